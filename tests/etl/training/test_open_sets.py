import random
from pathlib import Path

from etl.training.open_sets import Choices, OpenSentence, read_open_sets, read_texts
from etl.training.sentences import ENTITY_TAGS, text_key


def allowed(sentence: OpenSentence, choices: Choices) -> dict[str, set[str]]:
    return {
        word: {ENTITY_TAGS[tag] for tag in choices.rows[number]}
        for word, number in zip(sentence.words, sentence.choices, strict=True)
    }


def read(data: Path, skip: set[str]) -> tuple[list[OpenSentence], Choices]:
    choices = Choices()
    found = read_open_sets(data, choices, skip=skip, gmb=9, rng=random.Random(1))
    return found, choices


def test_a_place_may_be_a_country_or_a_region(open_sets: Path) -> None:
    found, choices = read(open_sets, set())
    assert allowed(found[1], choices)["Lima"] == {"B-GPE", "B-LOC"}


def test_a_title_inside_a_noisy_person_may_be_a_post(open_sets: Path) -> None:
    found, choices = read(open_sets, set())
    tags = allowed(found[0], choices)
    assert "B-POST" in tags["President"]
    assert tags["Reed"] == {"B-PER", "I-PER"}
    assert tags["Tuesday"] == {"B-DATE", "B-DUR"}


def test_a_name_of_two_words_begins_once(open_sets: Path) -> None:
    found, choices = read(open_sets, set())
    tags = allowed(found[2], choices)
    assert tags["Mary"] == {"B-PER"}
    assert tags["Reed"] == {"I-PER"}


def test_a_word_without_a_mark_there_may_bear_one_here(open_sets: Path) -> None:
    found, choices = read(open_sets, set())
    assert {"O", "B-POST", "B-DATE"} <= allowed(found[1], choices)["today"]
    assert "B-PER" not in allowed(found[1], choices)["today"]


def test_held_out_sentences_are_left_out_of_the_open_sets(open_sets: Path) -> None:
    found, _ = read(open_sets, {text_key("President Reed visited Lima, Tuesday.")})
    assert [sentence.words[0] for sentence in found] == ["Reed", "Mary", "Reed"]


def test_the_texts_of_all_sets_are_read_in_their_order(open_sets: Path) -> None:
    assert [text.split()[0] for text in read_texts(open_sets)] == [
        "President",
        "Reed",
        "Mary",
        "Reed",
    ]
