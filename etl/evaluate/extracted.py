"""Extract the meetings of articles that are to be compared, without a database."""

from collections.abc import Iterator, Sequence
from itertools import islice

from etl.evaluate.from_claims import meetings_of
from etl.evaluate.records import ArticleMeetings
from etl.executors import extract_all
from etl.extract import Extractor
from etl.readers import read
from etl.records import Article, Reject

_BATCH = 20


def extract_meetings(
    paths: Sequence[str], *, workers: int | None = None
) -> Iterator[ArticleMeetings | Reject]:
    """Give the meetings of each article in the files, or why an article has none to give."""
    records = read(paths)
    extractor = Extractor.load()
    batches = _batches(records)
    extracted = extract_all(
        batches, load_extractor=Extractor.load, workers=workers, extractor=extractor
    )
    for (articles, rejects), results in extracted:
        yield from rejects
        for article, claims in zip(articles, results, strict=True):
            if isinstance(claims, Reject):
                yield claims
            else:
                meetings = meetings_of(claims, extractor.lookups, article.text)
                yield ArticleMeetings(id=article.external_id or article.locator, meetings=meetings)


_Batch = tuple[list[Article], list[Reject]]


def _batches(records: Iterator[Article | Reject]) -> Iterator[tuple[_Batch, list[Article]]]:
    """Cut the records into batches; those that could not be read travel beside the others."""
    while batch := list(islice(records, _BATCH)):
        articles = [record for record in batch if isinstance(record, Article)]
        rejects = [record for record in batch if isinstance(record, Reject)]
        yield (articles, rejects), articles
