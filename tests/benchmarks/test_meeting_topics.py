"""Topics of meetings are compared by the words that carry meaning."""

from benchmarks.meeting_topics import compare


def test_a_topic_that_shares_a_word_is_right() -> None:
    score = compare(["the trade deficits", "weather"], ["a growing trade deficit", "tariffs"])
    assert (score.right, score.wrong, score.missed) == (1, 1, 1)


def test_articles_and_prepositions_are_no_common_word() -> None:
    score = compare(["the cost of the war"], ["the end of the strike"])
    assert (score.right, score.wrong, score.missed) == (0, 1, 1)
