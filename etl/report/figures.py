"""What a report shows, read from the database with a few queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from etl.queries import run_query
from etl.report.world import Frame, frame_around

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which meetings a report is about; what is None chooses nothing."""

    country: str | None = None
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    listed: int = 500
    """How many meetings the table lists, the latest first."""

    def filters(self) -> dict[str, Any]:
        """Return the parameters of the queries that choose meetings."""
        return {
            "country": self.country,
            "topic": self.topic,
            "since": self.since,
            "until": self.until,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that a report shows; charts are about meetings held, the table about all."""

    statuses: dict[str, int]
    counts: Row
    months: list[Row]
    network: list[Row]
    countries: list[Row]
    places: list[Row]
    frame: Frame
    settled: list[tuple[int, int]]
    topics: list[Row]
    meetings: list[Row]
    evidence: dict[str, list[Row]]


def read_figures(connection: Connection, choice: Choice) -> Figures:
    """Return what a report about the chosen meetings shows."""

    def ask(name: str, **given: Any) -> list[Row]:
        return run_query(connection, f"command/{name}", given).records()

    chosen = choice.filters()
    listed = ask("meetings", **chosen, limit=choice.listed)
    places = ask("report_places", **chosen)
    frame = frame_around([(row["longitude"], row["latitude"]) for row in places])
    settled = ask(
        "report_settled",
        step=frame.step,
        west=frame.west,
        east=frame.east,
        south=frame.south,
        north=frame.north,
    )
    evidence: dict[str, list[Row]] = {}
    for row in ask("report_evidence", meetings=[row["meeting_key"] for row in listed]):
        evidence.setdefault(row["meeting_key"], []).append(row)
    return Figures(
        statuses={row["status"]: row["meetings"] for row in ask("report_meetings", **chosen)},
        counts=ask("report_counts", **chosen)[0],
        months=ask("report_months", **chosen),
        network=ask("report_network", **chosen),
        countries=ask("report_countries", **chosen),
        places=places,
        frame=frame,
        settled=[(row["column_number"], row["row_number"]) for row in settled],
        topics=ask("report_topics", **chosen),
        meetings=listed,
        evidence=evidence,
    )
