"""Rows of general news are known by their sentences, and weights are found from judged ones."""

from benchmarks.rows import Row, fit, read_judged, sentence_key


def test_the_judgements_can_be_read_in_two_halves() -> None:
    judged = read_judged()
    assert {verdict for verdict, _ in judged.values()} == {"ok", "doubtful", "none"}
    assert sum(unread for _, unread in judged.values()) > len(judged) / 3


def test_a_sentence_is_known_by_its_letters_and_digits() -> None:
    assert sentence_key("Ann Lee met\nBo Marsh.") == sentence_key("ann lee met bo marsh")
    assert sentence_key("Ann Lee met Bo Marsh.") != sentence_key("Ann Lee met Bo Hu.")


def test_what_right_rows_have_gets_weight_and_what_is_doubtful_does_not_count() -> None:
    rows = [
        Row("a", "ok", False, {"score": 2.0, "private": 0.0}),
        Row("b", "ok", False, {"score": 1.0, "private": 0.5}),
        Row("c", "none", False, {"score": 0.5, "private": 1.0}),
        Row("d", "none", False, {"score": -1.0, "private": 0.5}),
    ]
    constant, weights = fit(rows)
    assert weights["score"] > 0 > weights["private"]
    assert fit([*rows, Row("e", "doubtful", False, {"score": 9.0, "private": 1.0})]) == (
        constant,
        weights,
    )
