"""Who met whom on single sentences of our own is told no worse than it was."""

import json
from pathlib import Path

from benchmarks.sentences import Actor, Met, Sentence, measure
from etl.evaluate.names import comparable
from etl.extract import Extractor
from etl.seeding.lookups import Lookups

SENTENCES = Path(__file__).with_name("sentences.jsonl")
PRECISION, RECALL, MOST_FALSE = 0.80, 0.84, 2


def actor(name: str, lookups: Lookups) -> Actor:
    """Return a country by its code, a body by the name written and the one in the seeds."""
    land, body = lookups.countries.find(name), lookups.organisations.find(name)
    names = {comparable(name), land and land.code, comparable(body.name) if body else None}
    return frozenset(one for one in names if one)


def test_pairs_and_false_meetings_do_not_fall_behind_their_floor() -> None:
    extractor = Extractor.load()
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    sentences = [Sentence(row["id"], row["text"], not row["pairs"]) for row in rows]
    gold = {
        row["id"]: [
            Met(actor(one, extractor.lookups), actor(other, extractor.lookups), True)
            for one, other in row["pairs"]
        ]
        for row in rows
    }
    found = measure(sentences, gold, extractor)
    assert found.silent == sum(not row["pairs"] for row in rows)
    assert len(found.false_rows) <= MOST_FALSE
    assert found.pairs.right / (found.pairs.right + found.pairs.wrong) >= PRECISION
    assert found.pairs.right / (found.pairs.right + found.pairs.missed) >= RECALL
