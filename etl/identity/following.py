"""Bring meetings up to date whose participants bear another id or name, without regrouping.

A new id alone is written where the old one stood. A new name shows in titles and in the order of
participants, so that those meetings are made again of the reports that they have.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.corrections import correct
from etl.identity.grouping import JoinedReport, Key, sort_group
from etl.identity.judged import Correction
from etl.identity.occasion import make_occasion
from etl.identity.people import Written
from etl.identity.reading import read_reports
from etl.identity.write_meetings import delete_meetings, write_meetings

Driver = psycopg.Connection[Any]

CHUNK = 500
"""Meetings that are made again at a time."""

# Who bears the same name as another there is put in order by id, and where two change ids at
# once one may take what the other still has. Bodies count by id when votes are level, also those
# that lost the vote until now.
_TO_MAKE_AGAIN = """
select p.meeting_id from meeting_participants as p
where p.actor_id = any(%(renamed)s) or p.organisation_id = any(%(bodies)s)
    or p.represents_organisation_id = any(%(bodies)s)
union
select p.meeting_id
from meeting_participants as p
join meeting_participants as other on other.meeting_id = p.meeting_id
    and other.position <> p.position and other.actor_id is not null
join actors as actor on actor.id = p.actor_id
join actors as rival on rival.id = other.actor_id
where p.actor_id = any(%(old)s)
    and (other.actor_id = any(%(new)s) or rival.name = actor.name)
union
select f.meeting_id
from organisation_members as m
join report_parties as p on p.article_id = m.article_id and p.represents_number = m.entity_number
join meeting_reports as f
    on (f.article_id, f.report_position) = (p.article_id, p.report_position)
where m.organisation_id = any(%(moved)s)
"""
_FOLLOW = """
update meeting_participants as p set actor_id = told.new_id
from unnest(%(old)s::uuid[], %(new)s::uuid[]) as told (old_id, new_id)
where p.actor_id = told.old_id and not p.meeting_id = any(%(again)s)
"""
_REPORTS = """
select meeting_id, article_id, report_position, rule, score from meeting_reports
where meeting_id = any(%s)
"""


def follow_ids(connection: Driver, persons: Written, bodies: Written) -> list[UUID]:
    """Write new ids into the meetings as they are; return those that are to be made again.

    Called before reports are regrouped: a meeting that is written then bears the new ids already.
    """
    told = {
        "old": list(persons.followed),
        "new": list(persons.followed.values()),
        "renamed": sorted({*persons.renamed, *_old_ids(persons)}),
        "moved": sorted(bodies.followed.values()),
        "bodies": sorted({*bodies.renamed, *bodies.followed, *_old_ids(bodies)}),
    }
    again = sorted(row[0] for row in connection.execute(_TO_MAKE_AGAIN, told))
    connection.execute(_FOLLOW, {**told, "again": again})
    return again


def make_again(
    connection: Driver, meetings: Iterable[UUID], corrections: Sequence[Correction]
) -> None:
    """Make those of the meetings that are still there again, of the reports that they have."""
    coming = iter(meetings)
    while chunk := list(islice(coming, CHUNK)):
        _make_chunk_again(connection, chunk, corrections)


def _old_ids(written: Written) -> set[UUID]:
    """Return the ids that renamed facts bore until now."""
    return {old for old, new in written.followed.items() if new in written.renamed}


def _make_chunk_again(
    connection: Driver, meetings: list[UUID], corrections: Sequence[Correction]
) -> None:
    homes: dict[Key, tuple[UUID, str, int]] = {
        (article, position): (meeting, rule, int(score * 100))
        for meeting, article, position, rule, score in connection.execute(_REPORTS, [meetings])
    }
    groups: dict[UUID, list[JoinedReport]] = defaultdict(list)
    for told in read_reports(connection, homes):
        meeting, rule, percent = homes[told.key]
        groups[meeting].append(
            JoinedReport(told=correct(told, corrections), rule=rule, percent=percent)
        )
    delete_meetings(connection, groups)
    write_meetings(connection, [make_occasion(sort_group(group)) for group in groups.values()])
