"""`whomet sql`: ad-hoc SQL, files of it, and the named queries that come with whomet."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.cli.saving import AnswerFormat, give_answers, usual_form

if TYPE_CHECKING:
    from sqlalchemy import Connection, TextClause

    from etl.queries import Answer

_BI_TOO = "select set_config('search_path', current_setting('search_path') || ', bi', false)"
"""What is nowhere else is looked for in schema bi: who asks for meetings_flat need not know it."""
_QUOTED = re.compile(r'"(.+)"')


def sql(
    context: typer.Context,
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|FILE|QUERY]", help="A named query, a file, SQL, or - (stdin)."
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="Value of a :name; repeatable."),
    ] = None,
    form: Annotated[
        AnswerFormat | None,
        typer.Option("--format", help="How to give rows; a table, or as FILE ends."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Save the rows in this file.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Allow changes; commit them.")] = False,
) -> None:
    """Ask the database in SQL; read-only unless told otherwise."""
    from etl.cli.asking_values import given_values
    from etl.cli.opening import ready_engine

    form = form or usual_form(out)
    if listing:
        give_answers([_named_queries()], form, out)
        return
    asked, given = query or "", given_values(param or [])
    named = _is_named(asked)
    text = "" if named else _text_of(asked)
    with ready_engine(context, for_readers=True).connect() as connection:
        connection.exec_driver_sql(_BI_TOO)
        if not write:
            connection.exec_driver_sql("set session characteristics as transaction read only")
        connection.commit()
        connection.begin()  # the driver's own statements begin nothing that commit() would see
        with _naming_near_relations(connection):
            answers = _named(connection, asked, given) if named else _ask(connection, text, given)
        give_answers(answers, form, out)
        if write:
            connection.commit()


def _is_named(query: str) -> bool:
    """Tell a name from SQL and from a file: one word without a dot or slash."""
    return query.replace("_", "").replace("-", "").isalnum() and not Path(query).exists()


def _text_of(query: str) -> str:
    """Return the SQL given on the command line, in a file, or on stdin; refuse to ask nothing."""
    from etl.errors import ConfigError

    text = query
    if query == "-":
        text = sys.stdin.read()
    elif query.lower().endswith(".sql"):
        try:
            text = Path(query).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{query} cannot be read: {error}") from error
    if not text.strip():
        raise ConfigError(
            'say what to ask: whomet sql "select * from bi.who_met_whom", a file, or a name '
            "that whomet sql --list shows"
        )
    return text


@contextmanager
def _naming_near_relations(connection: "Connection") -> Iterator[None]:
    """Raise ConfigError naming those near, when a relation is asked for that is not there."""
    from psycopg.errors import UndefinedTable
    from sqlalchemy import inspect
    from sqlalchemy.exc import ProgrammingError

    from etl.cli.suggesting import unknown

    try:
        yield
    except (UndefinedTable, ProgrammingError) as error:
        refused = error.orig if isinstance(error, ProgrammingError) else error
        if not isinstance(refused, UndefinedTable):
            raise
        connection.rollback()
        known = inspect(connection)
        names = [*known.get_view_names("bi"), *known.get_table_names("bi")]
        asked = _QUOTED.findall(refused.diag.message_primary or "")
        raise unknown("relation", "".join(asked).removeprefix("bi."), names) from error


def _named(connection: "Connection", name: str, given: dict[str, str]) -> list["Answer"]:
    """Run a query of sql/queries."""
    from etl.cli.asking_codes import with_codes
    from etl.cli.asking_values import with_values
    from etl.queries import find_query, run_query

    query = find_query(name.replace("-", "_"))
    values = with_codes(connection, query, with_values(query, given))
    return [run_query(connection, query.name, values)]


def _ask(connection: "Connection", text: str, given: dict[str, str]) -> list["Answer"]:
    """Run SQL as it was typed; every statement that gives rows is one answer.

    Without parameters it goes to the driver untouched, so that colons and per cent signs in it
    mean what they mean in psql, and several statements may follow one another.
    """
    from psycopg.errors import SyntaxError as RefusedSyntax

    if given:
        _refuse_missing(text, given)
        result = connection.execute(_with_names(text), given)
        return [_answer(list(result.keys()), result)] if result.returns_rows else []
    answers = []
    driver = connection.connection.cursor()
    try:
        driver.execute(text)
        more: bool | None = True
        while more:
            if driver.description:
                names = [column[0] for column in driver.description]
                answers.append(_answer(names, driver.fetchall()))
            more = driver.nextset()
    except RefusedSyntax as error:
        place = int(error.diag.statement_position or 0)
        if text[place - 1 : place] == ":":
            _refuse_missing(text, given)
        raise
    finally:
        driver.close()
    return answers


def _with_names(text: str) -> "TextClause":
    """Return SQL whose :names take values; what follows :: is a type, and :name::date has both."""
    import sqlalchemy

    return sqlalchemy.text(text.replace("::", r"\:\:"))


def _refuse_missing(text: str, given: dict[str, str]) -> None:
    """Raise ConfigError that names each :name in the SQL without a value."""
    from etl.errors import ConfigError

    missing = [name for name in _with_names(text).compile().params if name not in given]
    if missing:
        needed = " and ".join(f"--param {name}=..." for name in missing)
        raise ConfigError(f"this SQL needs {needed}; write \\: for a colon that begins no name")


def _answer(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> "Answer":
    """Return rows with each name of a column once: of two columns a the second is a_2."""
    from etl.queries import Answer

    columns: list[str] = []
    for name in names:
        others = (f"{name}_{number}" for number in count(2))
        free = (other for other in others if other not in names and other not in columns)
        columns.append(next(free) if name in columns else name)
    return Answer(columns=tuple(columns), rows=[tuple(row) for row in rows])


def _named_queries() -> "Answer":
    """Return the named queries with the questions they answer and their parameters."""
    from etl.queries import Answer, find_query, query_names

    queries = [find_query(name) for name in query_names()]
    return Answer(
        columns=("query", "answers", "parameters"),
        rows=[
            (
                query.name,
                query.question,
                ", ".join(
                    parameter.name + (f"={parameter.default}" if parameter.default else "")
                    for parameter in query.parameters
                ),
            )
            for query in queries
        ],
    )
