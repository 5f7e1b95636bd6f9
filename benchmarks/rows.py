"""Measure how many rows of general news are meetings, on rows that people judged.

Usage: python -m benchmarks.rows DATA [--fit [ARTICLES GOLD ...]]

The articles are those of DATA that nobody annotated: broadcasts, local and national newspapers,
Reuters of 1987 and 1996, most of them about other things than meetings. `rows.gold.tsv` says of the
sentence that a row is told by, known by a hash, whether an analyst would enter it ("ok"), need not
("doubtful") or would not ("none"). The half called "unread" is by a digest of the article; nobody
read its errors when rules were written. A row that was never judged is counted apart.

--fit prints the weights that confidence would have from the judged rows of the other half, and
from annotated articles (pairs of files as `whomet eval` takes them), by logistic regression.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from benchmarks import ecbplus
from benchmarks.calibration import reliability
from benchmarks.entities import read_documents
from etl.evaluate.from_claims import meetings_of
from etl.evaluate.pairing import pair_meetings
from etl.evaluate.records import read_meetings
from etl.extract import Extractor, confidence, meetings
from etl.extract.cast import Cast
from etl.extract.drafts import Draft
from etl.extract.reading import Reading
from etl.readers import read
from etl.records import Article, Claims
from etl.text.sentences import split_sentences
from etl.training.sentences import text_key
from etl.training.standoff import short_hash

GOLD = Path(__file__).with_name("rows.gold.tsv")
_FILES = (
    "load/voa.jsonl.gz", "place/lgl.jsonl.gz", "merge/news_clusters.jsonl.gz",
    "time/timebank.jsonl.gz", "place/geovirus.jsonl.gz",
)  # fmt: skip
_CONLL = ("ner/conll2003_train.jsonl.gz", "ner/conll2003_testa.jsonl.gz")
Grounds = Mapping[str, float]
_STEPS = 30
_RIDGE = 3.0
"""What holds the weights small: half of it times their squares is added to the loss."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that the extraction told, how it was judged, and the grounds for its confidence."""

    key: str
    verdict: str
    unread: bool
    grounds: Grounds
    confidence: float = 0.0


def sentence_key(text: str) -> str:
    """Return a hash of a sentence's letters and digits."""
    return short_hash(text_key(text))


def read_judged(path: Path = GOLD) -> dict[str, tuple[str, bool]]:
    """Return the verdict by the key of the sentence, and whether it is of the unread half."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: (verdict, half == "unread") for key, verdict, half in rows}


def articles(data: Path) -> Iterator[Article]:
    """Yield the articles of all the sets."""
    paths = [data / name for name in _FILES] + sorted((data / "load").glob("reut2-*.sgm.gz"))
    for record in read(paths):
        if isinstance(record, Article):
            yield record
    yield from (told.article for told in ecbplus.read(data / ecbplus.PATH))
    for name in _CONLL:
        for id, document in read_documents(data / name).items():
            yield Article(text=document.text, external_id=id, format="conll", locator=id)


def told_rows(
    found: Iterable[Article],
    judged: Mapping[str, tuple[str, bool]],
    extractor: Extractor,
    *,
    least: float = confidence.LEAST,
) -> Iterator[Row]:
    """Yield the rows of those articles in which a sentence was judged, from a chance upwards."""
    for article in found:
        text = article.text
        keys = (sentence_key(text[start:end]) for start, end in split_sentences(text))
        if not any(key in judged for key in keys):
            continue
        claims, grounds = with_grounds(article, extractor, least=least)
        for report, told in zip(claims.reports, grounds, strict=True):
            spans = [text[span.start : span.end] for span in report.evidence]
            known = [key for key in map(sentence_key, spans) if key in judged]
            key = known[0] if known else sentence_key(spans[0])
            verdict, unread = judged.get(key, ("not judged", False))
            yield Row(key, verdict, unread, told, report.confidence)


def with_grounds(
    article: Article, extractor: Extractor, *, least: float = confidence.LEAST
) -> tuple[Claims, list[Grounds]]:
    """Return the claims, and the grounds of each report, of those with this chance or more."""
    told: list[Grounds] = []

    def chance(draft: Draft, reading: Reading, cast: Cast) -> float:
        sure = confidence.chance(draft, reading, cast)
        if sure >= least:
            told.append(confidence.grounds(draft, reading, cast))
        return sure

    with patch.object(meetings, "chance", chance), patch.object(meetings, "LEAST", least):
        return extractor.extract(article), told


def annotated_rows(path: Path, gold: Path, extractor: Extractor) -> Iterator[Row]:
    """Yield every row of annotated articles, told or not: "ok" with two parties as annotated."""
    asked = {one.id: one.meetings for one in read_meetings(gold)}
    for article in read([path]):
        if not isinstance(article, Article) or article.external_id not in asked:
            continue
        claims, grounds = with_grounds(article, extractor, least=0)
        found = meetings_of(claims, extractor.lookups, article.text)
        wanted = asked[article.external_id]
        pairs = {pair.predicted: pair.gold for pair in pair_meetings(list(found), wanted)}
        for number, told in enumerate(grounds):
            match = pairs.get(number)
            if match is None or not wanted[match].unsure:
                verdict = "none" if match is None else "ok"
                yield Row(article.external_id, verdict, False, told)


def fit(rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Return constant and weights of the logistic regression, found by Newton's method."""
    rows = [row for row in rows if row.verdict in ("ok", "none")]
    names = list(rows[0].grounds)
    right = np.array([row.verdict == "ok" for row in rows], dtype=float)
    values = np.array([[row.grounds[name] for name in names] for row in rows])
    centre, spread = values.mean(axis=0), values.std(axis=0)
    scaled = np.c_[np.ones(len(rows)), (values - centre) / spread]
    ridge = np.diag([0.0] + [_RIDGE] * len(names))
    weights: NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (right - sure) - ridge @ weights
        bend = (scaled * (sure * (1 - sure))[:, None]).T @ scaled + ridge
        weights = weights + np.linalg.solve(bend, slope)
    plain = weights[1:] / spread
    return float(weights[0] - plain @ centre), dict(zip(names, plain.tolist(), strict=True))


def _print_shares(rows: Sequence[Row], judged: Mapping[str, tuple[str, bool]]) -> None:
    told = {row.key for row in rows}
    print("| half | ok | doubtful | none | share ok | ok no more told |\n|---|---|---|---|---|---|")
    for name, unread in (("read", False), ("unread", True)):
        count = Counter(row.verdict for row in rows if row.unread == unread)
        share = count["ok"] / max(1, count["ok"] + count["none"])
        lost = sum(key not in told for key, answer in judged.items() if answer == ("ok", unread))
        numbers = " | ".join(str(count[verdict]) for verdict in ("ok", "doubtful", "none"))
        print(f"| {name} | {numbers} | {share:.2f} | {lost} |")
    print(f"\n{sum(row.verdict == 'not judged' for row in rows)} rows told were never judged")


def _print_curve(rows: Sequence[Row]) -> None:
    decided = [row for row in rows if row.unread and row.verdict in ("ok", "none")]
    print("\n| unread half: confidence | rows | mean | ok |\n|---|---|---|---|")
    for part, count, sure, right in reliability(
        [(r.confidence, r.verdict == "ok") for r in decided]
    ):
        print(f"| {part} | {count} | {sure:.2f} | {right:.2f} |")


def main() -> None:
    """Print the shares, and the weights when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--fit", type=Path, nargs="*", metavar="FILE")
    options = parser.parse_args()
    files = options.fit or []
    if len(files) % 2:
        parser.error("--fit takes pairs: articles and their annotation")
    extractor, judged = Extractor.load(), read_judged()
    rows = list(told_rows(articles(options.data), judged, extractor))
    _print_shares(rows, judged)
    _print_curve(rows)
    if options.fit is not None:
        again = told_rows(articles(options.data), judged, extractor, least=0)
        lessons = [row for row in again if not row.unread]
        for path, gold in zip(files[::2], files[1::2], strict=True):
            lessons += annotated_rows(path, gold, extractor)
        constant, weights = fit(lessons)
        print(f"\nconstant {constant:.2f}")
        for name, weight in weights.items():
            print(f"{name} {weight:.2f}")


if __name__ == "__main__":
    main()
