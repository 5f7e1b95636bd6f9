"""Meetings as they stand: which of their reports were grouped alike, and which chose them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.candidates import is_vague_fit
from etl.identity.neighbours import Neighbours, Rule
from etl.identity.report_index import columns_of

Driver = psycopg.Connection[Any]

_AS_WRITTEN = """
select meeting_id, article_id, report_position, rule, score from meeting_reports
where meeting_id in (
    select m.meeting_id
    from meeting_reports as m
    join unnest(%s::uuid[], %s::int[]) as told (article_id, position)
        on m.article_id = told.article_id and m.report_position = told.position
)
"""


@dataclass(slots=True)
class Standing:
    """A meeting that is written: its reports by number, with the rule that joined each."""

    id: UUID
    alike: dict[int, Rule] = field(default_factory=dict)
    """Reports that tell alike much, and reprints of these."""
    attached: dict[int, Rule] = field(default_factory=dict)
    """Reports that tell less, and fitted this meeting alone."""

    @property
    def reports(self) -> dict[int, Rule]:
        """Return all reports, with the rule that joined each."""
        return self.alike | self.attached


class Standings:
    """The meetings around one step of grouping, as they were before it."""

    def __init__(self, connection: Driver, near: Neighbours) -> None:
        """Begin with none read; `near` numbers the reports."""
        self._connection = connection
        self._near = near
        self._homes: dict[int, Standing | None] = {}

    def read(self, numbers: Iterable[int]) -> None:
        """Read the meetings of these reports where they are not known yet."""
        unread = [one for one in numbers if one not in self._homes]
        if not unread:
            return
        self._homes |= dict.fromkeys(unread)
        found: dict[UUID, Standing] = {}
        columns = columns_of([self._near.key(one) for one in unread])
        for meeting, article, position, rule, score in self._connection.execute(
            _AS_WRITTEN, columns
        ):
            standing = found.get(meeting) or found.setdefault(meeting, Standing(id=meeting))
            number, percent = self._near.number((article, position)), int(score * 100)
            chosen = is_vague_fit(rule, percent)
            (standing.attached if chosen else standing.alike)[number] = (rule, percent)
            self._homes[number] = standing

    def home(self, number: int) -> Standing | None:
        """Return the meeting that a report is in; None when it is in none, or none was read."""
        return self._homes.get(number)

    def mates(self, numbers: Iterable[int]) -> set[int]:
        """Return the reports that were grouped with one of these, or chose where these chose."""
        asked = set(numbers)
        self.read(asked)
        found: set[int] = set()
        for number in asked:
            home = self._homes[number]
            if home and number not in found:
                found.update(home.attached if number in home.attached else home.alike)
        return found
