"""Rules for weekends and for the weeks and weekdays of a month: "the second week of May"."""

from datetime import timedelta

from etl.dates.cores import make_day
from etl.dates.periods import Context, Days, months, one_day, span_of, week_of
from etl.dates.relations import refuse_unless_told, shift_of, told_base
from etl.dates.rule import Groups, Rule
from etl.dates.words import ANY_MONTH, ANY_YEAR, WEEKDAY, read_parts, read_weekday

_ORDINALS = ("first", "second", "third", "fourth", "last")
_WHICH = r"(?:the )?(?P<which>first|second|third|fourth|last|final)"
_OF_MONTH = rf"(?:of|in) (?P<month>{ANY_MONTH}(?:,? {ANY_YEAR})?)"


def _read_weekend(groups: Groups, context: Context) -> Days | None:
    relation = (groups["relation"] or "the").lower()
    base = told_base(relation, context)
    saturday = week_of(base.reference).starts_on + timedelta(days=5)
    shift = shift_of(relation)
    if "past" in relation or "last" in relation:
        started = saturday <= base.reference - timedelta(days=2)
        saturday -= timedelta(days=0 if started else 7)
    elif shift:
        saturday += timedelta(days=7 * shift)
        if "coming" in relation:
            saturday -= timedelta(days=7)
    elif not context.future and saturday > base.reference:
        saturday -= timedelta(days=7)
    if base is not context:
        refuse_unless_told(context, saturday)
    # What is told of a weekend was on one of its days, or on both: on which is not told.
    return span_of(saturday, saturday + timedelta(days=1), "week")


def _read_nth(groups: Groups, context: Context) -> Days | None:
    """Read the n-th week, weekend or weekday of a month; weeks count from its first day."""
    which = (groups["which"] or "").lower().replace("final", "last")
    unit = (groups["unit"] or "").lower()
    year, month, _ = read_parts(groups["month"] or "")
    if month is None or (year is not None and make_day(year, month, 1) is None):
        return None
    # Of a month of every year, the one nearest in the direction of the tense.
    step = 1 if context.future else -1
    years = [year] if year is not None else [context.reference.year + step * i for i in (0, 1)]
    for option in years:
        days = _nth(_ORDINALS.index(which), unit, months(option, month))
        if year is not None or (
            days.end > context.reference if context.future else days.starts_on <= context.reference
        ):
            return days
    return None


def _nth(index: int, unit: str, month: Days) -> Days:
    """Return the week, weekend or weekday with that index in the month; 4 is the last."""
    last = index == len(_ORDINALS) - 1
    if unit == "week":
        first = month.end - timedelta(days=7) if last else month.starts_on + timedelta(weeks=index)
        return Days(first, first + timedelta(days=7), "week")
    wanted = 5 if unit == "weekend" else read_weekday(unit)
    if last:
        final = month.end - timedelta(days=2 if unit == "weekend" else 1)
        day = final - timedelta(days=(final.weekday() - wanted) % 7)
    else:
        offset = (wanted - month.starts_on.weekday()) % 7
        day = month.starts_on + timedelta(days=offset + 7 * index)
    return span_of(day, day + timedelta(days=1), "week") if unit == "weekend" else one_day(day)


WEEK_RULES = (
    Rule(
        name="week_of_month",
        pattern=rf"{_WHICH} (?P<unit>weekend|week|{WEEKDAY}) {_OF_MONTH}",
        read=_read_nth,
    ),
    Rule(
        name="weekend",
        pattern=r"(?:(?:over|at|during|on) )?(?P<relation>the(?: (?:past|last|coming|previous|"
        r"following|next))?|last|this(?: past| coming)?|next|that|past|coming) weekend\b(?:['’]s)?"
        r"(?! of\b)",
        read=_read_weekend,
    ),
)
