"""Set the articles of ECB+ as text again, with the persons that are marked across them."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.entities import Document
from etl.records import Article

PATH = Path("merge/ecbplus.jsonl.gz")
Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and the persons in it by their clusters."""

    article: Article
    marks: list[Mark]


def read(path: Path) -> list[Told]:
    """Return the articles; a first line that is an address is left out."""
    told = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            tags = ["O"] * len(row["tokens"])
            for mention in row["mentions"]:
                if mention["tag"] == "HUMAN_PART_PER" and mention["cluster"]:
                    inside = range(mention["start"], mention["end"])
                    for place in inside[:1]:
                        tags[place] = f"B-{mention['cluster']}"
                    for place in inside[1:]:
                        tags[place] = f"I-{mention['cluster']}"
            document = Document()
            for sentence in sorted(set(row["sent"])):
                places = [place for place, number in enumerate(row["sent"]) if number == sentence]
                if not row["tokens"][places[0]].startswith("http"):
                    document.add([row["tokens"][p] for p in places], [tags[p] for p in places])
            article = Article(
                text=document.text,
                external_id=row["doc"],
                format="ecbplus",
                locator=row["doc"],
            )
            told.append(Told(article, document.marks))
    return told


def same(one: str, other: str) -> bool:
    """True for one cluster."""
    return one == other


def block(label: str) -> str:
    """Return what the labels of one person share."""
    return label
