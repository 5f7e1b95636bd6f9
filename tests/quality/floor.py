"""Measure extraction on the quality corpus and move its floor: up freely, down with a reason."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from etl.evaluate.from_claims import meetings_of
from etl.evaluate.records import ArticleMeetings, read_meetings
from etl.evaluate.scoring import Scores, score
from etl.extract import Extractor
from etl.readers import read
from etl.records import Article

HERE = Path(__file__).parent
CORPORA = ("dispatches", "news")
"""The short dispatches that rules were written with, and the news annotated before it was read."""
MARGIN = 0.02
"""Room for the int8 arithmetic of other processors, which moves single scores."""


def files(corpus: str) -> tuple[Path, Path, Path]:
    """Return the articles, the annotation and the floor of a corpus."""
    return tuple(HERE / f"{corpus}{end}" for end in (".jsonl", ".gold.jsonl", ".floor.json"))  # type: ignore[return-value]


def corpus_digest(corpus: str) -> str:
    """Return what pins the articles and their annotation."""
    digest = hashlib.sha256()
    for path in files(corpus)[:2]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure(corpus: str) -> Scores:
    """Extract a corpus with the shipped model and compare."""
    articles, gold, _ = files(corpus)
    extractor = Extractor.load()
    predicted = []
    for article in read([str(articles)]):
        assert isinstance(article, Article), article
        claims = extractor.extract(article)
        predicted.append(
            ArticleMeetings(
                id=str(article.external_id),
                meetings=meetings_of(claims, extractor.lookups, article.text),
            )
        )
    return score(read_meetings(gold), predicted)


def figures(scores: Scores) -> dict[str, float]:
    """Return the figures that have a floor; of made-up days, the share that are none."""
    return {
        "participants": scores.participants.f1,
        "meetings": scores.meetings.f1,
        "dates": scores.dates or 0.0,
        "days_not_made_up": 1 - (scores.false_dates or 0.0),
        "places": scores.places or 0.0,
        "kinds": scores.kinds or 0.0,
        "status": scores.status or 0.0,
        "perfect": scores.perfect or 0.0,
    }


def moved(
    floor: dict[str, Any], measured: dict[str, float], reason: str | None, digest: str = ""
) -> dict[str, Any]:
    """Return the new floor; raise SystemExit where it would sink without a reason."""
    wanted = {name: max(0.0, round(value - MARGIN, 3)) for name, value in measured.items()}
    old: dict[str, float] = floor.get("figures", {})
    sinking = [name for name, value in wanted.items() if value < old.get(name, 0.0)]
    if sinking and not reason:
        raise SystemExit(f'{", ".join(sinking)} would sink; say why with --lower "..."')
    if not reason:
        wanted = {name: max(value, old.get(name, 0.0)) for name, value in wanted.items()}
    lowered = [*floor.get("lowered", []), *([reason] if sinking and reason else [])]
    return {"corpus": digest, "figures": wanted, "lowered": lowered}


def main() -> None:
    """Move the floors to what is measured now."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--lower", metavar="REASON", help="let figures sink, and say why")
    reason = parser.parse_args().lower
    for corpus in CORPORA:
        *_, path = files(corpus)
        digest = corpus_digest(corpus)
        floor = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        if floor and floor["corpus"] != digest and not reason:
            raise SystemExit(f'the corpus {corpus} has changed; say why with --lower "..."')
        new = moved(floor, figures(measure(corpus)), reason, digest)
        path.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
