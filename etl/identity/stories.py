"""Which articles print one dispatch: those whose texts differ in nothing but spaces and marks."""

from typing import Any

import psycopg

_STORIES = """
create temp table solved_stories on commit drop as
select
    id as article_id,
    min(id::text) over same_text as story_id,
    count(*) over same_text as article_count,
    coalesce(dateline_on, published_on) as printed_on,
    title
from articles
where status in ('current', 'skipped')
window same_text as (
    partition by sha256(convert_to(
        lower(regexp_replace(text, '[^[:alnum:]]+', ' ', 'g')), 'UTF8'
    ))
)
"""
_WRITE = """
insert into stories (id, title, first_published_on, article_count)
select distinct on (story_id) story_id::uuid, title, printed_on, article_count
from solved_stories
order by story_id, printed_on nulls last, article_id
"""
_MEMBERS = """
insert into article_stories (article_id, story_id, rule, score)
select article_id, story_id::uuid, case when article_count = 1 then 'alone' else 'same text' end, 1
from solved_stories
order by article_id
"""
_REDIRECTS = """
insert into redirects (kind, old_id, new_id)
select 'story', article_id, story_id::uuid from solved_stories
where article_id <> story_id::uuid
order by article_id
"""


def write_stories(connection: psycopg.Connection[Any]) -> None:
    """Derive the stories from all articles."""
    for statement in (_STORIES, _WRITE, _MEMBERS, _REDIRECTS):
        connection.execute(statement)
