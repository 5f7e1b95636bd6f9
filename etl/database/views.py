"""Make schema bi's views and functions from files, in the transaction of the caller."""

from hashlib import sha256
from pathlib import Path

import psycopg
from sqlalchemy import Connection, text

from etl.assets import asset_dir
from etl.errors import DatabaseError

OWN_VIEWS = """
select c.oid::regclass::text
from pg_class as c
where c.relnamespace = to_regnamespace('bi') and c.relkind = 'v'
"""

_MISSING = """
select 'bi.' || made.name
from unnest(cast(:made as text[])) as made (name)
where not exists (
        select from pg_class as c
        where c.relnamespace = to_regnamespace('bi') and c.relname = made.name
    )
    and not exists (
        select from pg_proc as p
        where p.pronamespace = to_regnamespace('bi') and p.proname = made.name
    )
order by made.name
"""


def drop_views(connection: Connection) -> None:
    """Drop the views of schema bi, so that migrations are free to change what they read.

    Views elsewhere that read them are not dropped with them: the error names them.
    """
    names = connection.execute(text(OWN_VIEWS)).scalars().all()
    if names:
        connection.execute(text(f"drop view {', '.join(names)}"))


def create_views(connection: Connection) -> None:
    """Create schema bi, its views and functions; raise DatabaseError naming the file that fails."""
    # Asked first: "if not exists" demands the right to create even where nothing is to do.
    if connection.execute(text("select to_regnamespace('bi')")).scalar_one() is None:
        connection.execute(text("create schema bi"))
    cursor = connection.connection.cursor()
    for path in view_files():
        try:
            # Straight to the driver, which takes several statements and no placeholders.
            cursor.execute(path.read_text(encoding="utf-8"))
        except psycopg.Error as error:
            raise DatabaseError(
                f"sql/{path.parent.name}/{path.name} could not be created: {error}"
            ) from error
    cursor.execute(f"comment on schema bi is '{schema_comment()}'")


def missing_views(connection: Connection) -> list[str]:
    """Return the views and functions of this version that schema bi lacks."""
    made = [path.stem.lstrip("0123456789_") for path in view_files()]
    return list(connection.execute(text(_MISSING), {"made": made}).scalars())


def schema_comment() -> str:
    """Return the comment of schema bi, which tells from which files its views were made."""
    files = sha256()
    for path in view_files():
        files.update(path.read_bytes())
    return (
        "Who met whom, for people and BI tools. Made anew by every upgrade: keep views of your own "
        f"in a schema of their own. Files {files.hexdigest()[:12]}."
    )


def view_files() -> list[Path]:
    """Return the files of views, in the order in which they build on each other, and functions."""
    folder = asset_dir("sql")
    return [*sorted(folder.glob("views/*.sql")), *sorted(folder.glob("functions/*.sql"))]
