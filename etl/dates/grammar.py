"""The grammar: all rules in one pattern, and the atoms it finds in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.dates.count_rules import COUNT_RULES
from etl.dates.day_rules import DAY_RULES
from etl.dates.holiday_rules import HOLIDAY_RULES
from etl.dates.period_rules import PERIOD_RULES
from etl.dates.periods import Context, Days, NoReferenceError
from etl.dates.relations import NoAnchorError
from etl.dates.rule import Groups, Rule
from etl.dates.week_rules import WEEK_RULES
from etl.dates.words import spaced

RULES: tuple[Rule, ...] = (*HOLIDAY_RULES, *COUNT_RULES, *DAY_RULES, *WEEK_RULES, *PERIOD_RULES)
"""In order of trial: where two rules match at one place, the first wins."""

_HINT = re.compile(
    r"\d|day|week|fortnight|month|year|decade|quarter|hour|night|morning|evening|noon|lunch|dawn|tom|recent"
    r"|lately|spring|summer|autumn|fall|winter"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat"
    r"|christ|easter|epiphany|halloween|thanksgiving|pentecost)",
    re.IGNORECASE,
)
"""What every date holds some of. Half of all sentences hold none and need no scan."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Words that one rule reads: "Monday", "late 2023", "the past three days"."""

    start: int
    end: int
    rule: Rule
    groups: Groups

    def read(self, context: Context) -> Days | None:
        """Return the days in this context, or None when there are none."""
        try:
            return self.rule.read(self.groups, context)
        except (NoReferenceError, NoAnchorError, OverflowError, ValueError):
            # A count that leaves the calendar ("900 decades ago") is no day.
            return None

    @property
    def is_absolute(self) -> bool:
        """True when the words give their days without a reference."""
        return self.read(Context(None)) is not None


def find_atoms(text: str, start: int, end: int, *, alone: bool = False) -> Iterator[Atom]:
    """Yield the atoms in order; `alone` says that the whole text is known to be a date."""
    yield from _atoms(text, start, end, alone)


@lru_cache(maxsize=4)
def _atoms(text: str, start: int, end: int, alone: bool) -> tuple[Atom, ...]:
    """Return the atoms; an article is read in each tense, its words are the same."""
    return tuple(_scan(text, start, end, alone))


def _scan(text: str, start: int, end: int, alone: bool) -> Iterator[Atom]:
    if not _HINT.search(text, start, end):
        return
    scanner, rules, readers = _compiled(alone)
    for found in scanner.finditer(text, start, end):
        index = int((found.lastgroup or "r0")[1:])
        # The scanner's groups have no names inside; the rule's own pattern takes the words apart.
        match = readers[index].match(text, found.start(), end)
        if match is None or match.end() == match.start():
            continue
        groups: Groups = defaultdict(type(None), match.groupdict())
        yield Atom(match.start(), match.end(), rules[index], groups)


@lru_cache(maxsize=2)
def _compiled(alone: bool) -> tuple[re.Pattern[str], tuple[Rule, ...], tuple[re.Pattern[str], ...]]:
    """Return the scanner, its rules, and the pattern of each rule."""
    rules = tuple(
        replace(rule, pattern=rule.alone) if alone and rule.alone else rule for rule in RULES
    )
    patterns = [spaced(rule.pattern) for rule in rules]
    nameless = [re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns]
    branches = "|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(nameless))
    # Not inside a word, an amount ("$2019") or a longer number ("1.5 weeks ago").
    scanner = rf"(?=[\w'’])(?<![\w$€£¥#@])(?<!\d[.,:/])(?:{branches})(?!\w)"
    readers = tuple(re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE) for pattern in patterns)
    return re.compile(scanner, re.IGNORECASE), rules, readers
