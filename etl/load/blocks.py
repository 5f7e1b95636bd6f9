"""Note which names, reports and texts a batch touches, for identity to take up later."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg

# Names as written: identity makes its keys of them, so that a better key needs no new load.
_TOUCHED = """
insert into dirty_blocks (kind, key)
select kind, coalesce(seed_key, name) from article_entities where article_id = any(%(articles)s)
union
select 'meeting', article_id::text from reports where article_id = any(%(articles)s)
union
select 'story', id::text from articles where id = any(%(articles)s)
order by 1, 2
"""


def touch(connection: psycopg.Connection[Any], articles: Sequence[UUID]) -> None:
    """Mark all that these articles say as dirty; called before claims go and after they came."""
    connection.execute(_TOUCHED, {"articles": list(articles)})
