"""Write meetings with their participants, topics, statuses, reports and redirects."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.ids import report_id
from etl.identity.occasion import Occasion
from etl.identity.participants import Participant
from etl.identity.writing import days_range, fill

Driver = psycopg.Connection[Any]

_MEETING = (
    "id", "kind", "status", "title", "during", "precision", "date_text", "earliest_on",
    "latest_on", "place_id", "place_city", "place_country_code", "place_venue", "confidence",
    "report_count", "story_count", "source_count",
)  # fmt: skip
_PARTICIPANT = (
    "meeting_id", "position", "actor_id", "organisation_id", "country_code", "role", "side",
    "post", "post_code", "represents_organisation_id", "represents_country_code", "head_count",
    "report_count",
)  # fmt: skip


def delete_meetings(connection: Driver, meetings: Iterable[UUID]) -> None:
    """Delete meetings that are to be written again."""
    ids = sorted(set(meetings))
    connection.execute("delete from redirects where kind = 'meeting' and new_id = any(%s)", [ids])
    connection.execute("delete from meetings where id = any(%s)", [ids])


def write_meetings(connection: Driver, occasions: Sequence[Occasion]) -> None:
    """Write meetings that are not there yet."""
    fill(connection, "meetings", _MEETING, (_meeting_row(one) for one in occasions))
    fill(
        connection,
        "meeting_participants",
        _PARTICIPANT,
        (
            (one.id, position, *_participant_row(participant))
            for one in occasions
            for position, participant in enumerate(one.participants)
        ),
    )
    fill(
        connection,
        "meeting_topics",
        ("meeting_id", "topic_code", "weight", "words"),
        (
            (one.id, topic.code, topic.weight, topic.words)
            for one in occasions
            for topic in one.topics
        ),
    )
    fill(
        connection,
        "meeting_statuses",
        ("meeting_id", "status", "first_told_on"),
        ((one.id, status, day) for one in occasions for status, day in one.statuses),
    )
    fill(
        connection,
        "meeting_reports",
        ("article_id", "report_position", "meeting_id", "rule", "score"),
        (
            (*joined.told.key, one.id, joined.rule, joined.percent / 100)
            for one in occasions
            for joined in one.reports
        ),
    )
    fill(
        connection,
        "redirects",
        ("kind", "old_id", "new_id"),
        (
            ("meeting", old, one.id)
            for one in occasions
            for joined in one.reports
            if (old := report_id(*joined.told.key)) != one.id
        ),
    )


def _meeting_row(one: Occasion) -> tuple[Any, ...]:
    return (
        one.id,
        one.kind,
        one.status,
        one.title,
        days_range(one.starts_on, one.ends_before),
        one.precision,
        one.date_text,
        one.earliest_on,
        one.latest_on,
        one.place.place,
        one.place.city,
        one.place.country,
        one.place.venue,
        one.confidence,
        len(one.reports),
        one.story_count,
        one.source_count,
    )


def _participant_row(participant: Participant) -> tuple[Any, ...]:
    kind, identity = participant.fact
    return (
        identity if kind == "actor" else None,
        identity if kind == "organisation" else None,
        identity if kind == "country" else None,
        participant.role,
        participant.side,
        participant.post,
        participant.post_code,
        participant.organisation,
        participant.country if kind != "country" else None,
        participant.head_count,
        participant.report_count,
    )
