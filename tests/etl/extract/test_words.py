import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.words import SHAPES, case_shape, find_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


def test_marks_stand_alone_and_initials_stay_together() -> None:
    assert words("The U.S.-led talks, said Mr. O'Neil.") == [
        "The", "U.S.", "-", "led", "talks", ",", "said", "Mr", ".", "O", "'", "Neil", ".",
    ]  # fmt: skip


def test_digits_are_apart_from_letters() -> None:
    assert words("G8 on 2024-03-27") == ["G", "8", "on", "2024", "-", "03", "-", "27"]


def test_a_line_break_inside_a_sentence_is_white_space() -> None:
    assert words("Kim\nJong\r\n Un") == ["Kim", "Jong", "Un"]


def test_an_accent_written_apart_stays_with_its_letter() -> None:
    assert words("Jose\u0301 met") == ["Jose\u0301", "met"]


@pytest.mark.parametrize("unseen", ["\ud800", "\u200b", "\x00", "\u2028"])
def test_what_nobody_sees_is_no_word(unseen: str) -> None:
    assert words(f"Tom {unseen}Reed{unseen}") == ["Tom", "Reed"]


def test_only_the_asked_stretch_is_cut() -> None:
    assert list(find_words("one two three", 4, 7)) == [(4, 7)]


def test_shapes_tell_the_case_of_a_word() -> None:
    cases = {
        "met": "lower",
        "Moscow": "title",
        "E": "initial",
        "U.S.": "upper",
        "SEOUL": "upper",
        "McCain": "mixed",
        "2024": "digits",
        ",": "mark",
        "北京": "other",
    }
    assert {word: SHAPES[case_shape(word)] for word in cases} == cases


@given(st.text())
def test_words_are_in_order_and_leave_out_no_letter(text: str) -> None:
    last = 0
    for start, end in find_words(text):
        assert last <= start < end
        assert not any(c.isspace() for c in text[start:end])
        assert 0 <= case_shape(text[start:end]) < len(SHAPES)
        assert not any(c.isalnum() for c in text[last:start])
        last = end
    assert not any(c.isalnum() for c in text[last:])
