"""Tell what a new reading of articles changes in their claims."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from etl.load.rows import CLAIM_TABLES

# A report by its position, and what it says in words: numbers of entities may move.
_REPORTS = """
select reports.article_id, reports.position, md5(concat_ws(
    '|', reports.kind, reports.status, reports.during, reports.precision, reports.place_text,
    (
        select string_agg(
            concat_ws('/', entities.name, parties.country_code, parties.role, parties.post), ';'
            order by parties.position
        )
        from report_parties as parties
        left join article_entities as entities
            on entities.article_id = parties.article_id
            and entities.number = parties.entity_number
        where parties.article_id = reports.article_id
          and parties.report_position = reports.position
    )
))
from reports
where reports.article_id = any(%s)
"""
_ROWS = " union all ".join(
    f"select '{table.name}' || md5(claim::text) from {table.name} as claim"  # noqa: S608 - ours
    " where article_id = any(%(articles)s)"
    for table in CLAIM_TABLES
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What some articles say: their reports, and all rows of their claims."""

    reports: dict[tuple[UUID, int], str] = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of the claims of articles that were read again."""

    same: int = 0
    added: int = 0
    gone: int = 0
    changed: int = 0
    """Reports of one article and position that now say something else."""
    rows_same: int = 0
    rows_added: int = 0
    rows_gone: int = 0
    """Rows of all claims, those of the reports among them; one that changed goes and comes."""

    def __add__(self, other: "Change") -> "Change":
        """Return the sums."""
        return Change(
            same=self.same + other.same,
            added=self.added + other.added,
            gone=self.gone + other.gone,
            changed=self.changed + other.changed,
            rows_same=self.rows_same + other.rows_same,
            rows_added=self.rows_added + other.rows_added,
            rows_gone=self.rows_gone + other.rows_gone,
        )


def said_by(connection: psycopg.Connection[Any], articles: Sequence[UUID]) -> Said:
    """Return what these articles say now."""
    listed = list(articles)
    reports = connection.execute(_REPORTS.encode(), [listed]).fetchall()
    rows = connection.execute(_ROWS.encode(), {"articles": listed}).fetchall()
    return Said(
        reports={(article, position): said for article, position, said in reports},
        rows=Counter(row for (row,) in rows),
    )


def change_of(before: Said, after: Said) -> Change:
    """Return what is the same, new, gone and changed."""
    both = before.reports.keys() & after.reports.keys()
    same = sum(before.reports[key] == after.reports[key] for key in both)
    return Change(
        same=same,
        changed=len(both) - same,
        added=len(after.reports.keys() - both),
        gone=len(before.reports.keys() - both),
        rows_same=(before.rows & after.rows).total(),
        rows_added=(after.rows - before.rows).total(),
        rows_gone=(before.rows - after.rows).total(),
    )
