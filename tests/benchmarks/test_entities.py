"""Tokens are set as text again, and conventions are told from errors."""

from benchmarks.entities import Document, by_our_reading


def test_tokens_become_text_with_marks_in_place() -> None:
    document = Document()
    document.add(
        ["The", "U.S.", "Treasury", "'s", "bonds", "(", "new", ")", "fell", "."], ["O"] * 10
    )
    document.add(["Anna", "Vogt", "spoke", "."], ["B-PER", "I-PER", "O", "O"])
    assert document.text == "The U.S. Treasury's bonds (new) fell.\nAnna Vogt spoke."
    [(start, end, label)] = document.marks
    assert (document.text[start:end], label) == ("Anna Vogt", "PER")


def test_a_country_before_its_body_is_no_error() -> None:
    text = "U.S. Treasury"
    found, asked = by_our_reading(text, {(0, 4, "LOC"), (5, 13, "ORG")}, [(0, 13, "ORG")])
    assert found == asked


def test_names_of_no_asked_kind_and_words_without_capitals_are_left_out() -> None:
    text = "Nikkei and parliament"
    found, asked = by_our_reading(text, {(0, 6, "ORG"), (11, 21, "ORG")}, [(0, 6, "MISC")])
    assert not found
    assert not asked
