"""Measure the main topics of articles: `python -m tests.quality.topics DATA/load`.

`topics.tsv` holds ids and labels only; the articles are collections that are not part of this
repository. They were labelled by reading title and beginning. The words of the seeds were
completed while reading those of the part "tuned"; "checked" was labelled before it was measured.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.extract.model import TaggedSentence
from etl.extract.reading import Reading
from etl.extract.topics import article_topics
from etl.readers import read
from etl.records import Article
from etl.seeding.lookups import Lookups
from etl.text.sentences import split_sentences
from etl.training.scores import Score

LABELS = Path(__file__).with_name("topics.tsv")
_COLLECTIONS = {"voa": "voa.jsonl.gz", "reut2": "reut2-*.sgm.gz"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one article is about."""

    part: str
    must: frozenset[str]
    may: frozenset[str]


def read_labels() -> dict[tuple[str, str], Label]:
    """Return the labels by collection and id of the article."""
    labels = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            collection, id, part, must, may = line.split("\t")
            labels[collection, id] = Label(
                part=part, must=frozenset(must.split()), may=frozenset(may.split())
            )
    return labels


def measure(folder: Path) -> Mapping[str, Score]:
    """Return the scores of each part; a topic above one that is asked for is right, not found."""
    labels, lookups = read_labels(), Lookups.load()
    scores = {part: Score() for part in ("tuned", "checked")}
    for collection, article in _articles(folder):
        label = labels.get((collection, str(article.external_id)))
        if label:
            found = _topics(article, lookups)
            allowed = label.must | label.may
            allowed |= {above for code in allowed if (above := lookups.topics.parent(code))}
            score = scores[label.part]
            score.right += len(found & label.must)
            score.missed += len(label.must - found)
            score.wrong += len(found - allowed)
    return scores


def _articles(folder: Path) -> Iterator[tuple[str, Article]]:
    for collection, pattern in _COLLECTIONS.items():
        for article in read([str(path) for path in sorted(folder.glob(pattern))]):
            if isinstance(article, Article):
                yield collection, article


def _topics(article: Article, lookups: Lookups) -> set[str]:
    """Return the codes, for which no model is needed."""
    sentences = [
        TaggedSentence(start=start, end=end, spans=(), triggers=())
        for start, end in split_sentences(article.text)
    ]
    claims = article_topics(Reading(article.text, sentences), article.title, lookups)
    return {claim.code for claim in claims if claim.code}


def main() -> None:
    """Print the scores."""
    print("| articles | P | R | F1 | topics |\n|---|---|---|---|---|")
    for part, score in measure(Path(sys.argv[1])).items():
        print(score.row(part))


if __name__ == "__main__":
    main()
