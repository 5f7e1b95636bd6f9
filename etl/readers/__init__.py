"""Read articles from files, folders, pipes and the net: every record an Article or a Reject."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from etl.errors import ConfigError, SourceError
from etl.readers.addresses import is_url
from etl.readers.fetching import Validators, Visit, Web
from etl.readers.find import STDIN, check_paths, count_bytes, find_files, locator_of, regular_size
from etl.readers.formats import FORMATS, READERS, Reader
from etl.readers.inputs import Input, read_input
from etl.readers.limits import Budget, Limits
from etl.readers.outcomes import reject
from etl.readers.resuming import read_after
from etl.readers.streams import Opened, read_blocks
from etl.readers.urls import read_url
from etl.records import Article, Reject

__all__ = [
    "FORMATS", "READERS", "Limits", "Opened", "Reader", "Validators", "Visit", "Web",
    "count_bytes", "read",
]  # fmt: skip


def read(
    paths: Sequence[str | PathLike[str]],
    *,
    format: str | None = None,
    limits: Limits | None = None,
    on_bytes: Callable[[int], None] | None = None,
    web: Web | None = None,
    after: str | None = None,
) -> Iterator[Article | Reject]:
    """Give every record of the files that `paths` name, in their order, as it is read.

    `format` forces a reader instead of asking the content; `on_bytes` is told the bytes taken,
    which add up to `count_bytes`; `web` tells how addresses of the net are visited. A path that
    leads nowhere raises SourceError at once. `after` is the locator of the last record that an
    earlier reading gave: what follows is given, and files before it are not opened.
    """
    if format is not None and format not in READERS:
        raise ConfigError(f'there is no format "{format}"; known are: {", ".join(READERS)}')
    names = [fspath(path) for path in paths]
    check_paths(names)
    limits = limits or Limits()

    def read_one(name: str) -> Iterator[Article | Reject]:
        if is_url(name):
            return read_url(name, format=format, limits=limits, web=web or Web())
        return _read_file(name, format=format, limits=limits, on_bytes=on_bytes)

    if after is not None:
        return read_after(after, find_files(names), read_one)
    return (record for name in find_files(names) for record in read_one(name))


def _read_file(
    name: str, *, format: str | None, limits: Limits, on_bytes: Callable[[int], None] | None
) -> Iterator[Article | Reject]:
    """Give the records of one file; what ends it early is the last of its outcomes."""
    locator = locator_of(name)
    try:
        with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as file:
            tally = _Tally(file, limits, on_bytes)
            yield from read_input(
                Input(
                    name=locator,
                    blocks=read_blocks(file, tally.count),
                    format=format,
                    limits=limits,
                    budget=tally.budget,
                    file=file if tally.size is not None else None,
                )
            )
            tally.finish()
    except OSError as error:
        what = "folder" if Path(name).is_dir() else "file"
        wrong = SourceError(f"the {what} cannot be read: {error.strerror or error}")
        yield reject(wrong, locator=locator)


class _Tally:
    """Bytes taken from one file, told as they come; a zip archive is not read from end to end."""

    def __init__(
        self, file: BinaryIO, limits: Limits, on_bytes: Callable[[int], None] | None
    ) -> None:
        self.budget = Budget(limits)
        self.size = regular_size(file)
        self._on_bytes = on_bytes or (lambda taken: None)
        self._taken = 0
        self.budget.take(self.size or 0)

    def count(self, taken: int) -> None:
        """Count bytes that were read."""
        self._taken += taken
        self._on_bytes(taken)
        if self.size is None:
            self.budget.take(taken)

    def finish(self) -> None:
        """Tell the bytes that were passed over too, so that all files add up."""
        if self.size is not None and self.size > self._taken:
            self._on_bytes(self.size - self._taken)
