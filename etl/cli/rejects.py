"""`whomet rejects`: the records that could not be loaded, and why."""

from typing import Annotated

import typer

from etl.cli.printing import TableFormat

app = typer.Typer(help="The records that could not be loaded, and why.", no_args_is_help=True)

_PAYLOAD_SHOWN = 2000


@app.command("list")
def list_rejects(
    context: typer.Context,
    load: Annotated[int | None, typer.Option(metavar="ID", help="Of one load alone.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print.")] = 50,
    form: Annotated[TableFormat, typer.Option("--format", help="How to print rows.")] = (
        TableFormat.TABLE
    ),
) -> None:
    """List rejected records, the latest load first."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import print_answer, without
    from etl.queries import run_query

    with ready_engine(context).connect() as connection:
        answer = run_query(connection, "command/rejects", {"load": load, "limit": limit})
    if form is TableFormat.TABLE:
        answer = without(answer, "payload", "rejected_at", "replayed_by")
    print_answer(answer, form, empty="No record was rejected.")


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
        answer = run_query(connection, "command/rejects", {"load": load, "position": position})
    if not answer.rows:
        raise ConfigError(f"load {load} has no reject {position}; see whomet rejects list")
    record = answer.records()[0]
    payload = str(record.pop("payload"))
    print_record(record)
    print(payload[:_PAYLOAD_SHOWN])
    if len(payload) > _PAYLOAD_SHOWN:
        print(f"... {len(payload) - _PAYLOAD_SHOWN} more characters")
