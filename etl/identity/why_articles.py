"""Tell why articles print one dispatch, or one supersedes the other, or neither."""

from typing import Any
from uuid import UUID

import numpy as np
import psycopg

from etl.identity.prints import ALIKE, CONTAINED, how_alike, shingles
from etl.identity.stories import DAYS_APART
from etl.identity.why_words import certainty, rule_in_words

Driver = psycopg.Connection[Any]

_CORRECTIONS = """
select c.article_id, c.corrected_by, c.rule from article_corrections as c
where c.article_id = any(%(ids)s) or c.corrected_by = any(%(ids)s)
order by 1, 2
"""
_STORY = """
select r.article_id, r.rule, r.score
from article_stories as mine
join article_stories as r on r.story_id = mine.story_id
where mine.article_id = %s
order by r.article_id = mine.article_id desc, r.article_id
"""
_ARTICLES = """
select a.id, a.text, coalesce(a.dateline_on, a.published_on), a.published_on, a.status,
    coalesce(a.source_slug, lower(a.source_name)),
    concat_ws(', ', a.published_on, coalesce(s.name, a.source_name),
        coalesce(a.title, a.external_id, a.url, a.locator)) || ' (' || left(a.id::text, 13) || ')',
    coalesce(a.published_at, a.published_on::timestamp at time zone 'UTC')
from articles as a
left join sources as s on s.slug = a.source_slug
where a.id = any(%s)
"""
_MEANS = """
select mine.kind, mine.value
from article_clues as mine
where mine.article_id = %(one)s and mine.is_other
  and (
      exists (
          select from article_clues as own
          where own.article_id = %(other)s and not own.is_other
            and (own.kind, own.value) = (mine.kind, mine.value)
      )
      or mine.kind = 'name' and exists (
          select from articles
          where id = %(other)s and (external_id = mine.value or url = mine.value)
      )
  )
order by mine.position
limit 1
"""
_RULES = {
    "named": "its id or address is named as corrected",
    "headline": "the correction repeats its headline, and no other article of that source, of that"
    " day or the day before, bears it",
    "slugline": "both bear one slug line, and no other article of that source, of that day or the"
    " day before, does",
}


def article_links(connection: Driver, article: UUID) -> list[str]:
    """Return what supersedes an article or is superseded by it, and what prints its dispatch."""
    corrections = connection.execute(_CORRECTIONS, {"ids": [article]}).fetchall()
    story = connection.execute(_STORY, [article]).fetchall()
    ids = {article, *(one for row in corrections for one in row[:2]), *(row[0] for row in story)}
    heads = {row[0]: row[6] for row in connection.execute(_ARTICLES, [sorted(ids)])}
    return [
        *(f"{heads[by]} supersedes {heads[one]}: {_RULES[rule]}" for one, by, rule in corrections),
        *(f"{heads[one]}: {rule_in_words(rule)}, {certainty(score)}" for one, rule, score in story),
    ]


def articles_apart(connection: Driver, first: UUID, second: UUID) -> tuple[bool, list[str]]:
    """Return whether two articles are tied, and what ties them or keeps them apart."""
    corrections = connection.execute(_CORRECTIONS, {"ids": [first, second]}).fetchall()
    rows = {row[0]: row for row in connection.execute(_ARTICLES, [[first, second]])}
    tied = [
        f"{rows[by][6]} supersedes {rows[one][6]}: {_RULES[rule]}"
        for one, by, rule in corrections
        if {one, by} == {first, second}
    ]
    story = [row[0] for row in connection.execute(_STORY, [first])]
    if second in story:
        return True, [*tied, f"one story: {_alike(rows[first], rows[second])}"]
    doubts = (
        []
        if tied
        else [
            _doubt(connection, rows[one], rows[other])
            for one, other in ((first, second), (second, first))
        ]
    )
    apart = f"no reprints: {_alike(rows[first], rows[second])}"
    return bool(tied), [*tied, *(doubt for doubt in doubts if doubt), apart]


def _doubt(connection: Driver, one: Any, other: Any) -> str:
    """Return why an article supersedes nothing though it means the other; nothing else."""
    means = connection.execute(_MEANS, {"one": one[0], "other": other[0]}).fetchone()
    if means is None:
        return ""
    said = f"{one[6]} tells of a correction of \u201c{means[1]}\u201d"
    if one[7] and other[7] and other[7] > one[7]:
        return f"{said}, but was published before the other"
    if means[0] != "name" and one[5] != other[5]:
        return f"{said}, but is of another source"
    if means[0] != "name" and one[3] and other[3] and (one[3] - other[3]).days > 1:
        return f"{said}, but more than a day later"
    return f"{said}, but more than one article may be meant"


def _alike(one: Any, other: Any) -> str:
    """Return how alike two texts are, and how far apart they were printed."""
    mine, theirs = shingles(one[1]), shingles(other[1])
    common = len(np.intersect1d(mine, theirs, assume_unique=True))
    shared = common / (len(mine) + len(theirs) - common)
    within = common / min(len(mine), len(theirs))
    found = how_alike(mine, theirs)
    told = (
        f"{shared:.0%} of their runs of three words are the same, of the shorter one's {within:.0%}"
    )
    if one[2] and other[2]:
        days = abs((one[2] - other[2]).days)
        told += f"; printed {days} day{'s' * (days != 1)} apart"
        if days > DAYS_APART:
            return f"{told}, where {DAYS_APART} are the most"
    if found is None:
        told += f"; {ALIKE:.0%} would make them one, or {CONTAINED:.0%} of the shorter one's"
    return told
