"""`whomet eval`: how good the extraction is, measured against annotated meetings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.cli.printing import TextFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.evaluate.records import ArticleMeetings, Meeting
    from etl.evaluate.scoring import Mistake, Scores

_SHARES = ("dates", "false_dates", "places", "kinds", "status", "perfect")
_MEANINGS = {
    "participants": "persons, organisations and countries of all meetings",
    "meetings": "two participants or more are those annotated",
    "dates": "first and last day are right, where a day is annotated",
    "false dates": "a day was made up, where none is annotated",
    "places": "the city, or else the country, is right",
    "kinds": "summit, talks, visit, call or conference",
    "status": "planned, held or called off",
    "perfect": "participants, days and place are all right",
}


def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Annotated meetings, one article a line.")
    ],
    articles: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Extract these articles; else the stored reports count."),
    ] = None,
    worst: Annotated[int, typer.Option(min=0, help="How many of the worst errors to show.")] = 10,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that extract; one a processor.")
    ] = None,
    form: Annotated[
        TextFormat, typer.Option("--format", help="text to read, json for programs.")
    ] = (TextFormat.TEXT),
) -> None:
    """Measure precision and recall against annotated meetings, and show the worst errors."""
    from etl.cli.printing import print_json
    from etl.evaluate.records import read_meetings
    from etl.evaluate.scoring import score
    from etl.evaluate.scoring import worst as gravest

    asked = read_meetings(gold)
    found = list(_extracted(articles, workers) if articles else _stored(context))
    _tell_of_missing(asked, found, from_file=bool(articles))
    scores = score(asked, found)
    mistakes = gravest(scores, worst)
    if form is TextFormat.JSON:
        print_json(_record(scores, mistakes, articles=len(asked)))
        return
    _print_figures(scores, articles=len(asked))
    for mistake in mistakes:
        print("\n".join(mistake_lines(mistake)))


def _extracted(articles: str, workers: int | None) -> "Iterator[ArticleMeetings]":
    """Give the meetings that are extracted now from a file; say what could not be read."""
    from etl.cli.printing import say
    from etl.evaluate.extracted import extract_meetings
    from etl.records import Reject

    for one in extract_meetings([articles], workers=workers):
        if isinstance(one, Reject):
            say(f"rejected: {one.locator}: {one.message}")
        else:
            yield one


def _stored(context: typer.Context) -> "Iterator[ArticleMeetings]":
    """Give the reports that the database holds, by external id."""
    from etl.cli.opening import ready_engine
    from etl.evaluate.records import article_meetings
    from etl.export import exported

    with ready_engine(context).connect() as connection:
        for row in exported(connection, "reports"):
            yield article_meetings(row, f"article {row['id']}")


def _tell_of_missing(
    asked: "list[ArticleMeetings]", found: "list[ArticleMeetings]", *, from_file: bool
) -> None:
    """Say how many annotated articles were not found; raise ConfigError when none was."""
    from etl.cli.printing import say
    from etl.errors import ConfigError

    missing = {article.id for article in asked} - {article.id for article in found}
    where = "in the file" if from_file else "in the database"
    if asked and len(missing) == len({article.id for article in asked}):
        raise ConfigError(
            f"none of the {len(asked)} annotated articles is {where}; they are found by id: "
            + ("check the file" if from_file else "load them, or name their file with --articles")
        )
    if missing:
        say(f"{len(missing)} annotated articles are not {where}; they count as telling nothing.")


def _record(scores: "Scores", mistakes: "list[Mistake]", *, articles: int) -> dict[str, Any]:
    """Return all figures and the worst errors as one object."""
    from dataclasses import asdict

    from etl.evaluate.records import meeting_record

    def record(meeting: "Meeting | None") -> dict[str, Any] | None:
        return meeting_record(meeting) if meeting else None

    return {
        "articles": articles,
        "participants": asdict(scores.participants),
        "meetings": asdict(scores.meetings),
        **{name: getattr(scores, name) for name in _SHARES},
        "counts": dict(scores.counts),
        "worst": [
            {
                "article": mistake.article,
                "error": mistake.kind,
                "fields": list(mistake.fields),
                "predicted": record(mistake.predicted),
                "annotated": record(mistake.gold),
            }
            for mistake in mistakes
        ],
    }


def _print_figures(scores: "Scores", *, articles: int) -> None:
    """Print each figure with what it means."""
    annotated = scores.counts["gold"]
    print(f"{articles} articles, {annotated} annotated meetings\n")
    for name in ("participants", "meetings"):
        rates = getattr(scores, name)
        print(
            f"{name:13} precision {rates.precision:.3f}  recall {rates.recall:.3f}  "
            f"F1 {rates.f1:.3f}  {_MEANINGS[name]}"
        )
    for name in (share.replace("_", " ") for share in _SHARES):
        value = getattr(scores, name.replace(" ", "_"))
        print(f"{name:13} {'-' if value is None else f'{value:.3f}':6} {_MEANINGS[name]}")


def mistake_lines(mistake: "Mistake") -> "Iterator[str]":
    """Give the lines that tell what went wrong with one meeting."""
    fields = f" {', '.join(mistake.fields)}" if mistake.fields else ""
    yield f"\n{mistake.article}: {mistake.kind.replace('_', ' ')}{fields}"
    for name, meeting in (("annotated", mistake.gold), ("extracted", mistake.predicted)):
        if meeting is None:
            continue
        names = ", ".join(participant.name for participant in meeting.participants)
        days = meeting.start or "no day"
        if meeting.end and meeting.end != meeting.start:
            days += f" to {meeting.end}"
        where = meeting.place.city or meeting.place.country or "no place"
        yield f"  {name}  {meeting.kind}, {meeting.status}; {days}; {where}; {names}"
    shown = mistake.gold or mistake.predicted
    if shown and shown.evidence:
        yield f"  \u201c{shown.evidence[0]}\u201d"
