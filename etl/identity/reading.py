"""Read claims out of the database into the records that identity works on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.affiliations import PostTold
from etl.identity.organisations import OrganisationClaim
from etl.identity.persons import PersonClaim
from etl.identity.profiles import Seen
from etl.identity.told import PartyKind, Told, ToldParty, ToldPlace, ToldTopic

Driver = psycopg.Connection[Any]

_PERSONS = """
select e.article_id, e.number, e.name,
    coalesce(e.country_code, min(p.country_code)),
    coalesce(array_agg(p.post_code) filter (where p.post_code is not null), '{}')
from article_entities as e
left join post_claims as p on (p.article_id, p.person_number) = (e.article_id, e.number)
where e.kind = 'person'
group by e.article_id, e.number
"""
_ORGANISATIONS = """
select e.article_id, e.number, e.name, e.country_code, o.id
from article_entities as e
left join organisations as o on o.seed_key = e.seed_key
where e.kind = 'organisation'
"""
_SEEN = """
select e.article_id, e.number, e.name, e.forms, e.country_code, e.is_implied,
    coalesce(a.dateline_on, a.published_on)
from article_entities as e
join articles as a on a.id = e.article_id
"""
_POSTS = """
select m.actor_id, o.organisation_id, p.country_code, p.post, p.post_code, p.qualifier, p.told_on
from post_claims as p
join actor_members as m on (m.article_id, m.entity_number) = (p.article_id, p.person_number)
left join organisation_members as o
    on (o.article_id, o.entity_number) = (p.article_id, p.organisation_number)
union all
select m.actor_id, o.organisation_id, null, null, null, 'current',
    coalesce(a.dateline_on, a.published_on)
from report_parties as p
join articles as a on a.id = p.article_id
join actor_members as m on (m.article_id, m.entity_number) = (p.article_id, p.entity_number)
join organisation_members as o
    on (o.article_id, o.entity_number) = (p.article_id, p.represents_number)
"""
_REPORTS = """
select r.article_id, r.position, s.story_id,
    coalesce(
        lower(r.attributed_to), lower(a.agency), a.source_slug, lower(a.source_name),
        r.article_id::text
    ) as source,
    coalesce(a.dateline_on, a.published_on) as told_on, r.kind, r.status,
    lower(r.during) as starts_on, upper(r.during) as ends_before, r.precision, r.date_text,
    r.place_city, r.place_country_code, r.place_venue, r.place_id, r.confidence
from reports as r
join articles as a on a.id = r.article_id
join article_stories as s on s.article_id = r.article_id
order by r.article_id, r.position
"""
_PARTIES = """
select p.article_id, p.report_position, m.actor_id, o.organisation_id, p.country_code,
    coalesce(actor.name, organisation.name, country.name) as name,
    p.role, p.side, p.post, p.post_code,
    coalesce(p.represents_country_code, e.country_code, p.country_code) as stands_for,
    r.organisation_id as represents, p.head_count
from report_parties as p
left join article_entities as e on (e.article_id, e.number) = (p.article_id, p.entity_number)
left join actor_members as m on (m.article_id, m.entity_number) = (p.article_id, p.entity_number)
left join actors as actor on actor.id = m.actor_id
left join organisation_members as o
    on (o.article_id, o.entity_number) = (p.article_id, p.entity_number)
left join organisations as organisation on organisation.id = o.organisation_id
left join countries as country on country.code = p.country_code
left join organisation_members as r
    on (r.article_id, r.entity_number) = (p.article_id, p.represents_number)
order by p.article_id, p.report_position, p.position
"""
_TOPICS = """
select article_id, report_position, topic_code, words, score
from report_topics
where topic_code is not null
order by article_id, report_position, position
"""


def read_persons(connection: Driver) -> Iterator[PersonClaim]:
    """Return every article's persons; a post's country stands in for an untold one."""
    for article_id, number, name, country, posts in connection.execute(_PERSONS):
        yield PersonClaim(
            article_id=article_id, number=number, name=name, country=country, posts=frozenset(posts)
        )


def read_organisations(connection: Driver) -> Iterator[OrganisationClaim]:
    """Return every article's organisations."""
    for article_id, number, name, country, seed in connection.execute(_ORGANISATIONS):
        yield OrganisationClaim(
            article_id=article_id, number=number, name=name, country=country, seed=seed
        )


def read_seen(connection: Driver) -> dict[tuple[UUID, int], Seen]:
    """Return what each entity of each article adds to a portrait."""
    return {
        (row[0], row[1]): Seen(
            article_id=row[0],
            number=row[1],
            name=row[2],
            forms=tuple(row[3]),
            country=row[4],
            implied=row[5],
            seen_on=row[6],
        )
        for row in connection.execute(_SEEN)
    }


def read_posts(connection: Driver) -> dict[UUID, list[PostTold]]:
    """Return the posts told of each actor; members must have been written."""
    told: dict[UUID, list[PostTold]] = defaultdict(list)
    for actor, organisation, country, post, code, qualifier, told_on in connection.execute(_POSTS):
        told[actor].append(
            PostTold(
                organisation=organisation,
                country=country,
                post=post,
                post_code=code,
                qualifier=qualifier,
                told_on=told_on,
            )
        )
    return told


def read_reports(connection: Driver) -> Iterator[Told]:
    """Return every report with its parties resolved; actors and stories must have been written."""
    parties: dict[tuple[UUID, int], list[ToldParty]] = defaultdict(list)
    for row in connection.execute(_PARTIES):
        parties[row[0], row[1]].append(_party(row))
    topics: dict[tuple[UUID, int], list[ToldTopic]] = defaultdict(list)
    for article_id, position, code, words, score in connection.execute(_TOPICS):
        topic = ToldTopic(code=code, words=words, score=_float(score))
        topics[article_id, position].append(topic)
    for row in connection.execute(_REPORTS):
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
    actor, organisation, country = row[2:5]
    kind: PartyKind = "actor" if actor else "organisation" if organisation else "country"
    return ToldParty(
        token=(kind, str(actor or organisation or country)),
        name=row[5],
        role=row[6],
        side=row[7],
        post=row[8],
        post_code=row[9],
        country=row[10],
        organisation=row[11],
        head_count=row[12],
    )


def _float(value: Decimal) -> float:
    return float(value)
