from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left.", "She stayed."],
        ["Mr. Smith met Gen. J. R. Jones in the U.S. capital on Sept. 5.", "They talked."],
        ["The talks ended at 3 p.m. Tuesday.", "No deal was made."],
        ["He works in the U.S.", "The office is small."],
        ["She met U.S. Under Secretary Ann Lee in Oslo."],
        ["He works in the U.S.", "Under her rule it grew."],
        ["Exports to the U.S. From erupting trade wars nobody gains."],
        ["George W. Bush flew to St. Petersburg.", "Putin waited."],
        ["Inflation was 3.5 percent.", "Oil cost $81.20 a barrel."],
        ["See No. 5 of the list.", "No. 6 is missing."],
        ['"We will talk." He left.'],
        ['"Who knows?" Smith said.', "Nobody did."],
        ["“We met.”", "“We talked,” she said."],
        ["He hesitated... and went on.", "Then he stopped…", "She laughed!"],
        ["Is it over?", "Yes."],
        ["The envoy (who left.) returned.", "[He slept.]", "Fin."],
        ["They fled to al-Bab.", "al-Qaida followed."],
        ["Acme Inc. said it met Widget Corp. President John Doe Jr. in Paris."],
        ["1. The first point.", "It holds."],
        ["He knows the countries.", "The rest is missing."],
        ["They meet at 11 a.m. (0800 GMT) in the camp.", "Then they eat."],
        ["He is ill.", "Yeltsin is well."],
        ["He met Ann Lee of Evanston, Ill. Mayor Bo Marsh came too."],
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(parts: list[str]) -> None:
    if parts == ['"We will talk." He left.']:
        parts = ['"We will talk."', "He left."]
    assert sentences(" ".join(parts)) == parts


def test_a_forgotten_blank_after_the_stop_does_not_join_two_sentences() -> None:
    assert sentences("They left the countries.The rest stayed.") == [
        "They left the countries.",
        "The rest stayed.",
    ]


def test_a_heading_is_a_sentence_of_its_own() -> None:
    text = "The talks ended.\n\nDeepening Ties Amid Scrutiny\n\nThe visit was short. It was cold."
    assert sentences(text)[1] == "Deepening Ties Amid Scrutiny"
    assert len(sentences(text)) == 4


def test_broken_lines_of_wire_copy_are_one_sentence_and_an_indent_begins_a_paragraph() -> None:
    text = (
        "Brazilian Finance Minister Dilson\nFunaro will extend his tour, officials\nsaid.\n"
        "    he is in Rome today\nand flies on Sunday.\n"
    )
    assert sentences(text) == [
        "Brazilian Finance Minister Dilson\nFunaro will extend his tour, officials\nsaid.",
        "he is in Rome today\nand flies on Sunday.",
    ]


def test_each_long_line_is_a_paragraph_even_without_full_stops() -> None:
    lines = [
        "Officials have released new estimates of the number of fighters " * 2 + "this week",
        "Earlier estimates had put the number at more than thirty-four thousand from " * 2 + "afar",
        "Short line without a stop",
    ]
    assert sentences("\n".join(lines)) == [line.strip() for line in lines]


def test_text_without_any_capital_letter_is_still_cut() -> None:
    assert sentences("he met the envoy. they talked.") == ["he met the envoy.", "they talked."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \n"])
def test_an_empty_text_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


@given(
    st.text()
    | st.lists(
        st.sampled_from([*"He U.S. Mr. ? a … 3.5".split(), '."', "\n", "\n\n", "    ", " "])
    ).map("".join)
)
def test_sentences_are_ordered_trimmed_and_hold_every_letter(text: str) -> None:
    at = 0
    outside = []
    for start, end in split_sentences(text):
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        outside.append(text[at:start])
        at = end
    outside.append(text[at:])
    assert "".join(outside).strip() == ""


@pytest.mark.parametrize("piece", ["a", ".", "a. ", 'A." ', "\n", "A\n", " ", "Mr. "])
def test_a_million_characters_are_cut_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = process_time()
    split_sentences(text)
    assert process_time() - start < 10


@pytest.mark.parametrize(
    "text",
    [
        "Leaders of Both Sides Meet-MOSCOW — The talks began on Monday.",
        "Leaders of Both Sides Meet -The talks began on Monday and went well.",
        "Leaders of Both Sides Meet-On Monday, they said, The talks began on Monday.",
        "Leaders of Both Sides Meet-After a year, they said, The talks began on Monday.",
    ],
)
def test_a_headline_glued_to_the_text_stands_alone(text: str) -> None:
    first, second = (text[start:end] for start, end in split_sentences(text))
    assert first == "Leaders of Both Sides Meet"
    assert second.endswith("The talks began on Monday.") or second.startswith("The talks")


def test_a_hyphen_in_a_sentence_cuts_nothing() -> None:
    text = "WASHINGTON -- Speaker John Boner (R-Ohio) met the president for an hour on Thursday."
    assert len(split_sentences(text)) == 1


def test_a_hyphen_between_letters_cuts_nothing() -> None:
    text = "Leaders of SALT-N and SALT-Q met in Lima on Tuesday."
    assert len(split_sentences(text)) == 1


def test_a_hyphen_in_a_name_cuts_nothing() -> None:
    text = "Kenyan President Abdel-Fattah el-Nour, right, meets with the envoy in Nairobi."
    assert len(split_sentences(text)) == 1


def test_a_small_word_inside_a_name_ends_no_sentence() -> None:
    text = "They held a Sit-In at the Class-A hotel of Newcastle-Under Lyme."
    assert sentences(text) == [text]


def test_a_surname_with_a_hyphen_ends_no_headline() -> None:
    text = "Ann Lee and Bo Marsh-Dunn met in the small hours of Monday."
    assert split_sentences(text) == [(0, len(text))]
    text = "Ann Lee Meets Bo Marsh-Dunn said on Monday that it was over."
    assert len(split_sentences(text)) == 2


def test_a_name_with_a_hyphen_ends_no_headline() -> None:
    text = "Jordanian Prime Minister Abdul-Karim al-Kabariti began talks with them on Monday."
    assert sentences(text) == [text]
