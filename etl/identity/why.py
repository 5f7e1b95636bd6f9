"""Tell by which rule two things were joined, or what keeps them apart, with the evidence."""

from typing import Any
from uuid import UUID

import psycopg

from etl.identity.why_articles import article_links, articles_apart
from etl.identity.why_meetings import meetings_apart, reports_joined
from etl.identity.why_names import forms_joined, names_apart, names_joined

Driver = psycopg.Connection[Any]

_KINDS = {"actor": "person", "organisation": "organisation"}


def why_one(connection: Driver, subject: str, fact: UUID, words: tuple[str, ...] = ()) -> list[str]:
    """Return the claims of one fact, each with the rule that joined it to the others.

    For two written forms of a person or an organisation, what joins these comes first.
    """
    if subject == "article":
        return article_links(connection, fact)
    if subject == "meeting":
        return reports_joined(connection, fact)
    return [
        *forms_joined(connection, _KINDS[subject], fact, words),
        *names_joined(connection, _KINDS[subject], fact),
    ]


def why_two(connection: Driver, subject: str, first: UUID, second: UUID) -> tuple[bool, list[str]]:
    """Return whether two things are tied all the same, and why; the plainest reason first.

    Two articles are tied when one supersedes the other or both print one dispatch.
    """
    if subject == "article":
        return articles_apart(connection, first, second)
    if subject == "meeting":
        return False, meetings_apart(connection, first, second)
    return False, names_apart(connection, _KINDS[subject], first, second)
