"""Give families tokens: what reports know a person by, whatever id the person bears today.

A fact's id is the smallest among its claims and moves when a smaller one comes. Were reports
grouped by it, each move would group all reports of that person again. A token is arbitrary and
stays with most of the family's claims; only variants that get another one have told something
new of who met whom. Facts never show tokens.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID, uuid4

import psycopg

Driver = psycopg.Connection[Any]

_BORNE = """
select family_id, token_id, sum(claim_count) from variants
where family_id = any(%s) and kind = %s group by family_id, token_id
"""
_GIVE = """
update variants as v set token_id = told.token
from unnest(%s::uuid[], %s::uuid[]) as told (family, token)
where v.family_id = told.family and v.kind = %s and v.token_id is distinct from told.token
returning v.id
"""
_TAKE = """
update variants set token_id = null
where id = any(%s) and family_id is null and token_id is not null returning id
"""


def give_tokens(
    connection: Driver, kind: str, *, families: Collection[UUID], regrouped: Collection[UUID]
) -> set[UUID]:
    """Give these families their tokens; return the variants that have another than before.

    `families` are those that variants came to or went from, `regrouped` these variants. A variant
    without a family has no token: each of its claims is known by its own id.
    """
    rows = connection.execute(_BORNE, [sorted(set(families)), kind]).fetchall()
    tokens = _choose((family, token, count) for family, token, count in rows)
    given = connection.execute(_GIVE, [list(tokens), list(tokens.values()), kind]).fetchall()
    taken = connection.execute(_TAKE, [sorted(regrouped)]).fetchall()
    return {row[0] for row in [*given, *taken]}


def _choose(borne: Iterable[tuple[UUID, UUID | None, int]]) -> dict[UUID, UUID]:
    """Return a token for each family: the one most of its claims bear, else a new one."""
    rows = sorted(borne, key=lambda row: (-row[2], row[0], str(row[1])))
    tokens: dict[UUID, UUID] = {}
    taken: set[UUID] = set()
    for family, token, _ in rows:
        if token is not None and token not in taken and family not in tokens:
            tokens[family] = token
            taken.add(token)
    for family, _, _ in rows:
        if family not in tokens:
            tokens[family] = uuid4()
    return tokens
