"""What a rule of the grammar is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from etl.dates.periods import Context, Days

Groups = Mapping[str, str | None]
Read = Callable[[Groups, Context], Days | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern of written words and how to read what it found."""

    name: str
    pattern: str
    read: Read
    floats: bool = False
    """True for words that name a day of every week or year; a range ties them to each other."""
    anchored: bool = False
    """True for words that count from the day told before."""
    alone: str | None = None
    """Pattern for a phrase known to be a date, where the words need no guard around them."""
