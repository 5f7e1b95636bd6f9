"""Note which articles a batch touches and whom it takes claims from, for identity to take up."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg

# Before claims are deleted they are still tied to facts: these are to be derived again too.
_TOUCHED = """
insert into dirty_blocks (kind, key)
select 'article', id::text from unnest(%(articles)s::uuid[]) as told (id)
union
select 'variant', variant_id::text from variant_members where article_id = any(%(articles)s)
union
select 'fact', actor_id::text from actor_members where article_id = any(%(articles)s)
union
select 'fact', organisation_id::text
from organisation_members where article_id = any(%(articles)s)
union
select 'meeting', meeting_id::text from meeting_reports where article_id = any(%(articles)s)
union
select 'report_block', block::text from report_blocks where article_id = any(%(articles)s)
union
select 'story', story_id::text from article_stories where article_id = any(%(articles)s)
order by 1, 2
"""


def touch(connection: psycopg.Connection[Any], articles: Sequence[UUID]) -> None:
    """Mark articles as dirty; called before their claims go and after they came."""
    connection.execute(_TOUCHED, {"articles": list(articles)})
