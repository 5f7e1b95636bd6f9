"""Answers are printed so that they can be read, however many columns they have."""

import pytest

from etl.cli.printing import TableFormat, print_answer
from etl.queries import Answer


def printed(capsys: pytest.CaptureFixture[str], answer: Answer) -> list[str]:
    print_answer(answer, TableFormat.TABLE)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]


def test_an_answer_of_few_columns_is_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    answer = Answer(columns=("actor_a", "evidence"), rows=[("Wang Yi", "They met. " * 20)])
    heading, _, first, *_ = printed(capsys, answer)
    assert heading.split() == ["actor", "a", "evidence"]
    assert first.startswith(" Wang Yi   They met.")


def test_columns_too_many_for_a_table_stand_below_each_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    names = tuple(f"column_{number}" for number in range(12))
    answer = Answer(columns=names, rows=[("Pyongyang", None) * 6, ("Hanoi",) * 12])
    lines = printed(capsys, answer)
    assert lines[:3] == ["row 1", "column 0   Pyongyang", "column 2   Pyongyang"]
    assert len(lines) == 2 + 6 + 12


def test_many_columns_of_short_values_are_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    answer = Answer(columns=tuple("abcdefghijklmnop"), rows=[(1,) * 16])
    assert printed(capsys, answer)[0].split() == list("abcdefghijklmnop")
