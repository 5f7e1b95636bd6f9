"""Read Parquet: a table of articles, taken batch by batch; needs the extra `parquet`."""

from collections.abc import Iterator
from typing import Any

from etl.errors import ConfigError, RecordError, SourceError
from etl.readers.encoding import show
from etl.readers.outcomes import reject
from etl.readers.records import build_article, names_text
from etl.readers.streams import Opened
from etl.records import Article, Reject

_ROWS = 256
_EXACT = 2**53
"""Below it decimal numbers have lost no digit of a whole one."""


def read_parquet(opened: Opened) -> Iterator[Article | Reject]:
    """Give one article or reject a row; without pyarrow raises ConfigError with what to do."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError(
            "Parquet needs the package pyarrow; install it with: pip install 'whomet[parquet]'"
        ) from error
    number = 0
    try:
        table = parquet.ParquetFile(opened.stream, pre_buffer=False)
        columns = table.schema_arrow.names
        if not names_text(columns):
            raise SourceError(
                f"the table names no text column; columns found: {', '.join(columns[:30])[:500]}. "
                'Name the column with the articles\' words "text"'
            )
        for batch in table.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                limit = opened.limits.line_bytes
                yield _read_row(row, locator=f"{opened.name}#{number}", limit=limit)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        words = str(error).splitlines()[0][:300] if str(error) else type(error).__name__
        raise SourceError(f"the Parquet file is damaged after row {number}: {words}") from error


def _read_row(row: dict[str, Any], *, locator: str, limit: int) -> Article | Reject:
    try:
        if sum(len(value) for value in row.values() if isinstance(value, str | bytes)) > limit:
            raise RecordError(f"the row is longer than {limit:,} bytes; no article is that long")
        record = {name: _plain(value) for name, value in row.items()}
        return build_article(record, format="parquet", locator=locator)
    except RecordError as error:
        return reject(error, locator=locator, payload=show(repr(row)))


def _plain(value: Any) -> Any:
    """Return a value as JSON would hold it: days and instants in words, bytes as text."""
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, float):
        return _plain_number(value)
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _plain_number(value: float) -> float | None:
    """Return a decimal number; data frames write what is missing as NaN, and then ids as 1.0."""
    if value - value != 0:
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT else value
