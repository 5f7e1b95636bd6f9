"""Words before a date that change it: "since", "until", "the week of", "two days before"."""

import re
from datetime import date, timedelta

from etl.dates.grammar import Atom
from etl.dates.periods import Context, Days, months, move, one_day, span_of, week_of, years
from etl.dates.words import NUMBER, PART_OF_DAY, UNIT, read_number, read_unit, spaced

_REACH = 60
_OPENING = r"beginning|starting|commencing|effective|as from|from"

_LEAD = re.compile(
    spaced(
        rf"(?<![\w-])(?:"
        rf"(?P<since>(?:ever )?since)(?: at least)?(?: (?:in|on|the))?"
        rf"|(?P<until>(?:up )?until|till|['’]til|up to|through)(?: at least)?(?: (?:on|in|the))?"
        rf"|(?P<by>by|no later than|not later than)"
        rf"|(?P<opens>{_OPENING})(?: (?:on|in|the))?"
        rf"|(?P<between>between)(?: the)?"
        rf"|(?P<eve>(?:on )?(?:the )?eve of)(?: the)?"
        rf"|(?:on |in |in the )?the (?P<beside>day|night|evening|morning|week|month|year) "
        rf"(?P<beside_way>before|after)(?: the)?"
        rf"|(?:last(?:s|ed|ing)? |for )(?P<length>{NUMBER}) (?P<length_unit>{UNIT})"
        rf" (?:{_OPENING})(?: on)?"
        rf"|(?P<number>{NUMBER}) (?P<unit>{UNIT}) (?P<count_way>before|after|from)(?: the)?"
        rf"|(?P<before>before|prior to|ahead of)|(?P<after>after|following)"
        rf"|(?:(?:on|during|in|over) )?(?:the )?(?P<stretch>week|weekend|month|year)"
        rf"(?: (?P<edge>beginning|starting|ending|ended|from))?(?: of| on)?(?: the)?"
        rf"|(?P<about>around|about|circa|on or about)"
        rf"|(?:on |in |during |at )?(?:the )?(?:early |late )?(?:{PART_OF_DAY}|hours) of"
        rf"|(?:early|late|earlier|later) (?:on|in)"
        rf"|(?:on|in|at|during|over|throughout|for|back in)(?: the)?"
        rf") ?$"
    ),
    re.IGNORECASE,
)


class Lead:
    """The words before an atom that change what it means."""

    __slots__ = ("_found", "start")

    def __init__(self, found: re.Match[str], offset: int) -> None:
        """Keep what stands before the atom."""
        self._found = found
        self.start = offset + found.start()

    @property
    def name(self) -> str:
        """Return the rule's name: "since", "until"; "" when the words change nothing."""
        for name in (
            "since until by opens between eve length beside_way count_way before after stretch"
            " about"
        ).split():
            if self._found[name]:
                return name.removesuffix("_way")
        return ""

    def read(self, atom: Atom, context: Context) -> Days | None:
        """Read the atom after these words: "since Monday" is past in any sentence."""
        reference = context.reference_or_none
        if self.name == "since":
            return atom.read(context.counting_from(reference, "past"))
        days = atom.read(context)
        if self.name in ("until", "by") and atom.rule.floats and days and reference:
            # "The offer was extended until May": whichever May is nearer.
            ahead = atom.read(context.counting_from(reference, "future"))
            if ahead and ahead.starts_on - reference < reference - days.starts_on:
                return ahead
        return days

    def apply(self, days: Days, context: Context, *, goes_on: bool = False) -> Days | None:
        """Return the days that the whole phrase means; `goes_on` says that "onwards" follows."""
        reference = context.reference_or_none
        match self.name:
            case "since":
                return _since(days, reference)
            case "until" | "by":
                return _until(days, reference, context)
            case "before":
                return _before(days, reference, context)
            case "after":
                return _after(days, reference, context)
            case "opens":
                # "4 percent down from Friday" opens nothing; "from Friday on" and "will ..." do.
                opens = self._found["opens"].lower() != "from" or context.future or goes_on
                if days.precision == "day" and opens:
                    return Days(days.starts_on, None, "day")
                return days
            case "about":
                return _about(days)
        return self._apply_shape(days)

    def _apply_shape(self, days: Days) -> Days | None:
        """Return the days for words that point beside or around the date."""
        found = self._found
        match self.name:
            case "eve":
                return one_day(days.starts_on - timedelta(days=1))
            case "beside":
                return _beside(days, found["beside"].lower(), found["beside_way"].lower())
            case "count":
                direction = -1 if found["count_way"].lower() == "before" else 1
                unit = read_unit(found["unit"])
                count = direction * read_number(found["number"])
                return one_day(move(days.starts_on, count, unit))
            case "length":
                count = read_number(found["length"])
                return _lasting(days, count, read_unit(found["length_unit"]))
            case "stretch":
                return _stretch(days, found["stretch"].lower(), (found["edge"] or "").lower())
        return days


def lead_before(text: str, start: int, at: int) -> Lead | None:
    """Return the lead that ends where the atom starts, if there is one."""
    offset = max(start, at - _REACH)
    found = _LEAD.search(text, offset, at)
    return Lead(found, 0) if found else None


def _since(days: Days, reference: date | None) -> Days | None:
    if reference is None:
        return Days(days.starts_on, None, days.precision)
    if days.starts_on > reference:
        return None
    return span_of(days.starts_on, reference, days.precision)


def _until(days: Days, reference: date | None, context: Context) -> Days:
    if context.future and reference is not None and reference < days.end:
        return Days(reference, days.end, days.precision)
    return days


def _before(days: Days, reference: date | None, context: Context) -> Days | None:
    if context.future and reference is not None and reference < days.starts_on:
        return Days(reference, days.starts_on, days.precision)
    return None


def _after(days: Days, reference: date | None, context: Context) -> Days:
    if not context.future and reference is not None and days.end <= reference:
        return span_of(days.end, reference, days.precision)
    return Days(days.end, None, days.precision)


def _about(days: Days) -> Days:
    if not days.is_one_day:
        return days
    return span_of(days.starts_on - timedelta(days=3), days.starts_on + timedelta(days=3), "week")


def _beside(days: Days, unit: str, way: str) -> Days:
    direction = -1 if way == "before" else 1
    if unit in ("day", "night", "evening", "morning"):
        edge = days.starts_on if direction < 0 else days.end - timedelta(days=1)
        return one_day(edge + timedelta(days=direction))
    edge = move(days.starts_on, direction, unit)
    if unit == "week":
        return week_of(edge)
    return months(edge.year, edge.month) if unit == "month" else years(edge.year)


def _lasting(days: Days, count: int, unit: str) -> Days:
    """Return the days from the first on: "for two weeks from Monday"."""
    if not days.is_one_day or count < 1:
        return days
    return Days(days.starts_on, move(days.starts_on, count, unit), "day")


def _stretch(days: Days, unit: str, edge: str) -> Days:
    first = days.starts_on
    if unit == "week":
        if edge in ("beginning", "starting", "from"):
            return Days(first, first + timedelta(days=7), "week")
        if edge in ("ending", "ended"):
            return Days(first - timedelta(days=6), first + timedelta(days=1), "week")
        return week_of(first)
    if unit == "weekend":
        if not days.is_one_day:
            return days
        saturday = week_of(first).starts_on + timedelta(days=5)
        return span_of(saturday, saturday + timedelta(days=1), "week")
    return days
