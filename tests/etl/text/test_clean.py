import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.clean import clean

rough = st.text(
    alphabet=st.sampled_from(
        "ab é\u0301\u200b\u200d\ufeff\u202e\x00\x07\r\n\t \u2028\x85\xa0\ud800\udc00."
    )
)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x85e\x0cf", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x1b", "abc"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("\ufeffSe\u00adoul\u200f", "Seoul"),
        ("bad \ud800 half", "bad \ufffd half"),
        ("\ud83d\ude00", "\U0001f600"),
        ("one  \ntwo\t\n", "one\ntwo"),
        ("one\n \n\n\n\n\ntwo", "one\n\n\ntwo"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_goes_and_the_rest_stays(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


def test_line_breaks_and_indents_of_wire_copy_stay() -> None:
    wire = "Finance Minister Dilson\nFunaro will fly to Tokyo.\n    He is in Rome today."
    assert clean(wire) == wire


@given(st.text(st.characters()) | rough)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(rough)
def test_the_result_can_be_stored_anywhere(text: str) -> None:
    cleaned = clean(text)
    assert "\x00" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == unicodedata.normalize("NFC", cleaned)


@given(st.text(alphabet="abc .,\n'\"é"))
def test_words_of_a_sane_text_are_found_again(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.split() == text.split()
    for line in text.split("\n"):
        assert line.strip() in cleaned
