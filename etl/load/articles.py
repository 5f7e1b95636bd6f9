"""Upsert article rows: the greatest revision of a key stays, arrival decides only ties.

A revision of another day has another id: it takes the place of the row that was there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from etl.load import staging
from etl.load.keys import article_id, article_key, content_hash, published_on
from etl.load.removing import remove_articles
from etl.records import Article, Claims

COLUMNS: tuple[LiteralString, ...] = (
    "id", "key", "source_slug", "source_name", "external_id", "url", "title", "dateline",
    "dateline_place", "dateline_place_id", "dateline_country_code", "dateline_on", "agency",
    "published_at", "published_on", "modified_at", "version", "language", "text", "content_hash",
    "revision", "status", "skipped_by", "extractor_version", "format", "locator", "extra",
    "load_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """An article that can be stored, with its key, id and content hash."""

    article: Article
    key: str
    id: UUID
    content_hash: bytes

    @classmethod
    def of(cls, article: Article) -> "Keyed":
        """Work out key, id and hash; the article's strings must be storable."""
        key = article_key(article)
        return cls(
            article=article,
            key=key,
            id=article_id(article, key),
            content_hash=content_hash(article),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Upserted:
    """What the upsert did; articles in none of the three stayed as they were."""

    inserted: frozenset[UUID]
    updated: frozenset[UUID]
    refreshed: frozenset[UUID]
    """Same content, but read by another version of the extractor: only the claims are new."""

    @property
    def changed(self) -> list[UUID]:
        """Return the articles whose claims are to be written."""
        return sorted(self.inserted | self.updated | self.refreshed)


def article_row(keyed: Keyed, claims: Claims, load_id: int) -> tuple[Any, ...]:
    """Return the row of one article, in the order of COLUMNS."""
    article = keyed.article
    place = claims.dateline_place
    slugs = {credit.role: credit.source for credit in reversed(claims.credits) if credit.source}
    return (
        keyed.id,
        keyed.key,
        slugs.get("publisher") or slugs.get("agency"),
        article.source,
        article.external_id,
        article.url,
        article.title,
        article.dateline,
        article.dateline_place,
        place.place if place else None,
        place.country if place else None,
        article.dateline_on,
        article.agency,
        article.published_at,
        published_on(article),
        article.modified_at,
        article.version,
        claims.language or article.language,
        article.text,
        keyed.content_hash,
        1,
        _status(article, claims),
        claims.skipped,
        claims.extractor_version or None,
        article.format,
        article.locator,
        Jsonb(dict(article.extra)),
        load_id,
    )


def _status(article: Article, claims: Claims) -> str:
    """Return what counts of an article: a kill takes its earlier text along."""
    if claims.skipped:
        return "skipped"
    return "withdrawn" if article.status == "withdrawn" else "current"


# Refreshing an article keeps its load: the load that brought the content.
_UPSERT = """
insert into articles ({columns})
select {columns} from staged_articles order by id
on conflict (id) do update set
    {assignments},
    revision = articles.revision + (articles.content_hash <> excluded.content_hash)::int,
    load_id = case when articles.content_hash = excluded.content_hash
                   then articles.load_id else excluded.load_id end
where
    articles.content_hash = excluded.content_hash
    and articles.extractor_version is distinct from excluded.extractor_version
or
    articles.content_hash <> excluded.content_hash
    and ({newer}) >= ({older})
returning id, xmax = 0, load_id, revision
"""
_ELSEWHERE = """
select old.id, old.revision, staged_articles.id, ({newer}) >= ({older})
from staged_articles join articles as old using (key)
where old.id <> staged_articles.id
order by old.id
for update of old
"""
_NEXT_REVISION = """
update staged_articles as staged set revision = told.revision + 1
from unnest(%s::uuid[], %s::int[]) as told (id, revision) where staged.id = told.id
"""
_RANK = (
    "coalesce({t}.version, -1), coalesce({t}.modified_at, '-infinity'),"
    " coalesce({t}.published_at, {t}.published_on::timestamp at time zone 'UTC', '-infinity')"
)


def upsert(
    connection: psycopg.Connection[Any], rows: Sequence[tuple[Any, ...]], load_id: int
) -> Upserted:
    """Insert new articles, update known ones with newer content, leave the rest alone."""
    staging.stage(connection, "articles", COLUMNS, rows)
    _make_way(connection)
    assigned = [name for name in COLUMNS if name not in ("id", "key", "revision", "load_id")]
    statement = _UPSERT.format(
        columns=", ".join(COLUMNS),
        assignments=", ".join(f"{name} = excluded.{name}" for name in assigned),
        newer=_RANK.format(t="excluded"),
        older=_RANK.format(t="articles"),
    )
    found = connection.execute(statement.encode()).fetchall()
    inserted = frozenset(row[0] for row in found if row[1] and row[3] == 1)
    updated = frozenset(row[0] for row in found if row[2] == load_id) - inserted
    refreshed = frozenset(row[0] for row in found) - inserted - updated
    return Upserted(inserted=inserted, updated=updated, refreshed=refreshed)


def _make_way(connection: psycopg.Connection[Any]) -> None:
    """Remove what staged revisions of another day replace, and those that are older than it."""
    query = _ELSEWHERE.format(newer=_RANK.format(t="staged_articles"), older=_RANK.format(t="old"))
    found = connection.execute(query.encode()).fetchall()
    late = [staged for _, _, staged, is_newer in found if not is_newer]
    newer = [(old, revision, staged) for old, revision, staged, is_newer in found if is_newer]
    if late:
        connection.execute("delete from staged_articles where id = any(%s)", [late])
    if newer:
        replaced, revisions, staged = map(list, zip(*newer, strict=True))
        remove_articles(connection, replaced)
        connection.execute(_NEXT_REVISION, [staged, revisions])
