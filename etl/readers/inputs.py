"""From the bytes of one input to its records: unpack, open archives, detect the format, read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from etl.errors import SourceError, WhometError
from etl.readers.archives import is_tar, is_zip, tar_members, zip_members
from etl.readers.detect import check_readable, detect_binary, detect_format
from etl.readers.encoding import show
from etl.readers.find import printable
from etl.readers.formats import READERS, UNDECODED
from etl.readers.hints import NOTHING_KNOWN, Hints
from etl.readers.limits import Budget, Limits
from etl.readers.outcomes import reject
from etl.readers.streams import HEAD_BYTES, Opened, first_bytes, line_ends, stream_of, unmark
from etl.readers.unpack import codec_of, unpack
from etl.records import Article, Reject

_PAYLOAD_BYTES = 2000
_IN_MEMORY = 1 << 24
_UNFORESEEN = "a fault of whomet's own ended the reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Bytes that came from a file, a pipe, an archive or the net, and how to read them."""

    name: str
    """Where they came from, as locators begin."""
    blocks: Iterator[bytes]
    format: str | None
    """Reader to use whatever the content says."""
    limits: Limits
    budget: Budget
    hints: Hints = NOTHING_KNOWN
    depth: int = 0
    """How many archives it lies in."""
    file: BinaryIO | None = None
    """The same bytes as a file in which one can seek, when there is such a file."""


def read_input(source: Input) -> Iterator[Article | Reject]:
    """Give the records of one input; what ends it early is the last of its outcomes."""
    head, found = b"", False
    try:
        head, blocks = first_bytes(source.blocks, HEAD_BYTES)
        for record in _foreseen(_read(replace(source, blocks=blocks), head)):
            found = True
            yield record
        if not found:
            raise SourceError("the file holds no record: a header at most, or blank lines")
    except SourceError as error:
        # A head that is not full is the whole file.
        whole = not found and not codec_of(head) and len(head) < HEAD_BYTES
        payload = "" if found or codec_of(head) else show(head if whole else head[:_PAYLOAD_BYTES])
        yield reject(
            error,
            locator=source.name,
            payload=payload,
            raw=head if whole else b"",
            format=_known_format(source, head),
        )


def _foreseen(records: Iterator[Article | Reject]) -> Iterator[Article | Reject]:
    """Give the records; what no reader foresaw costs its file, not the load."""
    try:
        yield from records
    except (WhometError, OSError):
        raise
    except Exception as error:
        raise SourceError(
            f"{_UNFORESEEN}: {type(error).__name__}: {str(error)[:200]}; please report it"
        ) from error


def _read(source: Input, head: bytes) -> Iterator[Article | Reject]:
    codec = codec_of(head)
    archive = _packed_web_archive(head) if codec == "gzip" else None
    if archive or (codec == "gzip" and source.format in ("warc", "arc")):
        # Its members are its records: the reader must see them to find the next after damage.
        yield from _read_records(source, head, source.format or archive)
    elif codec:
        unpacked = unpack(source.blocks, codec, budget=source.budget)
        yield from _read_inner(replace(source, blocks=unpacked, file=None))
    elif is_zip(head):
        yield from _read_zip(source)
    elif is_tar(head):
        stream = stream_of(source.blocks)
        for member in tar_members(stream, budget=source.budget):
            yield from _read_member(source, member.name, member.blocks)
    else:
        yield from _read_records(source, head, source.format)


def _read_inner(source: Input) -> Iterator[Article | Reject]:
    """Read what was packed; it may be packed again."""
    if source.depth >= source.limits.depth:
        raise SourceError(f"archives are packed into one another more than {source.depth} deep")
    head, blocks = first_bytes(source.blocks, HEAD_BYTES)
    yield from _read(replace(source, blocks=blocks, depth=source.depth + 1), head)


def _read_zip(source: Input) -> Iterator[Article | Reject]:
    with _seekable(source) as file:
        for member in zip_members(file, budget=source.budget):
            yield from _read_member(source, member.name, member.blocks)
            if source.budget.spent:
                return


def _read_member(source: Input, name: str, blocks: Iterator[bytes]) -> Iterator[Article | Reject]:
    """Read one file of an archive; its failure does not hold up the others."""
    if source.depth >= source.limits.depth:
        raise SourceError(f"archives are packed into one another more than {source.depth} deep")
    yield from read_input(
        replace(
            source,
            name=f"{source.name}!{printable(name)}",
            blocks=blocks,
            file=None,
            depth=source.depth + 1,
        )
    )


def _read_records(source: Input, head: bytes, form: str | None) -> Iterator[Article | Reject]:
    form = form or detect_binary(head)
    if not head:
        check_readable(head)
    if form not in UNDECODED:
        head, blocks = first_bytes(line_ends(unmark(source.blocks)), HEAD_BYTES)
        source = replace(source, blocks=blocks)
        check_readable(head)
        form = form or detect_format(head, name=source.name)
    if form == "parquet":
        with _seekable(source) as file:
            yield from READERS[form](_opened(source, head, file))
    else:
        yield from READERS[form](_opened(source, head, stream_of(source.blocks)))


def _opened(source: Input, head: bytes, stream: BinaryIO) -> Opened:
    return Opened(
        name=source.name, head=head, stream=stream, limits=source.limits, hints=source.hints
    )


def _known_format(source: Input, head: bytes) -> str:
    """Return the reader that would read a rejected file again; "" when none is known."""
    try:
        return source.format or detect_binary(head) or detect_format(head, name=source.name)
    except SourceError:
        return ""


def _packed_web_archive(head: bytes) -> str | None:
    """Return "warc" or "arc" when gzipped bytes are the records of one."""
    try:
        first = next(unpack(iter([head]), "gzip", budget=Budget(Limits())), b"")
    except SourceError:
        return None
    found = detect_binary(first)
    return found if found != "parquet" else None


@contextmanager
def _seekable(source: Input) -> Iterator[BinaryIO]:
    """Give the input as a file in which one can seek; a piped one is set down first."""
    if source.file is not None:
        source.file.seek(0)
        yield source.file
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spooled:
        size = 0
        for block in source.blocks:
            size += len(block)
            if size > source.limits.seekable_bytes:
                raise SourceError(
                    f"the archive is larger than {source.limits.seekable_bytes:,} bytes and "
                    "comes through a pipe; save it as a file first"
                )
            spooled.write(block)
        spooled.seek(0)
        yield cast(BinaryIO, spooled)
