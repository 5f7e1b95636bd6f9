"""Find what people's judgements speak of among the claims of today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

import psycopg

from etl.identity.families import JudgedVariants
from etl.identity.joining import chains
from etl.identity.person_names import parse
from etl.identity.variants import SetApart

Driver = psycopg.Connection[Any]
Claim = tuple[UUID, int]
"""An entity or a report: its article and number or position."""

# The words are looked for at their offsets first, then anywhere in the article, the nearest first.
_ENTITIES = """
select j.id, j.kind, j.subject, x.position, e.article_id, e.number, e.kind, e.name
from judgements as j
join judgement_anchors as x on x.judgement_id = j.id
join articles as a on a.key = x.article_key and a.status in ('current', 'skipped')
join lateral (
    select m.article_id, m.entity_number
    from mentions as m
    where m.article_id = a.id and m.entity_number is not null and m.words = x.words
    order by abs(m.start_offset - x.start_offset), m.position
    limit 1
) as found on true
join article_entities as e
    on (e.article_id, e.number) = (found.article_id, found.entity_number)
where j.withdrawn_at is null and j.subject in ('actor', 'organisation')
    and e.kind = case j.subject when 'actor' then 'person' else 'organisation' end
order by j.id, x.position
"""
_REPORTS = """
select j.id, j.kind, j.field, j.value, x.position, found.article_id, found.report_position
from judgements as j
join judgement_anchors as x on x.judgement_id = j.id
join articles as a on a.key = x.article_key and a.status in ('current', 'skipped')
join lateral (
    select e.article_id, e.report_position
    from report_evidence as e
    where e.article_id = a.id
        and substr(a.text, e.start_offset + 1, e.end_offset - e.start_offset) = x.words
    order by abs(e.start_offset - x.start_offset), e.report_position, e.position
    limit 1
) as found on true
where j.withdrawn_at is null and j.subject in ('meeting', 'report')
order by j.made_at, j.id, x.position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """Two claims that someone says are, or are not, the same."""

    kind: Literal["same", "not_same"]
    first: Claim
    second: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What someone says of one field of a report."""

    kind: Literal["right", "wrong", "corrected"]
    report: Claim
    field: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedReports:
    """What people have decided on reports and meetings."""

    pairs: tuple[JudgedPair, ...]
    corrections: tuple[Correction, ...]

    def bound(self, kind: Literal["same", "not_same"]) -> frozenset[frozenset[Claim]]:
        """Return the pairs that are held together, or apart; apart where they are held both."""
        found: dict[str, set[frozenset[Claim]]] = {"same": set(), "not_same": set()}
        for pair in self.pairs:
            found[pair.kind].add(frozenset({pair.first, pair.second}))
        return frozenset(found[kind] - (found["not_same"] if kind == "same" else set()))

    def together_with(self, reports: Collection[Claim]) -> set[Claim]:
        """Return the reports that are held together with these, through others too.

        What is held together is apart from something else only when all of it is: where one
        changes, the others may be apart from something else than before.
        """
        pairs = [(min(pair), max(pair)) for pair in self.bound("same")]
        return {
            one
            for group in chains(pairs)
            if any(member in reports for member in group)
            for one in group
        }


def read_set_apart(connection: Driver) -> tuple[SetApart, list[JudgedPair]]:
    """Return the claims that judgements set apart from their like, and all judged pairs.

    Where two claims that say the same are not the same, the second is set apart: it joins only
    what a judgement joins it to. So is a bare surname that a judgement speaks of.
    """
    ends: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute(_ENTITIES):
        ends[row[0]].append(row)
    pairs, apart = [], {}
    for _, rows in sorted(ends.items()):
        if len(rows) != 2 or rows[0][4:6] == rows[1][4:6]:
            continue
        first, second = rows
        pair = JudgedPair(kind=first[1], first=first[4:6], second=second[4:6])
        pairs.append(pair)
        for row in rows:
            if row[6] == "person" and not parse(row[7]).is_full:
                apart[row[4], row[5]] = f"{row[4]} {row[5]}"
        if first[1] == "not_same" and _alike(connection, pair):
            apart[pair.second] = f"{pair.second[0]} {pair.second[1]}"
    return apart, pairs


def judged_variants(connection: Driver, pairs: Iterable[JudgedPair]) -> JudgedVariants:
    """Turn pairs of claims into pairs of the variants that they are counted as."""
    found: dict[str, set[frozenset[UUID]]] = {"same": set(), "not_same": set()}
    for pair in pairs:
        rows = connection.execute(
            "select distinct variant_id from variant_members"
            " where (article_id, entity_number) in ((%s, %s), (%s, %s))",
            [*pair.first, *pair.second],
        ).fetchall()
        if len(rows) == 2:
            found[pair.kind].add(frozenset(row[0] for row in rows))
    apart = frozenset(found["not_same"])
    return JudgedVariants(same=frozenset(found["same"]) - apart, apart=apart)


def read_judged_reports(connection: Driver) -> JudgedReports:
    """Return what people have decided on reports, the earliest first."""
    ends: dict[UUID, dict[int, Claim]] = defaultdict(dict)
    told: dict[UUID, tuple[Any, ...]] = {}
    for identity, kind, field, value, position, article, report in connection.execute(_REPORTS):
        told[identity] = (kind, field, value)
        ends[identity][position] = (article, report)
    pairs, corrections = [], []
    for identity, (kind, field, value) in told.items():
        claims = ends[identity]
        if kind in ("same", "not_same"):
            if len(claims) == 2 and claims[0] != claims[1]:
                pairs.append(JudgedPair(kind=kind, first=claims[0], second=claims[1]))
        else:
            corrections.append(Correction(kind=kind, report=claims[0], field=field, value=value))
    return JudgedReports(pairs=tuple(pairs), corrections=tuple(corrections))


def _alike(connection: Driver, pair: JudgedPair) -> bool:
    """True when nothing but their articles tells the two claims apart."""
    rows = connection.execute(
        "select e.name, coalesce(e.country_code, min(p.country_code)), e.seed_key,"
        " array_agg(distinct p.post_code order by p.post_code)"
        "     filter (where p.post_code is not null)"
        " from article_entities as e left join post_claims as p"
        "     on p.article_id = e.article_id and p.person_number = e.number"
        " where (e.article_id, e.number) in ((%s, %s), (%s, %s))"
        " group by e.article_id, e.number",
        [*pair.first, *pair.second],
    ).fetchall()
    return len(rows) == 2 and rows[0] == rows[1]
