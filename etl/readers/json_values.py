"""Cut JSON into its values without holding it: those of one list, or those that follow another.

A list of any length is read value by value, and damage to one leaves the others readable. So is
the list in a record that is too long to be held: {"title": ..., "articles": [...]}.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.json_text import parse_json
from etl.readers.limits import Limits

LISTS = ("articles", "items")
"""Fields that may hold the records of a document."""

_BLOCK = 1 << 16
_SHORT = 1000
_BETWEEN = re.compile(rb"[\s,\x00\x1e]*")
_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_MARK = re.compile(rb'["{}\[\]]')
_WORD_END = re.compile(rb'[\s,"{}\[\]]')
_NEXT_RECORD = re.compile(rb'[}\]"]\s*,?\s*(?=\{\s*")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value as it is written."""

    raw: bytes
    too_long: bool = False
    """True when `raw` is only the beginning and the rest was skipped."""
    whole: bool = True
    """False for what the end of the input cut off."""


class _TooLongError(Exception):
    """The first record is too long to be held."""


class JsonValues:
    """The values of a stream, one after the other."""

    def __init__(self, stream: BinaryIO, *, limits: Limits) -> None:
        """Stand before the first value; one that is too long is skipped."""
        self._stream = stream
        self._buffer = b""
        self._start = self._at = 0
        self._shown = b""
        self.is_list = self._next_byte() == b"["
        """True when the stream is a list, whose values are given."""
        self.is_closed = not self.is_list
        """False while the end of the list was not met."""
        self._at += self.is_list
        self.limit = limits.line_bytes if self.is_list else limits.file_bytes
        """How long a value may be: one of a list is a record, another may hold a list."""
        self.fields: dict[str, Any] | None = None
        """The short fields before the list, when it is that of a record too long to be held."""
        self._record_bytes = limits.line_bytes
        self._may_enter = not self.is_list

    def next(self) -> Value | None:
        """Return the next value, None behind the last."""
        while (first := self._next_byte()) in (b"]", b"}"):  # a list's end, or one too many
            self.is_closed = self.is_closed or first == b"]"
            self._at += 1
            if self.is_closed and self.fields is not None:  # no record is in the other fields
                return None
        if not first:
            return None
        try:
            value = self._take(first)
        except _TooLongError:
            begun = self._buffer[self._start : self._start + _SHORT]
            if self._enter():
                return self.next()
            self._shown = begun
            self._pass_value(first, depth=1)
            return Value(raw=begun, too_long=True)
        self._may_enter = False
        return value

    def at_end(self) -> bool:
        """Say whether nothing follows."""
        return not self._next_byte()

    def go_back(self, value: Value) -> None:
        """Go to where, within a value that is damaged, another record seems to begin."""
        if not value.too_long and (found := _NEXT_RECORD.search(value.raw)):
            self._buffer = value.raw[found.end() :] + self._buffer[self._at :]
            self._start = self._at = 0

    def enter(self, value: Value) -> None:
        """Go into a damaged record that nothing follows: to those it lists, else before it."""
        self._buffer, self._start, self._at = value.raw, 0, 0
        if not self._enter():
            self._buffer, self._start, self._at = value.raw, 0, 0

    def _take(self, first: bytes) -> Value:
        """Return the value that begins here and go behind it."""
        self._start, self._shown = self._at, b""
        ended = self._pass_value(first)
        raw = self._buffer[self._start : self._at]
        if self._shown or len(raw) > self.limit:
            if self._may_enter:
                raise _TooLongError
            return Value(raw=self._shown or raw[:_SHORT], too_long=True)
        return Value(raw=raw, whole=ended)

    def _enter(self) -> bool:
        """Go into the record that begins here, to the first of those it lists, if it does."""
        self._may_enter = False
        self._at = self._start + 1
        fields: dict[str, Any] = {}
        while self._next_byte() == b'"':
            name = _parsed(self._take(b'"'))
            if self._next_byte() != b":":
                break
            self._at += 1
            first = self._next_byte()
            if first == b"[" and name in LISTS and fields.get("text") is None:
                self._at += 1
                self.fields, self.is_list, self.is_closed = fields, True, False
                self.limit = self._record_bytes
                return True
            fields[str(name)] = _parsed(self._take(first))
        return False

    def _next_byte(self) -> bytes:
        """Return the byte that begins what follows, nothing at the end."""
        while True:
            found = _BETWEEN.match(self._buffer, self._at)
            self._start = self._at = found.end() if found else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at : self._at + 1]
            if not self._fill():
                return b""

    def _pass_value(self, first: bytes, *, depth: int = 0) -> bool:
        """Go behind the value that begins here, or so many levels up; say whether it ends."""
        if first not in (b'"', b"{", b"["):
            return self._pass_word()
        while True:
            found = _MARK.search(self._buffer, self._at)
            if found is None:
                self._at = len(self._buffer)
                if not self._grow():
                    return False
                continue
            self._at = found.end()
            if found[0] == b'"':
                if not self._pass_string():
                    return False
            else:
                depth += 1 if found[0] in b"{[" else -1
            if depth <= 0:
                return True

    def _pass_string(self) -> bool:
        while True:
            found = _STRING.match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            if self._buffer[self._at : self._at + 1] == b'"':
                self._at += 1
                return True
            if not self._grow():
                return False

    def _pass_word(self) -> bool:
        while (found := _WORD_END.search(self._buffer, self._at)) is None:
            self._at = len(self._buffer)
            if not self._grow():
                return True
        self._at = found.start()
        return True

    def _grow(self) -> bool:
        """Read on within a value; one that is too long is not kept."""
        if self._at - self._start > self.limit or self._shown:
            if self._may_enter:
                raise _TooLongError
            self._shown = self._shown or self._buffer[self._start : self._start + 1000]
            self._start = self._at
        return self._fill()

    def _fill(self) -> bool:
        block = self._stream.read(_BLOCK)
        self._buffer = self._buffer[self._start :] + block
        self._start, self._at = 0, self._at - self._start
        return bool(block)


def _parsed(value: Value) -> Any:
    """Return what a short value means, None for any other."""
    with suppress(RecordError):
        return parse_json(decode(value.raw)) if len(value.raw) <= _SHORT else None
    return None
