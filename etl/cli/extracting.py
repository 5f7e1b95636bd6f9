"""`whomet extract`: the claims of articles on the terminal, without a database."""

import sys
from typing import Annotated

import typer

from etl.cli.input_formats import FORMAT_HELP
from etl.cli.printing import TextFormat


def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs or - for stdin.")
    ],
    form: Annotated[
        TextFormat | None,
        typer.Option(
            "--format", help="text to read, json one line an article; text on a terminal."
        ),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option("--reader", metavar="FORMAT", help=FORMAT_HELP),
    ] = None,
) -> None:
    """Show what the articles say, with the evidence; nothing is stored."""
    from etl.cli.claims import claims_record, print_claims
    from etl.cli.printing import print_json_line, say
    from etl.evaluate.from_claims import meetings_of
    from etl.evaluate.records import meeting_record
    from etl.executors import extract_one
    from etl.extract import Extractor
    from etl.readers import read
    from etl.records import Article, Reject

    form = form or (TextFormat.TEXT if sys.stdout.isatty() else TextFormat.JSON)
    records = read(paths, format=reader)
    extractor = Extractor.load()
    rejected = 0
    for record in records:
        claims = record if isinstance(record, Reject) else extract_one(extractor, record)
        if isinstance(claims, Reject):
            say(f"rejected: {claims.locator}: {claims.message}")
            rejected += 1
            continue
        assert isinstance(record, Article)
        told = meetings_of(claims, extractor.lookups, record.text)
        meetings = [meeting_record(meeting) for meeting in told]
        if form is TextFormat.JSON:
            print_json_line(claims_record(record, claims, meetings))
        else:
            print_claims(record, claims, meetings)
    if rejected:
        raise typer.Exit(1)
