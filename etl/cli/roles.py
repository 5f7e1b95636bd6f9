"""`whomet db role`: logins that only read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import URL

app = typer.Typer(help="Logins that read schema bi and nothing else.", no_args_is_help=True)

Name = Annotated[str, typer.Option(metavar="NAME", help="Name of the login.")]


@app.command()
def reader(
    context: typer.Context,
    name: Name,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="File whose first line is the password; else random."),
    ] = None,
) -> None:
    """Make a login that may read schema bi, and print its URL; again mends its rights."""
    from etl.cli.opening import ready_engine
    from etl.cli.printing import say
    from etl.database.roles import grant_reader, read_password
    from etl.database.urls import libpq_url

    password = read_password(password_file) if password_file is not None else None
    engine = ready_engine(context)
    password = grant_reader(engine, name, password)
    if password is None:
        say("the login keeps the password it has; --password-file sets another")
    print(libpq_url(_reader_url(context, engine.url, name, password)))


@app.command("list")
def list_(context: typer.Context) -> None:
    """List the logins that were made here."""
    from etl.cli.opening import ready_engine
    from etl.database.roles import list_readers

    for name in list_readers(ready_engine(context)):
        print(name)


@app.command()
def drop(context: typer.Context, name: Name) -> None:
    """Take a login away."""
    from etl.cli.opening import ready_engine
    from etl.database.roles import drop_reader

    drop_reader(ready_engine(context), name)
    print(f"{name} is gone")


def _reader_url(context: typer.Context, url: "URL", name: str, password: str | None) -> "URL":
    """Return the address for the reader: TCP where it is on, else as the owner's."""
    from etl.cli.opening import local_server, own_url
    from etl.cli.printing import say
    from etl.database.urls import login_url

    if own_url(context) is None:
        tcp = local_server().tcp_url()
        if tcp is None:
            say("BI tools need TCP: whomet db start --tcp, then ask here again")
        url = tcp or url
    return login_url(url, name, password)
