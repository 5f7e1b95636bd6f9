"""Make one meeting of the reports that tell of it; what they disagree on is chosen by rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from etl.identity.choosing import Vote, choose
from etl.identity.grouping import JoinedReport
from etl.identity.ids import report_id
from etl.identity.participants import Participant, unite_parties
from etl.identity.titles import meeting_title
from etl.identity.told import Told, ToldPlace

Value = TypeVar("Value")

_VAGUENESS = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
MOST_SURE = 0.99
"""Nothing is certain that was only told."""
TOPIC_WORDS_LIMIT = 5
"""Different wordings of a topic that a meeting keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of a meeting."""

    code: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One meeting in the world, with all that its tables hold."""

    id: UUID
    kind: str
    status: str
    title: str
    starts_on: date | None
    ends_before: date | None
    precision: str
    date_text: str | None
    place: ToldPlace
    confidence: float
    reports: tuple[JoinedReport, ...]
    story_count: int
    source_count: int
    participants: tuple[Participant, ...]
    topics: tuple[Topic, ...]
    statuses: tuple[tuple[str, date | None], ...]
    """Each status ever told, with the first day it was told on."""

    @property
    def earliest_on(self) -> date | None:
        """Return the first day the meeting may have begun."""
        return self.starts_on

    @property
    def latest_on(self) -> date | None:
        """Return the last day the meeting may have ended; None when that is not told."""
        if self.starts_on is None or self.ends_before is None:
            return None
        return date.fromordinal(self.ends_before.toordinal() - 1)


def make_occasion(joined: Sequence[JoinedReport]) -> Occasion:
    """Return the meeting that the reports of one group tell of."""
    reports = [one.told for one in joined]
    days = _choose("days", reports, _days, lambda told: _VAGUENESS[told.precision])
    starts_on, ends_before, precision = days or (None, None, "unknown")
    texts = [told for told in reports if _days(told) == days]
    place = _choose("city", reports, _place, _place_vagueness) or ToldPlace()
    kind = _choose("kind", reports, lambda told: told.kind, lambda told: told.kind == "other")
    kind = kind or "other"
    participants = unite_parties(reports)
    return Occasion(
        id=min(report_id(told.article_id, told.position) for told in reports),
        kind=kind,
        status=_status(reports),
        title=meeting_title(
            kind, participants, city=place.city, days=(starts_on, ends_before, precision)
        ),
        starts_on=starts_on,
        ends_before=ends_before,
        precision=precision,
        date_text=_choose("days", texts, lambda told: told.date_text),
        place=place,
        confidence=confidence(reports),
        reports=tuple(joined),
        story_count=len({told.story for told in reports}),
        source_count=len(independent(reports)),
        participants=participants,
        topics=_topics(reports),
        statuses=_statuses(reports),
    )


def independent(reports: Iterable[Told]) -> list[list[Told]]:
    """Return the reports in groups that do not rest on each other.

    Those of one story or of one source rest on each other: ten reprints of one dispatch are one
    witness, and so is one agency that tells it ten times.
    """
    groups: list[list[Told]] = []
    for told in reports:
        near = [g for g in groups if any(_rests_on(told, other) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([told, *(other for group in near for other in group)])
    return groups


def confidence(reports: Iterable[Told]) -> float:
    """Return how sure it is that the meeting is as told: each independent witness adds to it."""
    doubt = 1.0
    for group in independent(reports):
        doubt *= 1 - max(told.confidence for told in group)
    return min(MOST_SURE, round(1 - doubt, 2))


def _rests_on(one: Told, other: Told) -> bool:
    return one.story == other.story or one.source == other.source


def _choose(
    name: str,
    reports: Iterable[Told],
    value: Callable[[Told], Value | None],
    vagueness: Callable[[Told], int] = lambda told: 0,
) -> Value | None:
    return choose(
        Vote(
            value=value(told),
            source=told.source,
            told_on=told.told_on,
            vagueness=vagueness(told),
            judged=told.judged.get(name) in ("right", "corrected"),
        )
        for told in reports
    )


def _days(told: Told) -> tuple[date | None, date | None, str]:
    if told.starts_on is None:
        return None, None, "unknown"
    return told.starts_on, told.ends_before, told.precision


def _place(told: Told) -> ToldPlace | None:
    return told.place if told.place != ToldPlace() else None


def _place_vagueness(told: Told) -> int:
    return sum(part is None for part in (told.place.place, told.place.city, told.place.venue))


def _status(reports: Sequence[Told]) -> str:
    """Return held when any report has it so, else the later of planned and called off.

    Statuses that a person called wrong do not count while there are others, and what a person
    said is right comes first.
    """
    right = [told for told in reports if told.judged.get("status") in ("right", "corrected")]
    trusted = right or [told for told in reports if told.judged.get("status") != "wrong"]
    counting = trusted or reports
    if any(told.status == "held" for told in counting):
        return "held"
    off = [told for told in counting if told.status == "called_off"]
    planned = [told for told in counting if told.status == "planned"]
    if not off or not planned:
        return "called_off" if off else "planned"
    return "called_off" if _latest(off) >= _latest(planned) else "planned"


def _latest(reports: Iterable[Told]) -> date:
    return max((told.told_on for told in reports if told.told_on), default=date.min)


def _statuses(reports: Iterable[Told]) -> tuple[tuple[str, date | None], ...]:
    days: dict[str, list[date]] = defaultdict(list)
    for told in reports:
        days[told.status] += [told.told_on] if told.told_on else []
    return tuple((status, min(days[status], default=None)) for status in sorted(days))


def _topics(reports: Iterable[Told]) -> tuple[Topic, ...]:
    scores: dict[str, float] = defaultdict(float)
    words: dict[str, set[str]] = defaultdict(set)
    for told in reports:
        for topic in told.topics:
            scores[topic.code] = max(scores[topic.code], topic.score)
            words[topic.code].add(topic.words)
    return tuple(
        Topic(
            code=code,
            weight=scores[code],
            words="; ".join(sorted(words[code])[:TOPIC_WORDS_LIMIT]),
        )
        for code in sorted(scores)
    )
