"""Rules for weeks, months, quarters, halves, seasons, years and decades, whole or in part."""

from datetime import timedelta

from etl.dates.parts import PART, PREPOSITION, part_of
from etl.dates.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Context,
    Days,
    add_months,
    months,
    quarter_of,
    week_of,
    years,
)
from etl.dates.relations import REL_YEAR, RELATION, refuse_unless_told, shift_of, told_base
from etl.dates.rule import Groups, Rule
from etl.dates.words import (
    ANY_MONTH,
    MONTH,
    SEASON,
    SEASON_MONTHS,
    YEAR,
    read_parts,
)


def _read_relative(groups: Groups, context: Context) -> Days | None:
    relation = groups["relation"] or "this"
    base = told_base(relation, context)
    day = base.reference
    shift = shift_of(relation)
    unit = (groups["unit"] or "").lower()
    if unit == "week":
        whole = week_of(day + timedelta(weeks=shift))
    elif unit == "month":
        first = add_months(day.replace(day=1), shift)
        whole = months(first.year, first.month)
    elif unit == "quarter":
        whole = quarter_of(day, shift)
    elif unit == "year":
        whole = years(day.year + shift)
    elif unit == "decade":
        whole = years(day.year // 10 * 10 + 10 * shift, 10)
    else:
        whole = _season(unit, day.year, shift, context=base)
    if base is not context:
        refuse_unless_told(context, whole.starts_on)
    return part_of(whole, groups["part"], unit, context)


def _season(unit: str, year: int, shift: int, *, context: Context) -> Days:
    """Return the season of the year, or the last, this or next one as seen from the reference."""
    month = SEASON_MONTHS[unit]
    reference = context.reference
    options = [months(year + step, month, 3) for step in (-2, -1, 0, 1, 2)]
    if shift > 0:
        return next(each for each in options if each.starts_on > reference)
    if shift < 0:
        return next(each for each in reversed(options) if each.end <= reference)
    running = [each for each in options if each.starts_on <= reference < each.end]
    return running[0] if running else months(year, month, 3)


def _floating(month: int, count: int, context: Context) -> Days:
    """Return the stretch of months that has begun last, or for the future the one not yet over."""
    year = context.reference.year
    options = [months(year + step, month, count) for step in (-2, -1, 0, 1, 2)]
    if context.future:
        return next(each for each in options if each.end > context.reference)
    return next(each for each in reversed(options) if each.starts_on <= context.reference)


def _written_year(groups: Groups, context: Context) -> int | None:
    """Return the year that stands beside the words, as a number or as "last year"."""
    if groups["year"]:
        return int(groups["year"])
    if groups["which_year"]:
        words = groups["which_year"]
        return told_base(words, context).reference.year + shift_of(words)
    return None


def _read_month(groups: Groups, context: Context) -> Days | None:
    _, month, _ = read_parts(groups["month"] or "")
    if month is None:
        return None
    year = _written_year(groups, context)
    if year is not None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        whole = months(year, month)
    elif groups["relation"]:
        whole = _related_month(month, groups["relation"], context)
    else:
        whole = _floating(month, 1, context)
    return part_of(whole, groups["part"], "month", context)


def _related_month(month: int, relation: str, context: Context) -> Days:
    """Return "last June", "next March": the nearest that is over or has not begun."""
    shift = shift_of(relation)
    if shift == 0:
        return months(context.reference.year, month)
    year = context.reference.year
    options = [months(year + step, month) for step in (-1, 0, 1)]
    if shift > 0:
        return next(each for each in options if each.starts_on > context.reference)
    return next(each for each in reversed(options) if each.end <= context.reference)


def _read_quarter(groups: Groups, context: Context) -> Days | None:
    word = (groups["quarter"] or "").lower()
    number = next(
        index
        for index, names in enumerate(
            (("first", "1"), ("second", "2"), ("third", "3"), ("fourth", "4", "final", "last")), 1
        )
        if any(name in word for name in names)
    )
    halves = groups["half_mark"] is not None
    size = 6 if halves else 3
    month = (number - 1) * size + 1
    if month > 12:
        return None
    year = _written_year(groups, context)
    if year is None:
        return part_of(_floating(month, size, context), groups["part"], "quarter", context)
    return part_of(months(year, month, size), groups["part"], "quarter", context)


def _read_season(groups: Groups, context: Context) -> Days | None:
    month = SEASON_MONTHS[(groups["season"] or "").lower()]
    year = _written_year(groups, context)
    whole = _floating(month, 3, context) if year is None else months(year, month, 3)
    return part_of(whole, groups["part"], "season", context)


def _read_year(groups: Groups, context: Context) -> Days | None:
    year = int(groups["year"] or 0)
    if groups["to_year"]:
        last = int(str(year)[:-2] + groups["to_year"])
        return years(year, last - year + 1) if last > year else None
    return part_of(years(year), groups["part"], "year", context)


def _read_decade(groups: Groups, context: Context) -> Days | None:
    written = groups["decade"] or ""
    if len(written) == 4:
        return part_of(years(int(written), 10), groups["part"], "decade", context)
    century = 1900 if int(written) >= 30 else 2000
    return part_of(years(century + int(written), 10), groups["part"], "decade", context)


_YEAR_NOUNS = (
    r"(?! (?:\w+ )?(?:people|refugees|troops|soldiers|workers|votes|seats|members|pages|dollars|"
    r"euros|miles|km|kilometers|kilometres|meters|metres|feet|tons|tonnes|barrels|points|jobs|"
    r"homes|delegates|police|officers|civilians|children|women|men|students|migrants|prisoners|"
    r"megawatts|MW|missiles|aircraft|tanks|cases|deaths|casualties)\b)"
)
_YEARLY = (
    r"(?:\w+ )?(?:accord|agreement|treaty|deal|pact|war|summit|elections?|campaign|resolution|"
    r"crash|invasion|coup|revolution|attacks?|constitution|visit|meeting|conference|talks|census|budget|"
    r"earthquake|olympics|ceasefire|cease-fire|truce|uprising|referendum|vote|bombing|massacre)"
)
"""What a year stands before: "an unsuccessful 1996 campaign"."""
_BEFORE_YEAR = "(?:" + "|".join(
    rf"(?<=\b{word}\s)"
    for word in (
        "in since during until till by before after from through between and to of the his her its "
        "their our that this a an for year early late mid around about circa"
    ).split()
) + r"|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-))"  # fmt: skip

PERIOD_RULES = (
    Rule(
        name="quarter",
        pattern=rf"{PART}?(?:the )?"
        rf"(?P<quarter>first|second|third|fourth|(?:final|last)(?= quarter of)"
        rf"|[1-4](?:st|nd|rd|th))(?:-| )quarter\b"
        rf"(?:,? (?:of )?(?:the )?(?:(?P<year>{YEAR})|{REL_YEAR}|year\b))?(?! of\b)(?!-?final)",
        read=_read_quarter,
    ),
    Rule(
        name="quarter",
        pattern=rf"(?P<quarter>(?-i:Q)[1-4]|(?P<half_mark>(?-i:H))[12])\b"
        rf"(?:,? (?:of )?(?:(?P<year>{YEAR})|{REL_YEAR}))?",
        read=_read_quarter,
    ),
    Rule(
        name="relative_period",
        pattern=rf"{PART}?{RELATION} (?P<unit>week|month|quarter|year|decade|{SEASON})\b"
        rf"(?! of {ANY_MONTH})(?:['’]s)?",
        read=_read_relative,
    ),
    Rule(
        name="part_of_period",
        pattern=rf"{PART}(?:the )?(?P<unit>week|month|quarter|year|decade)\b(?! of\b)",
        read=_read_relative,
    ),
    Rule(
        name="month",
        pattern=rf"{PART}?(?P<month>{ANY_MONTH}),? (?:(?:of )?(?P<year>{YEAR})"
        rf"(?!-\d)|{REL_YEAR})",
        read=_read_month,
    ),
    Rule(
        name="month",
        pattern=rf"(?:{PART}|(?P<relation>last|this(?: past| coming)?|next) |{PREPOSITION}"
        rf"|(?=\w+(?: (?:to|and|through|until) |[-–]){MONTH}))(?P<month>{MONTH})"
        rf"(?!['’]s| \d| (?-i:[A-Z])\w)",
        read=_read_month,
        floats=True,
        alone=rf"(?:{PART}|(?P<relation>last|this|next) )?(?P<month>{ANY_MONTH})(?! \d)(?:['’]s)?",
    ),
    Rule(
        name="season",
        pattern=rf"{PART}?(?:the )?(?P<season>{SEASON})(?: of|,)? (?:(?P<year>{YEAR})|{REL_YEAR})",
        read=_read_season,
    ),
    Rule(
        name="season",
        pattern=rf"(?:{PART}|(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bduring\s))"
        rf"(?:the )?(?P<season>{SEASON})(?! of\b)",
        read=_read_season,
        floats=True,
        alone=rf"{PART}?(?:the )?(?P<season>{SEASON})",
    ),
    Rule(
        name="decade",
        pattern=rf"{PART}?(?:the )?['’]?"
        rf"(?P<decade>(?:1[89]|20)\d0|(?<=['’])\d0)['’]?s\b",
        read=_read_decade,
    ),
    Rule(
        name="year",
        pattern=rf"(?:{PART}|{_BEFORE_YEAR}|(?={YEAR}\s?[-–]\s?{YEAR}))(?P<year>{YEAR})"
        rf"(?:[-–/](?P<to_year>\d\d)(?![\d-]))?{_YEAR_NOUNS}",
        read=_read_year,
        alone=rf"{PART}?(?:the )?(?:year )?(?P<year>{YEAR})(?:[-–/](?P<to_year>\d\d)(?![\d-]))?",
    ),
    Rule(
        name="year",
        pattern=rf"(?P<year>{YEAR})(?= {_YEARLY}\b)",
        read=_read_year,
    ),
    Rule(
        name="end_of_period",
        pattern=r"(?P<unit>month|year)-(?P<part>end)\b",
        read=_read_relative,
    ),
)
