"""Tell whether a file is still as it was: by its size and times, else by its content."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from etl.load.inputs import KnownInput

_COARSEST_CLOCK = timedelta(seconds=2)
"""Of the file systems in use: a file changed that soon after it was read may look the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the system tells of a file without reading it."""

    byte_size: int
    modified_at: datetime
    changed_at: datetime
    """Unlike the time of modification, no program can set it back."""


def look_at(name: str) -> Look | None:
    """Return how a file looks, None for what is no file that can be looked at."""
    path = Path(name)
    try:
        if not path.is_file():
            return None
        status = path.stat()
    except OSError:
        return None
    return Look(
        byte_size=status.st_size,
        modified_at=_instant(status.st_mtime_ns),
        changed_at=_instant(status.st_ctime_ns),
    )


def digest_of(name: str) -> bytes | None:
    """Return the SHA-256 of a file's bytes, None when they cannot be read."""
    try:
        with Path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return None


def looks_the_same(known: KnownInput, look: Look) -> bool:
    """Say whether a file surely is as it was; when it only may be, its content has to tell."""
    then = (known.byte_size, known.modified_at, known.changed_at)
    return (
        then == (look.byte_size, look.modified_at, look.changed_at)
        and look.changed_at < known.read_at - _COARSEST_CLOCK
    )


def _instant(nanoseconds: int) -> datetime:
    """Return an instant as exact as the database keeps it; times beyond its years are cut off."""
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    try:
        found = datetime.fromtimestamp(0, UTC) + timedelta(microseconds=nanoseconds // 1000)
    except OverflowError:
        return first if nanoseconds < 0 else last
    return max(found, first)
