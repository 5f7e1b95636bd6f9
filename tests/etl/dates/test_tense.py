import pytest

from etl.dates import guess_tense


@pytest.mark.parametrize(
    ("sentence", "word", "tense"),
    [
        ("The ministers met on Monday in Rome.", "Monday", "past"),
        ("The ministers will meet on Monday in Rome.", "Monday", "future"),
        ("He is due to arrive on Friday.", "Friday", "future"),
        ("Talks are scheduled for Friday.", "Friday", "future"),
        ("She said on Monday that the envoy would arrive on Friday.", "Monday", "past"),
        ("She said on Monday that the envoy would arrive on Friday.", "Friday", "future"),
        ("He will fly to Cairo on Friday, the ministry said.", "Friday", "future"),
        ("He plans to visit Tokyo in May.", "May", "future"),
        ("They signed the accord in May after months of talks.", "May", "past"),
        ("A Monday like any other.", "Monday", "past"),
        ("Collins will be named commander in December.", "December", "future"),
    ],
)
def test_the_nearest_cue_decides(sentence: str, word: str, tense: str) -> None:
    assert guess_tense(sentence, sentence.index(word)) == tense


def test_an_empty_sentence_is_past() -> None:
    assert guess_tense("", 0) == "past"
