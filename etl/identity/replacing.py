"""Put meetings in the place of those that were; what is the same as before is left alone."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import psycopg

from etl.identity.grouping import JoinedReport, Key, sort_group
from etl.identity.neighbours import Neighbours, Rule
from etl.identity.occasion import make_occasion
from etl.identity.standings import Standing, Standings
from etl.identity.write_meetings import delete_meetings, write_meetings

Driver = psycopg.Connection[Any]
Reports = dict[int, Rule]
"""The reports of a meeting by number, with the rule that joined each."""


def replace_meetings(
    connection: Driver,
    near: Neighbours,
    standings: Standings,
    old: Iterable[Standing],
    meetings: Iterable[Mapping[int, Rule]],
    changed: Collection[Key],
) -> None:
    """Write a meeting for each of these reports together, in the place of the old ones.

    A meeting of the same reports, joined by the same rules, none of them `changed`, is the same.
    """
    same, new = set(), []
    for reports in meetings:
        home = standings.home(min(reports))
        is_same = home and home.reports == reports
        if home and is_same and not any(near.key(one) in changed for one in reports):
            same.add(home.id)
        else:
            new.append(reports)
    near.read(one for reports in new for one in reports)
    occasions = [
        make_occasion(
            sort_group(
                JoinedReport(told=near.told(one), rule=rule, percent=percent)
                for one, (rule, percent) in reports.items()
            )
        )
        for reports in new
    ]
    delete_meetings(connection, {home.id for home in old} - same)
    write_meetings(connection, occasions)
