"""By what an article is known to those that correct it, and by what it knows what it corrects."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal
from uuid import UUID

import psycopg

from etl.load import staging
from etl.load.articles import Keyed
from etl.load.notices import find_notice
from etl.records import Article

COLUMNS = ("article_id", "position", "kind", "is_other", "value")
Clue = tuple[Literal["name", "headline", "slugline"], bool, str]
"""Kind, whether it is the other article's, and the words."""
_WORDS = 300
_NAME = 600
"""Characters that an index takes; a longer address names nothing."""


def find_clues(article: Article) -> list[Clue]:
    """Return by what this article is known, and by what the one that it corrects or takes back.

    A correction also goes by the headline that it corrects, so that a later one supersedes it too.
    Ids, and addresses that are keys, stand with the article and are not repeated.
    """
    return [clue for clue in dict.fromkeys(_clues(article)) if clue[2]]


def write_clues(connection: psycopg.Connection[Any], written: Sequence[Keyed]) -> None:
    """Replace the clues of articles that were inserted or changed."""
    listed = [one.id for one in written]
    connection.execute("delete from article_clues where article_id = any(%s)", [listed])
    rows = [row for one in written for row in _rows(one)]
    staging.append(connection, "article_clues", COLUMNS, rows)


def _clues(article: Article) -> Iterator[Clue]:
    notice = find_notice(article)
    slugline = _words(article.extra.get("slugline"))
    yield "headline", False, _words(article.title)
    yield "headline", False, _words(notice.of if notice else None)
    yield "slugline", False, slugline
    if article.source and article.external_id and article.url:
        yield "name", False, _name(article.url)
    for name in article.corrects:
        yield "name", True, _name(name)
    if notice and not article.corrects:
        yield "headline", True, _words(notice.of)
        yield "slugline", True, slugline


def _rows(keyed: Keyed) -> Iterator[tuple[UUID, int, str, bool, str]]:
    for position, clue in enumerate(find_clues(keyed.article)):
        yield keyed.id, position, *clue


def _words(value: object) -> str:
    return " ".join(value.lower().split())[:_WORDS] if isinstance(value, str) else ""


def _name(value: str) -> str:
    return value if len(value) <= _NAME else ""
