"""Count the claims that say the same: millions of claims are some thousand variants."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.ids import entity_id
from etl.identity.organisations import OrganisationVariant
from etl.identity.person_names import parse
from etl.identity.persons import PersonVariant
from etl.identity.writing import fill

Driver = psycopg.Connection[Any]
Variant = PersonVariant | OrganisationVariant
SetApart = Mapping[tuple[UUID, int], str]
"""Claims, by article and number, that judgements set apart from others that say the same."""

CHUNK = 20_000
"""Rows of claims that are held in memory at a time."""

_CLAIMS = """
select e.article_id, e.number, e.kind, e.name, coalesce(e.country_code, p.country, o.country),
    coalesce(p.posts, '{}'), s.seed_key, e.is_implied, coalesce(a.dateline_on, a.published_on)
from touched as t
join articles as a on a.id = t.article_id and a.status in ('current', 'skipped')
join article_entities as e on e.article_id = a.id
left join organisations as s on s.seed_key = e.seed_key
left join lateral (
    select min(country_code) as country,
        array_agg(distinct post_code) filter (where post_code is not null) as posts
    from post_claims where article_id = e.article_id and person_number = e.number
) as p on e.kind = 'person'
left join lateral (
    select min(country_code) as country
    from post_claims where article_id = e.article_id and organisation_number = e.number
) as o on e.kind = 'organisation'
"""
_NEW = """
create temp table new_members (
    kind text, article_id uuid, entity_number integer, variant_id uuid, claim_id uuid,
    seen_on date, is_implied boolean
) on commit drop
"""
_READ = """
select name, country_code, posts, month, seed_key, set_apart, first_on, last_on, family_id
from variants where kind = %s and id = any(%s)
"""
_VARIANTS = (
    "id", "kind", "name", "country_code", "posts", "month", "seed_key", "set_apart", "claim_count",
)  # fmt: skip
_COUNT = """
update variants as v
set claim_count = v.claim_count + added.claims,
    smallest_id = least(v.smallest_id, added.smallest::uuid),
    first_on = least(v.first_on, added.first_on),
    last_on = greatest(v.last_on, added.last_on),
    is_implied = case when v.claim_count = 0 then added.implied
                      else v.is_implied and added.implied end
from (
    select m.variant_id, count(*) as claims, min(m.claim_id::text) as smallest,
        min(m.seen_on) as first_on, max(m.seen_on) as last_on, bool_and(m.is_implied) as implied
    from {members} as m group by m.variant_id
) as added
join variants as old on old.id = added.variant_id
where v.id = added.variant_id
returning v.id, old.claim_count = 0
    or extract(year from old.first_on) is distinct from extract(year from v.first_on)
    or extract(year from old.last_on) is distinct from extract(year from v.last_on)
"""
_FORMS = """
insert into variant_forms (variant_id, form, first_on, last_on)
select m.variant_id, told.form, min(m.seen_on), max(m.seen_on)
from {members} as m
join article_entities as e on (e.article_id, e.number) = (m.article_id, m.entity_number)
cross join unnest(e.forms || e.name) as told (form)
group by m.variant_id, told.form
on conflict (variant_id, form) do update
set first_on = least(variant_forms.first_on, excluded.first_on),
    last_on = greatest(variant_forms.last_on, excluded.last_on)
"""
_POSTS = """
insert into variant_posts (
    variant_id, organisation_variant_id, country_code, post, post_code, qualifier,
    first_on, last_on, claim_count
)
select variant_id, organisation_id, country_code, post, post_code, qualifier,
    min(told_on), max(told_on), count(*)
from (
    select m.variant_id, o.variant_id as organisation_id, p.country_code, p.post, p.post_code,
        p.qualifier, p.told_on
    from {members} as m
    join post_claims as p on (p.article_id, p.person_number) = (m.article_id, m.entity_number)
    left join variant_members as o
        on (o.article_id, o.entity_number) = (p.article_id, p.organisation_number)
    union all
    select m.variant_id, o.variant_id, null, null, null, 'current', m.seen_on
    from {members} as m
    join report_parties as p on (p.article_id, p.entity_number) = (m.article_id, m.entity_number)
    join variant_members as o
        on (o.article_id, o.entity_number) = (p.article_id, p.represents_number)
) as told
group by 1, 2, 3, 4, 5, 6
on conflict (variant_id, organisation_variant_id, country_code, post, post_code, qualifier)
do update set first_on = least(variant_posts.first_on, excluded.first_on),
    last_on = greatest(variant_posts.last_on, excluded.last_on),
    claim_count = variant_posts.claim_count + excluded.claim_count
"""
_REST = """
create temp table rest_members on commit drop as
select v.kind, m.article_id, m.entity_number, m.variant_id, m.claim_id,
    coalesce(a.dateline_on, a.published_on) as seen_on, e.is_implied
from variant_members as m
join variants as v on v.id = m.variant_id
join articles as a on a.id = m.article_id
join article_entities as e on (e.article_id, e.number) = (m.article_id, m.entity_number)
where m.variant_id = any(%s)
"""


@dataclass(slots=True, kw_only=True)
class Changes:
    """Which variants came, went, grew or lost claims."""

    new: set[UUID] = field(default_factory=set)
    grown: set[UUID] = field(default_factory=set)
    """Those that have more claims or fewer."""
    recounted: set[UUID] = field(default_factory=set)
    """Those that lost claims and have some left."""
    moved_in_time: set[UUID] = field(default_factory=set)
    """Those whose first or last year is another than before."""
    gone: dict[UUID, frozenset[str]] = field(default_factory=dict)
    """Those that no claim is left of, with the blocks they were in."""
    families: set[UUID] = field(default_factory=set)
    """Families of those that lost claims."""


def count_again(connection: Driver, lost: Iterable[UUID], changes: Changes) -> None:
    """Count variants that lost claims from what is left of them; note those without any."""
    ids = sorted(lost)
    if not ids:
        return
    connection.execute(_REST, [ids])
    for row in connection.execute(
        "select family_id from variants where id = any(%s) and family_id is not null", [ids]
    ):
        changes.families.add(row[0])
    connection.execute("delete from variant_forms where variant_id = any(%s)", [ids])
    connection.execute("delete from variant_posts where variant_id = any(%s)", [ids])
    connection.execute(
        "update variants set claim_count = 0, smallest_id = null, first_on = null, last_on = null"
        " where id = any(%s)",
        [ids],
    )
    left = _add_up(connection, "rest_members")
    _write_keys_again(connection, left)
    changes.grown |= set(left)
    changes.recounted |= set(left)
    changes.moved_in_time |= set(left)
    gone = sorted(set(ids) - set(left))
    blocks: dict[UUID, set[str]] = {one: set() for one in gone}
    for variant, block in connection.execute(
        "select variant_id, block from variant_blocks where variant_id = any(%s)", [gone]
    ):
        blocks[variant].add(block)
    changes.gone |= {one: frozenset(found) for one, found in blocks.items()}


def _write_keys_again(connection: Driver, ids: Collection[UUID]) -> None:
    """Write the keys of these variants: an upgrade that makes other keys touches all variants."""
    connection.execute("delete from variant_blocks where variant_id = any(%s)", [sorted(ids)])
    for kind in ("person", "organisation"):
        _fill_keys(connection, [variant for variant, _ in read_variants(connection, kind, ids)])


def _fill_keys(connection: Driver, variants: Sequence[Variant]) -> None:
    fill(
        connection,
        "variant_blocks",
        ("block", "variant_id"),
        ((block, variant.id) for variant in variants for block in sorted(variant.blocks)),
    )


def delete_gone(connection: Driver, changes: Changes) -> None:
    """Delete the variants that are still without claims after all new ones were counted."""
    rows = connection.execute(
        "delete from variants where id = any(%s) and claim_count = 0 returning id",
        [sorted(changes.gone)],
    ).fetchall()
    deleted = {row[0] for row in rows}
    changes.gone = {one: blocks for one, blocks in changes.gone.items() if one in deleted}


def count_new(connection: Driver, set_apart: SetApart, changes: Changes) -> None:
    """Count the claims of the touched articles; `new_members` then lists them."""
    connection.execute("drop table if exists pg_temp.new_members")
    connection.execute(_NEW)
    with connection.cursor(name="claims") as claims:
        claims.itersize = CHUNK
        claims.execute(_CLAIMS)
        while rows := claims.fetchmany(CHUNK):
            changes.new |= _insert(connection, rows, set_apart)
    connection.execute("analyze new_members")
    connection.execute(
        "insert into variant_members (article_id, entity_number, variant_id, claim_id)"
        " select article_id, entity_number, variant_id, claim_id from new_members"
    )
    found = _add_up(connection, "new_members")
    changes.grown |= set(found)
    changes.moved_in_time |= {one for one, moved in found.items() if moved}


def _insert(connection: Driver, rows: Sequence[Sequence[Any]], set_apart: SetApart) -> set[UUID]:
    """Write the variants of these claims and note which claim is which; return the new ones."""
    variants: dict[UUID, Variant] = {}
    members = []
    for article, number, kind, name, country, posts, seed, implied, seen_on in rows:
        alone = set_apart.get((article, number), "")
        told = (name, country, tuple(posts), seed, seen_on)
        variant = _variant(kind, told, alone)
        variants[variant.id] = variant
        claim = entity_id(article, number)
        members.append((kind, article, number, variant.id, claim, seen_on, implied))
    columns = (
        "kind", "article_id", "entity_number", "variant_id", "claim_id", "seen_on", "is_implied",
    )  # fmt: skip
    known = {
        row[0]
        for row in connection.execute(
            "select id from variants where id = any(%s)", [list(variants)]
        )
    }
    fresh = [variant for _, variant in sorted(variants.items()) if variant.id not in known]
    fill(connection, "variants", _VARIANTS, (_row(variant) for variant in fresh))
    _fill_keys(connection, fresh)
    fill(connection, "new_members", columns, members)
    return {variant.id for variant in fresh}


def _variant(kind: str, told: tuple[Any, ...], alone: str) -> Variant:
    name, country, posts, seed, seen_on = told
    if kind == "organisation":
        return OrganisationVariant(name=name, country=country, seed=seed, alone=alone)
    bare = not parse(name).is_full and not alone
    return PersonVariant(
        name=name,
        country=country,
        posts=frozenset(posts),
        month=seen_on.replace(day=1) if bare and seen_on else None,
        alone=alone,
    )


def _row(variant: Variant) -> tuple[Any, ...]:
    name, country = variant.name, variant.country
    if isinstance(variant, OrganisationVariant):
        told: tuple[Any, ...] = ("organisation", name, country, [], None, variant.seed)
    else:
        told = ("person", name, country, sorted(variant.posts), variant.month, None)
    return (variant.id, *told, variant.alone, 0)


def _add_up(connection: Driver, members: str) -> dict[UUID, bool]:
    """Add the listed claims to their variants; return these, and whether their years changed."""
    rows = connection.execute(_COUNT.format(members=members).encode()).fetchall()
    connection.execute(_FORMS.format(members=members).encode())
    connection.execute(_POSTS.format(members=members).encode())
    return {row[0]: bool(row[1]) for row in rows}


def read_variants(
    connection: Driver, kind: str, ids: Iterable[UUID]
) -> Iterator[tuple[Variant, UUID | None]]:
    """Yield variants of a kind with their families."""
    for row in connection.execute(_READ, [kind, sorted(ids)]):
        name, country, posts, month, seed, alone, first_on, last_on, family = row
        if kind == "organisation":
            yield OrganisationVariant(name=name, country=country, seed=seed, alone=alone), family
        else:
            variant = PersonVariant(
                name=name,
                country=country,
                posts=frozenset(posts),
                month=month,
                first_on=first_on,
                last_on=last_on,
                alone=alone,
            )
            yield variant, family
