"""Read stored articles again with the current extractor, and tell what that changed."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Unpack
from uuid import UUID

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import Engine

from etl.errors import ConfigError, DatabaseError
from etl.load.connections import LastingConnection, driver_connection
from etl.load.differing import Change, change_of, said_by
from etl.load.run import LoadSummary
from etl.pipeline import Extraction, VersionedExtractor, load_records
from etl.records import Article

_PAGE = 200
_STORED = """
select
    id, text, title, source_name as source, external_id, url, dateline, dateline_place,
    dateline_on, agency, published_at, published_on, modified_at, version,
    case when skipped_by = 'language' then language end as language,
    case
        when status = 'withdrawn' then 'withdrawn'
        when skipped_by = 'withheld' then 'withheld'
        else 'usable'
    end as status,
    array(
        select value
        from article_clues
        where article_id = articles.id and is_other and kind = 'name'
        order by position
    ) as corrects,
    format, locator, extra
from articles
"""
_STALE = """
from articles
where extractor_version is distinct from %(version)s
  and (%(source)s::text is null or coalesce(source_slug, source_name, agency) = %(source)s)
  and (%(since)s::date is null or published_on >= %(since)s)
  and (%(until)s::date is null or published_on <= %(until)s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which of the articles are read again whose claims another version made."""

    source: str | None = None
    """Key of the publisher, as in bi.sources."""
    since: date | None = None
    until: date | None = None
    where: str | None = None
    """Condition in SQL on the table articles."""

    def told(self) -> dict[str, str]:
        """Return what narrows them, as the history keeps it."""
        named = {name: getattr(self, name) for name in ("source", "since", "until", "where")}
        return {name: str(value) for name, value in named.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reextraction:
    """What reading again did."""

    load: LoadSummary
    change: Change


def reextract(
    engine: Engine,
    *,
    chosen: Chosen,
    extractor: VersionedExtractor,
    dry_run: bool = False,
    **extraction: Unpack[Extraction],
) -> Reextraction:
    """Extract again the articles whose claims another version made, from their stored text.

    Each article's old claims are replaced in one transaction, so that no article ever holds
    claims of two versions; one that is stopped is gone on with by the same call. With `dry_run`
    all is taken back, and the answer is what would change.
    """
    again = _Again(engine, chosen, extractor.version)
    load = load_records(
        engine,
        again.articles(),
        kind="reextract",
        arguments=chosen.told(),
        extractor=extractor,
        dry_run=dry_run,
        after_batch=again.compare,
        **extraction,
    )
    return Reextraction(load=load, change=again.change)


def count_stale(engine: Engine, *, chosen: Chosen, version: str) -> int:
    """Return how many articles hold claims of another version; raise ConfigError for bad SQL."""
    asked, statement = _asked(chosen, version)
    try:
        with driver_connection(engine) as connection:
            row = connection.execute(f"select count(*) {statement}".encode(), asked).fetchone()
    except DatabaseError as error:
        if chosen.where is None or not isinstance(error.__cause__, psycopg.ProgrammingError):
            raise
        said = error.__cause__.diag.message_primary or error.__cause__
        raise ConfigError(
            f"--where {chosen.where!r} is no condition on articles: {said}; write one such as "
            "\"language = 'en'\" with the columns of the table articles"
        ) from error
    return int(row[0]) if row else 0


class _Again:
    """Stored articles on their way, and what became of those that were written."""

    def __init__(self, engine: Engine, chosen: Chosen, version: str) -> None:
        self.change = Change()
        self._engine = engine
        self._asked, self._statement = _asked(chosen, version)
        self._given: deque[UUID] = deque()
        self._written = 0

    def articles(self) -> Iterator[Article]:
        """Give them in the order of their ids; a database that goes away meanwhile is awaited."""
        connection = LastingConnection(self._engine, prepare=lambda driver: None)
        try:
            after = UUID(int=0)
            while page := connection.run(partial(self._page, after=after)):
                for record in page:
                    after = record.pop("id")
                    self._given.append(after)
                    yield Article(**record)
        finally:
            connection.close()

    def compare(self, connection: psycopg.Connection[Any], load_id: int, read: int) -> None:
        """Count what the batch changes; until it is committed, others still see what it was."""
        if read == self._written:  # told again
            return
        batch = [self._given.popleft() for _ in range(read - self._written)]
        with driver_connection(self._engine) as other:
            before = said_by(other, batch)
        self.change += change_of(before, said_by(connection, batch))
        self._written = read

    def _page(self, driver: psycopg.Connection[Any], after: UUID) -> list[dict[str, Any]]:
        chosen = f"select id {self._statement} and id > %(after)s order by id limit {_PAGE}"
        with driver.cursor(row_factory=dict_row) as cursor:
            asked = {**self._asked, "after": after}
            statement = f"{_STORED} where id in ({chosen}) order by id"
            return cursor.execute(statement.encode(), asked).fetchall()


def _asked(chosen: Chosen, version: str) -> tuple[dict[str, Any], str]:
    """Return the values and the SQL that choose what is read again."""
    asked = {
        "version": version,
        "source": chosen.source,
        "since": chosen.since,
        "until": chosen.until,
    }
    where = chosen.where and chosen.where.replace("%", "%%")
    return asked, f"{_STALE} and ({where}\n)" if where else _STALE
