"""Group reports into meetings around what changed, and write the meetings that are concerned.

The answer is that of `grouping.group_reports` on all reports; here only the neighbourhood of
the changed ones is read. Reports that undisputed edges tie to a changed one are grouped anew,
with two rings of neighbours read around them, for these decide what is undisputed. A meeting of
the same reports as before, none of them changed, stays as it is written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.grouping import (
    JoinedReport,
    Key,
    choose_exact,
    group_alike,
    sort_group,
    tells_days,
)
from etl.identity.joining import Edge
from etl.identity.judged import JudgedReports
from etl.identity.neighbours import Neighbours
from etl.identity.replacing import read_joined, replace_meetings
from etl.identity.report_index import (
    columns_of,
    meetings_of,
    reports_in,
    reports_looking_for,
    store_keys,
)
from etl.identity.touched import Touched
from etl.identity.write_meetings import delete_meetings

Driver = psycopg.Connection[Any]

CHUNK = 5000
"""Changed reports that are grouped at a time."""

_TOUCHED = """
select r.article_id, r.position
from touched join reports as r using (article_id) join article_stories using (article_id)
"""
_NAMING = """
select p.article_id, p.report_position
from report_parties as p
join {members} as m on m.article_id = p.article_id
    and m.entity_number in (p.entity_number, p.represents_number)
where m.{column} = any(%s)
"""
_BY_DAY = """
select r.article_id, r.position
from unnest(%s::uuid[], %s::int[]) as told (article_id, position)
join reports as r using (article_id, position)
join articles as a on a.id = r.article_id
order by coalesce(lower(r.during), a.dateline_on, a.published_on), r.article_id, r.position
"""


def regroup_meetings(
    connection: Driver,
    touched: Touched,
    *,
    resettled: Collection[UUID],
    retokened: Collection[UUID],
    retold: Collection[UUID],
    judged: JudgedReports,
) -> None:
    """Derive the meetings again of all reports that are new, lost neighbours or name who changed.

    `resettled` are actors and organisations of another country than before, `retokened` variants
    that are somebody else, `retold` articles whose story is another than before.
    """
    waiting = _changed_reports(connection, resettled, retokened, retold)
    waiting |= judged.together_with(waiting)
    waiting |= reports_in(connection, touched.meetings)
    waiting |= reports_looking_for(connection, touched.blocks)
    delete_meetings(connection, touched.meetings)
    near = Neighbours(connection, judged)
    freed: set[Key] = set()
    chunks = _chunks(connection, waiting)
    for chunk in chunks:
        freed |= store_keys(connection, near, chunk)
        if len(chunks) > 1:
            near = Neighbours(connection, judged)  # what was read is let go of
    changed, done = waiting | freed, set[Key]()
    chunks = _chunks(connection, changed)
    for chunk in chunks:
        fresh = [key for key in chunk if key not in done]
        if fresh:
            done |= _Gatherings(connection, near, changed).settle(fresh)
        if len(chunks) > 1:
            near = Neighbours(connection, judged)


def _chunks(connection: Driver, keys: Collection[Key]) -> list[list[Key]]:
    """Return the reports in chunks; more than one in the order of days, as neighbours come."""
    if len(keys) <= CHUNK:
        return [sorted(keys)]
    rows = connection.execute(_BY_DAY, columns_of(list(keys)))
    ordered = [(row[0], row[1]) for row in rows]
    return [ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK)]


def _changed_reports(
    connection: Driver,
    resettled: Collection[UUID],
    retokened: Collection[UUID],
    retold: Collection[UUID],
) -> set[Key]:
    found = {(row[0], row[1]) for row in connection.execute(_TOUCHED)}
    for members, column, ids in (
        ("actor_members", "actor_id", resettled),
        ("organisation_members", "organisation_id", resettled),
        ("variant_members", "variant_id", retokened),
    ):
        query = _NAMING.format(members=members, column=column)
        rows = connection.execute(query.encode(), [sorted(ids)])
        found |= {(row[0], row[1]) for row in rows}
    rows = connection.execute(
        "select article_id, position from reports where article_id = any(%s)", [sorted(retold)]
    )
    return found | {(row[0], row[1]) for row in rows}


@dataclass(slots=True)
class _Region:
    """What is grouped anew, by the numbers of reports."""

    core: set[int] = field(default_factory=set)
    meetings: set[UUID] = field(default_factory=set)
    """Meetings that reports of the core are in until now."""


class _Gatherings:
    """One step: changed reports and all that they bear on."""

    def __init__(self, connection: Driver, near: Neighbours, changed: Collection[Key]) -> None:
        """Take what was read, and all reports that are not as they were."""
        self._connection = connection
        self._near = near
        self._changed = changed

    def settle(self, changed: Iterable[Key]) -> set[Key]:
        """Group the changed reports and all they bear on, and write the meetings."""
        seeds = {self._near.number(key) for key in changed}
        region = self._grow(seeds)
        vaguer = self._near.look_up(region.core, lambda keys: keys.vaguer)
        vague = set[int]().union(*vaguer.values())
        if not vague <= region.core:
            region = self._grow(seeds | vague)
        self._write(region, self._groups(region.core))
        return {self._near.key(one) for one in region.core}

    def _grow(self, seeds: set[int]) -> _Region:
        """Return the seeds with their neighbours, and whatever is undisputedly tied to these."""
        region, near = _Region(), self._near
        frontier = near.read(seeds)
        frontier |= near.find(frontier)
        while frontier:
            region.core |= frontier
            meetings = meetings_of(self._connection, map(near.key, frontier)) - region.meetings
            region.meetings |= meetings
            mates = {near.number(key) for key in reports_in(self._connection, meetings)}
            mates = near.read(mates - region.core)
            near.find(near.find(frontier | mates))
            frontier = (mates | self._tied(frontier, region.core)) - region.core
        return region

    def _tied(self, frontier: set[int], core: set[int]) -> set[int]:
        """Return the reports that undisputed edges or judgements tie to new ones of the core."""
        near = self._near
        return {
            other
            for one in frontier
            for other, rule in near.near[one].items()
            if other not in core
            and (near.judged_same(one, other) or (rule and near.holds(one, other)))
        }

    def _groups(self, core: set[int]) -> list[list[JoinedReport]]:
        """Group the reports of a core, which is all that undisputed edges lead to."""
        near = self._near
        ordered = sorted(core, key=near.key)
        places = {number: place for place, number in enumerate(ordered)}
        edges, kept = [], []
        for number, place in places.items():
            for other, rule in near.near[number].items():
                there = places.get(other, -1)
                if rule and place < there:
                    edge = Edge(first=place, second=there, rule=rule[0], percent=rule[1])
                    edges.append(edge)
                    if near.holds(number, other):
                        kept.append(edge)
        told = [near.told(number) for number in ordered]
        return group_alike(told, near.decided, (edges, kept))

    def _write(self, region: _Region, groups: Sequence[list[JoinedReport]]) -> None:
        """Attach the vaguer groups, and write the meetings of the region."""
        exact = {place: group for place, group in enumerate(groups) if tells_days(group)}
        vaguer = [group for group in groups if not tells_days(group)]
        near = self._near.look_up(
            {one for group in vaguer for one in self._numbers(group)}, lambda keys: keys.exact
        )
        beyond = set[int]().union(*near.values()) - region.core
        outside = self._as_written(beyond)
        choices: dict[Any, list[JoinedReport]] = {**exact, **outside}
        homes = {one: name for name in choices for one in self._numbers(choices[name])}
        alone: list[list[JoinedReport]] = []
        attached: dict[Any, list[JoinedReport]] = defaultdict(list)
        for group in vaguer:
            found = set[int]().union(*(near[one] for one in self._numbers(group)))
            fitting = {homes[one] for one in found if one in homes}
            chosen = choose_exact(
                group, {name: choices[name] for name in fitting}, self._near.decided
            )
            if chosen is None:
                alone.append(group)
            else:
                attached[chosen[0]] += chosen[1]
        targets = [meeting for meeting in outside if meeting in attached]
        whole = [sort_group([*exact[name], *attached[name]]) for name in exact]
        whole += [sort_group([*outside[name], *attached[name]]) for name in targets]
        replace_meetings(
            self._connection, {*region.meetings, *targets}, whole + alone, self._changed
        )

    def _as_written(self, numbers: Iterable[int]) -> dict[UUID, list[JoinedReport]]:
        """Return the meetings of reports as they were written, to add others to them."""
        meetings = meetings_of(self._connection, map(self._near.key, numbers))
        rows = read_joined(self._connection, meetings)
        self._near.read(self._near.number(key) for _, key, _, _ in rows)
        found: dict[UUID, list[JoinedReport]] = defaultdict(list)
        for meeting, key, rule, percent in rows:
            told = self._near.told(self._near.number(key))
            found[meeting].append(JoinedReport(told=told, rule=rule, percent=percent))
        return found

    def _numbers(self, group: Iterable[JoinedReport]) -> list[int]:
        return [self._near.number(joined.told.key) for joined in group]
