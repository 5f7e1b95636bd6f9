import json
from pathlib import Path
from typing import Any

from etl.training import sentences
from etl.training.augment import entity_spans
from etl.training.sentences import (
    ROLE_TAGS,
    Sentence,
    is_held_out,
    place_marks,
    read_written,
    text_key,
)


def annotated(text: str, **meeting: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "trigger": "met",
        "kind": "talks",
        "status": "held",
        "parties": [],
        "place": [],
    }
    row |= {"host": None, "mediator": None, "date": [], "topic": []} | meeting
    return {"text": text, "entities": [], "meetings": [row] if row["trigger"] in text else []}


def roles(sentence: Sentence, number: int = 0) -> set[tuple[str, str]]:
    return {
        (names[tags[start]][2:], " ".join(sentence.words[start:end]))
        for names, tags in zip(ROLE_TAGS, sentence.meetings[number].roles, strict=True)
        for start, end, _ in entity_spans(tags)
    }


def test_entities_are_found_in_order_of_appearance() -> None:
    row = annotated("Reed said Reed went")
    row["entities"] = [["PER", "Reed"], ["PER", "Reed"]]
    assert place_marks(row).entities == (1, 0, 1, 0)


def test_a_pronoun_is_not_found_inside_another_word() -> None:
    sentence = place_marks(annotated("Then he met her", parties=["he", "her"]))
    assert sentence.meetings[0].roles[0] == (0, 1, 0, 1)


def test_a_visited_country_is_host_and_place() -> None:
    row = annotated("Reed met in Peru", parties=["Reed"], host="Peru", place=["Peru"])
    assert roles(place_marks(row)) == {("PARTY", "Reed"), ("HOST", "Peru"), ("PLACE", "Peru")}


def test_a_joint_party_is_split_at_its_sides() -> None:
    row = annotated("Israeli, Omani and Syrian officials met")
    row["entities"] = [["NORP", "Israeli"], ["NORP", "Omani"], ["NORP", "Syrian"]]
    row["meetings"][0]["parties"] = ["Israeli, Omani and Syrian officials"]
    assert roles(place_marks(row)) == {
        ("PARTY", "Israeli"),
        ("PARTY", "Omani"),
        ("PARTY", "Syrian officials"),
    }


def test_a_party_whose_head_comes_first_stays_whole() -> None:
    row = annotated("leaders of Peru and Chile met", parties=["leaders of Peru and Chile"])
    row["entities"] = [["GPE", "Peru"], ["GPE", "Chile"]]
    assert roles(place_marks(row)) == {("PARTY", "leaders of Peru and Chile")}


def test_a_second_meeting_takes_the_next_trigger() -> None:
    row = annotated("Reed met Cole and Dunn met Ross", parties=["Reed", "Cole"])
    row["meetings"].append(row["meetings"][0] | {"parties": ["Dunn", "Ross"]})
    sentence = place_marks(row)
    assert [meeting.trigger for meeting in sentence.meetings] == [1, 5]
    assert roles(sentence, 1) == {("PARTY", "Dunn"), ("PARTY", "Ross")}


def test_copies_of_a_sentence_fall_on_the_same_side() -> None:
    assert text_key("Reed met Cole.") == text_key('"reed  met\ncole"')


def test_about_a_tenth_is_held_out_and_always_the_same() -> None:
    share = [is_held_out(f"sentence{number}") for number in range(2000)]
    assert 150 < sum(share) < 250
    assert share == [is_held_out(f"sentence{number}") for number in range(2000)]


def test_every_mark_of_the_written_sentences_finds_its_place() -> None:
    folder = Path(sentences.__file__).parent / "written"
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    written = read_written()
    assert len({sentence.key for sentence in written}) == len(written) > 3000
    for row, sentence in zip(rows, written, strict=True):
        assert len(sentence.meetings) == len(row["meetings"]), row["text"]
        assert sum(tag % 2 for tag in sentence.entities) == len(row["entities"]), row["text"]
