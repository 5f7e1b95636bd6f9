"""Write people's judgements: what they speak of is anchored to words, so that it outlives ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID, uuid5

import psycopg

from etl.errors import ConfigError
from etl.identity.ids import report_id
from etl.seeding.keys import NAMESPACE, short

Driver = psycopg.Connection[Any]
Subject = Literal["actor", "organisation", "meeting"]
Kind = Literal["same", "not_same", "right", "wrong", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A fact that a judgement speaks of, or what one article says of it."""

    subject: Subject
    id: UUID
    article: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of an article."""

    article_key: str
    start: int
    end: int
    words: str


# The claim that gave the fact its id stands for it, unless one article is meant.
_ENTITY = """
select a.key, m.start_offset, m.end_offset, m.words
from {subject}_members as f
join variant_members as v using (article_id, entity_number)
join articles as a on a.id = f.article_id
join mentions as m on (m.article_id, m.entity_number) = (f.article_id, f.entity_number)
where f.{subject}_id = %(id)s
    and f.article_id = coalesce(%(article)s, f.article_id)
    and f.article_id is distinct from %(but)s
order by v.claim_id, m.position
limit 1
"""
_REPORTS = """
select f.article_id, f.report_position, a.key, e.start_offset, e.end_offset,
    substr(a.text, e.start_offset + 1, e.end_offset - e.start_offset)
from meeting_reports as f
join articles as a on a.id = f.article_id
join lateral (
    select start_offset, end_offset from report_evidence as e
    where (e.article_id, e.report_position) = (f.article_id, f.report_position)
    order by e.position limit 1
) as e on true
where f.meeting_id = %(id)s
    and f.article_id = coalesce(%(article)s, f.article_id)
    and f.article_id is distinct from %(but)s
"""
_INSERT = """
insert into judgements (id, kind, subject, field, value, reason, made_by, made_at)
values (%s, %s, %s, %s, %s, %s, %s, %s)
"""
_INSERT_ANCHOR = """
insert into judgement_anchors
    (judgement_id, position, article_key, start_offset, end_offset, words)
values (%s, %s, %s, %s, %s, %s)
"""
_TOUCH = "insert into dirty_blocks (kind, key) values ('judgement', %s)"
_WITHDRAW = """
update judgements set withdrawn_by = %s, withdrawn_at = greatest(made_at, %s)
where id = %s and withdrawn_at is null
"""


def judge_pair(
    connection: Driver,
    kind: Literal["same", "not_same"],
    first: Named,
    second: Named,
    *,
    by: str,
    reason: str | None,
) -> UUID:
    """Write that two facts are, or are not, the same; raise ConfigError when that cannot be.

    Of two that are one fact already, one must name an article: what it says is set apart.
    """
    if first.subject != second.subject:
        raise ConfigError(f"{first.subject} and {second.subject} cannot be compared")
    if first.id == second.id and not (first.article or second.article):
        raise ConfigError(
            "both are one already; say which article speaks of another one: KEY@ARTICLE"
        )
    if first.article:
        first, second = second, first
    apart = second.article if first.id == second.id and not first.article else None
    anchors = [_anchor(connection, first, but=apart), _anchor(connection, second)]
    if anchors[0] == anchors[1]:
        raise ConfigError("both are the same words of the same article")
    judged = (kind, first.subject, None, None)
    return _write(connection, judged, anchors, by=by, reason=reason)


def judge_field(
    connection: Driver,
    kind: Literal["right", "wrong", "corrected"],
    meeting: Named,
    field: str,
    value: str | None,
    *,
    by: str,
    reason: str | None,
) -> list[UUID]:
    """Write what someone says of a field of a meeting: one judgement for each report meant."""
    if meeting.subject != "meeting":
        raise ConfigError("fields are judged of meetings; name one by its key")
    judged = (kind, "report", field, value)
    found = _report_anchors(connection, meeting, None)
    return [_write(connection, judged, [anchor], by=by, reason=reason) for _, anchor in found]


def withdraw(connection: Driver, judgement: UUID, *, by: str) -> None:
    """Take a judgement back; it stays on record. Raise ConfigError when it was taken back."""
    done = connection.execute(_WITHDRAW, [by, datetime.now(UTC), judgement])
    if done.rowcount == 0:
        raise ConfigError(f"judgement {short(judgement)} is withdrawn already")
    connection.execute(_TOUCH, [str(judgement)])


def _write(
    connection: Driver,
    judged: tuple[Kind, str, str | None, str | None],
    anchors: Sequence[Anchor],
    *,
    by: str,
    reason: str | None,
) -> UUID:
    now = datetime.now(UTC)
    identity = uuid5(NAMESPACE, f"judgement {judged} {list(anchors)} {by} {now.isoformat()}")
    connection.execute(_INSERT, [identity, *judged, reason, by, now])
    for position, one in enumerate(anchors):
        connection.execute(
            _INSERT_ANCHOR, [identity, position, one.article_key, one.start, one.end, one.words]
        )
    connection.execute(_TOUCH, [str(identity)])
    return identity


def _anchor(connection: Driver, named: Named, *, but: UUID | None = None) -> Anchor:
    """Return the words that stand for a fact, not those of the article `but`."""
    if named.subject == "meeting":
        return min(_report_anchors(connection, named, but), key=lambda found: found[0])[1]
    row = connection.execute(
        _ENTITY.format(subject=named.subject).encode(),
        {"id": named.id, "article": named.article, "but": but},
    ).fetchone()
    if row is None:
        raise ConfigError(f"no words of an article stand for {named.subject} {short(named.id)}")
    return Anchor(article_key=row[0], start=row[1], end=row[2], words=row[3])


def _report_anchors(
    connection: Driver, meeting: Named, but: UUID | None
) -> list[tuple[UUID, Anchor]]:
    """Return the words of each report of a meeting, by the id the report would have alone."""
    rows = connection.execute(
        _REPORTS, {"id": meeting.id, "article": meeting.article, "but": but}
    ).fetchall()
    if not rows:
        raise ConfigError(f"no article tells of meeting {short(meeting.id)}")
    return [
        (
            report_id(row[0], row[1]),
            Anchor(article_key=row[2], start=row[3], end=row[4], words=row[5]),
        )
        for row in rows
    ]
