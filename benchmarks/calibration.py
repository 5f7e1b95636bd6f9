"""Measure whether confidence says how often we are right: of meetings, and of the model's tags.

Usage: python -m benchmarks.calibration ARTICLES GOLD [--data DATA]

A meeting is right when two of its parties are those of an annotated one (`etl/evaluate`). A tag
is right when its words and its label are those annotated in DATA/sentences/sentences.jsonl, of
which the tenth is read that the model never saw. The expected calibration error is the mean gap
between confidence and share right, over tenths of the scale, weighted by how many fall in each.
The line of best fit is found on three quarters of the articles, by a digest of their ids, and
its error told on the last; one near 0 + 1.00 x confidence says that nothing needs mending.
"""

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.sentences import held_out
from etl.evaluate.extracted import extract_meetings
from etl.evaluate.pairing import pair_meetings
from etl.evaluate.records import ArticleMeetings, read_meetings
from etl.extract import Extractor
from etl.extract.words import find_words
from etl.training.augment import entity_spans
from etl.training.sentences import ENTITY_TAGS, place_marks

Answer = tuple[float, bool]
"""The confidence of an answer, and whether it is right."""


def meeting_answers(
    predicted: Iterable[ArticleMeetings], gold: Sequence[ArticleMeetings]
) -> Iterator[tuple[str, Answer]]:
    """Yield the article and the answer of each meeting that the annotation is sure about."""
    asked = {article.id: article.meetings for article in gold}
    for article in predicted:
        meetings = [m for m in article.meetings if len(m.participants) >= 2]
        pairs = {p.predicted: p.gold for p in pair_meetings(meetings, asked[article.id])}
        for number, meeting in enumerate(meetings):
            match = pairs.get(number)
            if match is None or not asked[article.id][match].unsure:
                yield article.id, (meeting.confidence or 0.0, match is not None)


def tag_answers(data: Path) -> Iterator[Answer]:
    """Yield the answer of each tag of the model on the sentences it never saw."""
    tagger = Extractor.load().tagger
    for row in held_out(data):
        text = str(row["text"])
        bounds = list(find_words(text))
        gold = {
            (bounds[first][0], bounds[after - 1][1], label)
            for first, after, label in _labelled(place_marks(row).entities)
        }
        [tagged] = tagger.tag(text, [(0, len(text))])
        for span in tagged.spans:
            yield span.score, (span.start, span.end, span.label) in gold


def _labelled(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    for first, after, _ in entity_spans(tags):
        yield first, after, ENTITY_TAGS[tags[first]][2:]


def calibration_error(answers: Sequence[Answer]) -> float:
    """Return the expected calibration error over ten equal parts of the scale."""
    gaps = [abs(sure - right) * count for _, count, sure, right in reliability(answers)]
    return sum(gaps) / len(answers) if answers else 0.0


def reliability(answers: Sequence[Answer]) -> Iterator[tuple[str, int, float, float]]:
    """Yield each tenth of the scale: its name, how many, their mean confidence, share right."""
    for tenth in range(10):
        inside = [answer for answer in answers if min(9, int(answer[0] * 10)) == tenth]
        if inside:
            sure = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(is_right for _, is_right in inside) / len(inside)
            yield f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}", len(inside), sure, right


def best_line(answers: Sequence[Answer]) -> tuple[float, float]:
    """Return the constant and the slope that take confidence nearest to being right."""
    sure = np.array([confidence for confidence, _ in answers])
    right = np.array([float(is_right) for _, is_right in answers])
    slope, constant = np.polyfit(sure, right, 1)
    return float(constant), float(slope)


def _is_last_quarter(article: str) -> bool:
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 4 == 3


def _print_curve(name: str, answers: Sequence[Answer]) -> None:
    print(f"| {name}: confidence | answers | mean | right |\n|---|---|---|---|")
    for part, count, sure, right in reliability(answers):
        print(f"| {part} | {count} | {sure:.2f} | {right:.2f} |")
    print(f"\nExpected calibration error: {calibration_error(answers):.3f}\n")


def main() -> None:
    """Print the curves and the errors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--data", type=Path, help="folder with sentences/: measure tags too")
    options = parser.parse_args()
    found = extract_meetings([options.articles], workers=1)
    extracted = [article for article in found if isinstance(article, ArticleMeetings)]
    answers = list(meeting_answers(extracted, read_meetings(options.gold)))
    _print_curve("meetings", [answer for _, answer in answers])
    seen = [answer for article, answer in answers if not _is_last_quarter(article)]
    last = [answer for article, answer in answers if _is_last_quarter(article)]
    constant, slope = best_line(seen)
    mended = [(constant + slope * sure, right) for sure, right in last]
    print(f"Best line on three quarters ({len(seen)}): {constant:.2f} + {slope:.2f} x confidence")
    print(
        f"Error on the last quarter ({len(last)}): {calibration_error(last):.3f} as written,"
        f" {calibration_error(mended):.3f} by that line\n"
    )
    if options.data:
        _print_curve("tags", list(tag_answers(options.data)))


if __name__ == "__main__":
    main()
