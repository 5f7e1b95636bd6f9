"""`whomet report`: who met whom as one HTML page, to read, keep or send without a BI tool."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from etl.cli.listing import Country, Since, Topic, Until


def report(
    context: typer.Context,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Page to write.")] = Path("report.html"),
    country: Country = None,
    since: Since = None,
    until: Until = None,
    topic: Topic = None,
    limit: Annotated[
        int, typer.Option(min=1, help="Most meetings in the table; charts count all.")
    ] = 500,
) -> None:
    """Write one page of charts and meetings with their evidence; it needs no network to be read."""
    from etl.cli.asking_codes import known_country, known_topic
    from etl.cli.asking_days import asked_days
    from etl.cli.opening import ready_engine
    from etl.cli.printing import say
    from etl.errors import ConfigError
    from etl.report.figures import Choice, read_figures
    from etl.report.page import report_page
    from etl.report.picture import plural

    first, last = asked_days(since, until)
    engine = ready_engine(context, for_readers=True)
    # All figures are of one moment, though a load may be running.
    with engine.execution_options(isolation_level="REPEATABLE READ").connect() as connection:
        land = known_country(connection, country) if country else None
        subject = known_topic(connection, topic) if topic else None
        choice = Choice(
            country=land.code if land else None,
            topic=subject.code if subject else None,
            since=first,
            until=last,
            listed=limit,
        )
        figures = read_figures(connection, choice)
    named = [one.name for one in (land, subject) if one]
    page = report_page(figures, choice, _about(named, first, last))
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{out} cannot be written: {error.strerror}") from error
    say(f"{plural(sum(figures.statuses.values()), 'meeting')} written to {out}")


def _about(named: list[str], since: date | None, until: date | None) -> str:
    """Return in words which meetings the options choose."""
    days = [f"{word} {day}" for word, day in (("from", since), ("to", until)) if day]
    told = ", ".join([*named, " ".join(days)] if days else named)
    return told or "all meetings"
