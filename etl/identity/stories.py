"""Which articles print one dispatch: those whose texts are near-duplicates, printed days apart.

Articles are joined along pairs that are alike, so that a reprint of a reprint is the same story.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.prints import (
    PART,
    PERIOD,
    VERSION,
    Shingles,
    bands,
    how_alike,
    shingles,
    signature,
)
from etl.identity.writing import fill, fill_lines

Driver = psycopg.Connection[Any]

DAYS_APART = 10
"""A text that is printed again later than this is told anew, not reprinted."""
CHUNK = 2000
"""Articles whose texts are in memory at a time."""

_UNSEEN = """
select a.id, a.text, coalesce(a.dateline_on, a.published_on)
from touched as t join articles as a on a.id = t.article_id
where a.status in ('current', 'skipped')
"""
# Bands of the period before or after are looked at where it is near enough, those of texts without
# a day (period 0) where there are any, and a text without a day looks at all periods there are.
# Days are looked up one by one, for a join might read all articles.
_PARTNERS = f"""
with recursive told as materialized (
    select asked.id,
        (select coalesce(dateline_on, published_on) from articles where id = asked.id) as printed_on
    from unnest(%(articles)s::uuid[]) as asked (id)
),
mine as materialized (
    select b.article_id, b.band, told.printed_on,
        (told.printed_on - date '0001-01-01' + 1) %% {PERIOD} as day
    from print_bands as b join told on told.id = b.article_id
    where b.article_id = any(%(articles)s)
),
period (number) as (
    select min(band) >> {PART} from print_bands
    union all
    select (select min(band) >> {PART} from print_bands where band >= (number + 1) << {PART})
    from period
    where number is not null
),
asked as (
    select mine.article_id, mine.printed_on, near.band
    from mine
    cross join lateral (
        values (band),
            (case when day < {DAYS_APART} then band - (1::bigint << {PART}) end),
            (case when day >= {PERIOD - DAYS_APART} then band + (1::bigint << {PART}) end),
            (case when printed_on is not null and (select min(number) from period) = 0
                then band & ((1::bigint << {PART}) - 1) end)
    ) as near (band)
    union all
    select mine.article_id, mine.printed_on, mine.band + (period.number << {PART})
    from mine cross join period
    where mine.printed_on is null and period.number > 0
),
pairs as materialized (
    select distinct asked.article_id as one, asked.printed_on, other.article_id as other
    from asked
    join print_bands as other on other.band = asked.band and other.article_id <> asked.article_id
)
select one, other from pairs
where coalesce(
    abs(printed_on - (select coalesce(dateline_on, published_on) from articles where id = other))
        <= {DAYS_APART},
    true
)
"""  # noqa: S608 - numbers of ours
_TOLD = """
select id, case when id = any(%s) then text end, coalesce(dateline_on, published_on), title
from articles where id = any(%s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What two articles are compared by."""

    found: Shingles | None
    """None where nothing has a part in common with it."""
    printed_on: date | None
    title: str | None


def write_stories(connection: Driver, lost: Iterable[UUID]) -> set[UUID]:
    """Derive the stories of touched articles and of those in `lost` stories.

    Returns the articles whose story is another than before.
    """
    _write_prints(connection)
    waiting = [
        row[0]
        for row in connection.execute(
            "select article_id from touched join article_prints using (article_id)"
        )
    ]
    lost = set(lost)
    waiting += _members(connection, lost)
    _forget(connection, lost)
    moved: set[UUID] = set()
    done: set[UUID] = set()
    for start in range(0, len(waiting), CHUNK):
        stories = _Stories(connection)
        stories.grow(one for one in waiting[start : start + CHUNK] if one not in done)
        done |= stories.articles
        moved |= stories.write()
    return moved


def _forget(connection: Driver, stories: Iterable[UUID]) -> None:
    ids = sorted(set(stories))
    connection.execute("delete from redirects where kind = 'story' and new_id = any(%s)", [ids])
    connection.execute("delete from stories where id = any(%s)", [ids])


def _write_prints(connection: Driver) -> None:
    with connection.cursor(name="texts") as texts:
        texts.itersize = CHUNK
        texts.execute(_UNSEEN)
        while rows := texts.fetchmany(CHUNK):
            signed = [(article, signature(shingles(text)), day) for article, text, day in rows]
            fill(
                connection,
                "article_prints",
                ("article_id", "version", "signature"),
                ((article, VERSION, one.astype("<u4").tobytes()) for article, one, _ in signed),
            )
            fill_lines(
                connection,
                "print_bands",
                ("band", "article_id"),
                (
                    f"{band}\t{article}\n"
                    for article, one, day in signed
                    for band in bands(one, day)
                ),
            )


def _members(connection: Driver, stories: Iterable[UUID]) -> list[UUID]:
    rows = connection.execute(
        "select article_id from article_stories where story_id = any(%s)", [sorted(set(stories))]
    )
    return [row[0] for row in rows]


class _Stories:
    """Articles on the way to stories, with all that are alike to them."""

    def __init__(self, connection: Driver) -> None:
        self._connection = connection
        self._texts: dict[UUID, _Text] = {}
        self._rules: dict[UUID, tuple[str, float]] = {}
        self._ties: dict[UUID, set[UUID]] = defaultdict(set)
        self.articles: set[UUID] = set()

    def grow(self, seeds: Iterable[UUID]) -> None:
        """Take in the seeds that still count, and step by step what is alike to them."""
        frontier = set(seeds)
        while frontier:
            asked = {"articles": sorted(frontier)}
            pairs = self._connection.execute(_PARTNERS.encode(), asked).fetchall()
            partners = {one for pair in pairs for one in pair}
            self._read(frontier | partners, partners)
            frontier &= self._texts.keys()
            self.articles |= frontier
            near = set()
            for one, other in sorted(pairs):
                if one in self._texts and self._are_one(one, other):
                    near.add(other)
            frontier = near - self.articles

    def write(self) -> set[UUID]:
        """Write the stories; return the articles that moved to another."""
        groups = list(self._groups())
        ids = sorted(self.articles)
        before = dict(
            self._connection.execute(
                "select article_id, story_id from article_stories where article_id = any(%s)", [ids]
            ).fetchall()
        )
        _forget(self._connection, before.values())
        fill(
            self._connection,
            "stories",
            ("id", "title", "first_published_on", "article_count"),
            (self._story(members) for members in groups),
        )
        fill(
            self._connection,
            "article_stories",
            ("article_id", "story_id", "rule", "score"),
            (
                (one, members[0], *self._rules.get(one, ("alone", 1.0)))
                for members in groups
                for one in members
            ),
        )
        fill(
            self._connection,
            "redirects",
            ("kind", "old_id", "new_id"),
            (("story", one, members[0]) for members in groups for one in members[1:]),
        )
        return {one for members in groups for one in members if before.get(one) != members[0]}

    def _read(self, articles: Collection[UUID], partners: Collection[UUID]) -> None:
        """Read what is not known yet of these articles, and the texts of `partners` among them."""
        asked = [sorted(partners), sorted(set(articles) - self._texts.keys())]
        for article, text, printed_on, title in self._connection.execute(_TOLD, asked):
            found = None if text is None else shingles(text)
            self._texts[article] = _Text(found=found, printed_on=printed_on, title=title)

    def _are_one(self, one: UUID, other: UUID) -> bool:
        if other in self._ties[one]:
            return True
        mine, theirs = self._texts[one], self._texts[other]
        days = (
            abs((mine.printed_on - theirs.printed_on).days)
            if mine.printed_on and theirs.printed_on
            else 0
        )
        if days > DAYS_APART or mine.found is None or theirs.found is None:
            return False
        found = how_alike(mine.found, theirs.found)
        if found is None:
            return False
        for article in (one, other):
            best = self._rules.get(article)
            self._rules[article] = max(found, best or found, key=lambda rule: (rule[1], rule[0]))
        self._ties[one].add(other)
        self._ties[other].add(one)
        return True

    def _groups(self) -> Iterator[list[UUID]]:
        left = set(self.articles)
        for start in sorted(self.articles):
            if start not in left:
                continue
            members, frontier = {start}, [start]
            while frontier:
                near = self._ties[frontier.pop()] - members
                members |= near
                frontier += near
            left -= members
            yield sorted(members)

    def _story(self, members: list[UUID]) -> tuple[Any, ...]:
        first = min(members, key=lambda one: (self._texts[one].printed_on or date.max, one))
        printed = self._texts[first]
        return members[0], printed.title, printed.printed_on, len(members)
