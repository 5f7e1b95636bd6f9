"""The options of `whomet load` and `whomet reextract`."""

from typing import Annotated

import typer

from etl.cli.input_formats import FORMAT_HELP
from etl.cli.json_log import LogFormat

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders, globs, addresses (https://...) or - for stdin."
    ),
]
Reader = Annotated[str | None, typer.Option("--format", metavar="FORMAT", help=FORMAT_HELP)]
Limit = Annotated[int | None, typer.Option(min=1, help="Most records to read.")]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what was published since: 2024-03, 2024.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only what was published until: 2024-03, 2024.")
]
Source = Annotated[str | None, typer.Option(metavar="NAME", help="Only articles of this source.")]
Publisher = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="SOURCE", help="Only articles of this publisher: its key or name."
    ),
]
OnlyNew = Annotated[
    bool, typer.Option("--new", help="Pass over files and addresses that did not change since.")
]
LocalToo = Annotated[
    bool,
    typer.Option(
        "--allow-local",
        help="Visit addresses of this machine and its network too, also where pages lead to them.",
    ),
]
Every = Annotated[
    str | None,
    typer.Option(
        "--watch",
        metavar="[EVERY]",
        help="Load what is new every 30s, 5m (when not said) or 1h, until Ctrl-C.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Do it all, tell the counts, and keep nothing.")
]
Where = Annotated[
    str | None,
    typer.Option(
        metavar="SQL", help="Only articles for which this holds, as in \"language = 'en'\"."
    ),
]
DryRereading = Annotated[
    bool, typer.Option("--dry-run", help="Read them, tell what would change, and keep nothing.")
]
Log = Annotated[
    LogFormat,
    typer.Option("--log-format", help="How to tell what is done: words, or JSON Lines on stderr."),
]
