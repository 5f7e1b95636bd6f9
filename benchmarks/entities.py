"""Measure persons, organisations and places on news: CoNLL 2003 (Reuters 1996) as whole articles.

Usage: python -m benchmarks.entities DATA [--errors LABEL]

DATA/ner/conll2003_testa.jsonl.gz is read for measurement only. Its tokens are set as text again
and each article is read as `whomet load` reads it, with all its sentences; reports and tables of
sport, by their headings, are left out. Spans must be exact, but for articles and titles.

Two rows each. "strict" asks for CoNLL's own conventions. "by our reading" leaves out what the
two guides decide differently: words without a capital ("parliament", a body to us), names that
CoNLL calls MISC (indices, nationalities), and a country in front of its body ("U.S." and
"Treasury"; CoNLL has one name).
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.extract import Extractor
from etl.extract.mending import mended
from etl.extract.reading import Reading, trimmed
from etl.text.sentences import split_sentences
from etl.training.scores import Score

LABELS = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
Mark = tuple[int, int, str]
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]%]|'(?:s|re|ve|ll|d|m)?|n't|''")
_NO_SPACE_AFTER = frozenset("([$`")
_SPORT = re.compile(
    r"(?:[A-Z]+ )*(?:SOCCER|TENNIS|CRICKET|GOLF|BASEBALL|BASKETBALL|RUGBY|ATHLETICS|CYCLING|BOXING"
    r"|MOTOR|HOCKEY|FOOTBALL|RACING|SWIMMING|SKIING|SQUASH|BADMINTON|VOLLEYBALL|SPEEDWAY|SQUASH"
    r"|ROWING|JUDO|NHL|NBA|NFL|SPORT)\b|.*\b(?:RESULTS|STANDINGS|SUMMAR(?:Y|IES)|SCORERS)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Document:
    """One article set as text, with the names CoNLL marks in it."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def add(self, tokens: Sequence[str], tags: Sequence[str]) -> None:
        """Add a sentence on a line of its own."""
        self.text += "\n" if self.text else ""
        before = None
        for token, tag in zip(tokens, tags, strict=True):
            glued = before is None or before in _NO_SPACE_AFTER or _NO_SPACE_BEFORE.fullmatch(token)
            self.text += token if glued else f" {token}"
            end, before = len(self.text), token
            if tag.startswith("I-") and self.marks:
                self.marks[-1] = (self.marks[-1][0], end, tag[2:])
            elif tag != "O":
                self.marks.append((end - len(token), end, tag[2:]))


def read_documents(path: Path) -> dict[str, Document]:
    """Return the articles of a file of CoNLL by their ids."""
    documents: dict[str, Document] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            documents.setdefault(row["doc"], Document()).add(row["tokens"], row["tags"])
    return documents


def read_news(path: Path) -> Iterator[Document]:
    """Yield the articles that are not about sport."""
    for document in read_documents(path).values():
        if not _SPORT.match(document.text.partition("\n")[0]):
            yield document


def found_marks(text: str, extractor: Extractor) -> set[Mark]:
    """Return the names that the extraction reads in a text."""
    tagged = extractor.tagger.tag(text, split_sentences(text))
    reading = Reading(text, mended(text, tagged, extractor.lookups))
    return {(n.start, n.end, LABELS[n.label]) for n in reading.named if n.label in LABELS}


def by_our_reading(
    text: str, found: set[Mark], gold: Sequence[Mark]
) -> tuple[set[Mark], set[Mark]]:
    """Return both sides without what is a matter of convention."""
    other = [mark for mark in gold if mark[2] == "MISC"]
    found = {
        mark
        for mark in found
        if any(letter.isupper() for letter in text[mark[0] : mark[1]])
        and not any(mark[0] < end and mark[1] > start for start, end, _ in other)
    }
    asked = set()
    for start, end, label in gold:
        inside = sorted(mark for mark in found if start <= mark[0] and mark[1] <= end)
        country_first = [mark[2] for mark in inside] == ["LOC", "ORG"]
        if label == "ORG" and country_first and inside[0][0] == start and inside[1][1] == end:
            asked.update(inside)
        elif label != "MISC":
            asked.add((start, end, label))
    return found, asked


def main() -> None:
    """Print the scores, and the errors of one label when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", choices=("PER", "ORG", "LOC"))
    options = parser.parse_args()
    extractor = Extractor.load()
    strict, ours = ({label: Score() for label in ("PER", "ORG", "LOC")} for _ in range(2))
    errors: Counter[str] = Counter()
    for document in read_news(options.data / "ner" / "conll2003_testa.jsonl.gz"):
        found = found_marks(document.text, extractor)
        gold = [(*trimmed(document.text, a, b), label) for a, b, label in document.marks]
        for scores, (left, right) in (
            (strict, (found, {mark for mark in gold if mark[2] != "MISC"})),
            (ours, by_our_reading(document.text, found, gold)),
        ):
            for label, score in scores.items():
                score.add(
                    {mark for mark in left if mark[2] == label},
                    {mark for mark in right if mark[2] == label},
                )
        left, right = by_our_reading(document.text, found, gold)
        for sign, marks in (("-", right - left), ("+", left - right)):
            errors.update(f"{sign}{document.text[a:b]}/{label}" for a, b, label in marks)
    print("| news | P | R | F1 | names |\n|---|---|---|---|---|")
    for name, scores in (("strict", strict), ("by our reading", ours)):
        for label, score in scores.items():
            print(score.row(f"{label}, {name}"))
    if options.errors:
        for text, count in errors.most_common():
            if text.endswith(options.errors):
                print(count, text)


if __name__ == "__main__":
    main()
