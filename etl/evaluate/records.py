"""The records that a comparison is made on, and how they are read from JSON lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from etl.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who takes part in a meeting, as annotated or as extracted."""

    name: str
    type: str | None = None
    """person, organisation or country."""
    aliases: tuple[str, ...] = ()
    represents: tuple[str, ...] = ()
    required: bool = True
    """False in an annotation for a party that may be listed or not."""
    role: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a meeting took place: names, not codes."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting in the form of exports and annotations; days are inclusive ISO dates."""

    kind: str | None
    status: str | None
    participants: tuple[Participant, ...]
    start: str | None = None
    end: str | None = None
    date_text: str | None = None
    precision: str | None = None
    place: Site = field(default_factory=Site)
    topics: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: float | None = None
    unsure: bool = False
    """True for an annotation marked partial or doubtful: neither asked for nor punished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMeetings:
    """The meetings of one article."""

    id: str
    meetings: tuple[Meeting, ...]


def read_meetings(path: Path) -> list[ArticleMeetings]:
    """Read one article a line; raise ConfigError with file and line for what is not of the form."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror or error})") from error
    return [
        _article(line, f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def meeting_record(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the JSON object that exports and annotations share."""
    place = meeting.place
    return {
        "kind": meeting.kind,
        "status": meeting.status,
        "participants": [
            {
                "name": one.name,
                "type": one.type,
                "role": one.role,
                "post": one.post,
                "represents": list(one.represents),
            }
            for one in meeting.participants
        ],
        "start": meeting.start,
        "end": meeting.end,
        "date_text": meeting.date_text,
        "precision": meeting.precision,
        "place": {"city": place.city, "country": place.country}
        if place.city or place.country
        else None,
        "topics": list(meeting.topics),
        "evidence": list(meeting.evidence),
        "confidence": meeting.confidence,
    }


def _article(line: bytes, where: str) -> ArticleMeetings:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ConfigError(f"{where}: not JSON ({error}); one article a line is expected") from error
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("meetings"), list):
        raise ConfigError(f'{where}: expected {{"id": ..., "meetings": [...]}}')
    return article_meetings(row, where)


def article_meetings(row: Mapping[str, Any], where: str) -> ArticleMeetings:
    """Return the meetings of one article from its object; `where` it stood is told on errors."""
    return ArticleMeetings(
        id=str(row["id"]), meetings=tuple(_meeting(m, where) for m in row["meetings"])
    )


def _meeting(row: Any, where: str) -> Meeting:
    if not isinstance(row, dict):
        raise ConfigError(f"{where}: a meeting must be an object, not {row!r:.60}")
    place = row.get("place") or {}
    return Meeting(
        kind=row.get("kind"),
        status=row.get("status"),
        participants=tuple(_participants(row.get("participants") or (), where)),
        start=row.get("start"),
        end=row.get("end"),
        date_text=row.get("date_text"),
        precision=row.get("precision"),
        place=Site(city=place.get("city"), country=place.get("country"), venue=place.get("venue")),
        topics=tuple(row.get("topics") or ()),
        evidence=tuple(row.get("evidence") or ()),
        confidence=row.get("confidence"),
        unsure=bool(row.get("partial") or row.get("doubtful")),
    )


def _participants(rows: Sequence[Any], where: str) -> Iterator[Participant]:
    for row in rows:
        if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
            raise ConfigError(f"{where}: a participant needs a name, got {row!r:.60}")
        yield Participant(
            name=row["name"],
            type=row.get("type"),
            aliases=tuple(row.get("aliases") or ()),
            represents=tuple(row.get("represents") or ()),
            required=bool(row.get("required", True)),
            role=row.get("role"),
            post=row.get("post"),
        )
