"""Measure what meetings are said to be about, by words, on annotated articles.

Usage: python -m benchmarks.meeting_topics ARTICLES GOLD

Of right meetings whose annotation has topics. A topic is right when it shares a word of substance
with what is annotated, and an annotated phrase is found when a topic shares one with it: words
are compared by their first six letters. It says nothing about codes, which no set annotates.
"""

import argparse
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from etl.evaluate.extracted import extract_meetings
from etl.evaluate.pairing import pair_meetings
from etl.evaluate.records import ArticleMeetings, read_meetings
from etl.training.scores import Score

_EMPTY = frozenset(
    "the a an of on in to for with and its their his her by from at as over about into that"
    " between new".split()
)


def stems(phrase: str) -> frozenset[str]:
    """Return the beginnings of the words that carry meaning."""
    words = re.findall(r"[a-z0-9]{2,}", phrase.lower())
    return frozenset(word[:6] for word in words if word not in _EMPTY)


def compare(told: Sequence[str], asked: Sequence[str]) -> Score:
    """Return how many topics are right and wrong, and how many annotated phrases are missed."""
    ours, theirs = [stems(phrase) for phrase in told], [stems(phrase) for phrase in asked]
    wrong = sum(not any(one & other for other in theirs) for one in ours)
    missed = sum(not any(one & other for one in ours) for other in theirs)
    return Score(right=len(theirs) - missed, wrong=wrong, missed=missed)


def measure(predicted: Iterable[ArticleMeetings], gold: Sequence[ArticleMeetings]) -> Score:
    """Return the sum over all right meetings whose topics are annotated."""
    asked = {article.id: article.meetings for article in gold}
    total = Score()
    for article in predicted:
        meetings = [meeting for meeting in article.meetings if len(meeting.participants) >= 2]
        for pair in pair_meetings(meetings, asked[article.id]):
            annotated = asked[article.id][pair.gold]
            if annotated.topics and not annotated.unsure:
                score = compare(meetings[pair.predicted].topics, annotated.topics)
                total.right += score.right
                total.wrong += score.wrong
                total.missed += score.missed
    return total


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles")
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    found = extract_meetings([options.articles], workers=1)
    extracted = [article for article in found if isinstance(article, ArticleMeetings)]
    print("| meetings' topics | P | R | F1 | phrases |\n|---|---|---|---|---|")
    print(measure(extracted, read_meetings(options.gold)).row("by words"))


if __name__ == "__main__":
    main()
