from datetime import date
from pathlib import Path

import pytest

from etl.dates import find_dates
from etl.load.rows import days_range
from etl.records import DateSpan

PHRASES = Path(__file__).parents[1] / "dates" / "phrases.psv"
SENTENCES = [
    line.split("|")[-1]
    for line in PHRASES.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
VAGUE = "They met recently, in recent weeks and over the past few weeks; several years ago too."


def storable(span: DateSpan) -> bool:
    """Say what ck_mentions_precision_agrees and ck_mentions_interval_not_empty demand."""
    during = days_range(span)
    return (during is None) == (span.precision == "unknown") and (
        during is None or (during.lower is not None and not during.isempty)
    )


@pytest.mark.parametrize("sentence", [*SENTENCES, VAGUE])
def test_whatever_is_read_of_dates_can_be_stored(sentence: str) -> None:
    for span in find_dates(sentence, reference=date(2024, 3, 27), tense="past"):
        assert storable(span), span


def test_vague_words_have_no_days() -> None:
    found = find_dates(VAGUE, reference=date(2024, 3, 27), tense="past")
    assert found
    assert [days_range(span) for span in found] == [None] * len(found)
