"""Join atoms to phrases: ranges, lists, and the words before a date that change it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.dates.grammar import Atom, find_atoms
from etl.dates.leads import Lead, lead_before
from etl.dates.periods import Context, Days
from etl.records import DateSpan

_GLUE = re.compile(
    r"\s{0,3}(?P<dash>[-–—])\s{0,3}"
    r"|\s{1,9}(?P<to>to|through|thru|until|till|up\s+to|and\s+ending|and\s+ended)"
    r"(?:\s{1,9}(?:the|on|in))?\s{1,9}"
    r"|,?\s{1,9}(?P<and>and|&|or)(?:\s{1,9}(?:the|on|in))?\s{1,9}|(?P<comma>,)\s{1,9}",
    re.IGNORECASE,
)
_LONGEST_GLUE = 24
_ONLY_AHEAD = frozenset({"ahead", "within"})
"""Rules whose words are no date in the past: "the first visit in five years"."""
_LONGEST_RANGE = timedelta(days=337)
_TAIL = re.compile(r"\s{1,9}(?:onwards?|on)(?=\s*(?:[.,;]|$))", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b\s*\w|\s+(?:['’]s)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole phrase: its place, its days when they can be told, and what read it."""

    start: int
    end: int
    days: Days | None
    rule: str
    counted_from: date | None
    """The day that relative words were counted from; None for words that need none."""


def find_phrases(
    text: str, context: Context, *, start: int, end: int, alone: bool = False
) -> Iterator[Phrase]:
    """Yield the phrases of the text in order, without overlap."""
    atoms = list(find_atoms(text, start, end, alone=alone))
    at = 0
    floor = start
    while at < len(atoms):
        phrase, used = _phrase_at(text, atoms, at, floor, context)
        if phrase.days is not None or phrase.rule not in _ONLY_AHEAD or context.future:
            yield phrase
        if phrase.days is not None and phrase.days.is_one_day:
            context = replace(context, anchor_or_none=phrase.days.starts_on)
        at += used
        floor = phrase.end


def _phrase_at(
    text: str, atoms: list[Atom], at: int, floor: int, context: Context
) -> tuple[Phrase, int]:
    """Return the phrase that begins with the atom, and how many atoms it takes."""
    first = atoms[at]
    lead = lead_before(text, floor, first.start)
    if lead is not None and lead.name in ("before", "after", "by") and _owns(text, first):
        lead = None  # "after Monday's talks" speaks of the talks
    joined = _join(text, atoms, at, lead, context)
    begin = lead.start if lead else first.start
    if joined is not None:
        days, used = joined
        last = atoms[at + used - 1]
        absolute = all(atom.is_absolute for atom in atoms[at : at + used])
        if lead is not None and lead.name not in ("between", "opens", "") and days:
            days = lead.apply(days, context)
        counted = None if absolute else context.reference_or_none
        return Phrase(begin, last.end, days, "range", counted), used
    if lead is None:
        return _single(first, begin, context), 1
    tail = _TAIL.match(text, first.end) if lead.name == "opens" else None
    days = lead.read(first, context)
    if days is not None:
        days = lead.apply(days, context, goes_on=tail is not None)
    end = tail.end() if tail else first.end
    rule = first.rule.name if lead.name in ("", "between", "opens") else lead.name
    counted = _counted_from(first, context)
    if lead.name in ("since", "until", "by", "before", "after"):
        counted = context.reference_or_none
    return Phrase(begin, end, days, rule, counted), 1


def _single(atom: Atom, begin: int, context: Context) -> Phrase:
    """Return the phrase of one atom that nothing changes."""
    days = atom.read(context)
    return Phrase(begin, atom.end, days, atom.rule.name, _counted_from(atom, context))


def _counted_from(atom: Atom, context: Context) -> date | None:
    """Return the day that the atom's words count from."""
    if atom.is_absolute:
        return None
    if atom.rule.anchored and context.anchor_or_none is not None:
        return context.anchor_or_none
    return context.reference_or_none


def _owns(text: str, atom: Atom) -> bool:
    """Tell whether the words possess what follows: "Monday's"."""
    return text[atom.start : atom.end].endswith(("'s", "’s")) or bool(
        _POSSESSIVE.match(text, atom.end)
    )


def _join(
    text: str, atoms: list[Atom], at: int, lead: Lead | None, context: Context
) -> tuple[Days | None, int] | None:
    """Return the days of a range or list that begins with the atom; None when it stands alone."""
    total: Days | None = None
    used = 1
    while at + used < len(atoms):
        first, second = atoms[at + used - 1], atoms[at + used]
        if not 0 < second.start - first.end <= _LONGEST_GLUE:
            break
        glue = _GLUE.fullmatch(text, first.end, second.start)
        if glue is None:
            break
        is_range = bool(glue["dash"] or glue["to"]) or bool(
            glue["and"] and lead is not None and lead.name == "between"
        )
        pair = _read_pair(first, second, context)
        if is_range and not _kindred(first, second, lead):
            break
        if pair is None:
            if is_range:
                return None, used + 1
            break
        before, after = pair
        if not is_range and before.ends_before != after.starts_on:
            break
        precision = before.precision if before.precision == after.precision else "month"
        if {before.precision, after.precision} <= {"day", "week"}:
            precision = "day" if before.precision == after.precision == "day" else "week"
        total = Days(total.starts_on if total else before.starts_on, after.ends_before, precision)
        used += 1
        if is_range:
            break
    return (total, used) if total else None


def _kindred(first: Atom, second: Atom, lead: Lead | None) -> bool:
    """Tell whether two atoms around a dash or "to" can be the ends of one range."""
    if lead is not None and lead.name in ("between", "opens"):
        return True
    days = {"weekday", "month_day", "month_days", "numeric_day", "near_day", "day_of_month",
            "holiday"}  # fmt: skip
    if first.rule.name in days:
        return second.rule.name in days
    return second.rule.name not in days


def _read_pair(first: Atom, second: Atom, context: Context) -> tuple[Days, Days] | None:
    """Read the two ends so that they fit: the one that is fixed ties the one that floats."""
    first_is_fixed = not first.rule.floats or first.is_absolute
    second_is_fixed = not second.rule.floats or second.is_absolute
    if second_is_fixed or (not context.future and not first_is_fixed):
        after = second.read(context)
        if after is None:
            return None
        tied = context.counting_from(after.starts_on, "past") if first.rule.floats else context
        before = first.read(tied)
    else:
        before = first.read(context)
        if before is None:
            return None
        tied = context.counting_from(before.starts_on, "future") if second.rule.floats else context
        after = second.read(tied)
    if before is None or after is None or before.starts_on >= after.end:
        return None
    if before.starts_on > after.starts_on:
        return None
    if first.rule.floats and second.rule.floats and after.end - before.starts_on > _LONGEST_RANGE:
        return None  # "March 27 to March 25" runs backward; it is not a year
    return before, after


def as_span(text: str, phrase: Phrase) -> DateSpan:
    """Return the record of a phrase; words that give no days keep their place and say so."""
    days = phrase.days
    return DateSpan(
        start=phrase.start,
        end=phrase.end,
        text=text[phrase.start : phrase.end],
        starts_on=days.starts_on if days else None,
        ends_before=days.ends_before if days else None,
        precision=days.precision if days else "unknown",
        rule=phrase.rule,
        reference=phrase.counted_from,
    )
