import json
from pathlib import Path
from typing import Any

import pytest

from etl.errors import SourceError
from etl.training.sentences import Sentence, place_marks
from etl.training.standoff import MARKS, marks_of, read_marks

ROW: dict[str, Any] = {
    "text": "President Reed visited Lima Tuesday",
    "entities": [["POST", "President"], ["PER", "Reed"], ["GPE", "Lima"], ["DATE", "Tuesday"]],
    "meetings": [
        {
            "trigger": "visited",
            "kind": "visit",
            "status": "held",
            "parties": ["President Reed"],
            "host": "Lima",
            "place": ["Lima"],
            "date": ["Tuesday"],
        }
    ],
}


def write(path: Path, *sentences: Sentence) -> Path:
    path.write_text("\n".join(json.dumps(marks_of(s)) for s in sentences), encoding="utf-8")
    return path


def test_marks_find_their_words_in_the_sets(open_sets: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "marks.jsonl", place_marks(ROW))
    assert read_marks(open_sets, file) == [place_marks(ROW)]


def test_no_word_of_the_text_is_kept(tmp_path: Path) -> None:
    kept = write(tmp_path / "marks.jsonl", place_marks(ROW)).read_text(encoding="utf-8")
    assert not [word for word in ROW["text"].split() if word in kept]


def test_a_sentence_that_the_sets_lack_is_told(open_sets: Path, tmp_path: Path) -> None:
    other = place_marks(ROW | {"text": "President Reed visited Lima on Tuesday"})
    file = write(tmp_path / "marks.jsonl", place_marks(ROW), other)
    with pytest.raises(SourceError, match="1 of the 2 sentences marked"):
        read_marks(open_sets, file)


def test_words_cut_in_another_way_are_told(open_sets: Path, tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_text(json.dumps(marks_of(place_marks(ROW)) | {"words": 6}), encoding="utf-8")
    with pytest.raises(SourceError, match="has 5 words and not 6"):
        read_marks(open_sets, file)


def test_the_marks_that_ship_hold_numbers_and_labels_alone() -> None:
    rows = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 900
    assert {len(row["key"]) for row in rows} == {16}
    assert {key for row in rows for key in row} == {"key", "words", "entities", "meetings"}
    spans = [span for row in rows for span in row["entities"]]
    spans += [span for row in rows for meeting in row["meetings"] for span in meeting["roles"]]
    assert {label for label, _, _ in spans} <= set(
        "PER POST ORG GPE LOC NORP DATE DUR EVENT PARTY HOST MED PLACE TOPIC".split()
    )
    assert all(0 <= first <= last for _, first, last in spans)
