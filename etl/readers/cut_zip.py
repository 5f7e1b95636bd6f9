"""Read a zip archive that lost its end, and with it its directory: file after file, as they lie."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from etl.errors import SourceError
from etl.readers.byte_source import ByteSource

_BLOCK = 1 << 16
_HEADER = struct.Struct("<4s5H3I2H")
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZE_BEHIND, _UTF8 = 1, 8, 1 << 11
_CUT = "the zip archive is truncated within this file; fetch it again"


class CutError(SourceError):
    """The archive ends within a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of an archive, as its own header tells it."""

    name: str
    blocks: Iterator[bytes]
    """Its bytes; damage and a cut end raise SourceError."""


def entries_before_cut(file: BinaryIO) -> Iterator[Entry]:
    """Give the files that lie in an archive from its beginning; the last may be cut."""
    file.seek(0)
    source = ByteSource(iter(lambda: file.read(_BLOCK), b""))
    while source.find(_MARK):
        source.mark()
        fields = source.take(_HEADER.size)
        if len(fields) < _HEADER.size:
            return
        _, _, flags, method, _, _, crc, packed, _, name_size, extra_size = _HEADER.unpack(fields)
        name = source.take(name_size).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        source.skip(extra_size)
        told = not flags & _SIZE_BEHIND
        blocks = _unpacked(
            source,
            method,
            packed if told else None,
            crc if told else None,
            encrypted=bool(flags & _ENCRYPTED),
        )
        yield Entry(name=name, blocks=blocks)


def _unpacked(
    source: ByteSource, method: int, packed: int | None, crc: int | None, *, encrypted: bool
) -> Iterator[bytes]:
    """Give the bytes of one file; what is not asked for is found over when the next is sought."""
    if encrypted or method not in (_STORED, _DEFLATED) or (method == _STORED and packed is None):
        raise SourceError("the file is packed in a way that needs the end of its zip archive")
    blocks = _deflated(source) if method == _DEFLATED else _stored(source, packed or 0)
    sum_ = 0
    for block in blocks:
        sum_ = zlib.crc32(block, sum_)
        yield block
    if crc is not None and sum_ != crc:
        raise SourceError("the file in the zip archive is damaged: its sum is wrong")


def _stored(source: ByteSource, size: int) -> Iterator[bytes]:
    while size:
        block = source.take(min(size, _BLOCK))
        if not block:
            raise CutError(_CUT)
        size -= len(block)
        yield block


def _deflated(source: ByteSource) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while not unpacker.eof:
        source.mark()
        start = source.offset
        block = unpacker.unconsumed_tail or source.take_block()
        if not block:
            raise CutError(_CUT)
        try:
            unpacked = unpacker.decompress(block, _BLOCK)
        except zlib.error as error:
            source.back_to(start)
            raise SourceError(f"the file in the zip archive is damaged: {error}") from error
        if unpacked:
            yield unpacked
    source.back_to(source.offset - len(unpacker.unused_data))
