"""Group reports into meetings around what changed, and write the meetings that are concerned.

The answer is that of `grouping.group_reports` on all reports; here only the neighbourhood of
the changed ones is read. Reports that undisputed edges tie to a changed one are grouped anew,
with two rings of neighbours read around them, for these decide what is undisputed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

import psycopg

from etl.identity.candidates import cannot_be_one, fit
from etl.identity.corrections import correct
from etl.identity.grouping import (
    JoinedReport,
    JudgedMeetings,
    Key,
    choose_exact,
    group_alike,
    sort_group,
    tells_days,
)
from etl.identity.joining import Edge, undisputed
from etl.identity.judged import JudgedReports
from etl.identity.occasion import make_occasion
from etl.identity.reading import read_reports
from etl.identity.report_keys import ReportKeys, keys_of
from etl.identity.told import Told
from etl.identity.touched import Touched
from etl.identity.write_meetings import delete_meetings, write_meetings
from etl.identity.writing import fill

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


def regroup_meetings(
    connection: Driver,
    touched: Touched,
    *,
    changed: Collection[UUID],
    moved: Collection[UUID],
    retold: Collection[UUID],
    judged: JudgedReports,
) -> None:
    """Derive the meetings again of all reports that are new, lost neighbours or name who changed.

    `changed` are actors and organisations that are new or bear another name or country, `moved`
    variants that were another's, `retold` articles whose story is another than before.
    """
    waiting = _changed_reports(connection, changed, moved, retold)
    waiting |= _in_meetings(connection, touched.meetings) | _in_blocks(connection, touched.blocks)
    delete_meetings(connection, touched.meetings)
    gatherings = _Gatherings(connection, judged)
    freed = gatherings.index(waiting)
    waiting |= freed
    done: set[Key] = set()
    coming = iter(sorted(waiting))
    while chunk := list(islice(coming, CHUNK)):
        fresh = set(chunk) - done
        if fresh:
            done |= gatherings.settle(fresh)
            gatherings.forget()


def _changed_reports(
    connection: Driver,
    changed: Collection[UUID],
    moved: Collection[UUID],
    retold: Collection[UUID],
) -> set[Key]:
    found = {(row[0], row[1]) for row in connection.execute(_TOUCHED)}
    for members, column, ids in (
        ("actor_members", "actor_id", changed),
        ("organisation_members", "organisation_id", changed),
        ("variant_members", "variant_id", moved),
    ):
        query = _NAMING.format(members=members, column=column)
        rows = connection.execute(query.encode(), [sorted(ids)])
        found |= {(row[0], row[1]) for row in rows}
    rows = connection.execute(
        "select article_id, position from reports where article_id = any(%s)", [sorted(retold)]
    )
    return found | {(row[0], row[1]) for row in rows}


def _in_meetings(connection: Driver, meetings: Iterable[UUID]) -> set[Key]:
    rows = connection.execute(
        "select article_id, report_position from meeting_reports where meeting_id = any(%s)",
        [sorted(set(meetings))],
    )
    return {(row[0], row[1]) for row in rows}


def _in_blocks(connection: Driver, blocks: Iterable[int]) -> set[Key]:
    rows = connection.execute(
        "select distinct article_id, report_position from report_blocks where block = any(%s)",
        [sorted(set(blocks))],
    )
    return {(row[0], row[1]) for row in rows}


@dataclass(slots=True)
class _Region:
    """What is grouped anew, and what was read around it."""

    core: set[Key] = field(default_factory=set)
    ring: set[Key] = field(default_factory=set)
    meetings: set[UUID] = field(default_factory=set)
    """Meetings that reports of the core are in until now."""


class _Gatherings:
    """Reports as they are read, by key, and who is near whom."""

    def __init__(self, connection: Driver, judged: JudgedReports) -> None:
        self._connection = connection
        self._judged = judged
        same, apart = (
            frozenset(frozenset({p.first, p.second}) for p in judged.pairs if p.kind == kind)
            for kind in ("same", "not_same")
        )
        self._decided = JudgedMeetings(same=same - apart, apart=apart)
        self._partners: dict[Key, set[Key]] = defaultdict(set)
        for pair in self._decided.same | self._decided.apart:
            for key in pair:
                self._partners[key] |= pair - {key}
        self._told: dict[Key, Told] = {}
        self._keys: dict[Key, ReportKeys] = {}
        self._near: dict[Key, dict[Key, tuple[str, int] | None]] = {}
        """Who fits whom by which rule; None for those whom a judgement names together."""

    def forget(self) -> None:
        """Let go of what was read, so that memory stays flat."""
        self._told.clear()
        self._keys.clear()
        self._near.clear()

    def index(self, changed: Iterable[Key]) -> set[Key]:
        """Store the keys of changed reports; return those that were near them and are no more."""
        freed: set[int] = set()
        coming = iter(sorted(changed))
        while chunk := list(islice(coming, CHUNK)):
            self._read(chunk)
            old = defaultdict(set)
            for block, article, position in self._connection.execute(
                "delete from report_blocks as b"
                " using unnest(%s::uuid[], %s::int[]) as told (article_id, position)"
                " where b.article_id = told.article_id and b.report_position = told.position"
                " returning b.block, b.article_id, b.report_position",
                [[key[0] for key in chunk], [key[1] for key in chunk]],
            ):
                old[article, position].add(block)
            fill(
                self._connection,
                "report_blocks",
                ("block", "article_id", "report_position"),
                (
                    (block, *key)
                    for key in chunk
                    if key in self._keys
                    for block in sorted(self._keys[key].stored)
                ),
            )
            for key, blocks in old.items():
                freed |= blocks - (self._keys[key].stored if key in self._keys else frozenset())
            self.forget()
        return _in_blocks(self._connection, freed)

    def settle(self, changed: set[Key]) -> set[Key]:
        """Group the changed reports and all they bear on, and write the meetings."""
        region = self._grow(changed)
        vaguer = self._look_up(region.core, lambda keys: keys.vaguer)
        vague = set().union(*vaguer.values())
        if not vague <= region.core:
            region = self._grow(changed | vague)
        told, edges = self._edges(region)
        groups = [
            group
            for group in group_alike(told, self._decided, edges)
            if any(joined.told.key in region.core for joined in group)
        ]
        self._write(region, groups)
        return region.core

    def _grow(self, seeds: set[Key]) -> _Region:
        """Return the seeds with their neighbours, and whatever is undisputedly tied to these."""
        region = _Region()
        self._read(seeds)
        frontier = {key for key in seeds if key in self._told}
        frontier |= self._neighbours(frontier)
        while frontier:
            region.core |= frontier
            region.meetings |= self._meetings(frontier)
            mates = _in_meetings(self._connection, region.meetings) - region.core
            self._read(mates)
            mates = {key for key in mates if key in self._told}
            ring = self._neighbours(region.core | mates)
            ring |= self._neighbours(ring)
            region.ring = ring - region.core
            frontier = (mates | self._tied(region)) - region.core
        return region

    def _tied(self, region: _Region) -> set[Key]:
        """Return the reports of the ring that undisputed edges or judgements tie to the core."""
        reports, edges = self._edges(region)
        decided = self._decided.among(reports)
        kept = undisputed(
            edges, lambda one, other: cannot_be_one(reports[one], reports[other]), decided
        )
        pairs = [(edge.first, edge.second) for edge in kept] + list(decided.same)
        tied = set()
        for first, second in pairs:
            one, other = reports[first].key, reports[second].key
            if (one in region.core) != (other in region.core):
                tied |= {one, other}
        return tied

    def _edges(self, region: _Region) -> tuple[list[Told], list[Edge]]:
        """Return the reports of a region in order, and the edges between them."""
        reports = [self._told[key] for key in sorted(region.core | region.ring)]
        places = {told.key: place for place, told in enumerate(reports)}
        found = {
            (min(place, there), max(place, there)): rule
            for key, place in places.items()
            for other, rule in self._near.get(key, {}).items()
            if rule and (there := places.get(other)) is not None
        }
        return reports, [
            Edge(first=first, second=second, rule=rule[0], percent=rule[1])
            for (first, second), rule in sorted(found.items())
        ]

    def _write(self, region: _Region, groups: Sequence[list[JoinedReport]]) -> None:
        """Attach the vaguer groups, and write the meetings of the region."""
        exact: dict[Any, list[JoinedReport]] = {}
        alone: list[list[JoinedReport]] = []
        home: dict[Key, int] = {}
        for number, group in enumerate(groups):
            if tells_days(group):
                exact[number] = group
                home |= {joined.told.key: number for joined in group}
        outside: dict[UUID, list[JoinedReport]] = {}
        attached: dict[Any, list[JoinedReport]] = defaultdict(list)
        for group in groups:
            if tells_days(group):
                continue
            choices = self._choices(group, exact, home, outside, region)
            found = choose_exact(group, choices, self._decided)
            if found is None:
                alone.append(group)
            else:
                attached[found[0]] += found[1]
        targets = [meeting for meeting in outside if meeting in attached]
        whole = [sort_group([*group, *attached[number]]) for number, group in exact.items()]
        whole += [sort_group([*outside[one], *attached[one]]) for one in targets]
        delete_meetings(self._connection, {*region.meetings, *targets})
        write_meetings(self._connection, [make_occasion(group) for group in [*whole, *alone]])

    def _choices(
        self,
        group: Sequence[JoinedReport],
        exact: dict[Any, list[JoinedReport]],
        home: dict[Key, int],
        outside: dict[UUID, list[JoinedReport]],
        region: _Region,
    ) -> dict[Any, list[JoinedReport]]:
        """Return the groups that tell days and that a vaguer one may be of."""
        keys = {joined.told.key for joined in group}
        near = set().union(*self._look_up(keys, lambda found: found.exact).values())
        choices = {home[key]: exact[home[key]] for key in near if key in home}
        for meeting in self._meetings(near - region.core - home.keys()):
            if meeting not in outside:
                outside[meeting] = self._as_it_is(meeting)
            choices[meeting] = outside[meeting]  # type: ignore[index]
        return choices

    def _as_it_is(self, meeting: UUID) -> list[JoinedReport]:
        """Return a meeting as it was written, to add reports to it."""
        rows = self._connection.execute(
            "select article_id, report_position, rule, score from meeting_reports"
            " where meeting_id = %s",
            [meeting],
        ).fetchall()
        self._read((row[0], row[1]) for row in rows)
        return [
            JoinedReport(told=self._told[row[0], row[1]], rule=row[2], percent=int(row[3] * 100))
            for row in rows
        ]

    def _read(self, keys: Iterable[Key]) -> None:
        # Not `set - keys()`, which walks through all keys each time.
        unread = {key for key in keys if key not in self._told}
        if unread:
            for told in read_reports(self._connection, unread):
                self._told[told.key] = correct(told, self._judged.corrections)
                self._keys[told.key] = keys_of(self._told[told.key])

    def _neighbours(self, keys: Iterable[Key]) -> set[Key]:
        """Return the reports that tell alike much and may be of one meeting with one of these."""
        asked = {key for key in keys if key in self._told}
        unknown = {key for key in asked if key not in self._near}
        partners = self._look_up(unknown, lambda found: found.alike)
        self._read(set().union(*partners.values(), *(self._partners.get(k, ()) for k in unknown)))
        for key, others in partners.items():
            mine = self._told[key]
            judged = self._partners.get(key, ())
            near: dict[Key, tuple[str, int] | None] = {
                other: None for other in judged if other in self._told
            }
            for other in others:
                found = fit(mine, self._told[other]) if other in self._told else None
                if found:
                    near[other] = found
            self._near[key] = near
        return set().union(*(self._near[key] for key in asked))

    def _look_up(self, keys: Iterable[Key], which: Any) -> dict[Key, set[Key]]:
        """Return for each report those stored under the keys that it looks for others with."""
        by_block: dict[int, list[Key]] = defaultdict(list)
        found: dict[Key, set[Key]] = {key: set() for key in keys if key in self._keys}
        for key in found:
            for block in which(self._keys[key]):
                by_block[block].append(key)
        if by_block:
            for block, article, position in self._connection.execute(
                "select block, article_id, report_position from report_blocks"
                " where block = any(%s)",
                [sorted(by_block)],
            ):
                for key in by_block[block]:
                    found[key].add((article, position))
        return {key: others - {key} for key, others in found.items()}

    def _meetings(self, keys: Iterable[Key]) -> set[UUID]:
        asked = sorted(set(keys))
        rows = self._connection.execute(
            "select distinct m.meeting_id from meeting_reports as m"
            " join unnest(%s::uuid[], %s::int[]) as told (article_id, position)"
            " on m.article_id = told.article_id and m.report_position = told.position",
            [[key[0] for key in asked], [key[1] for key in asked]],
        )
        return {row[0] for row in rows}
