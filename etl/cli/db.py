"""`whomet db`: the server and the database, from the first start to a backup."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli import roles

if TYPE_CHECKING:
    from sqlalchemy import URL

    from etl.database.server import LocalServer

app = typer.Typer(help="Start, stop, ask and keep the database.", no_args_is_help=True)
app.add_typer(roles.app, name="role")

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command()
def start(
    context: typer.Context,
    tcp: Annotated[
        bool | None,
        typer.Option("--tcp/--no-tcp", help="Listen on 127.0.0.1 for BI tools; as last time."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1024, max=65535, help="Port of --tcp; the first free one from 5432."),
    ] = None,
) -> None:
    """Start the embedded server; it runs until `whomet db stop`."""
    from etl.cli.printing import say
    from etl.database.ports import free_port
    from etl.errors import ConfigError

    server = _ours(context)
    if port is not None and not tcp:
        raise ConfigError("--port is the port of --tcp; give both")
    wanted = 0 if tcp is False else port
    if tcp and port is None:
        wanted = server.tcp_port() or free_port()
    running = server.start(tcp=wanted, tell=say)
    tcp_words = f", on {running.listens_on}:{running.port}" if running.listens_on else ""
    print(f"Postgres runs (pid {running.pid}{tcp_words}) in {server.home.path}")


@app.command()
def stop(context: typer.Context) -> None:
    """Stop the embedded server; sessions that are open end."""
    print("stopped" if _ours(context).stop() else "the embedded server did not run")


@app.command()
def status(context: typer.Context) -> None:
    """Show whether the server runs, where, and of which version its schema is."""
    from etl.cli.opening import local_server, own_url
    from etl.cli.printing import print_record
    from etl.database.urls import libpq_url

    own = own_url(context)
    if own is not None:
        print_record({"server": libpq_url(own, hide_password=True), **_state(own)})
        return
    server = local_server()
    running = server.running()
    if running is None:
        print_record({"server": "stopped", "home": str(server.home.path)})
        return
    print_record(
        {
            "server": f"runs, pid {running.pid}",
            "home": str(server.home.path),
            "data": str(server.home.data),
            "log": str(server.home.log),
            "tcp": f"{running.listens_on}:{running.port}" if running.listens_on else "off",
            **_state(server.url()),
        }
    )


@app.command()
def url(context: typer.Context) -> None:
    """Print the URL of the database and nothing else; the embedded one is made ready."""
    from etl.cli.opening import own_url, ready_engine
    from etl.database.urls import libpq_url

    own = own_url(context)
    print(libpq_url(own if own is not None else ready_engine(context, quiet=True).url))


@app.command()
def upgrade(context: typer.Context) -> None:
    """Bring the schema, the views and the seeds to this version."""
    from etl.cli.opening import owner_engine, prepare
    from etl.database.upgrade import revision

    engine = owner_engine(context, "db upgrade")
    prepare(engine)
    print(f"the schema is at revision {revision(engine)}")


@app.command()
def check(context: typer.Context) -> None:
    """Look for rows that contradict each other and for a schema unlike this version's."""
    from etl.cli.opening import owner_engine
    from etl.database.upgrade import Finding
    from etl.database.upgrade import check as find
    from etl.marts import count_differences

    engine = owner_engine(context, "db check")
    findings = find(engine)
    if not findings and (rows := count_differences(engine)):
        what = "Rows of the star schema that differ from the facts: run whomet resolve --all."
        findings.append(Finding(check="marts", message=what, rows=rows, example="bi.fact_*"))
    for finding in findings:
        print(f"{finding.check}: {finding.message} ({finding.rows} rows; first: {finding.example})")
    if findings:
        raise typer.Exit(1)
    print("nothing is wrong")


@app.command()
def dictionary(context: typer.Context) -> None:
    """Print what every relation and column of schema bi holds, as Markdown."""
    from itertools import groupby

    from etl.cli.opening import ready_engine
    from etl.queries import run_query

    with ready_engine(context, for_readers=True).connect() as connection:
        rows = run_query(connection, "command/dictionary").records()
    print(
        "# Data dictionary\n\nThe relations of schema `bi`, as `whomet db dictionary` prints them."
    )
    for relation, columns in groupby(rows, key=lambda row: row["relation"]):
        listed = list(columns)
        print(
            f"\n## {relation}\n\n{listed[0]['grain']}\n\n| column | type | meaning |\n|---|---|---|"
        )
        for column in listed:
            meaning = column["meaning"].replace("|", "\\|")
            print(f"| `{column['name']}` | {column['type']} | {meaning} |")


@app.command()
def diagram(
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Folder for diagram.md and its pictures.")
    ] = Path(),
) -> None:
    """Draw the tables and their foreign keys, as Markdown with SVG pictures."""
    from etl.database.diagram import write_diagram
    from etl.errors import ConfigError

    try:
        write_diagram(out)
    except OSError as error:
        raise ConfigError(f"{out} cannot be written to: {error.strerror}") from error
    print(out / "diagram.md")


@app.command()
def reset(context: typer.Context, yes: Yes = False) -> None:
    """Drop all of whomet's tables and make them anew, empty but for the seeds."""
    from etl.cli.opening import owner_engine, prepare
    from etl.database.contents import remove_everything
    from etl.database.roles import mend_readers

    engine = owner_engine(context, "db reset")
    if not yes:
        typer.confirm(
            f"Remove all articles, meetings and judgements from {_shown(engine.url)}?", abort=True
        )
    remove_everything(engine)
    prepare(engine)
    mend_readers(engine)
    print("the database is empty")


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def psql(context: typer.Context) -> None:
    """Open psql on the database; all arguments are psql's."""
    from etl.cli.opening import ready_engine
    from etl.database.clients import clients_for, run_psql
    from etl.settings import Settings

    engine = ready_engine(context)
    clients = clients_for(engine, Settings.from_env().postgres_bin)
    engine.dispose()
    raise typer.Exit(run_psql(engine.url, clients, context.args))


@app.command()
def connect(context: typer.Context) -> None:
    """Tell how to connect psql and a BI tool."""
    from etl.cli.connecting import print_connections
    from etl.cli.opening import any_engine, local_server, own_url
    from etl.database.roles import list_readers

    engine = any_engine(context)
    own = own_url(context)
    tools = own if own is not None else local_server().tcp_url()
    print_connections(
        None if own is not None else engine.url, tools=tools, readers=list_readers(engine)
    )


@app.command()
def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="File to write.")]
) -> None:
    """Write the whole database to one file, as pg_dump -Fc does."""
    from etl.cli.opening import owner_engine
    from etl.database.clients import clients_for, dump
    from etl.errors import ConfigError
    from etl.settings import Settings

    if not file.absolute().parent.is_dir():
        raise ConfigError(f"the folder {file.absolute().parent} does not exist; make it first")
    engine = owner_engine(context, "db backup")
    dump(engine.url, clients_for(engine, Settings.from_env().postgres_bin), file)
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that backup wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Replace what the database holds.")] = False,
) -> None:
    """Fill an empty database from a backup; its readers keep their rights."""
    from etl.cli.opening import owner_engine, prepare
    from etl.database.clients import clients_for, list_dump
    from etl.database.clients import restore as put_back
    from etl.database.contents import is_empty, remove_everything
    from etl.database.roles import mend_readers
    from etl.errors import ConfigError
    from etl.settings import Settings

    if not file.is_file():
        raise ConfigError(f"there is no file {file}; name one that whomet db backup wrote")
    engine = owner_engine(context, "db restore")
    clients = clients_for(engine, Settings.from_env().postgres_bin)
    list_dump(clients, file)
    if not is_empty(engine):
        if not yes:
            raise ConfigError(
                f"{_shown(engine.url)} is not empty; --yes replaces all that whomet keeps in it"
            )
        remove_everything(engine)
    put_back(engine.url, clients, file)
    prepare(engine)
    mend_readers(engine)
    print(f"restored from {file}")


def _ours(context: typer.Context) -> "LocalServer":
    """Return the embedded server; raise ConfigError when the user has a server of their own."""
    from etl.cli.opening import local_server, own_url
    from etl.errors import ConfigError

    own = own_url(context)
    if own is not None:
        raise ConfigError(
            f"{_shown(own)} is a server of your own, which whomet neither starts nor stops; unset "
            "DATABASE_URL to use the embedded one"
        )
    return local_server()


def _state(url: "URL") -> dict[str, str]:
    """Return the version of a server and of its schema, and the size of the database."""
    from etl.database.engine import open_engine
    from etl.database.upgrade import is_current, revision

    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            version, size = connection.exec_driver_sql(
                "select current_setting('server_version'),"
                " pg_size_pretty(pg_database_size(current_database()))"
            ).one()
        found = revision(engine)
        current = "current" if is_current(engine) else "another version's: whomet db upgrade"
    finally:
        engine.dispose()
    schema = f"revision {found}, {current}" if found else "none yet"
    return {"postgres": version, "schema": schema, "size": size}


def _shown(url: "URL") -> str:
    from etl.database.urls import libpq_url

    return libpq_url(url, hide_password=True)
