"""The rows of a table in text, with a way back to the next whole row behind a malformed one."""

import csv
import itertools
import re
from collections import deque
from collections.abc import Iterator

from etl.errors import RecordError
from etl.readers.encoding import decode
from etl.readers.streams import Line, Opened, read_lines

_UNIT = "\x1f"
_ESCAPED = re.compile("[\udc80-\udcff]")
_AHEAD = 1_000_000
_FEWEST_COLUMNS = 3
"""With fewer, any sentence with a comma would look like a row."""


class MalformedRowError(RecordError):
    """The row does not begin or end where it seems to: the next must be looked for."""


class Rows:
    """The lines of a table for the csv module, which bounds what one row may hold."""

    def __init__(self, opened: Opened, *, delimiter: str, hint: str | None) -> None:
        """Stand at the first line."""
        # The csv module's own limit is one for the whole process; ours is the smaller one.
        csv.field_size_limit(max(csv.field_size_limit(), opened.limits.line_bytes + 2))
        self._limit = opened.limits.line_bytes
        self._lines = read_lines(opened)
        self._ahead: deque[Line] = deque()
        self._delimiter, self._hint = delimiter, hint
        self._table = csv.reader(self, delimiter=delimiter, strict=True)
        self._size = self._tries = 0
        self._row: list[Line] = []

    @property
    def first(self) -> int:
        """Return the number of the row's first line."""
        return self._row[0].number if self._row else 0

    @property
    def raw(self) -> bytes:
        """Return the row as it is written."""
        return b"".join(line.raw + b"\n" for line in self._row)

    def take(self) -> list[str] | None:
        """Return the next row, None at the end; raises MalformedRowError."""
        self._row, self._size = [], 0
        try:
            fields = next(self._table, None)
        except csv.Error as error:
            raise MalformedRowError(
                f"the row is malformed: {error}; check its quotation marks"
            ) from error
        return self._decoded(fields) if fields is not None else None

    def plain(self, columns: int) -> list[str] | None:
        """Return the first line of a malformed row as a row of its own, if its marks are words.

        Tables with tabs often know no quoting. What followed that line is read again.
        """
        first = self._row[0]
        fields = _text(first).rstrip("\n").split(self._delimiter)
        if self._delimiter != "\t" or len(fields) != columns or first.too_long:
            return None
        self._give_back(1)
        return self._decoded(fields)

    def go_back(self, columns: int) -> None:
        """Go to the first whole row within a malformed one; a lost mark swallows many."""
        size = len(self._row)
        self._tries = 20 * size + 1000  # lines: what never fits must not take all day
        for at in range(1, size):
            try:
                lines = self._lines_from(at)
                fields = next(csv.reader(lines, delimiter=self._delimiter, strict=True), [])
            except csv.Error:
                fields = []
            if len(fields) == columns >= _FEWEST_COLUMNS:
                self._give_back(at)
                return
            if self._tries < 0:
                break
        self._give_back(size)

    def __iter__(self) -> Iterator[str]:
        """Give itself, as iterators do."""
        return self

    def __next__(self) -> str:
        """Give the next line; a row over the limit raises MalformedRowError."""
        line = self._next_line()
        if line.too_long or self._size > self._limit:
            raise MalformedRowError(
                f"the row is longer than {self._limit:,} bytes; if no article is that long, "
                "a quotation mark is never closed"
            )
        return _text(line)

    def _next_line(self) -> Line:
        line = self._ahead.popleft() if self._ahead else next(self._lines)
        self._row.append(line)
        self._size += len(line.raw)
        return line

    def _lines_from(self, at: int) -> Iterator[str]:
        """Give the lines of the row from one on, and what follows it while that is little."""
        for number in itertools.count(at):
            self._tries -= 1
            if number < len(self._row):
                yield _text(self._row[number])
            elif self._tries < 0 or self._size > self._limit + _AHEAD:
                return
            else:
                try:
                    yield _text(self._next_line())
                except StopIteration:
                    return

    def _decoded(self, fields: list[str]) -> list[str]:
        if not any(_ESCAPED.search(each) for each in fields):
            return fields
        apart = (each.replace(_UNIT, " ") for each in fields)
        raw = _UNIT.join(apart).encode("utf-8", "surrogateescape")
        return decode(raw, hint=self._hint).split(_UNIT)

    def _give_back(self, at: int) -> None:
        self._ahead.extendleft(reversed(self._row[at:]))
        del self._row[at:]


def _text(line: Line) -> str:
    """Return a line for the csv module; bytes that are not UTF-8 are read as a whole row later."""
    return line.raw.decode("utf-8", "surrogateescape").replace("\0", "") + "\n"
