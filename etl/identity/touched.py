"""Take what is to resolve out of the facts: it is put in again as the claims tell it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID

import psycopg

Driver = psycopg.Connection[Any]

STEP = 5_000
"""Articles whose facts are derived at a time: memory does not grow with what there is to do."""
# Of an article without a story nothing was derived, and nothing looks at it before it is taken.
_PUT_OFF = """
create temp table later on commit drop as
with waiting as materialized (select distinct key from dirty_blocks where kind = 'article')
select waiting.key
from waiting
join articles as a on a.id = waiting.key::uuid
where not %s and not exists (select from article_stories as s where s.article_id = a.id)
order by coalesce(a.dateline_on, a.published_on), waiting.key
offset %s
"""
_TAKE = """
create temp table touched_keys on commit drop as
with gone as (
    delete from dirty_blocks as d
    where kind <> 'article' or not exists (select from later where later.key = d.key)
    returning kind, key
)
select distinct kind, key from gone
"""
_ARTICLES = """
create temp table touched (article_id uuid primary key) on commit drop
"""
_OF_ARTICLES = """
insert into touched
select key::uuid from touched_keys where kind = 'article'
union
select a.id
from touched_keys as k
join judgement_anchors as j on j.judgement_id = k.key::uuid
join articles as a on a.key = j.article_key
where k.kind = 'judgement'
"""
# What the touched articles said when they were resolved last.
_LOST = """
insert into touched_keys
select 'variant', m.variant_id::text from variant_members as m join touched using (article_id)
union
select 'fact', m.actor_id::text from actor_members as m join touched using (article_id)
union
select 'fact', m.organisation_id::text
from organisation_members as m join touched using (article_id)
union
select 'meeting', m.meeting_id::text from meeting_reports as m join touched using (article_id)
union
select 'report_block', b.block::text from report_blocks as b join touched using (article_id)
union
select 'story', s.story_id::text from article_stories as s join touched using (article_id)
except
select kind, key from touched_keys
"""
_QUEUE = """
create temp table queued on commit drop as
select a.id as article_id,
    row_number() over (order by coalesce(a.dateline_on, a.published_on), a.id) as number
from touched join articles as a on a.id = touched.article_id
"""
_NEXT = "insert into touched select article_id from queued where number > %s and number <= %s"
_TAKEN_OUT: tuple[LiteralString, ...] = (
    "variant_members", "actor_members", "organisation_members", "meeting_reports",
    "report_blocks", "article_stories", "article_prints",
)  # fmt: skip
# Children before parents. Seeded organisations and curated names are no facts and stay.
_EMPTYING: tuple[LiteralString, ...] = (
    "delete from redirects",
    "delete from meetings",
    "delete from affiliations",
    "delete from actors",
    "delete from organisation_members",
    "delete from organisation_names where origin = 'seen'",
    "update organisation_names set first_seen_on = null, last_seen_on = null"
    " where first_seen_on is not null",
    "delete from organisations where seed_key is null",
    "delete from stories",
    "delete from report_blocks",
    "delete from article_prints",
    "delete from variant_members",
    "delete from variants",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What lost claims, by the ids and keys that identity gave it."""

    touches: int
    """Touches that were waiting; none means that nothing had to be done."""
    variants: frozenset[UUID] = frozenset()
    facts: frozenset[UUID] = frozenset()
    meetings: frozenset[UUID] = frozenset()
    blocks: frozenset[int] = frozenset()
    stories: frozenset[UUID] = frozenset()


def put_off(connection: Driver, *, everything: bool) -> bool:
    """Put off new articles beyond those of a step, the table `later` lists them; tell of any.

    They are taken in the order of their days, so that those that bear on each other come together.
    """
    connection.execute(_PUT_OFF, [everything, STEP])
    connection.execute("analyze later")
    return _count(connection, "later") > 0


def find_touched(connection: Driver, *, everything: bool) -> Touched:
    """Clear the marks of what is to resolve; the table `touched` then lists its articles."""
    connection.execute(_TAKE)
    connection.execute(_ARTICLES)
    touches = _count(connection, "touched_keys")
    if everything:
        connection.execute("delete from touched_keys")
        connection.execute("insert into touched select id from articles")
    else:
        connection.execute(_OF_ARTICLES)
        connection.execute(_LOST)
    connection.execute("analyze touched")
    return Touched(
        touches=touches,
        variants=frozenset(map(UUID, _keys(connection, "variant"))),
        facts=frozenset(map(UUID, _keys(connection, "fact"))),
        meetings=frozenset(map(UUID, _keys(connection, "meeting"))),
        blocks=frozenset(map(int, _keys(connection, "report_block"))),
        stories=frozenset(map(UUID, _keys(connection, "story"))),
    )


def take_out(connection: Driver, *, everything: bool) -> None:
    """Take the touched articles out of the facts, or empty the facts."""
    if everything:
        for statement in _EMPTYING:
            connection.execute(statement)
        return
    for table in _TAKEN_OUT:
        connection.execute(
            f"delete from {table} as old using touched"  # noqa: S608 - a name from this file
            " where touched.article_id = old.article_id"
        )


def parts(connection: Driver, touched: Touched) -> Iterator[Touched]:
    """Yield what is to derive part by part; the table `touched` lists the articles of each.

    All of them are taken out by then, so that those of later parts are as if not yet there. What
    lost claims is for the first part, and derived again where later ones add to it.
    """
    count = _count(connection, "touched")
    if count <= STEP:
        yield touched
        return
    connection.execute(_QUEUE)
    for start in range(0, count, STEP):
        connection.execute("truncate touched")
        connection.execute(_NEXT, [start, start + STEP])
        connection.execute("analyze touched")
        yield touched if start == 0 else Touched(touches=touched.touches)


def _keys(connection: Driver, kind: str) -> list[str]:
    rows = connection.execute("select key from touched_keys where kind = %s", [kind])
    return [row[0] for row in rows]


def _count(connection: Driver, table: LiteralString) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    return int(row[0]) if row else 0
