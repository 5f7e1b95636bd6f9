"""Read the annotated sentences of diplomatic news and place their marks on words."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from etl.extract.tags import ENTITIES, KINDS, ROLES, STATUSES, bio_tags
from etl.extract.words import find_words

ENTITY_TAGS = bio_tags(ENTITIES)
ROLE_TAGS = tuple(bio_tags(labels) for labels in ROLES)
_WRITTEN = Path(__file__).parent / "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One annotated meeting: its trigger words and the role tags of every word of the sentence."""

    trigger: int
    also: tuple[int, ...]
    kind: int
    status: int
    roles: tuple[tuple[int, ...], ...]
    """One sequence of tags a role layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One annotated sentence as words with their entity tags, and its meetings."""

    words: tuple[str, ...]
    entities: tuple[int, ...]
    meetings: tuple[Meeting, ...]
    key: str
    """The text's letters and digits in lower case: equal for copies of one sentence."""


def text_key(text: str) -> str:
    """Return the text's letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())


def is_held_out(key: str) -> bool:
    """Tell whether a sentence belongs to the fixed tenth that no training stage sees."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10 == 0


def read_sentences(data: Path) -> list[Sentence]:
    """Return all annotated sentences under the data folder, in the order of the file."""
    return read_annotated(data / "sentences" / "sentences.jsonl")


def read_annotated(path: Path) -> list[Sentence]:
    """Return the annotated sentences of a file, one a line as JSON, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [place_marks(json.loads(line)) for line in lines]


def read_written() -> list[Sentence]:
    """Return the sentences written for this project, which lie beside this module."""
    return [s for path in sorted(_WRITTEN.glob("*.jsonl")) for s in read_annotated(path)]


def place_marks(row: dict[str, Any]) -> Sentence:
    """Return one annotation with its substrings found in the words of its text."""
    text: str = row["text"]
    bounds = list(find_words(text))
    entities = [0] * len(bounds)
    found: list[tuple[int, int, str]] = []
    cursor = 0
    for label, part in row["entities"]:
        start = _find(text, part, cursor)
        start = _find(text, part, 0) if start < 0 else start
        if start < 0:
            continue
        cursor = start + len(part)
        _mark(entities, bounds, start, cursor, ENTITY_TAGS.index(f"B-{label}"))
        found.append((start, cursor, label))
    seen: dict[str, int] = {}
    meetings = []
    for meeting in row["meetings"]:
        placed = _place_meeting(text, bounds, meeting, found, seen)
        if placed:
            meetings.append(placed)
    return Sentence(
        words=tuple(text[start:end] for start, end in bounds),
        entities=tuple(entities),
        meetings=tuple(meetings),
        key=text_key(text),
    )


def _place_meeting(
    text: str,
    bounds: Sequence[tuple[int, int]],
    row: dict[str, Any],
    entities: Sequence[tuple[int, int, str]],
    seen: dict[str, int],
) -> Meeting | None:
    """Place one meeting; the second one with the same trigger takes its next occurrence."""
    start = _find(text, row["trigger"], seen.get(row["trigger"], 0))
    start = _find(text, row["trigger"], 0) if start < 0 else start
    if start < 0:
        return None
    end = seen[row["trigger"]] = start + len(row["trigger"])
    words = [n for n, (low, high) in enumerate(bounds) if low < end and high > start]
    also = []
    for part in row.get("also") or ():
        at = _find(text, part, 0)
        also += [n for n, (low, _) in enumerate(bounds) if low == at and n not in words]
    roles = [[0] * len(bounds) for _ in ROLES]
    for label, part in _role_parts(row):
        layer = next(n for n, labels in enumerate(ROLES) if label in labels)
        at = _find(text, part, 0)
        if at < 0:
            continue
        tag = ROLE_TAGS[layer].index(f"B-{label}")
        pieces = [(at, at + len(part))]
        if label == "PARTY":
            pieces = list(split_pair(text, at, at + len(part), entities))
        for low, high in pieces:
            _mark(roles[layer], bounds, low, high, tag)
    return Meeting(
        trigger=words[0],
        also=tuple(also),
        kind=KINDS.index(row["kind"]),
        status=STATUSES.index(row["status"]),
        roles=tuple(tuple(layer) for layer in roles),
    )


def _role_parts(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for label in ("party", "host", "mediator", "place", "date", "topic"):
        value = row["parties"] if label == "party" else row.get(label)
        parts = [value] if isinstance(value, str) else value or ()
        for part in parts:
            yield {"mediator": "MED"}.get(label, label.upper()), part


def split_pair(
    text: str, start: int, end: int, entities: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int]]:
    """Yield the parts of "Israeli and Palestinian officials": each side is a party of its own.

    The annotators split such pairs mostly, not always; here it is always done. "Leaders of
    Russia and France" stays whole: its head comes first, and a bare "France" would lose it.
    """
    inside = [e for e in entities if start <= e[0] and e[1] <= end and e[2] in ("NORP", "GPE")]
    if inside and not text[inside[-1][1] : end].strip():
        inside = []
    cuts = []
    for left, right in pairwise(inside):
        link = text[left[1] : right[0]].strip()
        if link in ("and", ",", ", and", "&"):
            cuts.append((left[1], right[0]))
    for low, high in cuts:
        yield start, low
        start = high
    yield start, end


def _find(text: str, part: str, start: int) -> int:
    """Return where `part` stands as whole words from `start` on, or -1."""
    at = text.find(part, start) if part else -1
    while at >= 0:
        end = at + len(part)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            break
        at = text.find(part, at + 1)
    return at


def _mark(
    tags: list[int], bounds: Sequence[tuple[int, int]], start: int, end: int, begin: int
) -> None:
    """Write a B- tag and its I- tags on the free words from start to end."""
    tag = begin
    for index, (low, high) in enumerate(bounds):
        if low < end and high > start and tags[index] == 0:
            tags[index] = tag
            tag = begin + 1
