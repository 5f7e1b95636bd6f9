"""`whomet judge`: what people decide about identity and about what was told."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from etl.cli.printing import TableFormat

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, Engine

    from etl.identity.judging import Named

app = typer.Typer(
    help="Decide who is who and what was right; identity obeys, withdrawing undoes it.",
    no_args_is_help=True,
)

_THING = "A key, its beginning, or a name; KEY@ARTICLE for what one article says."
First = Annotated[str, typer.Argument(metavar="A", help=_THING)]
Second = Annotated[str, typer.Argument(metavar="B", help=_THING)]
Meeting = Annotated[str, typer.Argument(metavar="MEETING", help=_THING)]
Field = Annotated[
    str, typer.Argument(metavar="FIELD", help="kind, status, days, city, country or venue.")
]
By = Annotated[str | None, typer.Option("--by", help="Who decides; else the user's login name.")]
Why = Annotated[str | None, typer.Option("--why", help="The reason, in your words.")]


@app.command()
def same(context: typer.Context, a: First, b: Second, by: By = None, why: Why = None) -> None:
    """Decide that two persons, organisations or meetings are one."""
    _judge_pair(context, "same", (a, b), by, why)


@app.command("not-same")
def not_same(context: typer.Context, a: First, b: Second, by: By = None, why: Why = None) -> None:
    """Decide that two are not one; of one, KEY@ARTICLE sets apart what that article says."""
    _judge_pair(context, "not_same", (a, b), by, why)


@app.command()
def right(
    context: typer.Context, meeting: Meeting, field: Field, by: By = None, why: Why = None
) -> None:
    """Confirm a field of a meeting as its reports tell it."""
    _judge_field(context, "right", meeting, field, None, (by, why))


@app.command()
def wrong(
    context: typer.Context, meeting: Meeting, field: Field, by: By = None, why: Why = None
) -> None:
    """Strike a field of a meeting; MEETING@ARTICLE strikes what one article says."""
    _judge_field(context, "wrong", meeting, field, None, (by, why))


@app.command()
def correct(
    context: typer.Context,
    meeting: Meeting,
    correction: Annotated[
        str, typer.Argument(metavar="FIELD=VALUE", help="days=2024-03-25..2024-03-27, city=Hanoi")
    ],
    by: By = None,
    why: Why = None,
) -> None:
    """Put another value in the place of what the reports of a meeting tell."""
    from etl.identity.corrections import parse_value

    field, _, value = correction.partition("=")
    _judge_field(context, "corrected", meeting, field, parse_value(field, value), (by, why))


@app.command()
def withdraw(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its key, or the beginning.")],
    by: By = None,
) -> None:
    """Take a judgement back; the facts are as they were before it."""
    from etl.cli.printing import say
    from etl.identity import judging, resolve
    from etl.load.connections import driver_connection
    from etl.seeding.keys import short

    engine = _engine(context)
    judgement = _find_judgement(engine, key)
    with driver_connection(engine) as connection, connection.transaction():
        judging.withdraw(connection, judgement, by=_who(by))
    resolve(engine)
    say(f"Judgement {short(judgement)} is withdrawn. The facts follow.")


@app.command("list")
def list_judgements(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that were withdrawn.")
    ] = False,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print rows.")] = (
        TableFormat.TABLE
    ),
) -> None:
    """List what was decided, by whom and why; those whose words are gone say so."""
    from etl.cli.printing import print_answer, short_keys
    from etl.queries import run_query

    with _engine(context).connect() as connection:
        asked = {"all": "yes" if everything else "no", "judgement": None}
        answer = run_query(connection, "command/judgements", asked)
    shown = short_keys(answer) if form is TableFormat.TABLE else answer
    nothing = "No judgement is in force; --all lists those withdrawn. Next: whomet judge same A B"
    print_answer(shown, form, empty=nothing)


@app.command()
def review(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="Most decisions to ask about.")] = 20,
    by: By = None,
) -> None:
    """Walk through the least certain joins: s same, n not the same, Enter next, q quit."""
    from etl.cli.printing import say
    from etl.cli.reviewing import walk
    from etl.identity import resolve

    engine = _engine(context)
    decided = walk(engine, limit=limit, by=_who(by))
    if decided:
        resolve(engine)
    say(f"{decided} decided. whomet judge list shows them, whomet judge withdraw takes one back.")


def _engine(context: typer.Context) -> "Engine":
    from etl.cli.opening import ready_engine

    return ready_engine(context)


def _judge_pair(
    context: typer.Context,
    kind: Literal["same", "not_same"],
    words: tuple[str, str],
    by: str | None,
    why: str | None,
) -> None:
    from etl.identity.judging import judge_pair
    from etl.load.connections import driver_connection

    engine = _engine(context)
    with engine.connect() as connection:
        first, second = (_named(connection, one) for one in words)
    with driver_connection(engine) as driver, driver.transaction():
        done = judge_pair(driver, kind, first, second, by=_who(by), reason=why)
    _obey(engine, [done])


def _judge_field(
    context: typer.Context,
    kind: Literal["right", "wrong", "corrected"],
    meeting: str,
    field: str,
    value: str | None,
    said: tuple[str | None, str | None],
) -> None:
    from etl.errors import ConfigError
    from etl.identity.corrections import FIELDS
    from etl.identity.judging import judge_field
    from etl.load.connections import driver_connection

    if field not in FIELDS:
        raise ConfigError(f"{field!r} is no field that can be judged; {', '.join(FIELDS)} are")
    by, why = said
    engine = _engine(context)
    with engine.connect() as connection:
        named = _named(connection, meeting)
    with driver_connection(engine) as driver, driver.transaction():
        done = judge_field(driver, kind, named, field, value, by=_who(by), reason=why)
    _obey(engine, done)


def _obey(engine: "Engine", judgements: "list[UUID]") -> None:
    """Let the facts follow, and say how to take the judgements back."""
    from etl.cli.printing import say
    from etl.identity import resolve
    from etl.seeding.keys import short

    resolve(engine)
    keys = ", ".join(short(one) for one in judgements)
    say(f"Decided: {keys}. The facts follow; whomet judge withdraw KEY takes it back.")


def _named(connection: "Connection", words: str) -> "Named":
    """Return what KEY, NAME or KEY@ARTICLE means."""
    from uuid import UUID

    from etl.cli.finding import find_thing
    from etl.identity.judging import Named

    words, _, article = words.strip().partition("@")
    subject, key = find_thing(connection, words.strip())
    found: Any = _find_article(connection, article.strip()) if article else None
    return Named(subject=subject, id=UUID(key), article=found)  # type: ignore[arg-type]


def _find_article(connection: "Connection", words: str) -> "UUID":
    from sqlalchemy import text

    from etl.errors import ConfigError

    rows = connection.execute(
        text(
            "select id from articles where starts_with(id::text, :words) or external_id = :words"
            " or url = :words or key = :words limit 2"
        ),
        {"words": words},
    ).all()
    if len(rows) != 1:
        many = "more than one article" if rows else "no article"
        raise ConfigError(f"{many} has the key, id or address {words!r}")
    found: UUID = rows[0][0]
    return found


def _find_judgement(engine: "Engine", key: str) -> "UUID":
    from uuid import UUID

    from etl.errors import ConfigError
    from etl.queries import run_query

    with engine.connect() as connection:
        asked = {"all": "yes", "judgement": key.strip().lower()}
        found = run_query(connection, "command/judgements", asked).records()
    if len(found) != 1:
        raise ConfigError(f"{len(found)} judgements begin with {key!r}; see whomet judge list")
    return UUID(found[0]["judgement_key"])


def _who(by: str | None) -> str:
    """Return who decides: as told, else the user's login name."""
    from getpass import getuser

    return by or getuser()
