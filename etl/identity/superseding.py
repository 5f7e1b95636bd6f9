"""Which articles a correction or kill under another key supersedes: their claims do not count.

What names the article that it corrects is believed first. Else the headline tells, and where no
article bears that, the slug line: of the articles of that source published before it, that day or
the day before, exactly one may be meant, beside earlier corrections of the same. Nothing is
superseded by what was published before it; two of one instant that mean each other both count.
"""

from typing import Any

import psycopg

from etl.load.blocks import touch

Driver = psycopg.Connection[Any]

_WAITING = """
create temp table waiting on commit drop as
select distinct key::uuid as id from dirty_blocks as d
where kind = 'article' and not exists (select from later where later.key = d.key)
"""
_ALL = "create temp table waiting on commit drop as select id from articles"
_MEANT = """
create temp table meant on commit drop as
with told as not materialized (
    select id, external_id, url, published_on, status,
        coalesce(source_slug, lower(source_name)) as source,
        coalesce(published_at, published_on::timestamp at time zone 'UTC') as told_at
    from articles
),
others as not materialized (
    select article_id, kind, value from article_clues where is_other
),
own as not materialized (
    select article_id, kind, value from article_clues where not is_other
),
notices as (
    select told.*
    from waiting
    join told using (id)
    where told.status <> 'skipped' and exists (select from others where article_id = told.id)
),
named as (
    select n.id as notice_id, told.id as article_id, o.value as name,
        told.source is not distinct from n.source as is_same
    from notices as n
    join others as o on o.article_id = n.id and o.kind = 'name'
    cross join lateral (
        select id from articles where external_id = o.value
        union
        select id from articles where key = 'url ' || o.value
        union
        select article_id from own where (kind, value) = ('name', o.value)
    ) as bearing
    join told on told.id = bearing.id
    where told.id <> n.id
),
by_name as (
    select notice_id, article_id, 'named' as rule
    from (
        select *, bool_or(is_same) over name as is_known, count(*) over name as bearing
        from named
        window name as (partition by notice_id, name)
    ) as one
    where is_same or not is_known and bearing = 1
),
alike as (
    select n.id as notice_id, told.id as article_id, o.kind,
        exists (select from others where article_id = told.id) as is_notice
    from notices as n
    join others as o on o.article_id = n.id and o.kind <> 'name'
    join own on (own.kind, own.value) = (o.kind, o.value)
    join told on told.id = own.article_id
    where told.id <> n.id
      and told.source = n.source
      and told.published_on between n.published_on - 1 and n.published_on
      and told.told_at <= n.told_at
),
by_words as (
    select notice_id, article_id, kind as rule
    from (
        select *,
            count(*) filter (where not is_notice) over same_kind as originals,
            bool_or(kind = 'headline' and not is_notice) over same_notice as has_headline
        from alike
        window same_kind as (partition by notice_id, kind), same_notice as (partition by notice_id)
    ) as one
    where kind = 'headline' and originals <= 1
       or kind = 'slugline' and originals = 1 and not is_notice and not has_headline
)
select one.article_id, one.notice_id as corrected_by, min(one.rule) as rule
from (select * from by_name union select * from by_words) as one
join told as a on a.id = one.article_id
join told as n on n.id = one.notice_id
where coalesce(a.told_at <= n.told_at, true)
  and (
      a.told_at < n.told_at
      or not exists (
          select
          from others as o
          where o.article_id = a.id
            and (
                o.kind = 'name' and o.value in (n.external_id, n.url)
                or exists (
                    select from own where article_id = n.id and (kind, value) = (o.kind, o.value)
                )
            )
      )
  )
group by one.article_id, one.notice_id
"""
_FORGET = """
delete from article_corrections as old
using waiting
where waiting.id = old.corrected_by
  and not exists (
      select
      from meant as new
      where (new.article_id, new.corrected_by, new.rule)
          = (old.article_id, old.corrected_by, old.rule)
  )
returning article_id
"""
_NOTE = """
insert into article_corrections (article_id, corrected_by, rule)
select article_id, corrected_by, rule from meant
on conflict do nothing
returning article_id
"""
_TURN = """
update articles
set status = case status when 'current' then 'corrected' else 'current' end
where id in (select unnest(%(changed)s::uuid[]) union all select id from waiting)
  and status in ('current', 'corrected')
  and (status = 'corrected')
      <> exists (select from article_corrections where article_id = articles.id)
returning id
"""


def settle_corrections(connection: Driver, *, everything: bool) -> None:
    """Let what is superseded no longer count, and count again what no longer is.

    Looks at the articles whose touches are next, those that mean one of them among them.
    """
    connection.execute(_ALL if everything else _WAITING)
    connection.execute("analyze waiting")
    connection.execute(_MEANT)
    changed = [
        row[0] for statement in (_FORGET, _NOTE) for row in connection.execute(statement).fetchall()
    ]
    turned = connection.execute(_TURN, {"changed": changed}).fetchall()
    if turned:
        touch(connection, sorted(row[0] for row in turned))
