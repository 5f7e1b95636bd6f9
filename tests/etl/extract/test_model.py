import json
import shutil
from pathlib import Path

import pytest

from etl.assets import model_dir
from etl.errors import ModelError
from etl.extract.model import TaggedSentence, Tagger

DISPATCH = (
    "Canadian Foreign Minister Joan Barclay met with her Peruvian counterpart in Lima on\n"
    "Tuesday to discuss fishing rights. The harvest was poor."
)
SENTENCES = [(0, DISPATCH.index(" The harvest")), (DISPATCH.index("The harvest"), len(DISPATCH))]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def labelled(text: str, found: TaggedSentence) -> set[tuple[str, str]]:
    return {(span.label, text[span.start : span.end]) for span in found.spans}


def test_entities_are_the_written_words(tagger: Tagger) -> None:
    first, _ = tagger.tag(DISPATCH, SENTENCES)
    assert labelled(DISPATCH, first) >= {
        ("NORP", "Canadian"),
        ("POST", "Foreign Minister"),
        ("PER", "Joan Barclay"),
        ("GPE", "Lima"),
        ("DATE", "Tuesday"),
    }


def test_a_meeting_has_its_roles_kind_and_status(tagger: Tagger) -> None:
    first, second = tagger.tag(DISPATCH, SENTENCES)
    [trigger] = first.triggers
    assert DISPATCH[trigger.start : trigger.end] == "met"
    assert (trigger.kind, trigger.status) == ("talks", "held")
    roles = {(role.label, DISPATCH[role.start : role.end]) for role in trigger.roles}
    assert roles >= {("PARTY", "Joan Barclay"), ("PLACE", "Lima"), ("DATE", "Tuesday")}
    assert second.triggers == ()


def test_a_headline_in_capitals_is_read(tagger: Tagger) -> None:
    text = "PERU PRESIDENT MEETS JOAN BARCLAY IN LIMA"
    [found] = tagger.tag(text, [(0, len(text))])
    assert ("PER", "JOAN BARCLAY") in labelled(text, found)
    assert len(found.triggers) == 1


def test_a_line_break_changes_nothing_but_the_offsets(tagger: Tagger) -> None:
    plain = DISPATCH.replace("\n", " ")
    assert tagger.tag(plain, SENTENCES) == tagger.tag(DISPATCH, SENTENCES)


def test_the_same_call_gives_the_same_answer(tagger: Tagger) -> None:
    assert tagger.tag(DISPATCH, SENTENCES) == Tagger.load().tag(DISPATCH, SENTENCES)


def test_no_sentence_gives_no_answer(tagger: Tagger) -> None:
    assert tagger.tag("", []) == []
    assert tagger.tag("   ", [(0, 0), (0, 3)]) == [
        TaggedSentence(start=0, end=0, spans=(), triggers=()),
        TaggedSentence(start=0, end=3, spans=(), triggers=()),
    ]


@pytest.mark.parametrize("word", ["\ud800", "\u200b", "\x00", "北京", "a" * 3000, "🤝"])
def test_odd_characters_are_taken_as_they_come(tagger: Tagger, word: str) -> None:
    text = f"Joan Barclay {word} met Tom Reed."
    [found] = tagger.tag(text, [(0, len(text))])
    assert ("PER", "Tom Reed") in labelled(text, found)


def test_a_sentence_longer_than_the_window_is_read_to_its_end(tagger: Tagger) -> None:
    text = "the harvest was poor, " * 300 + "and Joan Barclay met Tom Reed in Lima."
    [found] = tagger.tag(text, [(0, len(text))])
    assert labelled(text, found) >= {("PER", "Joan Barclay"), ("PER", "Tom Reed")}


def test_scores_are_probabilities_of_two_decimals(tagger: Tagger) -> None:
    for sentence in tagger.tag(DISPATCH, SENTENCES):
        roles = [role for trigger in sentence.triggers for role in trigger.roles]
        scores = [span.score for span in (*sentence.spans, *roles)]
        for trigger in sentence.triggers:
            scores += [trigger.score, trigger.kind_score, trigger.status_score]
        assert all(0 <= score <= 1 and score == round(score, 2) for score in scores)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named_with_the_next_step(tmp_path: Path, name: str) -> None:
    folder = copy(tmp_path)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing; install the package again"):
        Tagger.load(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_damaged_file_is_a_model_error(tmp_path: Path, name: str) -> None:
    folder = copy(tmp_path)
    (folder / name).write_bytes(b"\x00broken")
    with pytest.raises(ModelError, match="install the package again"):
        Tagger.load(folder)


def test_a_model_with_other_labels_is_refused(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    config = json.loads((folder / "config.json").read_text())
    config["kinds"] = ["meeting"]
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError, match="other kinds"):
        Tagger.load(folder)


def copy(target: Path) -> Path:
    return Path(shutil.copytree(model_dir(), target / "weights"))
