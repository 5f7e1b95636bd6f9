"""Who is told how far a load has come, beside the counts of its batches."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _ignore(told: Any) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """What to call as a load goes on."""

    on_load: Callable[[int], None] = _ignore
    """Told the load's number when it is opened."""
    on_input: Callable[[str], None] = _ignore
    """Told the name of each file or address before it is read."""
    on_bytes: Callable[[int], None] = _ignore
    """Told how many bytes were taken from the files."""
    on_passed_over: Callable[[int], None] = _ignore
    """Told how many bytes need not be taken, for the database has what they hold."""


NOBODY = Listener()
