"""Read the open sets of named entities; their labels say less than ours, so each tag is a choice.

A word of these sets carries the tags it may have instead of the one it has: a place of Universal
NER may be GPE or LOC here, and a word without a mark there may still be a post or a date.
"""

import gzip
import io
import json
import random
import tarfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.extract.words import find_words
from etl.training.sentences import ENTITY_TAGS, text_key

ANY = "PER POST ORG GPE LOC NORP DATE DUR EVENT O"
_UNER = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "GPE LOC",
    "OTH": ANY,
    "O": "O POST NORP DATE DUR EVENT",
}
_GMB = {
    "per": "PER",
    "org": "ORG",
    "gpe": "NORP GPE",
    "geo": "GPE LOC",
    "tim": "DATE DUR",
    "O": "O POST DATE DUR EVENT",
}
_WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "GPE LOC", "O": "O POST DATE DUR"}
_CROSSNER = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "GPE NORP",
    "location": "GPE LOC",
    "election": "EVENT",
    "event": "EVENT",
    "O": "O POST NORP DATE DUR",
}
# The Groningen Meaning Bank takes titles into the person; ours are posts of their own.
_TITLES = frozenset(
    "president prime minister secretary mr mrs ms dr sen gen senator general king queen prince "
    "pope judge governor chancellor chairman sheikh ayatollah king vice spokesman foreign defense "
    "leader commander ambassador attorney sir lord former "
    "mr. mrs. ms. dr. gen. sen. rep. gov.".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSentence:
    """Words, and for each the number of the set of tags it may have."""

    words: tuple[str, ...]
    choices: tuple[int, ...]


class Choices:
    """Numbers for sets of allowed tags; the first ones are the single tags themselves."""

    def __init__(self) -> None:
        """Start with the single tags."""
        self.rows: list[frozenset[int]] = [frozenset([n]) for n in range(len(ENTITY_TAGS))]
        self._known = {row: n for n, row in enumerate(self.rows)}

    def number(self, prefix: str, labels: str) -> int:
        """Return the number of the choice among `labels`; those but O begin with `prefix`."""
        names = set()
        for label in labels.split():
            if label == "O":
                names.add("O")
            else:
                names.update(f"{letter}-{label}" for letter in prefix)
        row = frozenset(ENTITY_TAGS.index(name) for name in names)
        if row not in self._known:
            self._known[row] = len(self.rows)
            self.rows.append(row)
        return self._known[row]


def read_open_sets(
    data: Path, choices: Choices, *, skip: Collection[str], gmb: int, rng: random.Random
) -> list[OpenSentence]:
    """Return the open sentences, at most `gmb` of the noisy ones, none with a key in `skip`."""
    found: list[OpenSentence] = []
    for names, rows in _sets(data):
        if names is _GMB:
            noisy = list(rows)
            rng.shuffle(noisy)
            rows = iter(noisy[:gmb])
        for tokens, tags in rows:
            # A single word or a table row teaches nothing and costs a place in the batch.
            if len(tokens) < 4 or text_key(" ".join(tokens)) in skip:
                continue
            found.append(_to_words(tokens, tags, names, choices))
    return found


def read_texts(data: Path) -> Iterator[str]:
    """Yield every sentence of the open sets, its words with a space between them."""
    for _, rows in _sets(data):
        for tokens, _ in rows:
            yield " ".join(tokens)


def _sets(data: Path) -> Iterator[tuple[Mapping[str, str], Iterator[tuple[list[str], list[str]]]]]:
    """Yield what the labels of each set may mean here, and its sentences."""
    folder = data / "ner"
    archive = folder / "crossner_politics_wikigold.tar.gz"
    yield _GMB, _json_rows(folder / "gmb.jsonl.gz")
    yield _UNER, _json_rows(folder / "uner_ewt_train_2022-12-02.jsonl.gz")
    yield _WIKIGOLD, _conll_rows(archive, "wikigold.conll")
    yield _CROSSNER, _conll_rows(archive, "crossner/")


def _json_rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["tokens"], row["tags"]


def _conll_rows(path: Path, part: str) -> Iterator[tuple[list[str], list[str]]]:
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if part in member.name else None
            if stream and member.name.endswith(".txt"):
                yield from _conll_sentences(io.TextIOWrapper(stream, encoding="utf-8"))


def _conll_sentences(lines: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    tokens: list[str] = []
    tags: list[str] = []
    for line in (*lines, ""):
        fields = line.split()
        if len(fields) >= 2:
            tokens.append(fields[0])
            # WikiGold writes I- only; two names side by side are rare enough to ignore.
            joined = fields[-1].startswith("I-") and tags and tags[-1][2:] == fields[-1][2:]
            tags.append(fields[-1] if joined else fields[-1].replace("I-", "B-", 1))
        elif tokens:
            yield tokens, tags
            tokens, tags = [], []


def _to_words(
    tokens: list[str], tags: list[str], names: Mapping[str, str], choices: Choices
) -> OpenSentence:
    words: list[str] = []
    numbers: list[int] = []
    after_title = False
    for token, tag in zip(tokens, tags, strict=True):
        labels = names.get(tag[2:] if tag != "O" else "O", ANY)
        prefix = tag[0] if tag != "O" else "BI"
        if tag[2:] == "per" and token.lower() in _TITLES:
            labels, prefix, after_title = ANY, "BI", True
        elif after_title:
            prefix, after_title = "BI", False
        if labels == ANY:
            prefix = "BI"
        for index, (start, end) in enumerate(find_words(token)):
            words.append(token[start:end])
            inner = "I" if index and prefix == "B" and "O" not in labels.split() else prefix
            numbers.append(choices.number(inner, labels))
    return OpenSentence(words=tuple(words), choices=tuple(numbers))
