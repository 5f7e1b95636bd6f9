"""Read CSV and TSV: a header that names the columns, then one record a row."""

import csv
import re
from collections.abc import Iterator

from etl.errors import RecordError, SourceError
from etl.readers.encoding import PAYLOAD_CHARS, decode, guess_encoding, show
from etl.readers.outcomes import reject
from etl.readers.records import build_article, known_fields, names_text
from etl.readers.streams import Opened, read_lines
from etl.records import Article, Reject
from etl.text.clean import clean

_DELIMITERS = ",;\t|"
_UNIT = "\x1f"
_ESCAPED = re.compile("[\udc80-\udcff]")


def read_csv(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a row of a file with commas, semicolons, tabs or bars."""
    first = opened.head.decode("utf-8", "surrogateescape").lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda each: known_fields(_split(first, each)))
    yield from _read(opened, delimiter=delimiter, format="csv")


def read_tsv(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a row of a file with tabs."""
    yield from _read(opened, delimiter="\t", format="tsv")


def looks_like_table(first_line: str) -> bool:
    """Say whether a line is a header: a text column beside others that are known."""
    return any(
        known_fields(columns) >= 2 and names_text(columns)
        for columns in (_split(first_line, each) for each in _DELIMITERS)
    )


class _Rows:
    """The lines of a table for the csv module, which bounds what one row may hold."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._lines = read_lines(opened)
        self._size = 0
        self.number = 0
        """Line last given."""
        self.first = 0
        """First line of the row being read."""
        self.shown = b""
        """Beginning of the row being read."""

    def start(self) -> None:
        """Begin a row."""
        self.first, self._size, self.shown = self.number + 1, 0, b""

    def __iter__(self) -> Iterator[str]:
        """Give itself, as iterators do."""
        return self

    def __next__(self) -> str:
        """Give the next line; a row over the limit raises RecordError."""
        line = next(self._lines)
        self.number = line.number
        self._size += len(line.raw)
        if len(self.shown) < PAYLOAD_CHARS:
            self.shown += line.raw + b"\n"
        limit = self._opened.limits.line_bytes
        if line.too_long or self._size > limit:
            raise RecordError(
                f"the row is longer than {limit:,} bytes; if no article is that long, "
                "a quotation mark is never closed"
            )
        # Bytes that are not UTF-8 travel through the csv module and are read as a whole row.
        return line.raw.decode("utf-8", "surrogateescape").replace("\0", "") + "\n"


def _read(opened: Opened, *, delimiter: str, format: str) -> Iterator[Article | Reject]:
    # The csv module's own limit is one for the whole process; ours is the smaller one.
    csv.field_size_limit(max(csv.field_size_limit(), opened.limits.line_bytes + 2))
    hint = guess_encoding(opened.head)
    rows = _Rows(opened)
    table = csv.reader(rows, delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    header = b""
    while True:
        rows.start()
        try:
            fields = _next_row(table, hint)
            if fields is None:
                return
            if columns is None:
                columns, header = _header(fields), rows.shown
                continue
            if not fields:
                continue  # a blank line is no record
            record = _name(fields, columns)
            locator = f"{opened.name}:{rows.first}"
            yield build_article(record, format=format, locator=locator)
        except RecordError as error:
            if columns is None:
                raise SourceError(f"the header cannot be read: {error}") from error
            # With the header, the row can be read again apart from its file.
            raw = header + rows.shown
            yield reject(
                error,
                locator=f"{opened.name}:{rows.first}",
                payload=show(raw),
                raw=raw,
                format=format,
            )


def _next_row(table: Iterator[list[str]], hint: str | None) -> list[str] | None:
    """Return the next row, None at the end; raises RecordError for one that is malformed."""
    try:
        fields = next(table, None)
    except csv.Error as error:
        raise RecordError(f"the row is malformed: {error}; check its quotation marks") from error
    if fields is None or not any(_ESCAPED.search(each) for each in fields):
        return fields
    raw = _UNIT.join(fields).encode("utf-8", "surrogateescape")
    return decode(raw, hint=hint).split(_UNIT)


def _header(fields: list[str]) -> list[str]:
    """Return the names of the columns, made unique; raises SourceError without a text column."""
    columns: list[str] = []
    for number, name in enumerate(fields, start=1):
        name = clean(name).strip() or f"column {number}"
        columns.append(f"{name} ({number})" if name in columns else name)
    if not names_text(columns):
        found = ", ".join(columns[:30])[:500] or "none"
        raise SourceError(
            f"the first line names no text column; columns found: {found}. "
            'Name the column with the articles\' words "text"'
        )
    return columns


def _name(fields: list[str], columns: list[str]) -> dict[str, str]:
    if len(fields) != len(columns):
        raise RecordError(
            f"the row has {len(fields)} fields where the header has {len(columns)}; "
            "quote fields that hold the delimiter"
        )
    return dict(zip(columns, fields, strict=True))


def _split(line: str, delimiter: str) -> list[str]:
    return [name.strip().strip('"') for name in line.strip("\r\n").split(delimiter)]
