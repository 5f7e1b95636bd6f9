"""Read CSV and TSV: a header that names the columns, then one record a row."""

import re
from collections.abc import Iterator

from etl.errors import RecordError, SourceError
from etl.readers.encoding import PAYLOAD_CHARS, guess_encoding, show
from etl.readers.outcomes import reject
from etl.readers.records import build_article, known_fields, names_text
from etl.readers.rows import MalformedRowError, Rows
from etl.readers.streams import Opened
from etl.records import Article, Reject
from etl.text.clean import clean

_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)
"""What Excel writes above a header: the delimiter of the table."""


def read_csv(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a row of a file with commas, semicolons, tabs or bars."""
    lines = opened.head.decode("utf-8", "surrogateescape").split("\n")
    first = next((line.strip("\r") for line in lines if line.strip("\r")), "")
    if told := _SEPARATOR.fullmatch(first):
        yield from _read(opened, delimiter=told[1], format="csv")
        return
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


def _read(opened: Opened, *, delimiter: str, format: str) -> Iterator[Article | Reject]:
    rows = Rows(opened, delimiter=delimiter, hint=guess_encoding(opened.head))
    columns: list[str] | None = None
    header = b""
    while True:
        try:
            fields = _next_row(rows, columns)
            if fields is None:
                return
            if not fields or (columns is None and _SEPARATOR.fullmatch(delimiter.join(fields))):
                continue  # a blank line is no record
            if columns is None:
                columns, header = _header(fields), rows.raw[:PAYLOAD_CHARS]
                continue
            record = dict(zip(columns, fields, strict=True))
            yield build_article(record, format=format, locator=f"{opened.name}:{rows.first}")
        except RecordError as error:
            if columns is None:
                raise SourceError(f"the header cannot be read: {error}") from error
            if isinstance(error, MalformedRowError):
                rows.go_back(len(columns))
            # With the header, the row can be read again apart from its file.
            raw = header + rows.raw
            yield reject(
                error,
                locator=f"{opened.name}:{rows.first}",
                payload=show(raw),
                raw=raw,
                format=format,
            )


def _next_row(rows: Rows, columns: list[str] | None) -> list[str] | None:
    """Return the next row, None at the end; raises MalformedRowError for one that does not fit."""
    try:
        fields = rows.take()
        if columns and fields and len(fields) != len(columns):
            raise MalformedRowError(
                f"the row has {len(fields)} fields where the header has {len(columns)}; "
                "quote fields that hold the delimiter"
            )
    except MalformedRowError:
        fields = rows.plain(len(columns)) if columns else None
        if fields is None:
            raise
    return fields


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


def _split(line: str, delimiter: str) -> list[str]:
    return [name.strip().strip('"') for name in line.strip("\r\n").split(delimiter)]
