"""Rules for written days: "Monday", "March 25-27, 2024", "the 25th", "yesterday evening"."""

from datetime import timedelta
from itertools import pairwise

from etl.dates.cores import (
    floating_day,
    make_day,
    nearest_weekday,
    read_month_day,
)
from etl.dates.periods import Context, Days, add_months, one_day, span_of, week_of
from etl.dates.relations import refuse_unless_told, shift_of
from etl.dates.rule import Groups, Rule
from etl.dates.words import (
    ANY_MONTH,
    ANY_YEAR,
    DAY,
    ORDINAL_DAY,
    PART_OF_DAY,
    SHORT_WEEKDAY,
    TO,
    WEEKDAY,
    read_parts,
    read_weekday,
)

_NOT_A_NUMBER_OF = r"(?! (?:million|billion|trillion|percent|per|pct|people|dollars)\b)"
_MONTH_DAY = (
    rf"(?:{ANY_MONTH} {DAY}(?:,? {ANY_YEAR})?{_NOT_A_NUMBER_OF}"
    rf"|(?:the )?{DAY} (?:day )?(?:of )?{ANY_MONTH}(?:,? {ANY_YEAR})?)"
)
_DAY_BEFORE_RANGE = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NOT_AN_EVENT = (
    r"(?! (?:the|a|an|his|her|its|their|our|this|that|these|those|he|she|they|it|we|which|"
    r"(?-i:[A-Z])\w*|\w+ing)\b)"
)


def _read_month_days(groups: Groups, context: Context) -> Days | None:
    words = groups["days"] or ""
    year, month, days = read_parts(words)
    if month is None or len(days) < 2:
        return None
    first, last = days[0], days[-1]
    if first >= last:
        return None
    if year is not None:
        start = make_day(year, month, first)
    else:
        # A stretch that has begun is the past's; one that has not ended is the future's.
        chosen = floating_day(month, last if context.future else first, context)
        start = make_day(chosen.year, month, first) if chosen else None
    end = make_day(start.year, month, last) if start else None
    if start is None or end is None:
        return None
    joined = (groups["lead"] or "").lower() in ("between", "from")
    sequence = all(after - before == 1 for before, after in pairwise(days))
    listed = any(f" {word} " in f" {words.lower()} " for word in ("and", "or", "&"))
    loose = listed and not joined and not sequence
    return span_of(start, end, "unknown" if loose else "day")


def _read_month_day(groups: Groups, context: Context) -> Days | None:
    if not groups["other_year"]:
        return read_month_day(groups["date"] or "", context)
    _, month, days = read_parts(groups["date"] or "")
    if month is None or len(days) != 1:
        return None
    day = make_day(context.reference.year + shift_of(groups["other_year"]), month, days[0])
    return one_day(day) if day else None


def _read_numeric(groups: Groups, context: Context) -> Days | None:
    words = groups["numeric"] or ""
    parts = [int(part) for part in words.replace("/", ".").replace("-", ".").split(".")]
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        day = make_day(*parts)
    elif "/" in words and parts[0] <= 12 < parts[1]:
        day = make_day(parts[2], parts[0], parts[1])
    elif "/" in words and parts[0] != parts[1] and max(parts[:2]) <= 12:
        return None  # "03/04/2024" is March in New York and April in London
    else:
        day = make_day(parts[2], parts[1], parts[0])
    return one_day(day) if day else None


def _read_weekday(groups: Groups, context: Context) -> Days | None:
    if groups["date"]:
        return read_month_day(groups["date"], context)
    name = groups["weekday"] or ""
    if groups["week"]:
        shift = shift_of(groups["week"])
        monday = week_of(context.reference + timedelta(weeks=shift)).starts_on
        return one_day(monday + timedelta(days=read_weekday(name)))
    relation = (groups["relation"] or "").lower()
    if not relation:
        return one_day(nearest_weekday(name, context))
    from_anchor = relation.endswith(("previous", "following", "preceding"))
    base = context.anchor if from_anchor else context.reference
    if relation.startswith("this") or relation.endswith("coming"):
        tense = context.tense
        if relation.endswith("coming"):
            tense = "future"
        elif relation.endswith("past"):
            tense = "past"
        return one_day(nearest_weekday(name, context.counting_from(base, tense)))
    if relation.endswith(("next", "following")):
        after = context.counting_from(base + timedelta(days=1), "future")
        return one_day(nearest_weekday(name, after))
    before = context.counting_from(base - timedelta(days=1), "past")
    return one_day(nearest_weekday(name, before))


def _read_week_from(groups: Groups, context: Context) -> Days | None:
    weeks = 2 if (groups["weeks"] or "").lower() == "two" else 1
    name = groups["weekday"] or ""
    if (groups["way"] or "").lower() == "from":
        day = nearest_weekday(name, context.counting_from(context.reference, "future"))
        return one_day(day + timedelta(weeks=weeks))
    day = nearest_weekday(name, context.counting_from(context.reference, "past"))
    return one_day(day - timedelta(weeks=weeks))


def _read_day_of_month(groups: Groups, context: Context) -> Days | None:
    number = int("".join(letter for letter in groups["number"] or "" if letter.isdigit()))
    reference = context.reference
    if groups["month"]:
        first = add_months(reference.replace(day=1), shift_of(groups["month"]))
        day = make_day(first.year, first.month, number)
        return one_day(day) if day else None
    for distance in range(12):
        first = add_months(reference.replace(day=1), distance if context.future else -distance)
        day = make_day(first.year, first.month, number)
        if day and (day >= reference if context.future else day <= reference):
            return one_day(day)
    return None


_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _read_near_day(groups: Groups, context: Context) -> Days | None:
    word = " ".join((groups["word"] or "").lower().split())
    reference = context.reference
    if word == "overnight":
        return span_of(reference - timedelta(days=1), reference, "day")
    if word.startswith("the day"):
        count = -2 if "yesterday" in word else 2
    elif word.startswith("last"):
        count = -1
    elif word.startswith("tom"):
        count = 1
    else:
        count = _NEAR_DAYS.get(word, 0)
    return one_day(reference + timedelta(days=count))


def _read_told_day(groups: Groups, context: Context) -> Days | None:
    words = (groups["which"] or "").lower()
    if any(word in words for word in ("previous", "preceding", "prior", "before")):
        count = -1
    elif any(word in words for word in ("next", "following", "after")):
        count = 1
    else:
        count = 0
    return one_day(refuse_unless_told(context, context.anchor + timedelta(days=count)))


_RELATION = (
    r"(?:last|next|this(?: coming| past)?|the (?:previous|preceding|following|next|past|coming)"
    r"|coming|past|previous|following)"
)
_REL_PERIOD = r"(?:last|this|next|the (?:previous|same|following))"

DAY_RULES = (
    Rule(
        name="numeric_day",
        pattern=r"(?P<numeric>\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?\.\d\d?\.\d{4}|\d\d?/\d\d?/\d{4})(?![\d/-])",
        read=_read_numeric,
    ),
    Rule(
        name="month_days",
        pattern=rf"(?:(?P<lead>from|between) )?(?P<days>"
        rf"{ANY_MONTH}(?: (?:the )?|-){_DAY_BEFORE_RANGE}(?:, {_DAY_BEFORE_RANGE}){{0,5}}"
        rf",?{TO}{DAY}(?:,? {ANY_YEAR})?(?! {ANY_MONTH})"
        rf"|(?:the )?{_DAY_BEFORE_RANGE}(?:, {_DAY_BEFORE_RANGE}){{0,5}},?{TO}(?:the )?{DAY}"
        rf" (?:of )?{ANY_MONTH}(?:,? {ANY_YEAR})?)",
        read=_read_month_days,
        floats=True,
    ),
    Rule(
        name="month_day",
        pattern=rf"(?P<date>{_MONTH_DAY})(?:,? (?:of )?(?P<other_year>last|next|this) year)?",
        read=_read_month_day,
        floats=True,
    ),
    Rule(
        name="week_from_weekday",
        pattern=rf"(?<!for\s)(?P<weeks>a|one|two) weeks? (?P<way>from|ago) (?:on )?"
        rf"(?P<weekday>{WEEKDAY})",
        read=_read_week_from,
    ),
    Rule(
        name="weekday",
        pattern=rf"(?<!every\s)(?<!each\s)(?<!black\s)(?<!bloody\s)(?<!super\s)"
        rf"(?:(?:early|late|later|mid)(?: on |-| ))?(?:(?P<relation>{_RELATION}) )?"
        rf"(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}(?=,? {ANY_MONTH}|$))(?:['’]s)?"
        rf"(?: (?:early |late |mid-?)?{PART_OF_DAY})?"
        rf"(?:(?:,? \(?|,|\s?\()(?P<date>{_MONTH_DAY})\)?)?"
        rf"(?:,? (?:of )?(?P<week>{_REL_PERIOD}) week)?"
        rf"(?! (?:Times|Telegraph|Mail|Herald|Express)\b)",
        read=_read_weekday,
        floats=True,
    ),
    Rule(
        name="near_day",
        pattern=rf"(?:(?:early|earlier|late|later) )?(?P<word>the day before yesterday"
        rf"|the day after tomorrow|today|tonight|yesterday|tomm?orr?ow|overnight"
        rf"|this (?:very |same )?{PART_OF_DAY}|last (?:night|evening)|the present day)(?:['’]s)?"
        rf"(?: {PART_OF_DAY})?(?: \({WEEKDAY}\))?",
        read=_read_near_day,
    ),
    Rule(
        name="told_day",
        pattern=rf"(?:(?:early|earlier|late|later) )?(?:on |in )?(?P<which>"
        rf"(?:the|that)(?: very)? (?:same|next|following|previous|preceding|prior) "
        rf"(?:day|{PART_OF_DAY})|that (?:day|{PART_OF_DAY})"
        rf"|the (?:day|night|evening|morning) (?:before|after){_NOT_AN_EVENT}"
        rf"|(?:earlier|later) in the day)",
        read=_read_told_day,
        anchored=True,
    ),
    Rule(
        name="day_of_month",
        pattern=rf"(?:on )?the (?P<number>{ORDINAL_DAY})(?:(?: of)? (?P<month>{_REL_PERIOD}) month"
        rf"|(?=\s?(?:[.,;:)\"”]|$| and\b| to\b)))",
        read=_read_day_of_month,
        floats=True,
        alone=rf"(?:on )?(?:the )?(?P<number>{ORDINAL_DAY})"
        rf"(?! (?:quarter|century|(?:of )?{ANY_MONTH}))"
        rf"(?:(?: of)? (?P<month>{_REL_PERIOD}) month)?",
    ),
)
