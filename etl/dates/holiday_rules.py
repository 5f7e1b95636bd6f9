"""Rules for feasts that news dates by: "Christmas Eve", "Easter Monday 2024", "May Day"."""

from collections.abc import Callable
from datetime import date, timedelta

from etl.dates.cores import make_day
from etl.dates.periods import Context, Days, one_day
from etl.dates.rule import Groups, Rule
from etl.dates.words import YEAR

_APOSTROPHE = "['’]?"


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computation)."""
    golden, century = year % 19, year // 100
    leap_skip, position = century // 4, century % 4
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_skip - correction + 15) % 30
    weekday = (32 + 2 * position + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, in our calendar."""
    lunar = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - lunar + 34) % 7
    month, day = divmod(lunar + weekday + 114, 31)
    gap = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=gap)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _nth_weekday(month: int, weekday: int, which: int) -> Callable[[int], date]:
    """Return the computation of the `which`-th such weekday of a month; -1 is the last."""

    def compute(year: int) -> date:
        if which < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))

    return compute


_HOLIDAYS: tuple[tuple[str, Callable[[int], date]], ...] = (
    (r"orthodox christmas(?: day)?", _fixed(1, 7)),
    (r"orthodox easter(?: sunday)?", orthodox_easter),
    (r"christmas eve", _fixed(12, 24)),
    (r"christmas(?: day)?(?! (?:eve|tree|card|shopping|part(?:y|ies)|carol|island)s?\b)",
     _fixed(12, 25)),
    (r"boxing day", _fixed(12, 26)),
    (rf"new year{_APOSTROPHE}s? eve", _fixed(12, 31)),
    (rf"(?<!lunar\s)(?<!chinese\s)(?:new year{_APOSTROPHE}s? day|new year['’]s)(?! eve)\b",
     _fixed(1, 1)),
    (r"epiphany", _fixed(1, 6)),
    (rf"(?:st\.? )?valentine{_APOSTROPHE}s day", _fixed(2, 14)),
    (rf"(?:st\.?|saint) patrick{_APOSTROPHE}s day", _fixed(3, 17)),
    (rf"(?:international )?women{_APOSTROPHE}s day", _fixed(3, 8)),
    (r"may day", _fixed(5, 1)),
    (r"(?:the )?fourth of july", _fixed(7, 4)),
    (r"bastille day", _fixed(7, 14)),
    (r"halloween", _fixed(10, 31)),
    (rf"all saints{_APOSTROPHE} day", _fixed(11, 1)),
    (r"(?:armistice|veterans|remembrance) day", _fixed(11, 11)),
    (r"ash wednesday", _from_easter(-46)),
    (r"palm sunday", _from_easter(-7)),
    (r"maundy thursday", _from_easter(-3)),
    (r"good friday", _from_easter(-2)),
    (r"holy saturday", _from_easter(-1)),
    (r"easter monday", _from_easter(1)),
    (r"easter(?: sunday| day)?(?! (?:eggs?|islands?|rising|monday|holidays?)\b)", _from_easter(0)),
    (r"ascension day", _from_easter(39)),
    (r"(?:pentecost|whit sunday)", _from_easter(49)),
    (r"whit monday", _from_easter(50)),
    (r"corpus christi", _from_easter(60)),
    (r"martin luther king(?: jr\.?)? day", _nth_weekday(1, 0, 3)),
    (rf"presidents?{_APOSTROPHE} day", _nth_weekday(2, 0, 3)),
    (r"memorial day", _nth_weekday(5, 0, -1)),
    (r"labou?r day", _nth_weekday(9, 0, 1)),
    (r"columbus day", _nth_weekday(10, 0, 2)),
    (r"thanksgiving(?: day)?", _nth_weekday(11, 3, 4)),
)  # fmt: skip


def _read_holiday(groups: Groups, context: Context) -> Days | None:
    index = next(each for each in range(len(_HOLIDAYS)) if groups[f"feast_{each}"])
    compute = _HOLIDAYS[index][1]
    if groups["year"]:
        year = int(groups["year"])
        return one_day(compute(year)) if make_day(year, 1, 1) else None
    reference = context.reference
    relation = (groups["relation"] or "").lower()
    future = context.future if relation in ("", "this", "the") else "next" in relation
    near = [compute(reference.year + step) for step in (-1, 0, 1)]
    if future:
        strict = relation == "next"
        return one_day(
            next(day for day in near if day > reference or (day == reference and not strict))
        )
    strict = relation == "last"
    return one_day(
        next(day for day in reversed(near) if day < reference or (day == reference and not strict))
    )


HOLIDAY_RULES = (
    Rule(
        name="holiday",
        pattern=r"(?:(?P<relation>last|this|next) )?(?<!father\s)(?:"
        + "|".join(f"(?P<feast_{i}>{name}\\b)" for i, (name, _) in enumerate(_HOLIDAYS))
        + rf")(?! island)(?:,? (?:of |in )?(?P<year>{YEAR}))?",
        read=_read_holiday,
        floats=True,
    ),
)
