"""Find the files that paths, folders and globs stand for."""

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from etl.errors import SourceError
from etl.readers.addresses import is_url, split_url

STDIN = "-"
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def check_paths(paths: Sequence[str]) -> None:
    """Raise SourceError for a path that leads to no file, before anything is read."""
    if not paths:
        raise SourceError("no path was given; name a file, a folder, a glob, or - for stdin")
    for path in paths:
        if is_url(path):
            split_url(path)
        elif next(_find(path), None) is None:
            raise SourceError(_nothing(path))


def find_files(paths: Sequence[str]) -> Iterator[str]:
    """Give each file in a stable order, named as the caller named its path; "-" stays "-"."""
    for path in paths:
        yield from _find(path)


def count_bytes(paths: Sequence[str | os.PathLike[str]]) -> int | None:
    """Return how many bytes `read` will take from disk, None when a pipe or the net hides it."""
    total = 0
    for name in find_files([os.fspath(path) for path in paths]):
        if name == STDIN and (size := regular_size(sys.stdin.buffer)) is not None:
            total += size
        elif name == STDIN or not os.path.isfile(name):  # noqa: PTH113
            return None
        else:
            total += Path(name).stat().st_size
    return total


def regular_size(file: BinaryIO) -> int | None:
    """Return the size of a regular file, None for a pipe."""
    try:
        status = os.fstat(file.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) and file.seekable() else None


def locator_of(name: str) -> str:
    """Return how the locators of a file's records begin."""
    return "stdin" if name == STDIN else printable(name)


def printable(name: str) -> str:
    """Return a file name as a locator can hold it, whatever bytes the file system allows.

    Line ends, and what would make a terminal do or show something else, are written as escapes.
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _find(path: str) -> Iterator[str]:
    if path == STDIN or is_url(path):
        yield path
    elif "\0" in path or not path:
        return
    elif os.path.isdir(path):  # noqa: PTH112
        yield from _walk(path)
    elif os.path.lexists(path):
        yield path
    elif glob.has_magic(path):
        for match in sorted(glob.iglob(path, recursive=True)):  # noqa: PTH207
            if os.path.isdir(match):  # noqa: PTH112
                # With ** each file in it has its own match.
                yield from () if "**" in path else _walk(match)
            else:
                yield match


def _walk(folder: str) -> Iterator[str]:
    """Give the files below a folder, sorted; names that begin with a dot are skipped.

    A folder that cannot be listed is given itself, to be refused when it is read.
    """
    closed: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda e: closed.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = os.path.join(parent, name)  # noqa: PTH118
            if not name.startswith(".") and (os.path.isfile(file) or os.path.islink(file)):  # noqa: PTH113, PTH114
                yield file
    yield from closed


def _nothing(path: str) -> str:
    if os.path.isdir(path):  # noqa: PTH112
        return f"the folder {path} holds no files; hidden files are skipped"
    if glob.has_magic(path):
        return f"no file fits {path}; the shell and whomet both take *, ? and ** as wildcards"
    where = Path.cwd()
    return f"there is no file or folder {path!r} (looked in {where}); check the spelling"
