"""Inputs of any size are read with little memory: streamed, never held."""

import gzip
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.readers import read
from tests.etl.readers.samples import ROWS, as_jsonl, as_reuters_sgml, as_tar, as_warc_records

PADDING = b"x" * 2_000_000


def lines() -> Iterator[bytes]:
    yield as_jsonl(ROWS).encode() * 100_000


def stories() -> Iterator[bytes]:
    yield as_reuters_sgml(ROWS).encode() * 12_000


def records() -> Iterator[bytes]:
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + PADDING
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    for _ in range(20):
        yield record % (len(picture), picture)
    yield from as_warc_records(ROWS[:1])


def packed_records() -> Iterator[bytes]:
    for record in records():
        yield gzip.compress(record, compresslevel=0)


def archive() -> Iterator[bytes]:
    content = as_jsonl(ROWS).encode()
    yield as_tar({f"{number}.jsonl": content * 10_000 for number in range(10)})


@pytest.mark.parametrize("make", [lines, stories, records, packed_records, archive])
def test_memory_stays_flat_over_tens_of_megabytes(
    make: Callable[[], Iterator[bytes]], tmp_path: Path
) -> None:
    path = tmp_path / "input"
    with path.open("wb") as file:
        for block in make():
            file.write(block)
    assert path.stat().st_size > 9_000_000
    outcomes = read([str(path)])
    next(outcomes)  # what is loaded once is loaded now
    tracemalloc.start()
    for number, _ in enumerate(outcomes):
        if number == 2000:
            break
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
