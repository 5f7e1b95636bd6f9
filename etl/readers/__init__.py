"""Read articles from files, folders, globs and pipes: every record an Article or a Reject."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from os import PathLike, fspath
from pathlib import Path

from etl.errors import ConfigError, SourceError
from etl.readers.find import STDIN, check_paths, count_bytes, find_files, printable
from etl.readers.formats import FORMATS, READERS, Reader
from etl.readers.inputs import Input, read_input
from etl.readers.limits import Budget, Limits
from etl.readers.outcomes import reject
from etl.readers.streams import Opened, read_blocks
from etl.records import Article, Reject

__all__ = ["FORMATS", "READERS", "Limits", "Opened", "Reader", "count_bytes", "read"]


def read(
    paths: Sequence[str | PathLike[str]],
    *,
    format: str | None = None,
    limits: Limits | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Article | Reject]:
    """Give every record of the files that `paths` name, in their order, as it is read.

    `format` forces a reader instead of asking the content; `on_bytes` is told the bytes taken,
    which add up to `count_bytes`. A path that leads nowhere raises SourceError at once.
    """
    if format is not None and format not in READERS:
        raise ConfigError(f'there is no format "{format}"; known are: {", ".join(READERS)}')
    names = [fspath(path) for path in paths]
    check_paths(names)
    limits = limits or Limits()
    return (
        record
        for name in find_files(names)
        for record in _read_file(name, format=format, limits=limits, on_bytes=on_bytes)
    )


def _read_file(
    name: str, *, format: str | None, limits: Limits, on_bytes: Callable[[int], None] | None
) -> Iterator[Article | Reject]:
    """Give the records of one file; what ends it early is the last of its outcomes."""
    locator = "stdin" if name == STDIN else printable(name)
    budget = Budget(limits)
    size = 0

    def count(taken: int) -> None:
        nonlocal size
        size += taken
        budget.take(taken)
        if on_bytes:
            on_bytes(taken)

    try:
        with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as file:
            yield from read_input(
                Input(
                    name=locator,
                    blocks=read_blocks(file, count),
                    format=format,
                    limits=limits,
                    budget=budget,
                    file=file if file.seekable() and name != STDIN else None,
                )
            )
    except OSError as error:
        wrong = SourceError(f"the file cannot be read: {error.strerror or error}")
        yield reject(wrong, locator=locator)
