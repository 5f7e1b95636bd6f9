"""Rows of a query saved in files."""

import csv
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from etl.cli.saving import AnswerFormat, give_answers, usual_form
from etl.errors import ConfigError
from etl.queries import Answer

ANSWER = Answer(
    columns=("id", "name", "on", "at", "share", "held", "days", "topics", "nothing"),
    rows=[
        (
            UUID(int=1),
            "Zoë, minister",
            date(2024, 3, 25),
            datetime(2024, 3, 25, 9, tzinfo=UTC),
            Decimal("0.50"),
            True,
            3,
            ["trade", "energy"],
            None,
        ),
        (UUID(int=2), None, None, None, None, None, None, None, None),
    ],
)


def test_parquet_keeps_numbers_days_and_times(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    give_answers([ANSWER], AnswerFormat.PARQUET, tmp_path / "rows.parquet")
    table = parquet.read_table(tmp_path / "rows.parquet")
    assert table.to_pylist()[0] == {
        "id": str(UUID(int=1)),
        "name": "Zoë, minister",
        "on": date(2024, 3, 25),
        "at": datetime(2024, 3, 25, 9, tzinfo=UTC),
        "share": 0.5,
        "held": True,
        "days": 3,
        "topics": "trade; energy",
        "nothing": None,
    }
    assert str(table.schema.field("nothing").type) == "string"


def test_parquet_of_no_rows_keeps_the_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    empty = Answer(columns=("a", "b"), rows=[])
    give_answers([empty], AnswerFormat.PARQUET, tmp_path / "rows.parquet")
    table = parquet.read_table(tmp_path / "rows.parquet")
    assert (table.column_names, table.num_rows) == (["a", "b"], 0)


@pytest.mark.parametrize("form", [AnswerFormat.CSV, AnswerFormat.JSON, AnswerFormat.TABLE])
def test_a_file_holds_what_would_be_printed(
    form: AnswerFormat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give_answers([ANSWER], form, tmp_path / "rows")
    assert capsys.readouterr().out == ""
    give_answers([ANSWER], form, None)
    assert capsys.readouterr().out == (tmp_path / "rows").read_bytes().decode()


def test_csv_and_json_can_be_read_again(tmp_path: Path) -> None:
    give_answers([ANSWER], AnswerFormat.CSV, tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["name"] == "Zoë, minister"
    give_answers([ANSWER], AnswerFormat.JSON, tmp_path / "rows.json")
    assert json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))[0]["days"] == 3


def test_parquet_without_its_package_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install 'whomet\[parquet\]'"):
        give_answers([ANSWER], AnswerFormat.PARQUET, tmp_path / "rows.parquet")


def test_parquet_needs_a_file() -> None:
    with pytest.raises(ConfigError, match="add --out FILE"):
        give_answers([ANSWER], AnswerFormat.PARQUET, None)


def test_a_file_takes_one_answer(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="one statement, not of 2"):
        give_answers([ANSWER, ANSWER], AnswerFormat.CSV, tmp_path / "rows.csv")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone.*rows\.csv cannot be written"):
        give_answers([ANSWER], AnswerFormat.CSV, tmp_path / "gone" / "rows.csv")


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "CSV"])
def test_a_file_has_the_format_that_its_ending_says(ending: str) -> None:
    assert usual_form(Path(f"rows.{ending}")) == ending.lower()


def test_the_screen_gets_a_table() -> None:
    assert usual_form(None) is AnswerFormat.TABLE


@pytest.mark.parametrize("name", ["rows.txt", "rows"])
def test_an_ending_that_says_no_format_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match=f"{name} says no format.* or add --format"):
        usual_form(Path(name))
