"""The days of a meeting: from the date words of its trigger to an interval."""

import re
from dataclasses import replace
from datetime import date, timedelta

from etl.dates import combine, resolve_date
from etl.dates.periods import Tense
from etl.extract.dates import Dates
from etl.extract.given_up import is_counted_on
from etl.extract.lasts import ENDS, is_last, until_leaving, up_to
from etl.extract.model import TaggedSpan, TaggedTrigger
from etl.extract.reading import Named, Reading
from etl.extract.rereading import newly_set, told_days
from etl.extract.strays import is_of_others, is_stray, says
from etl.extract.tenses import is_done, tense_of
from etl.records import DateSpan, Precision

_RANK: dict[Precision, int] = {"day": 4, "week": 3, "month": 2, "year": 1, "unknown": 0}
_REACH = 40
"""How many characters before a trigger a duration may stand ("a three-day official visit")."""
_BESIDE = 60
"""How far from its trigger a date may stand that the model did not tie to it."""
_BEYOND = 140
"""The same after the trigger, where the other side with its posts stands between."""
_BARRIER = re.compile(
    r"\b(?:said|says|saying|told|tells|added|announced|reported|after|before|since|until|following"
    r"|ahead|when|while|but|because|as|that|and|despite|although|though|if|than|or)\b|[;:\"“”—(]"
    r"|,(?!\s*(?:which|who|scheduled|set|held|planned|due|on|from|in|at|to\s+be|starting|beginning)\b)"
)
"""What parts a date from a trigger."""
_AFTERWARDS = re.compile(
    r"\s+(?:(?:shortly\s+|just\s+)?after|(?:in|on|during)\s+(?:a|an|his|her|their))\s+(?:[\w-]+\s+){0,4}"
)
_COUNTED = re.compile(r"\b(?:today|tonight|tomorrow|yesterday|this\s+\w+)\b", re.IGNORECASE)
_HOUR = re.compile(
    r"(?:(?:in|during|later\s+in)\s+)?(?:the\s+|that\s+)?(?:morning|afternoon|evening|night)"
    r"|(?:earlier|later)\s+(?:in\s+the|that)\s+day",
    re.IGNORECASE,
)
_LOOK_BACK = 8
_STARTS = re.compile(
    r"\b(?:open(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|from|leav(?:es?|ing)|kick\w*"
    r"|arriv(?:es?|ed|ing|al)|depart\w*|fl(?:ies|y|ew)|travel\w*|tomorrow)\b"
)
_TO_BEGIN = re.compile(
    r"\b(?:to|will|would)\s+(?:be\s+)?(?:begin|start|open|resume|reopen|get\s+under\s+way)\b[^.,;:\"“”]{0,40}$"
)
"""What makes a day the first of talks whose last is not told."""
_COUNTED_FROM = re.compile(
    r"(?P<told>,?\s+(?P<number>a|one|two|three|four|five|\d{1,2})\s+days?\s+after)\s+"
    r"(?:(?:he|she|they)|(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]*)\s+(?:(?:had|also)\s+)*"
)
_SAME_DAY = re.compile(
    r"(?P<told>[^.;:\"“”]{0,90}?\b(?:hours|minutes|an\s+hour)\s+after)\s+"
    r"(?:(?:he|she|they)|(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]*)\s+(?:(?:had|also)\s+)*"
)
"""What puts a meeting on the day of what came of it: "killed on Monday hours after he met X"."""
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_WHERE_IT_WAS = re.compile(r"\s+(?:at|in)\s+(?:the\s+)?[A-Z][^.;:,]{2,60}\W*")
"""What may stand after the day at the end of a caption: "Sept. 25, 2015 at the United Nations"."""
_LEG = re.compile(r"\b(?:stop|leg)\b[^.;]{0,30}\b(?:on|of|in)\s+(?:an?|his|her|their|the)\s+$")
"""What makes a length that of a whole journey: "the last stop on a 10-day tour"."""
_LASTS = re.compile(r"\b(?:to|will|would)\s+last\s+(?:for\s+)?$")
_IS_TO = re.compile(r"\b(?:will|would|shall|due|scheduled|expected|plans?|planned|set|to\s+be)\b")
_COMES_BACK = re.compile(r"(?:return\w*|back|(?:came|come|comes)\s+back)\s+from\b", re.IGNORECASE)
_MOVES = re.compile(r"fl(?:y|ies|ew|ying)|travel|head(?:s|ed|ing)?\b|go(?:es|ing)?\b|went")
_SETS_OUT = re.compile(
    r"\b(?:leav(?:es?|ing)|left|depart(?:s|ed|ing)?|arriv(?:es?|ed|ing|al)|beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|set\s+(?:off|out))\b(?!\s+of\b)[^.;:\"“”]{0,80}$"
)
"""What makes a day the first of a visit whose last is not told."""
_CLAUSE_ENDS = re.compile(
    r",|\band\s+(?:(?:then|also|later|\w+ly|will|(?:was|were|is|are)\s+(?:due\s+)?to)\s+)?$"
)
_YEAR = re.compile(r"\d{4}")
_WHICH_BEGAN = re.compile(
    r",?\s+(?:which|that)\s+(?:began|opened|started|resumed)\s+(?:here\s+|there\s+)?(?:on\s+)?"
)
_UNTIL_WORD = re.compile(r"(?:until|till|for|to)\s+")
_PUT_OFF = re.compile(
    r"\b(?:postponed|put\s+off|delayed|rescheduled|moved|adjourned)\s+(?:\w+\s+)?(?:until|till|to|for)\s+(?:next\s+)?$"
)


def days_of(
    trigger: TaggedTrigger, reading: Reading, dates: Dates, *, anchor: date | None
) -> DateSpan | None:
    """Return the most precise days that the trigger's date words give; None when there are none."""
    if _COMES_BACK.match(reading.text, trigger.start):
        return None  # the day is that of the return
    tense = tense_of(trigger, reading)
    written, given_up = told_days(trigger, reading, dates, tense)
    roles = [
        role
        for role in trigger.roles
        if role.label == "DATE" and (_over(role, written) or not _over(role, given_up))
    ]
    found = [
        span
        for role in roles
        if (span := _resolve(role, trigger, reading, written, dates, tense, anchor))
    ]
    if all(span.precision in ("week", "unknown") for span in found):
        found += [span for span in written if _is_beside(span, trigger, reading)]
    if not found:
        found = [
            span
            for span in written
            if _closes_caption(span, trigger, reading) or _is_of_talk_after(span, trigger, reading)
        ]
    if not found:
        found = [day for span in written if (day := _days_from(span, trigger, reading))]
    if not found:
        found = [day for span in written if (day := until_leaving(span, trigger, reading))]
    if not found:
        return None
    found = [span for span in found if span.rule != "until"] or found
    best = max(found, key=lambda span: (_RANK[span.precision], -abs(span.start - trigger.start)))
    if best.rule == "until":
        return best
    last = next((span for span in written if is_last(span, best, trigger, reading)), None)
    return up_to(_open_ended(_with_duration(best, trigger, reading), trigger, reading), last)


def _days_from(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> DateSpan | None:
    """Return the day counted from another: "returned on Wednesday, a day after she met X"."""
    if span.precision != "day" or span.starts_on is None or span.end > trigger.start:
        return None
    counted = _COUNTED_FROM.fullmatch(reading.text, span.end, trigger.start)
    counted = counted or _SAME_DAY.fullmatch(reading.text, span.end, trigger.start)
    if counted is None:
        return None
    number = counted.groupdict().get("number") or "0"
    days = timedelta(days=_NUMBERS.get(number) or int(number))
    first = span.starts_on - days
    return replace(
        span,
        end=counted.end("told"),
        text=reading.words(span.start, counted.end("told")),
        starts_on=first,
        ends_before=first + timedelta(days=1),
        rule=f"{span.rule}+counted",
    )


def _open_ended(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> DateSpan:
    """Return the day of setting out, after which a visit goes on: "leaves for Paris on Monday"."""
    if span.precision != "day" or span.starts_on is None:
        return span
    if span.ends_before is not None and (span.ends_before - span.starts_on).days > 1:
        return span
    if trigger.kind != "visit" and is_counted_on(span):
        return span
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    if trigger.kind != "visit":
        begins = _TO_BEGIN.search(reading.text, sentence.start, span.start)
        sets_out = _SETS_OUT.search(reading.text, sentence.start, span.start)
        gap = reading.text[sets_out.start() : trigger.start] if sets_out else ","
        if sets_out and gap and not _CLAUSE_ENDS.search(gap) and not _YEAR.search(span.text):
            begins = sets_out  # a day with its year is that of a picture
        began = reading.text[trigger.end : max(trigger.end, span.start)]
        begins = begins or _WHICH_BEGAN.fullmatch(began)
        if not begins or duration_of(trigger, reading):
            return span
        return replace(span, ends_before=None, rule=f"{span.rule}+start")
    moves = _MOVES.match(reading.text, trigger.start, trigger.end) and span.start > trigger.end
    planned = trigger.status == "planned" and not duration_of(trigger, reading)
    if not moves and not planned and not _SETS_OUT.search(reading.text, sentence.start, span.start):
        return span
    return replace(span, ends_before=None, rule=f"{span.rule}+start")


def _resolve(
    role: TaggedSpan,
    trigger: TaggedTrigger,
    reading: Reading,
    written: list[DateSpan],
    dates: Dates,
    tense: Tense,
    anchor: date | None,
) -> DateSpan | None:
    over = [span for span in _over(role, written) if not is_of_others(span, trigger)]
    if over:
        over = [span for span in over if not is_stray(span, trigger, reading)]
        if not over:
            return None
        best = max(over, key=lambda span: (_RANK[span.precision], span.end - span.start))
        return _unless_quoted(best, reading)
    words = reading.words(role.start, role.end)
    if _HOUR.fullmatch(words) and (told := _told_before(role, reading, dates)):
        return replace(told, start=role.start, end=role.end, text=words, rule="hour")
    span = resolve_date(words, reference=dates.reference, tense=tense, anchor=anchor)
    if span is None:
        return DateSpan(
            start=role.start, end=role.end, text=words, starts_on=None, ends_before=None,
            precision="unknown", rule="words", reference=dates.reference,
        )  # fmt: skip
    return replace(span, start=role.start, end=role.end, text=words)


def _over(role: TaggedSpan, spans: list[DateSpan]) -> list[DateSpan]:
    """Return the days whose words the role's words overlap."""
    return [span for span in spans if span.start < role.end and span.end > role.start]


def _told_before(role: TaggedSpan, reading: Reading, dates: Dates) -> DateSpan | None:
    """Return the day told last in the sentences before: "spent Thursday ... in the afternoon"."""
    number = reading.sentence_at(role.start)
    start = reading.sentences[max(0, number - _LOOK_BACK)].start
    for span in reversed(dates.within(start, role.start, "past")):
        if span.precision == "day" and not says(span, reading):
            return span
    return None


def _unless_quoted(span: DateSpan, reading: Reading) -> DateSpan:
    """Return the words without days when they are quoted and count from the day of speaking."""
    sentence = reading.sentences[reading.sentence_at(span.start)]
    before = reading.text[sentence.start : span.start]
    quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    if not quoted or span.reference is None or not _COUNTED.search(span.text):
        return span
    return replace(span, starts_on=None, ends_before=None, precision="unknown")


def _is_beside(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for a day so near the trigger, with no clause between, that it can only be its day."""
    between = _between(span, trigger, reading)
    reach = _BESIDE if span.start < trigger.start else _BEYOND
    # What is near is few: only of that the whole sentence is asked.
    if span.precision != "day" or len(between) > reach or _BARRIER.search(between):
        return False
    if is_stray(span, trigger, reading) or _unless_quoted(span, reading) is not span:
        return False
    if _UNTIL_WORD.match(span.text):
        return False  # "agreed after talks to wait until Monday"
    low, high = min(span.end, trigger.end), max(span.start, trigger.start)
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    return not any(low <= other.start < high for other in sentence.triggers)


def _closes_caption(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the date that ends the words below a picture: "... in Cairo, April 20, 2016"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    before = reading.text[max(sentence.start, span.start - 2) : span.start]
    rest = reading.text[span.end : sentence.end]
    whole = span.precision == "day" and _YEAR.search(span.text)
    ends = not re.search(r"\w", rest) or (
        _WHERE_IT_WAS.fullmatch(rest)
        and not _IS_TO.search(reading.text, sentence.start, span.start)
    )
    return bool(whole and ends) and before.startswith(",")


def _is_of_talk_after(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True for the day of speaking then: "said on Thursday after a meeting", "on a visit"."""
    held = trigger.status == "held" and span.precision == "day" and says(span, reading)
    return held and bool(_AFTERWARDS.fullmatch(reading.text, span.end, trigger.start))


def is_pictured(days: DateSpan | None, trigger: TaggedTrigger, reading: Reading) -> bool:
    """True when the day of a meeting is that of the picture above the words."""
    return days is not None and _closes_caption(days, trigger, reading)


def duration_of(trigger: TaggedTrigger, reading: Reading) -> str | None:
    """Return the words that say how long it lasts: "three-day", "two days of meetings"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    start, end = max(sentence.start, trigger.start - _REACH), trigger.end + _REACH
    for named in reading.inside(start, min(sentence.end, trigger.end + _BEYOND), "DUR"):
        between = _between(named, trigger, reading)
        if named.start >= end and not _LASTS.search(between):
            continue
        days = re.search(r"[- ](?:day|night)s?\b", named.text) and not _BARRIER.search(between)
        if days and not _LEG.search(reading.text, sentence.start, named.start):
            return named.text
    return None


def hour_of(trigger: TaggedTrigger, reading: Reading) -> str | None:
    """Return the part of the day that the trigger's date words name."""
    words = " ".join(
        reading.words(role.start, role.end) for role in trigger.roles if role.label == "DATE"
    )
    found = re.search(r"\b(?:morning|afternoon|evening|night)\b", words, re.IGNORECASE)
    return found[0].casefold() if found else None


def _with_duration(span: DateSpan, trigger: TaggedTrigger, reading: Reading) -> DateSpan:
    words = duration_of(trigger, reading)
    return lasting(span, words, reading, told_together=True) if words else span


def lasting(
    span: DateSpan, duration: str, reading: Reading, *, told_together: bool = False
) -> DateSpan:
    """Return the days stretched to the duration, from their first day or back from their last.

    A duration told in another sentence stretches only a day that its words call the first or last.
    """
    if span.precision != "day" or span.starts_on is None:
        return span
    if span.ends_before is not None and (span.ends_before - span.starts_on).days > 1:
        return span
    around = reading.text[max(0, span.start - _BESIDE) : span.end + 20]
    if ENDS.search(around):
        whole = combine(span, duration)
        if whole.ends_before is None or whole.starts_on is None:
            return span
        length = whole.ends_before - whole.starts_on
        last = span.starts_on + timedelta(days=1)
        return replace(whole, starts_on=last - length, ends_before=last)
    begins = told_together or span.ends_before is None or _STARTS.search(around)
    return combine(span, duration) if begins else span


def put_off_to(trigger: TaggedTrigger, reading: Reading, dates: Dates) -> DateSpan | None:
    """Return the day from which on a meeting is now to be: "were put off until Monday"."""
    sentence = reading.sentences[reading.sentence_at(trigger.start)]
    for span in dates.within(trigger.end, sentence.end, "future"):
        new = newly_set(span, reading, dates.reference, "future")
        if new is not None and new.starts_on and not is_done(trigger, reading):
            return replace(new, ends_before=None)
        until = _UNTIL_WORD.match(span.text)
        end = span.start + (until.end() if until else 0)
        low = max(trigger.end, end - _BESIDE)
        if span.precision != "day" or not _PUT_OFF.search(reading.text, low, end):
            continue
        to = until is not None and until[0].startswith(("until", "till"))
        first = span.ends_before - timedelta(days=1) if to and span.ends_before else None
        return replace(
            span, starts_on=first or span.starts_on, ends_before=None, rule=f"{span.rule}+put off"
        )
    return None


def better(one: DateSpan | None, other: DateSpan | None) -> DateSpan | None:
    """Return the more precise of two tellings; of equals the longer interval, then the first."""
    if one is None or other is None:
        return one or other
    if _RANK[other.precision] > _RANK[one.precision]:
        return other
    if one.precision == other.precision == "day" and _length(other) > _length(one):
        return other
    return one


def _length(span: DateSpan) -> int:
    if span.starts_on is None or span.ends_before is None:
        return 1
    return (span.ends_before - span.starts_on).days


def apart(one: DateSpan | None, other: DateSpan | None) -> bool:
    """True when two tellings cannot mean the same days."""
    if one is None or other is None or one.starts_on is None or other.starts_on is None:
        return False
    one_end = one.ends_before or date.max
    other_end = other.ends_before or date.max
    return one_end <= other.starts_on or other_end <= one.starts_on


def _between(one: DateSpan | Named, trigger: TaggedTrigger, reading: Reading) -> str:
    """Return the text between words and a trigger, whichever comes first."""
    return reading.text[min(one.end, trigger.end) : max(one.start, trigger.start)]
