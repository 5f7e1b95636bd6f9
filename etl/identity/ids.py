"""Ids of facts: the smallest of the ids that their member claims would give."""

from uuid import UUID, uuid5

from etl.seeding.keys import NAMESPACE


def entity_id(article_id: UUID, number: int) -> UUID:
    """Return the id that an article's person or organisation would have alone."""
    return uuid5(NAMESPACE, f"entity {article_id} {number}")


def report_id(article_id: UUID, position: int) -> UUID:
    """Return the id that a report's meeting would have alone."""
    return uuid5(NAMESPACE, f"report {article_id} {position}")
