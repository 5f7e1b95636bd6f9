"""`whomet loads`: what was loaded, and taking a load back."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from etl.cli.printing import TableFormat

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from etl.load.removing import Removal
    from etl.queries import Answer

Form = Annotated[TableFormat, typer.Option("--format", help="How to print rows.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would go; change nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


class _NumberShows(TyperGroup):
    """Lets `whomet loads 3` stand for `whomet loads show 3`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        return super().resolve_command(ctx, ["show", *args] if args[0].isdigit() else args)


app = typer.Typer(
    cls=_NumberShows,
    invoke_without_command=True,
    help="List what was loaded, when, and with what outcome; take a load back.",
)


@app.callback()
def loads(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print.")] = 20,
    form: Form = TableFormat.TABLE,
) -> None:
    """List what was loaded, when, and with what outcome; `loads 3` shows one with its batches."""
    from etl.cli.printing import print_answer
    from etl.queries import run_query

    if context.invoked_subcommand is not None:
        return
    with _settled(context).connect() as connection:
        answer = run_query(connection, "command/loads", {"load": None, "limit": limit})
    shown = _short(answer) if form is TableFormat.TABLE else answer
    print_answer(shown, form, empty="Nothing was loaded yet. whomet load PATH...")


@app.command()
def show(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="Number of the load.")],
    form: Form = TableFormat.TABLE,
) -> None:
    """Show one load and its batches."""
    from etl.cli.printing import print_answer, print_json, print_record
    from etl.errors import ConfigError
    from etl.queries import run_query

    with _settled(context).connect() as connection:
        answer = run_query(connection, "command/loads", {"load": number, "limit": 1})
        if not answer.rows:
            raise ConfigError(f"there is no load {number}; whomet loads lists them")
        batches = run_query(connection, "command/load_batches", {"load": number})
    if form is TableFormat.JSON:
        print_json({**answer.records()[0], "batches": batches.records()})
        return
    if form is TableFormat.TABLE:
        print_record(answer.records()[0])
    print_answer(batches, form, empty="No batch was written.")


@app.command()
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="Number of the load.")],
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take back what a load inserted and refused; the facts follow."""
    from etl.cli.opening import ready_engine
    from etl.taking_back import undo as take_back

    engine = ready_engine(context)
    would = take_back(engine, number, dry_run=True)
    told = f"load {number}: {_in_words(would)}"
    if dry_run:
        print(f"Would take back {told}")
        return
    _ask(f"Take back {told}?", yes)
    print(f"Took back load {number}: {_in_words(take_back(engine, number))}")


def remove(
    context: typer.Context,
    words: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE|SOURCE",
            help="An article's key, external id, file or URL, or a source's name.",
        ),
    ],
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Remove an article, or all of a source, with what they say; the facts follow."""
    from etl.cli.opening import ready_engine
    from etl.errors import ConfigError
    from etl.queries import run_query
    from etl.taking_back import remove as take_back

    engine = ready_engine(context)
    with engine.connect() as connection:
        found = run_query(connection, "command/articles_to_remove", {"words": words}).records()
    if not found:
        raise ConfigError(
            f"no article and no source is {words!r}; whomet sources lists the sources, "
            "the view bi.articles the articles"
        )
    articles = [row["id"] for row in found]
    would = _in_words(take_back(engine, articles, dry_run=True))
    if dry_run:
        print(f"Would remove {would}")
        return
    _ask(f"Remove {would}?", yes)
    print(f"Removed {_in_words(take_back(engine, articles))}")


def _settled(context: typer.Context) -> "Engine":
    """Return an engine on a database where loads that were left behind are known as such."""
    from etl.cli.opening import ready_engine
    from etl.load.connections import driver_connection
    from etl.load.presence import close_left

    engine = ready_engine(context)
    with driver_connection(engine) as connection:
        close_left(connection)
    return engine


def _short(answer: "Answer") -> "Answer":
    """Return one column for all outcomes, and times cut to the minute."""
    from etl.load.outcomes import OUTCOMES
    from etl.queries import Answer

    rows = []
    for load in answer.records():
        became = " + ".join(f"{load[name]} {name}" for name in OUTCOMES if load[name])
        rows.append(
            (
                load["load"],
                load["kind"],
                f"{load['started_at']:%Y-%m-%d %H:%M}",
                load["took"],
                load["outcome"].replace("_", " "),
                load["read"],
                load["per_second"],
                became,
            )
        )
    columns = ("load", "kind", "started", "took", "outcome", "read", "a second", "=")
    return Answer(columns=columns, rows=rows)


def _ask(question: str, yes: bool) -> None:
    """Go on only when the user agrees; without a terminal only --yes does."""
    import sys

    from etl.errors import ConfigError

    if yes:
        return
    if not sys.stdin.isatty():
        raise ConfigError(f"{question} Say --yes to agree, or --dry-run to look first")
    typer.confirm(question, abort=True)


def _in_words(removal: "Removal") -> str:
    parts = [_count(removal.articles, "article"), _count(removal.reports, "report of a meeting")]
    if removal.rejects:
        parts.append(_count(removal.rejects, "reject"))
    words = ", ".join(parts)
    if removal.updated:
        stay = "stays as it is" if removal.updated == 1 else "stay as they are"
        words += (
            f"; {_count(removal.updated, 'article')} that it only updated {stay}: "
            "load the earlier text again to bring it back"
        )
    return words


def _count(number: int, noun: str) -> str:
    plural = (
        noun.replace("report of a meeting", "reports of meetings") if " " in noun else noun + "s"
    )
    return f"{number} {noun if number == 1 else plural}"
