"""`whomet meetings|actors|organisations|sources|topics`: tables to read in a terminal."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.cli.meeting_table import Layout
from etl.cli.printing import TableFormat

if TYPE_CHECKING:
    from etl.queries import Answer

Country = Annotated[
    str | None, typer.Option(metavar="COUNTRY", help="Code, name or adjective: KP, North Korea.")
]
Topic = Annotated[str | None, typer.Option(metavar="TOPIC", help="Code or name of a topic.")]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="First day: 2024-03-01, 2024-03, 2024.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Last day: 2024-03-31, 2024-03, 2024.")
]
Limit = Annotated[int, typer.Option(min=1, help="Most rows to print.")]
Form = Annotated[TableFormat, typer.Option("--format", help="How to print rows.")]
All = Annotated[bool, typer.Option("--all", help="Also those that no article names.")]


def meetings(
    context: typer.Context,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[
        str | None, typer.Option(help="summit, talks, visit, call, conference, other.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="planned, held, called_off.")] = None,
    topic: Topic = None,
    limit: Limit = 50,
    layout: Annotated[
        Layout, typer.Option(help="short, or full with the sentences that tell it.")
    ] = Layout.SHORT,
    form: Form = TableFormat.TABLE,
) -> None:
    """List meetings, the latest first: when, where, who in which post, about what.

    Those whose day is not told come last, the latest reported first.
    """
    from typing import get_args

    from etl.cli.meeting_table import print_meetings
    from etl.records import MeetingKind, MeetingStatus

    filters = {
        "kind": _one_of("kind of meeting", kind, get_args(MeetingKind)),
        "status": _one_of("status", status, get_args(MeetingStatus)),
        **_days(since, until),
    }
    answer = _ask(context, "meetings", filters, country=country, topic=topic, limit=limit)
    print_meetings(answer, form, layout)
    _tell_of_more(answer, limit)


def actors(
    context: typer.Context,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[
        str | None, typer.Option(metavar="POST", help="Code or name of a post: foreign_minister.")
    ] = None,
    topic: Topic = None,
    limit: Limit = 50,
    form: Form = TableFormat.TABLE,
) -> None:
    """List persons, those with most meetings first, with the posts told of them.

    Meetings are counted whatever their status; first_met_on and last_met_on tell of those alone
    that were held, and whose day is known.
    """
    filters = _days(since, until)
    _list(
        context, "actors", filters, country=country, topic=topic, post=kind, limit=limit, form=form
    )


def organisations(
    context: typer.Context,
    country: Country = None,
    kind: Annotated[
        str | None, typer.Option(help="ministry, intelligence, party, igo, ...")
    ] = None,
    everything: All = False,
    limit: Limit = 50,
    form: Form = TableFormat.TABLE,
) -> None:
    """List organisations that the articles name, with their other names."""
    from models.reference import ORGANISATION_KINDS

    kind = _one_of("kind of organisation", kind, ORGANISATION_KINDS)
    filters = {"kind": kind, "all": "yes" if everything else "no"}
    _list(context, "organisations", filters, country=country, limit=limit, form=form)


def sources(
    context: typer.Context,
    country: Country = None,
    kind: Annotated[str | None, typer.Option(help="agency, newspaper, state_media, ...")] = None,
    everything: All = False,
    limit: Limit = 50,
    form: Form = TableFormat.TABLE,
) -> None:
    """List the publishers and agencies that articles come from or cite."""
    from models.reference import SOURCE_KINDS

    kind = _one_of("kind of source", kind, SOURCE_KINDS)
    filters = {"kind": kind, "all": "yes" if everything else "no"}
    _list(context, "sources", filters, country=country, limit=limit, form=form)


def topics(
    context: typer.Context,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    everything: All = False,
    limit: Limit = 100,
    form: Form = TableFormat.TABLE,
) -> None:
    """List what meetings are about, the most frequent topic first."""
    filters = {"all": "yes" if everything else "no", **_days(since, until)}
    _list(context, "topics", filters, country=country, limit=limit, form=form)


def _list(
    context: typer.Context,
    subject: str,
    filters: dict[str, Any],
    *,
    country: str | None = None,
    topic: str | None = None,
    post: str | None = None,
    limit: int,
    form: TableFormat,
) -> None:
    """Ask the listing query of `subject` and print its rows."""
    from etl.cli.printing import print_answer, short_keys

    answer = _ask(context, subject, filters, country=country, topic=topic, post=post, limit=limit)
    if form is TableFormat.TABLE:
        answer = short_keys(answer)
    print_answer(answer, form, empty=f"No {subject} fit.")
    _tell_of_more(answer, limit)


def _ask(
    context: typer.Context,
    subject: str,
    filters: dict[str, Any],
    *,
    country: str | None,
    topic: str | None = None,
    post: str | None = None,
    limit: int,
) -> "Answer":
    """Run the listing query of `subject`, written names turned into codes."""
    from etl.cli.asking_codes import known_country, known_post, known_topic
    from etl.cli.opening import ready_engine
    from etl.queries import run_query

    with ready_engine(context, for_readers=True).connect() as connection:
        if country is not None:
            filters["country"] = known_country(connection, country).code
        if topic is not None:
            filters["topic"] = known_topic(connection, topic).code
        if post is not None:
            filters["kind"] = known_post(connection, post).code
        return run_query(connection, f"command/{subject}", {**filters, "limit": limit})


def _one_of(what: str, words: str | None, allowed: tuple[str, ...]) -> str | None:
    """Return `words` when they are one of a few; raise ConfigError otherwise."""
    from etl.cli.suggesting import unknown

    if words is not None and words not in allowed:
        raise unknown(what, words, list(allowed))
    return words


def _days(since: str | None, until: str | None) -> dict[str, Any]:
    """Return the filters on days."""
    from etl.cli.asking_days import asked_days

    return dict(zip(("since", "until"), asked_days(since, until), strict=True))


def _tell_of_more(answer: "Answer", limit: int) -> None:
    """Say so when the limit cut the list."""
    from etl.cli.printing import say

    if len(answer.rows) == limit:
        say(f"Only the first {limit}; --limit shows more.")
