"""Bytes with a position: look ahead, take, skip, find, and go back as far as was kept."""

from collections.abc import Iterable, Iterator

_KEPT = 1 << 25
"""Bytes since the mark that are kept to go back to; a gzipped page is far smaller."""


class ByteSource:
    """Blocks of bytes behind a cursor; memory stays bounded however long the input is."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        """Stand at the first byte."""
        self._blocks: Iterator[bytes] = iter(blocks)
        self._buffer = bytearray()
        self._base = 0
        self._at = 0
        self._mark = 0

    @property
    def offset(self) -> int:
        """Return the position of the next byte in the whole input."""
        return self._base + self._at

    def mark(self) -> None:
        """Keep the bytes from here on, so that `back_to` can return."""
        self._mark = self.offset

    def back_to(self, offset: int) -> None:
        """Go back to a position since the mark, or to the oldest one kept."""
        self._at = max(offset - self._base, 0)

    def peek(self, size: int) -> bytes:
        """Return the next bytes without taking them; fewer at the end."""
        self._fill(size)
        return bytes(self._buffer[self._at : self._at + size])

    def take(self, size: int) -> bytes:
        """Return and pass the next bytes; fewer at the end."""
        taken = self.peek(size)
        self._at += len(taken)
        return taken

    def take_block(self) -> bytes:
        """Return and pass what is at hand, or the next block; nothing at the end."""
        if self._at == len(self._buffer):
            self._fill(1)
        return self.take(len(self._buffer) - self._at)

    def skip(self, size: int) -> int:
        """Pass the next bytes and return how many there were."""
        passed = 0
        while passed < size and (block := self.take(min(size - passed, 1 << 16))):
            passed += len(block)
        return passed

    def take_line(self, limit: int) -> bytes:
        """Return and pass a line with its end; at most `limit` bytes of it."""
        size = 256
        while b"\n" not in self.peek(min(size, limit)) and size < limit:
            if len(self.peek(size)) < size:
                break
            size *= 4
        line = self.peek(min(size, limit))
        end = line.find(b"\n")
        return self.take(end + 1 if end >= 0 else len(line))

    def find(self, pattern: bytes) -> bool:
        """Go to the next occurrence, or to the end; say whether there is one."""
        while True:
            found = self._buffer.find(pattern, self._at)
            if found >= 0:
                self._at = found
                return True
            had = len(self._buffer) - self._at
            self._at = max(self._at, len(self._buffer) - len(pattern) + 1)
            left = len(self._buffer) - self._at
            if len(self.peek(left + 1)) <= left:
                self._at = len(self._buffer)
                return False
            assert had >= left

    def _fill(self, size: int) -> None:
        while len(self._buffer) - self._at < size:
            block = next(self._blocks, b"")
            if not block:
                return
            self._drop()
            self._buffer += block

    def _drop(self) -> None:
        """Forget what lies before the mark, and what is too far back to be kept."""
        keep = max(self._mark - self._base, 0)
        if self._at - keep > _KEPT:
            keep = self._at
        keep = min(keep, self._at)
        if keep > 1 << 16:
            del self._buffer[:keep]
            self._base += keep
            self._at -= keep
