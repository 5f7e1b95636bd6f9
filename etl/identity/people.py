"""Write actors, organisations and their ties, derived from the entities of all articles."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.affiliations import Tie, latest_post, sum_up
from etl.identity.ids import entity_id
from etl.identity.organisations import JoinedOrganisation, group_organisations
from etl.identity.persons import Joined, group_persons
from etl.identity.profiles import (
    Seen,
    fullest_name,
    organisation_kind,
    seen_names,
    usual_country,
)
from etl.identity.reading import read_organisations, read_persons, read_posts, read_seen
from etl.identity.writing import days_range, fill
from etl.text import names

Driver = psycopg.Connection[Any]
Row = Sequence[Any]


def write_organisations(connection: Driver) -> None:
    """Derive organisations, their members, names and redirects."""
    seen = read_seen(connection)
    groups = group_organisations(read_organisations(connection))
    keyed = [(_organisation_id(group), group) for group in groups]
    fill(
        connection,
        "organisations",
        ("id", "name", "sort_key", "kind", "country_code", "is_implied"),
        (
            _organisation_row(identity, [seen[joined.claim.key] for joined in group])
            for identity, group in keyed
            if group[0].claim.seed is None
        ),
    )
    fill(
        connection,
        "organisation_members",
        ("article_id", "entity_number", "organisation_id", "rule", "score"),
        _members(keyed),
    )
    _write_organisation_names(connection, keyed, seen)
    _write_redirects(connection, "organisation", keyed)


def write_actors(connection: Driver) -> None:
    """Derive actors, their members, names and redirects."""
    seen = read_seen(connection)
    groups = group_persons(read_persons(connection))
    keyed = [(min(entity_id(*joined.claim.key) for joined in group), group) for group in groups]
    members = {identity: [seen[joined.claim.key] for joined in group] for identity, group in keyed}
    countries = {
        identity: usual_country(members[identity])
        or min((j.claim.country for j in group if j.claim.country), default=None)
        for identity, group in keyed
    }
    fill(
        connection,
        "actors",
        ("id", "name", "sort_key", "country_code"),
        (
            (identity, name, names.sort_key(name), countries[identity])
            for identity, found in members.items()
            for name in [fullest_name(found)]
        ),
    )
    fill(
        connection,
        "actor_members",
        ("article_id", "entity_number", "actor_id", "rule", "score"),
        _members(keyed),
    )
    fill(
        connection,
        "actor_names",
        ("actor_id", "name", "name_key", "script", "origin", "first_seen_on", "last_seen_on"),
        (
            (identity, one.name, one.key, one.script, "seen", one.first_seen_on, one.last_seen_on)
            for identity, found in members.items()
            for one in seen_names(found)
        ),
    )
    _write_redirects(connection, "actor", keyed)


def write_affiliations(connection: Driver) -> None:
    """Derive the ties of all actors, and describe each actor by the latest post."""
    ties = {actor: sum_up(told) for actor, told in sorted(read_posts(connection).items())}
    fill(
        connection,
        "affiliations",
        (
            "actor_id", "position", "organisation_id", "country_code", "post", "post_code",
            "qualifier", "during", "evidence_count",
        ),
        (
            _tie_row(actor, position, tie)
            for actor, found in ties.items()
            for position, tie in enumerate(found)
        ),
    )  # fmt: skip
    organisations = dict(connection.execute("select id, name from organisations").fetchall())
    described = [
        (_described(latest, organisations), actor)
        for actor, found in ties.items()
        if (latest := latest_post(found))
    ]
    if described:
        connection.execute(
            "update actors set description = told.description"
            " from unnest(%s::text[], %s::uuid[]) as told (description, id)"
            " where actors.id = told.id",
            [[text for text, _ in described], [actor for _, actor in described]],
        )


def _organisation_id(group: Sequence[JoinedOrganisation]) -> UUID:
    seed = group[0].claim.seed
    return seed or min(entity_id(*joined.claim.key) for joined in group)


def _organisation_row(identity: UUID, members: Sequence[Seen]) -> Row:
    name = fullest_name(members)
    implied = all(member.implied for member in members)
    country = usual_country(members)
    return identity, name, names.sort_key(name), organisation_kind(name), country, implied


def _members(
    keyed: Iterable[tuple[UUID, Sequence[Joined] | Sequence[JoinedOrganisation]]],
) -> Iterable[Row]:
    for identity, group in keyed:
        for joined in group:
            yield (*joined.claim.key, identity, joined.rule, joined.score)


def _write_organisation_names(
    connection: Driver,
    keyed: Sequence[tuple[UUID, Sequence[JoinedOrganisation]]],
    seen: dict[tuple[UUID, int], Seen],
) -> None:
    """Add the forms that articles use; a curated form only learns when it was seen."""
    rows = [
        (identity, one.name, one.key, one.first_seen_on, one.last_seen_on)
        for identity, group in keyed
        for one in seen_names([seen[joined.claim.key] for joined in group])
    ]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], [], []]
    connection.execute(
        "insert into organisation_names"
        " (organisation_id, name, name_key, kind, origin, first_seen_on, last_seen_on)"
        " select organisation_id, name, name_key, 'variant', 'seen', first_on, last_on"
        " from unnest(%s::uuid[], %s::text[], %s::text[], %s::date[], %s::date[])"
        "     as told (organisation_id, name, name_key, first_on, last_on)"
        " order by organisation_id, name"
        " on conflict (organisation_id, name) do update"
        " set first_seen_on = excluded.first_seen_on, last_seen_on = excluded.last_seen_on",
        columns,
    )


def _write_redirects(
    connection: Driver,
    kind: str,
    keyed: Iterable[tuple[UUID, Sequence[Joined] | Sequence[JoinedOrganisation]]],
) -> None:
    fill(
        connection,
        "redirects",
        ("kind", "old_id", "new_id"),
        (
            (kind, old, identity)
            for identity, group in keyed
            for joined in group
            if (old := entity_id(*joined.claim.key)) != identity
        ),
    )


def _tie_row(actor: UUID, position: int, tie: Tie) -> Row:
    return (
        actor,
        position,
        tie.organisation,
        tie.country,
        tie.post,
        tie.post_code,
        tie.qualifier,
        days_range(tie.first_on, tie.ends_before),
        tie.evidence_count,
    )


def _described(tie: Tie, organisations: dict[UUID, str]) -> str:
    organisation = organisations.get(tie.organisation) if tie.organisation else None
    prefix = "" if tie.qualifier == "current" else f"{tie.qualifier} "
    return f"{prefix}{tie.post}" + (f", {organisation}" if organisation else "")
