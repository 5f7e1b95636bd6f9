"""Which reports are one meeting.

Reports that tell the days come first, and among them those join that `joining.py` finds
undisputed. A group that tells less (a month, a year, no day at all) then joins the only group it
fits; where two fit it stays apart, so that it never bridges them.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from etl.identity.candidates import cannot_be_one, fit, fit_vague
from etl.identity.joining import Edge, Edges, Judged, join, weighed
from etl.identity.report_keys import ReportKeys
from etl.identity.told import Told

Key = tuple[UUID, int]
"""An article and the position of a report in it."""
Name = TypeVar("Name", bound=Hashable)
"""Whatever tells one group from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedReport:
    """A report in its group, with the rule and score that joined it."""

    told: Told
    rule: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMeetings:
    """Pairs of reports that people's judgements hold together or apart."""

    same: frozenset[frozenset[Key]] = frozenset()
    apart: frozenset[frozenset[Key]] = frozenset()

    def among(self, reports: Sequence[Told]) -> Judged:
        """Return the judgements that speak of these reports, by their places."""
        places = {told.key: place for place, told in enumerate(reports)}
        found = [
            frozenset(
                (min(ends), max(ends))
                for pair in pairs
                if len(ends := [places[key] for key in pair if key in places]) == 2
            )
            for pairs in (self.same, self.apart)
        ]
        return Judged(same=found[0], apart=found[1])


def group_reports(
    reports: Iterable[Told], judged: JudgedMeetings | None = None
) -> list[list[JoinedReport]]:
    """Return the reports in groups that are one meeting each; input order has no effect."""
    groups = group_alike(reports, judged)
    exact = {number: group for number, group in enumerate(groups) if tells_days(group)}
    attached: dict[int, list[JoinedReport]] = defaultdict(list)
    alone = []
    for group in groups:
        if tells_days(group):
            continue
        found = choose_exact(group, exact, judged)
        if found is None:
            alone.append(group)
        else:
            attached[found[0]] += found[1]
    return [sort_group([*group, *attached[number]]) for number, group in exact.items()] + alone


def group_alike(
    reports: Iterable[Told],
    judged: JudgedMeetings | None = None,
    edges: Edges | None = None,
) -> list[list[JoinedReport]]:
    """Return the groups of those that tell alike much: days with days, months with months.

    `edges` between the reports, in order of their keys, need not be found again when known: all
    of them, and those that nothing disputes.
    """
    ordered = sorted(reports, key=lambda report: report.key)
    decided = (judged or JudgedMeetings()).among(ordered)

    def apart(one: int, other: int) -> bool:
        return cannot_be_one(ordered[one], ordered[other])

    if edges is None:
        edges = weighed(find_edges(ordered), apart, decided)
    groups = join(len(ordered), edges, apart, decided)
    return [
        [
            JoinedReport(told=ordered[place], rule=edge.rule, percent=edge.percent)
            for place, edge in members
        ]
        for members in groups
    ]


def find_edges(reports: Sequence[Told]) -> list[Edge]:
    """Return the pairs that may be one meeting."""
    keys = [ReportKeys(report) for report in reports]
    by_key: dict[int, list[int]] = defaultdict(list)
    for place, told in enumerate(keys):
        for key in told.stored:
            by_key[key].append(place)
    pairs = {
        (min(place, other), max(place, other))
        for place, told in enumerate(keys)
        for key in told.alike
        for other in by_key.get(key, ())
        if other != place
    }
    edges = []
    for first, second in sorted(pairs):
        found = fit(reports[first], reports[second])
        if found:
            edges.append(Edge(first=first, second=second, rule=found[0], percent=found[1]))
    return edges


def tells_days(group: Iterable[JoinedReport]) -> bool:
    """True when a report of the group tells its days to the day."""
    return any(joined.told.is_exact for joined in group)


def choose_exact(
    vague: Sequence[JoinedReport],
    exact: Mapping[Name, Sequence[JoinedReport]],
    judged: JudgedMeetings | None = None,
) -> tuple[Name, list[JoinedReport]] | None:
    """Return the only group that a vaguer one fits, and how it joins; None when not just one."""
    chosen: tuple[Name, tuple[str, int]] | None = None
    told = [joined.told for joined in vague]
    for number, group in exact.items():
        found = fit_group(told, [joined.told for joined in group], judged or JudgedMeetings())
        if found and chosen:
            return None
        if found:
            chosen = number, found
    if chosen is None:
        return None
    number, (rule, percent) = chosen
    return number, [JoinedReport(told=joined.told, rule=rule, percent=percent) for joined in vague]


def sort_group(group: Iterable[JoinedReport]) -> list[JoinedReport]:
    """Return the group in the order of its keys."""
    return sorted(group, key=lambda joined: joined.told.key)


def fit_group(
    vague: Sequence[Told], group: Sequence[Told], judged: JudgedMeetings
) -> tuple[str, int] | None:
    """Return how reports that tell less fit a meeting, by those of it that tell the day."""
    exact = [told for told in group if told.is_exact]
    best: tuple[str, int] | None = None
    for one in vague:
        for other in exact:
            if cannot_be_one(one, other) or frozenset({one.key, other.key}) in judged.apart:
                return None
            found = fit_vague(one, other)
            if found and (best is None or found[1] > best[1]):
                best = found
    return best
