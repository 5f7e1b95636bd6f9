"""Parquet as data frames write it."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.readers import read
from etl.records import Article, Reject

pyarrow = pytest.importorskip("pyarrow")


def outcomes_of(folder: Path, columns: dict[str, Any]) -> list[Article | Reject]:
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    (folder / "a.parquet").write_bytes(out.getvalue())
    return list(read([str(folder / "a.parquet")]))


def test_what_is_missing_is_missing_and_a_whole_number_is_an_id(tmp_path: Path) -> None:
    outcomes = outcomes_of(
        tmp_path,
        {
            "text": ["They met."] * 3,
            "id": [7.0, 8.0, float("nan")],
            "n": [0.5, float("inf"), 1],
        },
    )
    assert [getattr(each, "external_id", None) for each in outcomes] == ["7", "8", None]
    assert [getattr(each, "extra", None) for each in outcomes] == [
        {"n": 0.5}, {"n": None}, {"n": 1},
    ]  # fmt: skip


def test_an_id_that_has_lost_digits_is_refused(tmp_path: Path) -> None:
    (reject,) = outcomes_of(tmp_path, {"text": ["They met."], "id": [2.0**60]})
    assert "id is a decimal number" in getattr(reject, "message", "")


def test_lists_zones_and_records_are_read(tmp_path: Path) -> None:
    at = datetime(2024, 3, 27, 10, tzinfo=UTC)
    stamps = pyarrow.array([at, None], pyarrow.timestamp("us", tz="America/New_York"))
    told, empty = outcomes_of(
        tmp_path,
        {
            "text": [["They met.", "They agreed."], None],
            "published": stamps,
            "tags": [["a"], None],
            "more": [{"a": 1}, None],
            "raw": [b"\xff", None],
        },
    )
    assert isinstance(told, Article)
    assert (told.text, told.published_at) == ("They met.\n\nThey agreed.", at)
    assert told.extra == {"tags": ["a"], "more": {"a": 1}, "raw": "\\xff"}
    assert isinstance(empty, Reject)
