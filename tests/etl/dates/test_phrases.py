from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest

from etl.dates import find_dates, resolve_date
from etl.records import DateSpan

THURSDAY = date(2019, 11, 14)
OWN = Path(__file__).with_name("phrases.psv")
SHARED = Path(__file__).parents[4] / "shared" / "data" / "dates" / "phrases.psv"
FLOOR = 0.95


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def days(span: DateSpan | None) -> tuple[str, str]:
    if span is None or span.starts_on is None:
        return "", ""
    last = span.ends_before - timedelta(days=1) if span.ends_before else ""
    return str(span.starts_on), str(last)


@pytest.mark.parametrize("row", rows(OWN), ids=lambda row: f"{row[0]} ({row[1]})")
def test_a_phrase_means_its_days(row: list[str]) -> None:
    words, tense, first, last, precision = row
    span = resolve_date(words, reference=THURSDAY, tense="future" if tense == "future" else "past")
    assert span is not None
    assert (*days(span), span.precision) == (first, last, precision)


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len({tuple(row[:2]) for row in rows(OWN)}) >= 150


@pytest.mark.skipif(not SHARED.exists(), reason="the table of phrases for measuring is not here")
def test_nearly_all_phrases_of_the_measuring_table_are_right() -> None:
    table = rows(SHARED)
    reference = date(2024, 3, 27)
    right_alone = right_in_sentence = 0
    for words, tense_word, first, last, sentence in table:
        tense: Literal["past", "future"] = "future" if tense_word == "future" else "past"
        alone = resolve_date(words, reference=reference, tense=tense)
        right_alone += days(alone) == (first, last)
        found = find_dates(sentence, reference=reference, tense=tense)
        right_in_sentence += (first, last) in [days(span) for span in found]
    assert right_alone / len(table) >= FLOOR
    assert right_in_sentence / len(table) >= FLOOR
