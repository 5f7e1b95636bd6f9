"""The commands of `whomet`, registered in the order in which help lists them."""

from typing import Annotated

import typer

from etl.cli import (
    db,
    evaluating,
    exporting,
    extracting,
    history,
    judging,
    listing,
    loading,
    rejects,
    reporting,
    resolving,
    showing,
    sql,
)
from etl.cli.asking_intervals import EveryMayFollow

app = typer.Typer(
    name="whomet",
    help="Who met whom, when, where and about what: news articles in, a relational database out.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"whomet {version('whomet')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    database_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Postgres to use instead of DATABASE_URL or the embedded server.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Take the options that hold for every command; without a command, print help."""
    context.obj = database_url
    if context.invoked_subcommand is None:
        print(context.get_help())


app.command(cls=EveryMayFollow)(loading.load)
app.add_typer(history.app, name="loads")
app.command()(history.remove)
app.command()(loading.reextract)
app.command()(listing.meetings)
app.command()(listing.actors)
app.command()(listing.organisations)
app.command()(listing.sources)
app.command()(listing.topics)
app.command()(showing.show)
app.command("sql")(sql.sql)
app.command("export")(exporting.export)
app.command()(reporting.report)
app.command()(extracting.extract)
app.command("eval")(evaluating.evaluate)
app.command()(resolving.resolve)
app.add_typer(judging.app, name="judge")
app.add_typer(rejects.app, name="rejects")
app.add_typer(db.app, name="db")
