"""What the benchmark of identity takes for true, on rows of our own."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks import ecbplus, secretaries
from benchmarks.secretaries import Host


def host(name: str, country: str = "FR", year: int = 1990) -> Host:
    return Host(country, tuple(name.lower().split()), date(year, 5, 1), "foreign_minister")


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (host("Durand"), host("Marie Durand"), True),
        (host("Marya Durand"), host("Maria Durand"), True),
        (host("Marie Durand"), host("Jacques Durand"), False),
        (host("Durand"), host("Dupont"), False),
        (host("Durand"), host("Marie Durand", year=2012), None),
        (host("Marie Durand"), host("Marie Dubois"), None),
        (host("Durand"), host("Marie Durand", country="CA"), False),
    ],
)
def test_two_hosts_are_one_two_or_left_out(one: Host, other: Host, answer: bool | None) -> None:
    assert secretaries.same(one, other) is secretaries.same(other, one) is answer


def test_a_trip_is_an_article_with_its_hosts_marked(tmp_path: Path) -> None:
    trip = {
        "id": "t1",
        "text": "Met with President Durand and Japanese Foreign Minister Ito. Left U.S. May 1.",
        "participants": [{"text": "Ann (Annie) Bell"}],
        "place": ["Paris, Lyon", "France"],
        "date": ["1990-05-02", "1990-05-04"],
    }
    [told] = secretaries.read(_written(tmp_path, trip))
    found = [(told.article.text[start:end], one.country) for start, end, one in told.marks]
    assert found == [("Durand", "FR"), ("Ito", "JP")]
    assert told.article.text.startswith("US Secretary of State Ann Bell met with President Durand")
    assert told.article.dateline_place == "Paris, France"


def test_an_article_is_set_again_with_its_persons_marked(tmp_path: Path) -> None:
    row = {
        "doc": "d1",
        "tokens": ["http", ":", "Ann", "Bell", "'s", "aide", "spoke", "."],
        "sent": [0, 0, 1, 1, 1, 1, 1, 1],
        "mentions": [{"tag": "HUMAN_PART_PER", "cluster": "c1", "start": 2, "end": 4}],
    }
    [told] = ecbplus.read(_written(tmp_path, row))
    assert told.article.text == "Ann Bell's aide spoke."
    assert told.marks == [(0, 8, "c1")]


def _written(folder: Path, row: dict[str, Any]) -> Path:
    path = folder / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    return path
