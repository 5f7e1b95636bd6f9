"""Read articles from files, folders, globs and pipes: every record an Article or a Reject."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from etl.errors import ConfigError, SourceError
from etl.readers.delimited import read_csv, read_tsv
from etl.readers.detect import check_readable, detect_format
from etl.readers.encoding import show
from etl.readers.find import STDIN, check_paths, count_bytes, find_files, printable
from etl.readers.jsonl import read_json, read_jsonl
from etl.readers.outcomes import reject
from etl.readers.streams import HEAD_BYTES, Limits, Opened, open_stream
from etl.readers.wire import read_text, read_wire
from etl.records import Article, Reject

__all__ = ["READERS", "Limits", "Opened", "Reader", "count_bytes", "read"]

Reader = Callable[[Opened], Iterator[Article | Reject]]

READERS: Mapping[str, Reader] = {
    "wire": read_wire,
    "text": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
}

_PAYLOAD_BYTES = 2000


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
    try:
        with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as file:
            yield from _read_stream(
                file, name=locator, format=format, limits=limits, on_bytes=on_bytes
            )
    except OSError as error:
        wrong = SourceError(f"the file cannot be read: {error.strerror or error}")
        yield reject(wrong, locator=locator)


def _read_stream(
    file: BinaryIO,
    *,
    name: str,
    format: str | None,
    limits: Limits,
    on_bytes: Callable[[int], None] | None,
) -> Iterator[Article | Reject]:
    head, found, known = b"", False, ""
    try:
        opened = open_stream(file, name=name, limits=limits, on_bytes=on_bytes)
        head = opened.head
        check_readable(head)
        known = format or detect_format(head, name=name)
        for record in READERS[known](opened):
            found = True
            yield record
        if not found:
            raise SourceError("the file holds no record: a header at most, or blank lines")
    except SourceError as error:
        # A head that is not full is the whole file.
        whole = not found and len(head) < HEAD_BYTES
        payload = "" if found else show(head if whole else head[:_PAYLOAD_BYTES])
        yield reject(error, locator=name, payload=payload, raw=head if whole else b"", format=known)
