"""Read reports out of the database, their parties resolved to actors and organisations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.told import PartyKind, Told, ToldParty, ToldPlace, ToldTopic

Driver = psycopg.Connection[Any]

# The asked are no temporary table: of one that nobody analyzed the planner expects so many rows
# that it reads all reports there are to find three.
_REPORTS = """
select r.article_id, r.position, s.story_id,
    coalesce(
        lower(r.attributed_to), lower(a.agency), a.source_slug, lower(a.source_name),
        r.article_id::text
    ) as source,
    coalesce(a.dateline_on, a.published_on) as told_on, r.kind, r.status,
    lower(r.during) as starts_on, upper(r.during) as ends_before, r.precision, r.date_text,
    r.place_city, r.place_country_code, r.place_venue, r.place_id, r.confidence
from unnest(%s::uuid[], %s::int[]) as asked (article_id, position)
join reports as r using (article_id, position)
join articles as a on a.id = r.article_id
join article_stories as s on s.article_id = r.article_id
order by r.article_id, r.position
"""
_PARTIES = """
select p.article_id, p.report_position, v.kind, coalesce(v.token_id, m.claim_id) as token,
    coalesce(v.fact_id, m.claim_id) as fact, p.country_code,
    coalesce(actor.name, organisation.name, country.name) as name,
    p.role, p.side, p.post, p.post_code,
    coalesce(
        p.represents_country_code, e.country_code, p.country_code, actor.country_code,
        organisation.country_code
    ) as stands_for,
    r.fact_id as represents, r.token_id as represents_token, p.head_count
from unnest(%s::uuid[], %s::int[]) as asked (article_id, position)
join report_parties as p
    on (p.article_id, p.report_position) = (asked.article_id, asked.position)
left join article_entities as e on (e.article_id, e.number) = (p.article_id, p.entity_number)
left join variant_members as m on (m.article_id, m.entity_number) = (p.article_id, p.entity_number)
left join variants as v on v.id = m.variant_id
left join actors as actor on actor.id = coalesce(v.fact_id, m.claim_id) and v.kind = 'person'
left join organisations as organisation
    on organisation.id = v.fact_id and v.kind = 'organisation'
left join countries as country on country.code = p.country_code
left join variant_members as rm
    on (rm.article_id, rm.entity_number) = (p.article_id, p.represents_number)
left join variants as r on r.id = rm.variant_id
order by p.article_id, p.report_position, p.position
"""
_TOPICS = """
select t.article_id, t.report_position, t.topic_code, t.words, t.score
from unnest(%s::uuid[], %s::int[]) as asked (article_id, position)
join report_topics as t
    on (t.article_id, t.report_position) = (asked.article_id, asked.position)
where t.topic_code is not null
order by t.article_id, t.report_position, t.position
"""
_KINDS: Mapping[str | None, PartyKind] = MappingProxyType(
    {"person": "actor", "organisation": "organisation"}
)


def read_reports(connection: Driver, keys: Iterable[tuple[UUID, int]]) -> Iterator[Told]:
    """Return reports with their parties resolved; actors and stories must have been written."""
    ordered = sorted(set(keys))
    asked = [[article for article, _ in ordered], [position for _, position in ordered]]
    parties: dict[tuple[UUID, int], list[ToldParty]] = defaultdict(list)
    for row in connection.execute(_PARTIES, asked):
        parties[row[0], row[1]].append(_party(row))
    topics: dict[tuple[UUID, int], list[ToldTopic]] = defaultdict(list)
    for article_id, position, code, words, score in connection.execute(_TOPICS, asked):
        topic = ToldTopic(code=code, words=words, score=_float(score))
        topics[article_id, position].append(topic)
    for row in connection.execute(_REPORTS, asked):
        key = row[0], row[1]
        yield _told(row, parties, tuple(topics.get(key, ())))


def _told(
    row: tuple[Any, ...],
    parties: Mapping[tuple[UUID, int], list[ToldParty]],
    topics: tuple[ToldTopic, ...],
) -> Told:
    return Told(
        article_id=row[0],
        position=row[1],
        story=row[2],
        source=row[3],
        told_on=row[4],
        kind=row[5],
        status=row[6],
        starts_on=row[7],
        ends_before=row[8],
        precision=row[9],
        date_text=row[10],
        place=ToldPlace(city=row[11], country=row[12], venue=row[13], place=row[14]),
        confidence=_float(row[15]),
        parties=tuple(parties.get((row[0], row[1]), ())),
        topics=topics,
    )


def _party(row: tuple[Any, ...]) -> ToldParty:
    kind: PartyKind = _KINDS.get(row[2], "country")
    return ToldParty(
        token=(kind, str(row[3] or row[5])),
        fact=(kind, str(row[4] or row[5])),
        name=row[6],
        role=row[7],
        side=row[8],
        post=row[9],
        post_code=row[10],
        country=row[11],
        organisation=row[12],
        organisation_token=row[13],
        head_count=row[14],
    )


def _float(value: Decimal) -> float:
    return float(value)
