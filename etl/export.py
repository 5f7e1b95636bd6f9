"""Write what the database holds as JSON Lines or CSV, one thing at a time."""

import csv
from collections.abc import Iterator
from typing import Any, Literal, TextIO

import orjson
from sqlalchemy import Connection

from etl.queries import stream_query

Subject = Literal["reports", "meetings", "actors", "organisations"]
SUBJECTS: tuple[Subject, ...] = ("reports", "meetings", "actors", "organisations")


def exported(connection: Connection, subject: Subject) -> Iterator[dict[str, Any]]:
    """Return each row of `subject` as a record of names and values, in a fixed order."""
    columns, rows = stream_query(connection, f"command/export_{subject}")
    for row in rows:
        yield dict(zip(columns, row, strict=True))


def write_jsonl(connection: Connection, subject: Subject, out: TextIO) -> int:
    """Write one JSON object a line; return how many."""
    count = 0
    for record in exported(connection, subject):
        out.write(orjson.dumps(record, default=_plain).decode() + "\n")
        count += 1
    return count


def write_csv(connection: Connection, subject: Subject, out: TextIO) -> int:
    """Write flat rows under a header; return how many.

    Reports come one row a report rather than an article; lists of things become their names or
    words, separated by semicolons.
    """
    writer: csv.DictWriter[str] | None = None
    count = 0
    for record in exported(connection, subject):
        for row in _report_rows(record) if subject == "reports" else [record]:
            cells = flat(row)
            if writer is None:
                writer = csv.DictWriter(out, cells.keys(), lineterminator="\n")
                writer.writeheader()
            writer.writerow(cells)
            count += 1
    return count


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without lists and objects: each becomes text in one cell, or several."""
    cells: dict[str, Any] = {}
    for name, value in record.items():
        if name == "place":
            cells["city"] = (value or {}).get("city")
            cells["country"] = (value or {}).get("country")
        elif isinstance(value, list):
            cells[name] = "; ".join(in_words(part) for part in value)
        else:
            cells[name] = value
    return cells


def in_words(part: Any) -> str:
    """Return one thing of a list in words: a participant with post and country, a topic's name."""
    if not isinstance(part, dict):
        return str(part)
    if "represents" in part:
        told = [part["post"], *part["represents"]]
        notes = ", ".join(note for note in told if note)
        return f"{part['name']} ({notes})" if notes else str(part["name"])
    if "qualifier" in part:
        told = [part["post"], part["organisation"], part["country"]]
        return ", ".join(note for note in told if note)
    return str(part.get("text") or part.get("name"))


def _report_rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return one row a report of an article, the article's id first."""
    return [{"id": record["id"], **meeting} for meeting in record["meetings"]]


def _plain(value: Any) -> Any:
    """Return decimals and ids in a form that JSON knows."""
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else str(value)
