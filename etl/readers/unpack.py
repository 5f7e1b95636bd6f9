"""Unpack gzip, bzip2, xz and zstandard as streams: member after member, a cut end told."""

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from etl.errors import SourceError
from etl.readers.limits import Budget

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_BLOCK = 1 << 16
_MEMORY = 1 << 27  # what a stream may ask for its window; the tools' defaults stay below 1 << 26
_FAULTS = (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError, zstd.ZstdError, MemoryError)


class Unpacker(Protocol):
    """What the standard library's decompressors have in common."""

    @property
    def eof(self) -> bool:
        """Tell whether the member is complete."""

    @property
    def needs_input(self) -> bool:
        """Tell whether nothing more comes out before more goes in."""

    @property
    def unused_data(self) -> bytes:
        """Return what stood behind the complete member."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Return at most `max_length` unpacked bytes."""


class Gunzip:
    """gzip with the interface of the other decompressors."""

    def __init__(self) -> None:
        """Start a member."""
        self._zlib = zlib.decompressobj(wbits=31)
        self._full = False

    @property
    def eof(self) -> bool:
        """Tell whether the member is complete."""
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        """Tell whether nothing more comes out before more goes in."""
        return not self._full

    @property
    def unused_data(self) -> bytes:
        """Return what stood behind the complete member."""
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Return at most `max_length` unpacked bytes."""
        out = self._zlib.decompress(self._zlib.unconsumed_tail + data, max(max_length, 0))
        self._full = len(out) == max_length  # more may wait inside without any input left
        return out


def _unzstd() -> Unpacker:
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _MEMORY.bit_length() - 1}
    return zstd.ZstdDecompressor(options=options)


_CODECS: Mapping[str, tuple[tuple[bytes, ...], Callable[[], Unpacker]]] = {
    "gzip": ((b"\x1f\x8b",), Gunzip),
    "bzip2": (tuple(b"BZh%d1AY&SY" % size for size in range(1, 10)), bz2.BZ2Decompressor),
    "xz": ((b"\xfd7zXZ\0",), lambda: lzma.LZMADecompressor(memlimit=_MEMORY)),
    # A frame to be skipped may come first, as pzstd writes it.
    "zstandard": (
        (b"\x28\xb5\x2f\xfd", *(b"%c\x2a\x4d\x18" % (0x50 + low) for low in range(16))),
        _unzstd,
    ),
}
CODECS_OF_HTTP = {"gzip": "gzip", "x-gzip": "gzip", "zstd": "zstandard"}
CODEC_SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")


def codec_of(head: bytes) -> str | None:
    """Return the name of the packing that the first bytes tell, if they tell one."""
    return next((name for name, (marks, _) in _CODECS.items() if head.startswith(marks)), None)


def unpack(blocks: Iterator[bytes], codec: str, *, budget: Budget) -> Iterator[bytes]:
    """Give the unpacked bytes; damage, a cut end or a bomb raises SourceError after what is good.

    NUL bytes between and after members are padding, as gzip and xz allow.
    """
    start = _CODECS[codec][1]
    member = start()
    for block in blocks:
        while block or not (member.eof or member.needs_input):
            if member.eof:
                block = block.lstrip(b"\0")
                if not block:
                    break
                member = start()
            try:
                unpacked = member.decompress(block, _BLOCK)
            except _FAULTS as error:
                raise SourceError(f"the {codec} archive is damaged: {error}") from error
            block = member.unused_data if member.eof else b""
            budget.give(len(unpacked), kind=codec)
            if unpacked:
                yield unpacked
    if not member.eof:
        raise SourceError(f"the {codec} archive is truncated: its end is missing; fetch it again")


def inflate(packed: bytes, *, budget: Budget) -> Iterator[bytes]:
    """Give the bytes of a deflated page, with the zlib header or, as some servers send, without."""
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(wbits)
        block = packed
        try:
            while block and not unpacker.eof:
                unpacked = unpacker.decompress(block, _BLOCK)
                block = unpacker.unconsumed_tail
                budget.give(len(unpacked), kind="deflate")
                yield unpacked
            return
        except zlib.error as error:
            fault = error
            if block is not packed:
                break
    raise SourceError(f"the deflated page is damaged: {fault}")
