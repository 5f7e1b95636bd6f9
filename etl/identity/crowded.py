"""Surnames that two persons fit as well as any can: no third changes that they mean nobody.

So these are asked again only when a person of that name is less than before. A Wang who comes into
the news is not held against every Wang that was ever written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.persons import JoinedVariant, PersonVariant
from etl.identity.surnames import SEVERAL, YEARS_NEAR, most_percent

Driver = psycopg.Connection[Any]

LOOKS = 16
"""Fuller names that are looked at to find two persons."""

# The most that `most_percent` allows. With an offset each is looked up by its id: as a join, the
# planner reads all variants that are stored.
_OTHERS = f"""
select v.id
from (select distinct variant_id from variant_blocks where block = any(%s)) as b
cross join lateral (
    select id
    from variants
    where id = b.variant_id and kind = 'person' and not (
        coalesce(rule, '') = '{SEVERAL}' and score >= (
            60 + 10 * (country_code is not null)::int + 10 * (posts <> '{{}}')::int
            + 5 * (month is not null)::int
        ) / 100.0
    )
    offset 0
) as v
"""  # noqa: S608 - a rule of ours
_FITTING = f"""
select asked.id, found.id, found.family_id
from unnest(%s::uuid[], %s::text[]) as asked (id, block)
join variants as bare on bare.id = asked.id
cross join lateral (
    select v.id, v.family_id
    from variant_blocks as b
    join variants as v on v.id = b.variant_id
    where b.block = asked.block
        and (bare.country_code is null or v.country_code = bare.country_code)
        and (bare.posts = '{{}}' or v.posts && bare.posts)
        and (
            bare.month is null
            or extract(year from bare.month) between extract(year from v.first_on) - {YEARS_NEAR}
                and extract(year from v.last_on) + {YEARS_NEAR}
        )
    limit {LOOKS}
) as found
"""  # noqa: S608 - numbers of ours


def not_crowded(connection: Driver, blocks: Iterable[str]) -> set[UUID]:
    """Return the surnames of these blocks that one person more may change."""
    return {row[0] for row in connection.execute(_OTHERS.encode(), [sorted(set(blocks))])}


def find_crowded(
    connection: Driver, bare: Iterable[PersonVariant], family: Callable[[UUID, Any], UUID | None]
) -> list[JoinedVariant]:
    """Return those of these surnames that two persons fit as well as any can.

    Full names must be grouped already; `family` tells of a variant, and the family it is written
    in, which one it is in now. Whom it does not return may be crowded all the same.
    """
    by_id = {one.id: one for one in bare}
    asked = sorted((one.id, block) for one in by_id.values() for block in _telling_blocks(one))
    columns = [[row[0] for row in asked], [row[1] for row in asked]]
    families: dict[UUID, set[UUID]] = defaultdict(set)
    for one, variant, written in connection.execute(_FITTING.encode(), columns):
        now = family(variant, written)
        if now:
            families[one].add(now)
    return [
        JoinedVariant(variant=by_id[one], rule=SEVERAL, percent=most_percent(by_id[one]))
        for one, found in families.items()
        if len(found) > 1
    ]


def _telling_blocks(bare: PersonVariant) -> set[str]:
    """Return the blocks of fuller names that are looked into: by post, else by country."""
    if len(bare.words.parts) > 1:
        return set()
    ends = tuple(f" {tie}" for tie in bare.posts or {bare.country})
    return {
        f"s{block[1:]}" for block in bare.blocks if block.startswith("b ") and block.endswith(ends)
    }
