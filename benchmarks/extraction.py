"""Time whole extraction against plain model inference, in one run on one core.

Usage: taskset -c 0 python -m benchmarks.extraction [FILE ...] [--rounds N]

Both are timed in turn over the same articles and the best round of each counts, so that other
work on the machine weighs on neither alone. The ratio says what the rules cost; articles a
second depend on the processor (int8 wants VNNI or AMX).
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from etl.extract import Extractor
from etl.readers import read
from etl.records import Article
from etl.text.sentences import split_sentences

CORPUS = Path(__file__).parent.parent / "tests" / "quality" / "news.jsonl"
WORDS = 460
"""Words of the article that figures are given for: the mean of agency news."""


def measure(articles: Sequence[Article], rounds: int) -> tuple[float, float]:
    """Return the CPU seconds of whole extraction and of the model alone, the best of the rounds."""
    extractor = Extractor.load()

    def whole(article: Article) -> None:
        extractor.extract(article)

    def model(article: Article) -> None:
        extractor.tagger.tag(article.text, split_sentences(article.text))

    best = {whole: float("inf"), model: float("inf")}
    for article in articles[:5]:
        whole(article)
    for _ in range(rounds):
        for task in best:
            best[task] = min(best[task], _seconds(task, articles))
    return best[whole], best[model]


def _seconds(task: Callable[[Article], None], articles: Sequence[Article]) -> float:
    start = time.process_time()
    for article in articles:
        task(article)
    return time.process_time() - start


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", default=[str(CORPUS)])
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    articles = [article for article in read(args.files) if isinstance(article, Article)]
    words = sum(len(article.text.split()) for article in articles)
    whole, model = measure(articles, args.rounds)
    for name, seconds in (("whole extraction", whole), ("model alone", model)):
        print(f"{name:17} {words / seconds / WORDS:6.1f} articles of {WORDS} words a second")
    print(f"ratio             {whole / model:6.2f}")


if __name__ == "__main__":
    main()
