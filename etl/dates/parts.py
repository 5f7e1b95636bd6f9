"""The parts of a period: "early", "mid-", "the end of", "the second half of", "later in"."""

from datetime import timedelta

from etl.dates.periods import Context, Days, add_months, span_of, years
from etl.records import Precision

PART = (
    r"(?:(?=[bceflomrstv])(?:the )?(?:very )?(?P<part>(?:earlier|early|later|late|mid)(?=-| )"
    r"|beginning|start|middle|end|close|turn|(?:first|second|latter|last|other) half|"
    r"(?:first|early|latter|late) part|(?:first|early|opening|last|final|closing) days"
    r"|(?:first|last|final) weeks|rest|remainder)"
    r"(?: (?:in|of) (?:the )?|-|(?:(?<=early)|(?<=late)|(?<=mid)) "
    r"|(?:(?<=earlier)|(?<=later)) (?=this|that|last)))"
)
"""The words before a period, with the blank that follows them."""

PREPOSITION = "(?:" + "|".join(
    rf"(?<=\b{word}\s)"
    for word in (
        "in since during until till by before after through from to of for late early between and "
        "around about throughout a an the his her its their this"
    ).split()
) + ")"  # fmt: skip
"""A word before a bare month that shows the month to be a date."""

_FIRST = frozenset({"beginning", "start", "turn", "first days", "early days", "opening days"})
_LAST = frozenset({"end", "close", "last days", "final days", "closing days"})
_EARLY = frozenset({"early", "first part", "early part", "first weeks"})
_LATE = frozenset({"late", "latter part", "late part", "last weeks", "final weeks"})
_PRECISION: dict[str, Precision] = {"week": "week", "month": "month"}


def part_of(whole: Days, part: str | None, unit: str, context: Context) -> Days | None:
    """Return the part of the period that the words mean, by one convention for each unit."""
    if not part:
        return whole
    name = " ".join(part.lower().split())
    precision = _PRECISION.get(unit, "month")
    if name in ("earlier", "later", "rest", "remainder"):
        return _until_now(whole, before=name == "earlier", context=context)
    if name.endswith("half"):
        return _half(whole, unit, second=not name.startswith("first"))
    if unit == "week":
        bounds = _week_part(name)
        monday = whole.starts_on
        return span_of(
            monday + timedelta(days=bounds[0]), monday + timedelta(days=bounds[1]), precision
        )
    if unit == "month":
        return _month_part(whole, name)
    if unit == "decade":
        first, last = (
            (0, 4) if name in _FIRST | _EARLY else (7, 10) if name in _LAST | _LATE else (4, 7)
        )
        return years(whole.starts_on.year + first, last - first)
    size = _months_in(whole)
    # A quarter of a year is "early 2022", a twelfth "the start of 2022"; a season has three months.
    edge = max(1, size // (12 if name in _FIRST | _LAST else 4))
    if name in _FIRST | _EARLY:
        return Days(whole.starts_on, add_months(whole.starts_on, edge), precision)
    if name in _LAST | _LATE:
        return Days(add_months(whole.end, -edge), whole.end, precision)
    third = max(1, size // 3)
    return Days(
        add_months(whole.starts_on, third), add_months(whole.starts_on, 2 * third), precision
    )


def _months_in(whole: Days) -> int:
    """Return how many months the period has."""
    end, start = whole.end, whole.starts_on
    return (end.year - start.year) * 12 + end.month - start.month


def _until_now(whole: Days, *, before: bool, context: Context) -> Days | None:
    """Return what lies of the period before, or after, the reference day."""
    reference = context.reference
    if not whole.starts_on <= reference < whole.end:
        return whole
    if before:
        return span_of(whole.starts_on, reference, whole.precision)
    return Days(reference, whole.end, whole.precision)


def _half(whole: Days, unit: str, *, second: bool) -> Days:
    """Return the first or second half."""
    if unit == "month":
        middle = whole.starts_on + timedelta(days=15)
    elif unit == "week":
        middle = whole.starts_on + timedelta(days=3)
    else:
        middle = add_months(whole.starts_on, _months_in(whole) // 2)
    precision = _PRECISION.get(unit, "month")
    if second:
        return Days(middle, whole.end, precision)
    return Days(whole.starts_on, middle, precision)


def _week_part(name: str) -> tuple[int, int]:
    """Return the first and last weekday (0 to 6) of the part."""
    if name in _FIRST | _EARLY:
        return 0, 2
    if name in _LAST:
        return 4, 6
    if name in _LATE:
        return 3, 6
    return 1, 3


def _month_part(whole: Days, name: str) -> Days:
    """Return the part of one month."""
    first, last = whole.starts_on, whole.end - timedelta(days=1)
    if name in _FIRST:
        return span_of(first, first.replace(day=7), "month")
    if name in _EARLY:
        return span_of(first, first.replace(day=10), "month")
    if name in _LAST:
        return span_of(last - timedelta(days=6), last, "month")
    if name in _LATE:
        return span_of(first.replace(day=20), last, "month")
    return span_of(first.replace(day=10), first.replace(day=20), "month")
