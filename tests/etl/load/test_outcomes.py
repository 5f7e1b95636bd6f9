import pytest

from etl.errors import DatabaseError
from etl.load.outcomes import Counts


def test_counts_add_up_by_outcome() -> None:
    counts = Counts.of(2, ["inserted", "rejected"]) + Counts.of(1, ["inserted"])
    assert counts == Counts(read=3, inserted=2, rejected=1)


def test_a_record_without_an_outcome_stops_the_batch() -> None:
    with pytest.raises(DatabaseError, match="2 records were read but 1 have an outcome"):
        Counts.of(2, ["inserted"])
