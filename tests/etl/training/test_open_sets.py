import gzip
import json
import random
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from etl.training.open_sets import Choices, OpenSentence, read_open_sets
from etl.training.sentences import ENTITY_TAGS, text_key


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ner"
    folder.mkdir()
    write(
        folder / "gmb.jsonl.gz", "President Reed visited Lima Tuesday", "B-per I-per O B-geo B-tim"
    )
    write(folder / "uner_ewt_train_2022-12-02.jsonl.gz", "Reed left Lima today", "B-PER O B-LOC O")
    with tarfile.open(folder / "crossner_politics_wikigold.tar.gz", "w:gz") as archive:
        add(archive, "wikigold/data/wikigold.conll.txt", "Mary I-PER\nReed I-PER\nwas O\nborn O\n")
        add(
            archive,
            "crossner/politics/train.txt",
            "Reed\tB-politician\nof\tO\nPeru\tB-country\n.\tO\n",
        )
    return tmp_path


def write(path: Path, tokens: str, tags: str) -> None:
    with gzip.open(path, "wt") as file:
        file.write(json.dumps({"tokens": tokens.split(), "tags": tags.split()}))


def add(archive: tarfile.TarFile, name: str, text: str) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(text)
    archive.addfile(member, BytesIO(text.encode()))


def allowed(sentence: OpenSentence, choices: Choices) -> dict[str, set[str]]:
    return {
        word: {ENTITY_TAGS[tag] for tag in choices.rows[number]}
        for word, number in zip(sentence.words, sentence.choices, strict=True)
    }


def read(data: Path, skip: set[str]) -> tuple[list[OpenSentence], Choices]:
    choices = Choices()
    found = read_open_sets(data, choices, skip=skip, gmb=9, rng=random.Random(1))
    return found, choices


def test_a_place_may_be_a_country_or_a_region(data: Path) -> None:
    found, choices = read(data, set())
    assert allowed(found[1], choices)["Lima"] == {"B-GPE", "B-LOC"}


def test_a_title_inside_a_noisy_person_may_be_a_post(data: Path) -> None:
    found, choices = read(data, set())
    tags = allowed(found[0], choices)
    assert "B-POST" in tags["President"]
    assert tags["Reed"] == {"B-PER", "I-PER"}
    assert tags["Tuesday"] == {"B-DATE", "B-DUR"}


def test_a_name_of_two_words_begins_once(data: Path) -> None:
    found, choices = read(data, set())
    tags = allowed(found[2], choices)
    assert tags["Mary"] == {"B-PER"}
    assert tags["Reed"] == {"I-PER"}


def test_a_word_without_a_mark_there_may_bear_one_here(data: Path) -> None:
    found, choices = read(data, set())
    assert {"O", "B-POST", "B-DATE"} <= allowed(found[1], choices)["today"]
    assert "B-PER" not in allowed(found[1], choices)["today"]


def test_held_out_sentences_are_left_out_of_the_open_sets(data: Path) -> None:
    found, _ = read(data, {text_key("President Reed visited Lima, Tuesday.")})
    assert [sentence.words[0] for sentence in found] == ["Reed", "Mary", "Reed"]
