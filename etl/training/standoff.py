"""Marks on sentences of the open sets, without their text: a hash, and the numbers of words.

The texts have licences of their own, so they are looked up where the sets lie. A line of the file
is one sentence: `key` (of its letters and digits), `words` (how many), `entities` as label, first
and last word, and `meetings` whose roles are given in the same way.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from etl.errors import SourceError
from etl.extract.tags import ENTITIES, KINDS, ROLES, STATUSES
from etl.extract.words import find_words
from etl.training.augment import entity_spans
from etl.training.open_sets import read_texts
from etl.training.sentences import (
    ENTITY_TAGS,
    ROLE_TAGS,
    Meeting,
    Sentence,
    read_annotated,
    text_key,
)

MARKS = Path(__file__).parent / "marks.jsonl"


def main() -> None:
    """Read files of annotated sentences, print their marks without the text."""
    parser = argparse.ArgumentParser(prog="python -m etl.training.standoff", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="annotated sentences, as JSON Lines")
    for path in parser.parse_args().files:
        for sentence in read_annotated(path):
            print(json.dumps(marks_of(sentence), separators=(",", ":")))


def marks_of(sentence: Sentence) -> dict[str, Any]:
    """Return the marks of a sentence by word numbers; nothing of its text but a hash."""
    return {
        "key": short_hash(sentence.key),
        "words": len(sentence.words),
        "entities": _spans(sentence.entities, ENTITY_TAGS),
        "meetings": [
            {
                "trigger": meeting.trigger,
                "also": meeting.also,
                "kind": KINDS[meeting.kind],
                "status": STATUSES[meeting.status],
                "roles": [
                    span
                    for tags, names in zip(meeting.roles, ROLE_TAGS, strict=True)
                    for span in _spans(tags, names)
                ],
            }
            for meeting in sentence.meetings
        ],
    }


def read_marks(data: Path, path: Path = MARKS) -> list[Sentence]:
    """Return the sentences marked in the file `path`, with the words of the sets under `data`.

    Raises SourceError when the sets lack one of them.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = _find_texts({row["key"] for row in rows}, read_texts(data)) if rows else {}
    lacking = [row["key"] for row in rows if row["key"] not in texts]
    if lacking:
        raise SourceError(
            f"{data / 'ner'}: {len(lacking)} of the {len(rows)} sentences marked in {path.name} "
            f"are not there, {lacking[0]} among them; get the sets that the model card names"
        )
    return [_to_sentence(row, texts[row["key"]]) for row in rows]


def _find_texts(keys: set[str], texts: Iterable[str]) -> dict[str, str]:
    """Return the first text of each key."""
    found: dict[str, str] = {}
    for text in texts:
        key = short_hash(text_key(text))
        if key in keys:
            found.setdefault(key, text)
    return found


def _to_sentence(row: dict[str, Any], text: str) -> Sentence:
    words = tuple(text[start:end] for start, end in find_words(text))
    if len(words) != row["words"]:
        raise SourceError(
            f"sentence {row['key']} has {len(words)} words and not {row['words']}: these are "
            "other texts, or words are cut in another way than when the marks were made"
        )
    return Sentence(
        words=words,
        entities=_tags(row["entities"], ENTITIES, len(words)),
        meetings=tuple(
            Meeting(
                trigger=meeting["trigger"],
                also=tuple(meeting["also"]),
                kind=KINDS.index(meeting["kind"]),
                status=STATUSES.index(meeting["status"]),
                roles=tuple(_tags(meeting["roles"], labels, len(words)) for labels in ROLES),
            )
            for meeting in row["meetings"]
        ),
        key=text_key(text),
    )


def short_hash(key: str) -> str:
    """Return what a sentence is known by where its text may not be kept, from its `text_key`."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _spans(tags: Sequence[int], names: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return label, first and last word of every span."""
    return [(names[tags[start]][2:], start, end - 1) for start, end, _ in entity_spans(tags)]


def _tags(
    spans: Iterable[tuple[str, int, int]], labels: Sequence[str], count: int
) -> tuple[int, ...]:
    """Return the tags of these labels; spans of others belong to another layer."""
    tags = [0] * count
    for label, first, last in spans:
        if label in labels:
            begin = 1 + 2 * labels.index(label)
            tags[first : last + 1] = [begin] + [begin + 1] * (last - first)
    return tuple(tags)


if __name__ == "__main__":
    main()
