"""Which reports are one meeting.

Reports that tell the days come first and join pair by pair, the surest pair first, unless any
two of the joined groups clearly tell of two meetings. A report that tells less (a month, a year)
then joins the only group it fits; where two fit it stays apart, so that it never bridges them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.identity.candidates import Candidate, any_apart, find_candidates
from etl.identity.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedReport:
    """A report in its group, with the rule and score that joined it."""

    told: Told
    rule: str
    percent: int


def group_reports(reports: Iterable[Told]) -> list[list[JoinedReport]]:
    """Return the reports in groups that are one meeting each; input order has no effect."""
    ordered = sorted(reports, key=lambda report: report.key)
    groups = _Groups(ordered)
    vague: list[Candidate] = []
    for pair in find_candidates(ordered):
        if pair.rule == "reprint":
            groups.join(pair)
        elif ordered[pair.first].is_exact == ordered[pair.second].is_exact:
            if not groups.apart(pair):
                groups.join(pair)
        else:
            vague.append(pair)
    groups.join_vague(vague)
    return groups.result()


class _Groups:
    """Reports on the way to groups: each place of the sequence belongs to one."""

    def __init__(self, reports: Sequence[Told]) -> None:
        self._reports = reports
        self._home = list(range(len(reports)))
        self._members = {place: [place] for place in self._home}
        self._joined: dict[int, tuple[str, int]] = {}

    def apart(self, pair: Candidate) -> bool:
        """True when the groups of the two reports hold two that cannot be one meeting."""
        first, second = self._home[pair.first], self._home[pair.second]
        return first != second and any_apart(self._told(first), self._told(second))

    def join(self, pair: Candidate) -> None:
        """Make one group of the groups of two reports."""
        first, second = sorted((self._home[pair.first], self._home[pair.second]))
        if first == second:
            return
        for place in (pair.first, pair.second):
            self._joined.setdefault(place, (pair.rule, pair.percent))
        for place in self._members[second]:
            self._home[place] = first
        self._members[first] += self._members.pop(second)

    def join_vague(self, pairs: Sequence[Candidate]) -> None:
        """Join each group that tells only a month or year to the only exact group it fits."""
        fitting: dict[int, dict[int, Candidate]] = {}
        for pair in pairs:
            exact, vague = pair.first, pair.second
            if not self._reports[exact].is_exact:
                exact, vague = vague, exact
            homes = self._home[exact], self._home[vague]
            if homes[0] != homes[1] and not self.apart(pair):
                fitting.setdefault(homes[1], {}).setdefault(homes[0], pair)
        for vague in sorted(fitting):
            found = list(fitting[vague].values())
            if len(found) == 1 and not self.apart(found[0]):
                self.join(found[0])

    def result(self) -> list[list[JoinedReport]]:
        """Return the groups, members in order of their keys."""
        return [
            [self._as_joined(place) for place in sorted(members)]
            for _, members in sorted(self._members.items())
        ]

    def _as_joined(self, place: int) -> JoinedReport:
        rule, percent = self._joined.get(place, ("alone", 100))
        return JoinedReport(told=self._reports[place], rule=rule, percent=percent)

    def _told(self, home: int) -> list[Told]:
        return [self._reports[place] for place in self._members[home]]
