"""Note which articles a batch touches and whom it takes claims from, for identity to take up."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg

# Before claims are deleted they are still tied to facts: these are to be derived again too, as is
# what the articles correct, and corrections by which they may be meant. What a judgement ties to
# them may be told apart from its like only as long as they are there.
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
union
select 'article', article_id::text from article_corrections
where corrected_by = any(%(articles)s)
union
select 'article', notice.article_id::text
from article_clues as own
join article_clues as notice on notice.value = own.value and notice.kind = own.kind
where own.article_id = any(%(articles)s) and not own.is_other and notice.is_other
union
select 'article', notice.article_id::text
from articles as own
cross join lateral (values (own.external_id), (own.url)) as known (name)
join article_clues as notice
    on notice.value = known.name and notice.kind = 'name' and notice.is_other
where own.id = any(%(articles)s)
union
select 'judgement', x.judgement_id::text
from articles as a join judgement_anchors as x on x.article_key = a.key
where a.id = any(%(articles)s)
order by 1, 2
"""


def touch(connection: psycopg.Connection[Any], articles: Sequence[UUID]) -> None:
    """Mark articles as dirty; called before their claims go and after they came."""
    connection.execute(_TOUCHED, {"articles": list(articles)})
