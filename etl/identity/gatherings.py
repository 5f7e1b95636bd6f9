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
from etl.identity.joining import Edge, Pairs
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
_AS_WRITTEN = """
select meeting_id, article_id, report_position, rule, score from meeting_reports
where meeting_id = any(%s)
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
    """What is grouped anew."""

    core: set[Key] = field(default_factory=set)
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
        self._fitting: dict[Key, dict[Key, int]] = {}
        """Who fits whom how surely, but none that a judgement holds apart."""
        self._pairs = self._unasked()

    def forget(self) -> None:
        """Let go of what was read, so that memory stays flat."""
        self._told.clear()
        self._keys.clear()
        self._near.clear()
        self._fitting.clear()
        self._pairs = self._unasked()

    def _unasked(self) -> Pairs[Key]:
        same, apart = (
            {(min(pair), max(pair)) for pair in pairs}
            for pairs in (self._decided.same, self._decided.apart)
        )
        return Pairs(self._cannot_be_one, same, apart)

    def _cannot_be_one(self, one: Key, other: Key) -> bool:
        return cannot_be_one(self._told[one], self._told[other])

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
        self._write(region, self._groups(region.core))
        return region.core

    def _grow(self, seeds: set[Key]) -> _Region:
        """Return the seeds with their neighbours, and whatever is undisputedly tied to these."""
        region = _Region()
        self._read(seeds)
        frontier = {key for key in seeds if key in self._told}
        frontier |= self._neighbours(frontier)
        while frontier:
            region.core |= frontier
            meetings = self._meetings(frontier) - region.meetings
            region.meetings |= meetings
            mates = _in_meetings(self._connection, meetings) - region.core
            self._read(mates)
            mates = {key for key in mates if key in self._told}
            self._neighbours(self._neighbours(frontier | mates))
            frontier = (mates | self._tied(frontier, region.core)) - region.core
        return region

    def _tied(self, frontier: set[Key], core: set[Key]) -> set[Key]:
        """Return the reports that undisputed edges or judgements tie to new ones of the core."""
        return {
            other
            for key in frontier
            for other, found in self._near[key].items()
            if other not in core
            and (
                frozenset({key, other}) in self._decided.same or (found and self._holds(key, other))
            )
        }

    def _holds(self, one: Key, other: Key) -> bool:
        """True when two fit, and nothing else disputes it."""
        return other in self._fitting[one] and not self._pairs.disputed(one, other, self._fitting)

    def _groups(self, core: set[Key]) -> list[list[JoinedReport]]:
        """Group the reports of a core, which is all that undisputed edges lead to."""
        keys = sorted(core)
        places = {key: place for place, key in enumerate(keys)}
        edges, kept = [], []
        for key, place in places.items():
            for other, rule in self._near[key].items():
                there = places.get(other, -1)
                if rule and place < there:
                    edge = Edge(first=place, second=there, rule=rule[0], percent=rule[1])
                    edges.append(edge)
                    if self._holds(key, other):
                        kept.append(edge)
        return group_alike([self._told[key] for key in keys], self._decided, (edges, kept))

    def _write(self, region: _Region, groups: Sequence[list[JoinedReport]]) -> None:
        """Attach the vaguer groups, and write the meetings of the region."""
        exact = {number: group for number, group in enumerate(groups) if tells_days(group)}
        home = {joined.told.key: number for number, group in exact.items() for joined in group}
        vaguer = [group for group in groups if not tells_days(group)]
        near = self._look_up(
            (joined.told.key for group in vaguer for joined in group), lambda keys: keys.exact
        )
        outside = self._outside(set().union(*near.values()) - region.core - home.keys())
        choices: dict[Any, list[JoinedReport]] = {**exact, **outside}
        home_of = {j.told.key: meeting for meeting in outside for j in outside[meeting]} | home
        alone: list[list[JoinedReport]] = []
        attached: dict[Any, list[JoinedReport]] = defaultdict(list)
        for group in vaguer:
            keys = set().union(*(near.get(joined.told.key, ()) for joined in group))
            homes = {home_of[key] for key in keys if key in home_of}
            found = choose_exact(group, {one: choices[one] for one in homes}, self._decided)
            if found is None:
                alone.append(group)
            else:
                attached[found[0]] += found[1]
        targets = [meeting for meeting in outside if meeting in attached]
        whole = [sort_group([*group, *attached[number]]) for number, group in exact.items()]
        whole += [sort_group([*outside[one], *attached[one]]) for one in targets]
        delete_meetings(self._connection, {*region.meetings, *targets})
        write_meetings(self._connection, [make_occasion(group) for group in [*whole, *alone]])

    def _outside(self, keys: set[Key]) -> dict[UUID, list[JoinedReport]]:
        """Return the meetings of reports as they were written, to add others to them."""
        rows = self._connection.execute(_AS_WRITTEN, [sorted(self._meetings(keys))]).fetchall()
        self._read((row[1], row[2]) for row in rows)
        found: dict[UUID, list[JoinedReport]] = defaultdict(list)
        for meeting, article, position, rule, score in rows:
            told = self._told[article, position]
            found[meeting].append(JoinedReport(told=told, rule=rule, percent=int(score * 100)))
        return found

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
                if other not in self._told:
                    continue
                back = self._near.get(other)
                found = fit(mine, self._told[other]) if back is None else back.get(key)
                if found:
                    near[other] = found
            self._near[key] = near
            self._fitting[key] = {
                other: found[1]
                for other, found in near.items()
                if found and not self._pairs.judged_apart(key, other)
            }
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
