"""Open files and pipes as bounded streams of bytes, in UTF-8 and without byte order marks."""

import codecs
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from etl.errors import SourceError
from etl.readers.hints import NOTHING_KNOWN, Hints
from etl.readers.limits import Limits

_BLOCK = 1 << 16
HEAD_BYTES = 1 << 16

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One input, ready to be read: its name for locators, its first bytes, its stream."""

    name: str
    head: bytes
    """The beginning, which the stream gives again."""
    stream: BinaryIO
    limits: Limits
    hints: Hints = NOTHING_KNOWN
    """What is known of the input from outside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as bytes, without its line end."""

    number: int
    raw: bytes
    too_long: bool = False
    """True when `raw` is only the beginning and the rest was skipped."""


def read_blocks(file: BinaryIO, on_bytes: Callable[[int], None]) -> Iterator[bytes]:
    """Give the bytes of a file as they come; `on_bytes` is told how many."""
    # read1 gives what a pipe has now; read would wait for a full block.
    read = getattr(file, "read1", file.read)
    while block := read(_BLOCK):
        on_bytes(len(block))
        yield block


def stream_of(blocks: Iterable[bytes]) -> BinaryIO:
    """Return blocks of bytes as a file that can be read once, forward."""
    return cast(BinaryIO, io.BufferedReader(_Blocks(blocks), _BLOCK))


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


def read_whole(opened: Opened, *, limit: int | None = None) -> bytes:
    """Return all bytes; more than the limit (that of a file by default) raises SourceError."""
    limit = limit or opened.limits.file_bytes
    raw = opened.stream.read(limit + 1)
    if len(raw) > limit:
        raise SourceError(
            f"the file is larger than {limit:,} bytes; one article is never that long: "
            "split the file, or give the articles as JSONL, one a line"
        )
    return raw


def unmark(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Take off a byte order mark and turn UTF-16 and UTF-32 into UTF-8."""
    head, blocks = first_bytes(blocks, 256)
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


def line_ends(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Give the bytes with the line ends of old Macs, where there are no others, made usual ones."""
    head, blocks = first_bytes(blocks, HEAD_BYTES)
    if b"\r" in head and b"\n" not in head:
        return (block.replace(b"\r", b"\n") for block in blocks)
    return blocks


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


def first_bytes(blocks: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the first `size` bytes or more, and blocks that begin with them.

    An error on the way is kept for the reader, who shall see the bytes before it.
    """
    head = b""
    try:
        while len(head) < size and (block := next(blocks, b"")):
            head += block
    except SourceError as error:
        if not head:
            raise
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
