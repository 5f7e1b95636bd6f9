"""Which meeting a report truly tells of is read from marks in the text."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.occasions import OWN, Reported, b_cubed, measure, read, truly

TEXT = """# a comment
=== Daily News 2024-05-02
OSLO, May 2 (Reuters) - {a} Anna Vogt met Bo Lund. {b} She will see him again.
=== TASS 2024-05-03
{a} They met.
"""


def test_marks_leave_the_text_and_stand_where_they_stood(tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(TEXT)
    first, second = read(tmp_path / "told.txt")
    assert first.article.text == "Anna Vogt met Bo Lund. She will see him again."
    assert (first.article.agency, first.article.dateline_place) == ("Reuters", "OSLO")
    assert first.marks == [(0, "a"), (23, "b")]
    assert (second.article.source, second.article.published_on) == ("TASS", date(2024, 5, 3))


def test_a_report_tells_of_the_meeting_marked_before_most_of_its_parties() -> None:
    marks = [(0, "a"), (23, "b")]
    assert truly(marks, [(0, 46)], [0, 13]) == "a"
    assert truly(marks, [(0, 46)], [13, 23, 36]) == "b"
    assert truly(marks, [(23, 46)], []) == "b"
    assert truly(marks, [(50, 60)], [52]) is None


def test_groups_are_scored_by_what_each_report_shares() -> None:
    gold = {"1": "a", "2": "a", "3": "b"}
    assert b_cubed(gold, {"1": "x", "2": "x", "3": "y"}) == (1, 1)
    assert b_cubed(gold, {"1": "x", "2": "y", "3": "z"}) == pytest.approx((1, 2 / 3))
    assert b_cubed(gold, dict.fromkeys(gold, "x")) == pytest.approx((5 / 9, 1))


def test_reports_without_a_mark_and_marks_without_a_report_are_counted_apart(
    tmp_path: Path,
) -> None:
    (tmp_path / "told.txt").write_text(TEXT)
    dispatches = list(read(tmp_path / "told.txt"))
    first = str(dispatches[0].article.external_id)
    reports = [Reported(first, "0", "x", "a"), Reported(first, "1", "y", None)]
    assert measure(dispatches, reports) == "1 | 1 | 2 | 1 | 100.0 | 100.0 | 100.0 |"


def test_our_own_occasions_are_read() -> None:
    assert len({label for one in read(OWN) for _, label in one.marks}) >= 20
