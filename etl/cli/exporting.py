"""`whomet export`: what the database holds, for other programs."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Subject(StrEnum):
    """What can be exported."""

    REPORTS = "reports"
    MEETINGS = "meetings"
    ACTORS = "actors"
    ORGANISATIONS = "organisations"


class ExportFormat(StrEnum):
    """Formats of export."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    context: typer.Context,
    subject: Annotated[Subject, typer.Argument(help="What to write.")],
    form: Annotated[
        ExportFormat, typer.Option("--format", help="One object a line, or flat rows.")
    ] = (ExportFormat.JSONL),
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="File to write; stdout without it.")
    ] = None,
) -> None:
    """Write meetings, actors, organisations, or reports by article, as JSON Lines or CSV."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import say
    from etl.errors import ConfigError
    from etl.export import write_csv, write_jsonl

    write = write_jsonl if form is ExportFormat.JSONL else write_csv
    with ready_engine(context).connect() as connection:
        if out is None:
            write(connection, subject.value, sys.stdout)
            return
        try:
            with out.open("w", encoding="utf-8", newline="") as file:
                count = write(connection, subject.value, file)
        except OSError as error:
            raise ConfigError(f"{out} cannot be written: {error.strerror}") from error
    say(f"{count} {subject.value} written to {out}")
