"""Rules that count: "two weeks ago", "the past three days", "in a month", "within a year"."""

from datetime import timedelta

from etl.dates.periods import Context, Days, months, move, one_day, span_of, years
from etl.dates.relations import refuse_unless_told
from etl.dates.rule import Groups, Rule
from etl.dates.words import NUMBER, UNIT, read_number, read_unit
from etl.records import Precision

_PRECISION: dict[str, Precision] = {
    "hour": "day", "day": "day", "week": "week", "fortnight": "week",
    "month": "month", "quarter": "month",
    "year": "year", "decade": "year",
}  # fmt: skip
_VAGUE = r"(?:(?:a |the )?(?:few|number of)|several|many|some)"
_ABOUT = (
    r"(?:about|around|roughly|approximately|almost|nearly|some|barely|just over|just under|"
    r"over|more than|less than|at least|up to)"
)
_THROUGH = r"(?:over|in|during|for|within|throughout|across)"
_COUNTED = rf"(?:(?P<about>{_ABOUT}) )?(?:(?P<number>{NUMBER})|(?P<vague>{_VAGUE}))"
_NO_NOUN = (
    r"(?! (?:the|a|an|his|her|its|their|our|this|that|these|those|he|she|they|it|we|"
    r"(?-i:[A-Z])\w*|\w+ing)\b)"
)


def _read_distance(groups: Groups, context: Context) -> Days | None:
    way = (groups["way"] or "").lower()
    unit = read_unit(groups["unit"] or "")
    backward = way in ("ago", "earlier", "before", "previously", "prior")
    told = way not in ("ago", "from now", "hence", "from today")
    return _distant(groups, context, -1 if backward else 1, base_is_told=told, unit=unit)


def _distant(
    groups: Groups, context: Context, direction: int, *, base_is_told: bool, unit: str
) -> Days:
    """Return the day, or the year, so many units away, widened where the count is not exact."""
    base = context.anchor if base_is_told else context.reference
    if groups["number"] is None:
        near, far = (move(base, direction * count, unit) for count in (2, 6))
        refuse_unless_told(context, far)
        return span_of(min(near, far), max(near, far), "unknown")
    day = move(base, direction * read_number(groups["number"]), unit)
    if base_is_told:
        refuse_unless_told(context, day)
    if unit in ("year", "decade"):
        return years(day.year)
    if not groups["about"]:
        return Days(day, one_day(day).ends_before, _PRECISION[unit])
    if unit == "month":
        return months(day.year, day.month)
    margin = timedelta(days=1 if unit == "day" else 3)
    return span_of(day - margin, day + margin, "week")


def _read_ahead(groups: Groups, context: Context) -> Days | None:
    if not context.future:
        return None  # "the first visit in five years" is no promise
    unit = read_unit(groups["unit"] or "")
    return _distant(groups, context, 1, base_is_told=False, unit=unit)


def _read_within(groups: Groups, context: Context) -> Days | None:
    reference = context.reference
    unit = read_unit(groups["unit"] or "")
    end = move(reference, read_number(groups["number"] or ""), unit)
    if context.future:
        return span_of(reference, end, _PRECISION[unit])
    return None


def _read_stretch(groups: Groups, context: Context) -> Days | None:
    reference = context.reference
    unit = read_unit(groups["unit"] or "")
    if groups["vague"]:
        count, precision = {"day": 7, "week": 5, "month": 6}.get(unit, 5), "unknown"
    else:
        count = read_number(groups["number"]) if groups["number"] else 1
        precision = _PRECISION[unit]
    kind: Precision = "unknown" if precision == "unknown" else _PRECISION[unit]
    if unit == "hour":
        count = max(24, count)
    if (groups["way"] or "").lower() in ("past", "last", "previous", "recent", "preceding"):
        return span_of(move(reference, -count, unit), reference, kind)
    return span_of(reference, move(reference, count, unit), kind)


def _read_recent(groups: Groups, context: Context) -> Days | None:
    reference = context.reference
    unit = read_unit(groups["unit"] or "month")
    reach = {"hour": (2, "day"), "day": (7, "day"), "week": (5, "week")}.get(unit, (6, "month"))
    if groups["unit"] is None:
        return span_of(reference - timedelta(days=30), reference, "unknown")
    count, step = reach if unit not in ("year", "decade") else (5, "year")
    if (groups["way"] or "").lower() in ("recent", "past", "last"):
        return span_of(move(reference, -count, step), reference, "unknown")
    return span_of(reference, move(reference, count, step), "unknown")


COUNT_RULES = (
    Rule(
        name="distance",
        pattern=rf"{_COUNTED} (?P<unit>{UNIT}) "
        rf"(?P<way>ago|from now|from today|hence"
        rf"|(?:earlier|previously|later|afterwards?)(?! than\b)"
        rf"|(?:before|after|prior){_NO_NOUN})\b",
        read=_read_distance,
        anchored=True,
    ),
    Rule(
        name="stretch",
        # "The talks last two days" and "are to last an hour" tell no day: "last" is a verb there.
        pattern=rf"(?:(?:{_THROUGH} )?(?:the |these |this )|{_THROUGH} |(?!last\b))"
        rf"(?P<way>past|last|previous|next|coming|preceding) "
        rf"(?:(?P<number>{NUMBER})|(?P<vague>few|several|couple of)) "
        rf"(?P<unit>(?:hour|quarter)s?\b|{UNIT})(?! of\b)",
        read=_read_stretch,
    ),
    Rule(
        name="stretch",
        pattern=rf"(?:{_THROUGH} )?"
        r"(?:the|this) (?P<way>past|last|coming|next) "
        r"(?P<unit>week|month|quarter|year|decade)\b(?! of\b)",
        read=_read_stretch,
    ),
    Rule(
        name="ahead",
        pattern=rf"in (?:(?P<about>{_ABOUT}) )?(?:(?P<number>{NUMBER})|(?P<vague>{_VAGUE})) "
        rf"(?P<unit>{UNIT})(?:['’]s? time)?(?! (?:of|in|ago|earlier|before)\b)",
        read=_read_ahead,
    ),
    Rule(
        name="within",
        pattern=rf"within (?:the next )?(?:about )?(?P<number>{NUMBER}) (?P<unit>{UNIT})(?! of\b)",
        read=_read_within,
    ),
    Rule(
        name="recent",
        pattern=r"(?:(?:in|over|during|for) )?(?:(?P<recently>recently|lately)"
        r"|(?:the )?(?P<way>recent|coming) (?P<unit>(?:hour|day|week|month|year)s))\b",
        read=_read_recent,
    ),
)
