"""`whomet show`: one meeting, person or organisation with all that is known and who says so."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.cli.printing import TableFormat

if TYPE_CHECKING:
    from rich.text import Text
    from sqlalchemy import Connection, Engine

_REASONS_SHOWN = 12


def show(
    context: typer.Context,
    words: Annotated[
        str,
        typer.Argument(
            metavar="MEETING|ACTOR|ARTICLE", help="A key, its beginning, a name or address."
        ),
    ],
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="With --why: the one to compare with.")
    ] = None,
    why: Annotated[
        bool,
        typer.Option("--why", help="Tell the rules that joined its claims, or keep two apart."),
    ] = False,
) -> None:
    """Show one meeting, person or organisation with the sentences that tell it, or an article.

    A login that reads schema bi alone is shown all but articles and --why.
    """
    from etl.cli.finding import find_shown
    from etl.cli.opening import ready_engine, refuse_readers
    from etl.cli.showing_articles import show_article
    from etl.errors import ConfigError

    if other is not None and not why:
        raise ConfigError("two things are only compared: whomet show --why A B")
    engine = ready_engine(context, for_readers=True)
    if why:
        refuse_readers(engine, "--why")
    with engine.connect() as connection:
        subject, key = find_shown(connection, words.strip())
        if why:
            asked = tuple(each.strip() for each in (words, other) if each)
            compared = find_shown(connection, asked[1]) if other else (subject, key)
            _show_why(engine, (subject, key), compared, asked)
            return
        if subject == "article":
            show_article(connection, key)
        elif subject == "meeting":
            _show_meeting(connection, key)
        else:
            _show_party(connection, subject, key)


def _show_why(
    engine: "Engine", one: tuple[str, str], other: tuple[str, str], words: tuple[str, ...]
) -> None:
    """Print the rules that joined one thing, or what ties or keeps two apart."""
    from uuid import UUID

    from etl.errors import ConfigError
    from etl.identity.why import why_one, why_two
    from etl.load.connections import driver_connection

    if one[0] != other[0]:
        raise ConfigError(f"{one[0]} and {other[0]} cannot be compared")
    subject, first, second = one[0], UUID(one[1]), UUID(other[1])
    with driver_connection(engine) as connection, connection.transaction():
        if first == second:
            head, reasons = "Joined by", why_one(connection, subject, first, words)
        else:
            is_tied, reasons = why_two(connection, subject, first, second)
            head = "Tied, for" if is_tied else "Apart, for"
    print(head)
    for reason in reasons[:_REASONS_SHOWN]:
        print(f"  {reason}")
    if len(reasons) > _REASONS_SHOWN:
        print(f"  and {len(reasons) - _REASONS_SHOWN} more")


def _show_meeting(connection: "Connection", key: str) -> None:
    """Print a meeting: its parts, then each article that tells it."""
    from etl.cli.meeting_words import days_in_words, participant_in_words, place_in_words
    from etl.cli.printing import print_record
    from etl.queries import run_query
    from etl.seeding.keys import short

    meeting = run_query(connection, "command/meetings", {"meeting": key}).records()[0]
    _print_title(meeting["title"])
    days = days_in_words(meeting)
    if meeting["date_text"]:
        days += f", written \u201c{meeting['date_text']}\u201d"
    print_record(
        {
            "key": meeting["meeting_key"],
            "kind": f"{meeting['kind']}, {meeting['status'].replace('_', ' ')}",
            "when": days,
            "where": place_in_words(meeting),
            "about": "; ".join(meeting["topics"]),
            "told by": ", ".join(meeting["sources"]),
            "confidence": meeting["confidence"],
        }
    )
    print("\nParticipants")
    for participant in meeting["participants"]:
        print(f"  {short(participant['key'])}  {participant_in_words(participant)}")
    print("\nEvidence")
    _print_evidence(run_query(connection, "command/evidence", {"meeting": key}).records())


def _print_evidence(rows: list[dict[str, Any]]) -> None:
    """Print each article with its sentences; names of the parties are set off."""
    from rich.padding import Padding

    from etl.cli.printing import console

    out = console()
    for _, group in groupby(rows, key=lambda row: (row["article"], row["report"])):
        told = list(group)
        first = told[0]
        head = [first["published_on"], first["source"], first["headline"]]
        out.print("  " + ", ".join(str(part) for part in head if part), markup=False)
        out.print(f"  {first['read_from']}", style="dim", markup=False)
        if first["attributed_to"]:
            out.print(f"  according to {first['attributed_to']}", markup=False)
        if first["corrects"]:
            out.print(f"  corrects {first['corrects']}", markup=False)
        for row in told:
            out.print(Padding(_sentence(row), (0, 0, 0, 4), expand=False))


def _sentence(row: dict[str, Any]) -> "Text":
    """Return a sentence with its offsets in the article; names of parties and day are set off."""
    from etl.cli.quoting import quoted

    start = row["start_offset"]
    marks = [(first - start, last - start) for first, last in row["marks"] or ()]
    return quoted(row["text"], 0, len(row["text"]), marks, offset=start)


def _show_party(connection: "Connection", subject: str, key: str) -> None:
    """Print a person or an organisation: names, posts, meetings."""
    from etl.cli.meeting_table import Layout, print_meetings
    from etl.cli.printing import print_answer, print_record
    from etl.queries import run_query

    listing = run_query(connection, f"command/{subject}s", {subject: key, **_ANY[subject]})
    record = listing.records()[0]
    name = record.pop("name")
    _print_title(name)
    names = run_query(connection, "command/actor_names", {"id": key})
    others = [form for form, *_ in names.rows if form != name]
    record.pop("other_names", None)
    record.pop("posts", None)
    print_record({**record, "also": "; ".join(others)})
    if subject == "actor":
        print("\nPosts")
        print_answer(
            run_query(connection, "command/posts", {"actor": key}),
            TableFormat.TABLE,
            empty="None is told.",
        )
    meetings = run_query(connection, "command/meetings", {subject: key})
    if meetings.rows:
        print("\nMeetings")
        print_meetings(meetings, TableFormat.TABLE, Layout.SHORT)


_ANY: dict[str, dict[str, Any]] = {"actor": {}, "organisation": {"all": "yes"}}


def _print_title(title: str) -> None:
    from etl.cli.printing import console

    console().print(title, style="bold", markup=False)
