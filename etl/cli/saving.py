"""Save the rows of a query in a file, in the forms that are printed and as Parquet."""

from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.cli.printing import TableFormat, cell, print_answer
from etl.errors import ConfigError

if TYPE_CHECKING:
    from etl.queries import Answer


class AnswerFormat(StrEnum):
    """How the rows of a query are printed or saved."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


_ENDINGS = {f".{form}": form for form in AnswerFormat if form is not AnswerFormat.TABLE}


def usual_form(out: Path | None) -> AnswerFormat:
    """Return the format that the ending of a file says, a table when there is no file.

    Raises ConfigError for another ending: a drawn table in a file is read by no program.
    """
    if out is None:
        return AnswerFormat.TABLE
    form = _ENDINGS.get(out.suffix.lower())
    if form is None:
        raise ConfigError(
            f"the name {out.name} says no format: end it in {', '.join(_ENDINGS)}, or add --format"
        )
    return form


def give_answers(answers: Sequence["Answer"], form: AnswerFormat, out: Path | None) -> None:
    """Print each answer, or save the one there is in `out`; raise ConfigError when it cannot be."""
    if out is None:
        if form is AnswerFormat.PARQUET:
            raise ConfigError("Parquet is not for the screen: add --out FILE")
        for answer in answers:
            print_answer(answer, TableFormat(form))
        return
    if len(answers) != 1:
        raise ConfigError(f"--out takes the rows of one statement, not of {len(answers)}")
    try:
        _save(answers[0], form, out)
    except OSError as error:
        raise ConfigError(f"{out} cannot be written: {error.strerror or error}") from error


def _save(answer: "Answer", form: AnswerFormat, out: Path) -> None:
    """Write one answer; what is printed and what is saved are the same, letter by letter."""
    if form is AnswerFormat.PARQUET:
        _save_parquet(answer, out)
        return
    with out.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
        print_answer(answer, TableFormat(form))


def _save_parquet(answer: "Answer", out: Path) -> None:
    """Write columns of text, numbers, booleans, days and times."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError(
            "Parquet needs a package that is not installed: pip install 'whomet[parquet]'"
        ) from error
    columns = []
    for position in range(len(answer.columns)):
        values = [_simple(row[position]) for row in answer.rows]
        # Without any value nothing tells the type, and readers differ about columns of none.
        empty = all(value is None for value in values)
        columns.append(pyarrow.array(values, type=pyarrow.string() if empty else None))
    parquet.write_table(pyarrow.Table.from_arrays(columns, names=list(answer.columns)), out)


def _simple(value: Any) -> Any:
    """Return a value that every reader of Parquet knows: ids, lists and ranges become text."""
    if isinstance(value, Decimal):
        return float(value)
    known = str | bool | int | float | bytes | date | time | timedelta
    return value if value is None or isinstance(value, known) else cell(value)
