"""Ids of facts: the smallest of the ids that their member claims would give.

Each begins with the day of its article, so that a fact bears the id of the earliest article that
tells it, and later news does not give it another one.
"""

from uuid import UUID

from etl.seeding.keys import beginning_of, beginning_with


def entity_id(article_id: UUID, number: int) -> UUID:
    """Return the id that an article's person or organisation would have alone."""
    return beginning_with(beginning_of(article_id), f"entity {article_id} {number}")


def report_id(article_id: UUID, position: int) -> UUID:
    """Return the id that a report's meeting would have alone."""
    return beginning_with(beginning_of(article_id), f"report {article_id} {position}")
