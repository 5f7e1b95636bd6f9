"""Open files and pipes as bounded streams of bytes, unzipped and without byte order marks."""

import codecs
import io
import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from etl.errors import SourceError

_BLOCK = 1 << 16
HEAD_BYTES = 1 << 16
_GZIP = b"\x1f\x8b"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large one input may be before it is rejected rather than held in memory."""

    line_bytes: int = 10_000_000
    """One line of JSONL, one row of CSV."""
    file_bytes: int = 20_000_000
    """A file that is one record: wire text, plain text, one JSON document."""
    gzip_ratio: int = 200
    """How many bytes one compressed byte may become; text stays below 30."""
    gzip_ratio_from: int = 32_000_000
    """Unzipped size from which the ratio is watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One input, ready to be read: its name for locators, its first bytes, its stream."""

    name: str
    head: bytes
    """The beginning, which the stream gives again."""
    stream: BinaryIO
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as bytes, without its line end."""

    number: int
    raw: bytes
    too_long: bool = False
    """True when `raw` is only the beginning and the rest was skipped."""


def open_stream(
    file: BinaryIO, *, name: str, limits: Limits, on_bytes: Callable[[int], None] | None = None
) -> Opened:
    """Return `file` unzipped and in UTF-8 as far as its marks tell; `on_bytes` sees progress."""
    blocks = _unmark(_gunzip(_blocks(file, on_bytes), limits))
    head, blocks = _first(blocks, HEAD_BYTES)
    stream = cast(BinaryIO, io.BufferedReader(_Blocks(blocks), _BLOCK))
    return Opened(name=name, head=head, stream=stream, limits=limits)


def read_lines(opened: Opened) -> Iterator[Line]:
    """Give each line; one over the limit comes shortened and marked, and is never held whole."""
    limit = opened.limits.line_bytes
    for number in itertools.count(1):
        raw = opened.stream.readline(limit + 2)  # room for the line end
        if not raw:
            return
        ended = raw.endswith(b"\n")
        raw = raw.rstrip(b"\r\n")
        too_long = len(raw) > limit
        if too_long and not ended:
            _skip_line(opened.stream)
        yield Line(number=number, raw=raw[:1000] if too_long else raw, too_long=too_long)


def read_whole(opened: Opened) -> bytes:
    """Return all bytes; more than the limit raises SourceError."""
    raw = opened.stream.read(opened.limits.file_bytes + 1)
    if len(raw) > opened.limits.file_bytes:
        raise SourceError(
            f"the file is larger than {opened.limits.file_bytes:,} bytes; one article is never "
            "that long: split the file, or give the articles as JSONL, one a line"
        )
    return raw


def _blocks(file: BinaryIO, on_bytes: Callable[[int], None] | None) -> Iterator[bytes]:
    # read1 gives what a pipe has now; read would wait for a full block.
    read = getattr(file, "read1", file.read)
    while block := read(_BLOCK):
        if on_bytes:
            on_bytes(len(block))
        yield block


def _gunzip(blocks: Iterator[bytes], limits: Limits) -> Iterator[bytes]:
    """Unzip when the first bytes say so, member after member, and tell a cut or damaged end."""
    head, blocks = _first(blocks, len(_GZIP))
    if not head.startswith(_GZIP):
        yield from blocks
        return
    taken = given = 0
    member = zlib.decompressobj(wbits=31)
    for block in blocks:
        taken += len(block)
        full = False
        while block or full:
            if member.eof:
                block = block.lstrip(b"\0")  # gzip allows padding between and after members
                if not block:
                    break
                member = zlib.decompressobj(wbits=31)
            try:
                unzipped = member.decompress(block, _BLOCK)
            except zlib.error as error:
                raise SourceError(f"the gzip archive is damaged: {error}") from error
            full = len(unzipped) == _BLOCK  # more may wait inside without any input left
            block = member.unused_data if member.eof else member.unconsumed_tail
            given += len(unzipped)
            if given > limits.gzip_ratio_from and given > taken * limits.gzip_ratio:
                raise SourceError(
                    f"the gzip archive grows more than {limits.gzip_ratio}-fold; "
                    "no text does: unpack it by hand if you trust it"
                )
            if unzipped:
                yield unzipped
    if not member.eof:
        raise SourceError("the gzip archive is truncated: its end is missing; fetch it again")


def _unmark(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Take off a byte order mark and turn UTF-16 and UTF-32 into UTF-8."""
    head, blocks = _first(blocks, 256)
    unmarked = (b"", _unmarked_utf16(head) or "utf-8")
    mark, encoding = next((each for each in _MARKS if head.startswith(each[0])), unmarked)
    rest = next(blocks, b"")[len(mark) :]
    blocks = itertools.chain([rest], blocks)
    if encoding == "utf-8":
        yield from blocks
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in blocks:
            yield decoder.decode(block).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        name = encoding.upper()
        raise SourceError(f"the file begins as {name} and is damaged: {error}") from error


def _unmarked_utf16(head: bytes) -> str | None:
    """Recognise UTF-16 of mostly Latin text without a mark: every second byte is NUL."""
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) * 10 >= len(odd) * 9 and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) * 10 >= len(even) * 9 and odd.count(0) == 0:
        return "utf-16-be"
    return None


def _first(blocks: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the first `size` bytes or more, and blocks that begin with them.

    An error on the way is kept for the reader, who shall see the bytes before it.
    """
    head = b""
    try:
        while len(head) < size and (block := next(blocks, b"")):
            head += block
    except SourceError as error:
        return head, itertools.chain([head], _raise(error))
    return head, itertools.chain([head], blocks)


def _raise(error: SourceError) -> Iterator[bytes]:
    raise error
    yield b""


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(_BLOCK)) and not part.endswith(b"\n"):
        pass


class _Blocks(io.RawIOBase):
    """Blocks of bytes behind the interface that `io.BufferedReader` asks for."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._rest = b""

    def readable(self) -> bool:
        """Say yes: that is all this stream can do."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the next block that holds anything."""
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._rest = block
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
