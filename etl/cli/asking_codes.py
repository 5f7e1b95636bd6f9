"""Countries, topics, posts and sources as they are typed: by code or by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.cli.suggesting import unknown
from etl.queries import Query, run_query

if TYPE_CHECKING:
    from sqlalchemy import Connection


_FORMS = {
    "country": "countries",
    "post": "post_names",
    "source": "source_names",
    "topic": "topic_names",
}
"""Queries that tell by which words a thing is known."""
_LISTINGS = {
    "country": 'whomet sql "select * from bi.country_names"',
    "post": 'whomet sql "select * from bi.posts"',
    "source": "whomet sources",
    "topic": "whomet topics --all",
}
"""Commands that list what is known."""


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of the reference tables."""

    code: str
    name: str


def known_country(connection: "Connection", words: str) -> Known:
    """Return the country that `words` stand for; raise ConfigError naming near ones."""
    return _known(connection, "country", words)


def known_post(connection: "Connection", words: str) -> Known:
    """Return the normalised post that `words` stand for; raise ConfigError naming near ones."""
    return _known(connection, "post", words)


def known_source(connection: "Connection", words: str) -> Known:
    """Return the publisher or agency that `words` stand for; raise ConfigError naming near ones."""
    return _known(connection, "source", words)


def known_topic(connection: "Connection", words: str) -> Known:
    """Return the topic that `words` stand for; raise ConfigError naming near ones."""
    return _known(connection, "topic", words)


def with_codes(connection: "Connection", query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values given to a named query, words for what it wants a code of by that code."""
    wanted = {parameter.name: parameter.coded for parameter in query.parameters}
    return {
        name: _known(connection, what, words).code if (what := wanted.get(name)) else words
        for name, words in given.items()
    }


def _known(connection: "Connection", what: str, words: str) -> Known:
    answer = run_query(connection, f"command/{_FORMS[what]}")
    known = {str(form).casefold(): Known(code, name) for code, name, form in answer.rows}
    found = known.get(words.casefold())
    if found is None:
        forms = [str(form) for _, _, form in answer.rows]
        raise unknown(what, words, forms, listing=_LISTINGS[what])
    return found
