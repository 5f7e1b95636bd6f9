"""`whomet rejects`: the records that could not be loaded, and why."""

from typing import Annotated

import typer

from etl.cli.printing import TableFormat

app = typer.Typer(help="The records that could not be loaded, and why.", no_args_is_help=True)

_PAYLOAD_SHOWN = 2000
_SHOWN = 5


@app.command("list")
def list_rejects(
    context: typer.Context,
    load: Annotated[
        int | None, typer.Option(metavar="ID", help="Refused first or last by this load.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that a later load read again.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print.")] = 50,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print rows.")] = (
        TableFormat.TABLE
    ),
) -> None:
    """List rejected records, the latest load first; one refused again is listed once, counted."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import print_answer, without
    from etl.queries import run_query

    with ready_engine(context).connect() as connection:
        asked = {"load": load, "limit": limit, "all": "yes" if everything else "no"}
        answer = run_query(connection, "command/rejects", asked)
    if form is TableFormat.TABLE:
        hidden = (
            "payload",
            "payload_format",
            "rejected_at",
            "last_seen_at",
            "reference_on",
            "error",
        )
        answer = without(answer, *hidden, *(() if everything else ("replayed_by",)))
    which = "" if load is None else f" that load {load} refused first or last"
    print_answer(answer, form, empty=f"No rejected record waits{which}.")


@app.command()
def show(
    context: typer.Context,
    load: Annotated[int, typer.Argument(metavar="LOAD", help="Number of the load.")],
    position: Annotated[int, typer.Argument(metavar="REJECT", help="Number within the load.")],
) -> None:
    """Show one rejected record: where it was read, what is wrong, and the record itself."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import print_record
    from etl.errors import ConfigError
    from etl.queries import run_query

    with ready_engine(context).connect() as connection:
        answer = run_query(
            connection, "command/rejects", {"load": load, "position": position, "all": "yes"}
        )
    if not answer.rows:
        raise ConfigError(f"load {load} has no reject {position}; see whomet rejects list")
    record = answer.records()[0]
    payload = str(record.pop("payload"))
    print_record(record)
    print(payload[:_PAYLOAD_SHOWN])
    if len(payload) > _PAYLOAD_SHOWN:
        print(f"... {len(payload) - _PAYLOAD_SHOWN} more characters")


@app.command()
def retry(
    context: typer.Context,
    load: Annotated[
        int | None, typer.Argument(metavar="[LOAD]", help="Number of the load that refused them.")
    ] = None,
    position: Annotated[
        int | None, typer.Argument(metavar="[REJECT]", help="Number of one within its load.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that extract; one a processor.")
    ] = None,
) -> None:
    """Read rejected records again and load those that can be; files are not needed."""
    from etl.cli.load_summary import exit_as, report
    from etl.cli.opening import ready_engine
    from etl.cli.printing import say
    from etl.cli.progress import progress_display
    from etl.extract import Extractor
    from etl.retry import retry_rejects

    engine = ready_engine(context)
    extractor = Extractor.load()
    with progress_display() as progress:
        done = retry_rejects(
            engine,
            load_id=load,
            position=position,
            extractor=extractor,
            load_extractor=Extractor.load,
            workers=workers,
            progress=progress,
        )
    if done.load is None and not done.not_whole:
        say("No rejected record waits.")
    for kept in done.not_whole[:_SHOWN]:
        say(
            f"not retried: load {kept.load_id}, reject {kept.position}: only a part of it, or not "
            f"its very bytes, was kept; correct {kept.locator} and load it again"
        )
    if len(done.not_whole) > _SHOWN:
        say(f"not retried: {len(done.not_whole) - _SHOWN} more")
    if done.load is not None:
        report(done.load)
        exit_as(done.load)
    if done.not_whole:
        raise typer.Exit(1)
