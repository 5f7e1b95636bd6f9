"""Let the article that a file holds now take the place of the one that it held before."""

from typing import Any
from uuid import UUID

import psycopg

from etl.load.inputs import KnownInput
from etl.load.removing import remove_articles

_SHARE = 0.5
_WORDS = 3
# Only what nothing but its content identifies, and what no other file holds too.
_BOTH = """
select old.text, old.revision, new.text
from articles as old, articles as new
where old.id = %(old)s and new.id = %(new)s and old.key like 'sha256 %%'
  and not exists (
      select from inputs where article_id = %(old)s
      and (name, reading) <> (%(name)s, %(reading)s)
  )
"""


def revise(connection: psycopg.Connection[Any], known: KnownInput, *, old: UUID, new: UUID) -> None:
    """Remove what a file held before when what it holds now is another wording of it.

    An article without id and address is known by its content alone, so that a corrected one would
    stand beside the wrong one. Another article under the same file name leaves the first alone.
    """
    asked = {"old": old, "new": new, "name": known.name, "reading": known.reading}
    row = connection.execute(_BOTH, asked).fetchone()
    if row is None or not is_another_wording(row[0], row[2]):
        return
    remove_articles(connection, [old])
    connection.execute("update articles set revision = %s where id = %s", [row[1] + 1, new])


def is_another_wording(one: str, other: str) -> bool:
    """Say whether at least half of the shorter text's runs of three words stand in the other."""
    runs = [_runs(one), _runs(other)]
    shorter = min(map(len, runs))
    return len(runs[0] & runs[1]) >= _SHARE * shorter if shorter else False


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(*(words[start:] for start in range(_WORDS)), strict=False))
