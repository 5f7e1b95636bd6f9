"""`whomet extract`: the claims of articles on the terminal, without a database."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ClaimsFormat(StrEnum):
    """How claims are printed."""

    TEXT = "text"
    JSON = "json"


def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs or - for stdin.")
    ],
    form: Annotated[
        ClaimsFormat | None,
        typer.Option("--format", help="text to read, json one line an article; text on a terminal."),
    ] = None,
    reader: Annotated[
        str | None, typer.Option("--reader", help="Format of the input, when detection errs.")
    ] = None,
) -> None:
    """Show what the articles say, with the evidence; nothing is stored."""
    from etl.cli.claims import claims_record, print_claims
    from etl.cli.printing import print_json_line, say
    from etl.extract import Extractor
    from etl.readers import read
    from etl.records import Reject

    form = form or (ClaimsFormat.TEXT if sys.stdout.isatty() else ClaimsFormat.JSON)
    extractor = Extractor.load()
    rejected = 0
    for record in read([Path(path) for path in paths], format=reader):
        if isinstance(record, Reject):
            rejected += 1
            say(f"rejected: {record.locator}: {record.message}")
            continue
        claims = extractor.extract(record)
        if form is ClaimsFormat.JSON:
            print_json_line(claims_record(record, claims))
        else:
            print_claims(record, claims)
    if rejected:
        raise typer.Exit(1)
