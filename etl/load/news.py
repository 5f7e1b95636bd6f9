"""Tell whether a round found anything new, before a load is opened for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import Engine

from etl.load.articles import Keyed
from etl.load.batch import LeftOut
from etl.load.connections import driver_connection
from etl.load.keys import storable
from etl.load.notices import obey_kill
from etl.load.outcomes import Counts, Outcome
from etl.load.rejects import are_open
from etl.load.survey import find_stored
from etl.records import Article, Reject

_MOST_RECORDS = 1000
_MOST_CHARS = 5_000_000

Record = Article | Reject | LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The records up to the first that is new, that one included."""

    records: list[Record]
    is_news: bool

    def counts(self) -> Counts:
        """Return what became of records of which none is new."""
        outcomes: list[Outcome] = [
            "unchanged" if isinstance(record, Article)
            else "rejected" if isinstance(record, Reject) else "skipped"
            for record in self.records
        ]  # fmt: skip
        rules = [record.rule for record in self.records if isinstance(record, LeftOut)]
        return Counts.of(len(self.records), outcomes, skipped_by=rules)

    def rejects(self) -> list[Reject]:
        """Return those that were refused."""
        return [record for record in self.records if isinstance(record, Reject)]


def look_for_news(
    engine: Engine, records: Iterator[Record], *, version: Callable[[], str]
) -> Looked:
    """Take records up to the first that the database does not know as it is.

    Not new are articles that are stored so, read by this `version` of the extractor, what was not
    wanted, and what is refused as it was before. Of many records it is not said that none is new.
    """
    taken: list[Record] = []
    size = 0
    for record in records:
        taken.append(record)
        size += len(record.text) if isinstance(record, Article) else 0
        if len(taken) > _MOST_RECORDS or size > _MOST_CHARS or _is_new(engine, record, version):
            return Looked(records=taken, is_news=True)
    return Looked(records=taken, is_news=False)


def _is_new(engine: Engine, record: Record, version: Callable[[], str]) -> bool:
    if isinstance(record, LeftOut):
        return False
    with driver_connection(engine) as connection:
        if isinstance(record, Reject):
            return not are_open(connection, [record])
        return not _is_stored(connection, record, version())


def _is_stored(connection: psycopg.Connection[Any], article: Article, version: str) -> bool:
    told = obey_kill(article)
    assert isinstance(told, Article)
    keyed = Keyed.of(storable(told))
    return bool(find_stored(connection, [keyed], extractor_version=version))
