"""Bring a database to the schema of this version, and tell whether it is there."""

from dataclasses import dataclass

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, ProgrammingError, SQLAlchemyError

from etl.assets import asset_dir
from etl.database.views import missing_views, schema_comment, view_files
from etl.errors import DatabaseError

STATE = """
select version_num, obj_description(to_regnamespace('bi'), 'pg_namespace')
from public.alembic_version
"""
IN_THE_WAY = """
select distinct activity.pid, activity.usename
from pg_locks
join pg_stat_activity as activity using (pid)
where pg_locks.granted and activity.datname = current_database()
  and activity.pid <> pg_backend_pid()
  and (pg_locks.locktype = 'advisory' or activity.xact_start is not null)
order by activity.pid
limit 5
"""
BI_ALONE = """
select coalesce(not has_table_privilege(oid, 'select'), false)
from (select 'articles' as name) as asked
left join pg_class on relname = asked.name and relnamespace = to_regnamespace('public')
"""
COMMENT = "select obj_description(to_regnamespace('bi'), 'pg_namespace')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a database."""

    check: str
    """Name of the check in sql/checks, or "schema" for tables, or "views"."""
    message: str
    """What it means."""
    rows: int
    """How many rows show it."""
    example: str
    """The first of them."""


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing and make the views, all or nothing.

    Several processes may do so at once: they wait for each other. Raises DatabaseError.
    """
    # Imported here, because most commands only ask is_current and alembic takes its time.
    from alembic.command import upgrade as migrate
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    folder = str(asset_dir("migrations")).replace("%", "%%")
    config.set_main_option("script_location", folder)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            migrate(config, "head")
    except CommandError as error:
        raise DatabaseError(
            f"the database is not of this version of whomet ({error}): install the version that "
            "made it, or a newer one"
        ) from error
    except (SQLAlchemyError, psycopg.Error) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        locked = isinstance(reason, psycopg.errors.LockNotAvailable)
        told = f"{reason}; {_in_the_way(engine)}" if locked else reason
        raise DatabaseError(f"the upgrade failed and changed nothing: {told}") from error


def newest_revision() -> str:
    """Return the revision that this version of whomet brings a database to."""
    versions = asset_dir("migrations") / "versions"
    return max(path.name for path in versions.glob("[0-9]*.py")).partition("_")[0]


def revision(engine: Engine) -> str | None:
    """Return the revision of the database, or None when it has no schema yet."""
    state = _state(engine)
    return state[0] if state else None


def is_current(engine: Engine) -> bool:
    """Tell whether tables and views are those of this version, with one query."""
    return _state(engine) == (newest_revision(), schema_comment())


def reads_bi_alone(engine: Engine) -> bool:
    """Tell whether the login may not read what lies beneath schema bi, which is there."""
    with engine.connect() as connection:
        return bool(connection.execute(text(BI_ALONE)).scalar_one())


def check(engine: Engine) -> list[Finding]:
    """Return what is wrong: a schema of another version, else rows that contradict each other."""
    with engine.connect() as connection:
        # Checks of rows read the tables of this version, so they wait until these are there.
        return _check_schema(connection) or _check_views(connection) or _check_rows(connection)


def _state(engine: Engine) -> tuple[str, str | None] | None:
    with engine.connect() as connection:
        try:
            row = connection.execute(text(STATE)).one_or_none()
        except ProgrammingError as error:
            if isinstance(error.orig, psycopg.errors.UndefinedTable):
                return None
            if isinstance(error.orig, psycopg.errors.InsufficientPrivilege):
                return newest_revision(), _seen_by_readers(connection)
            raise DatabaseError(f"the database's version cannot be read: {error}") from error
    return (row[0], row[1]) if row else None


def _in_the_way(engine: Engine) -> str:
    """Name the sessions that may hold what was waited for, and how to end one."""
    with engine.connect() as connection:
        sessions = connection.execute(text(IN_THE_WAY)).all()
    if not sessions:
        return "what held it is gone: try again"
    told = ", ".join(f"{pid} of {role}" for pid, role in sessions)
    return (
        f"open sessions that may hold it: {told}. Close their programs, or end one as the owner: "
        "select pg_terminate_backend(NUMBER)"
    )


def _seen_by_readers(connection: Connection) -> str | None:
    """Return the comment of schema bi, all that those see of the version who see that alone."""
    connection.rollback()
    return _comment(connection)


def _comment(connection: Connection) -> str | None:
    comment: str | None = connection.execute(text(COMMENT)).scalar_one()
    return comment


def _check_schema(connection: Connection) -> list[Finding]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from models import Base

    context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
    differences = compare_metadata(context, Base.metadata)
    if not differences:
        return []
    message = "The tables are not those of this version: run whomet db upgrade."
    return [
        Finding(check="schema", message=message, rows=len(differences), example=str(differences[0]))
    ]


def _check_views(connection: Connection) -> list[Finding]:
    missing = missing_views(connection)
    if missing:
        message = f"Schema bi lacks {', '.join(missing)}: whomet db upgrade brings them back."
        return [Finding(check="views", message=message, rows=len(missing), example=missing[0])]
    if _comment(connection) == schema_comment():
        return []
    message = "The views of schema bi are not those of this version: run whomet db upgrade."
    return [Finding(check="views", message=message, rows=len(view_files()), example="bi.*")]


def _is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Tell our tables from those that others keep in the same database."""
    from models import Base

    return kind != "table" or name in Base.metadata.tables


def _check_rows(connection: Connection) -> list[Finding]:
    findings = []
    for path in sorted(asset_dir("sql").glob("checks/*.sql")):
        sql = path.read_text(encoding="utf-8")
        wrong = connection.execute(text(sql)).mappings().all()
        if wrong:
            message = sql.partition("\n")[0].removeprefix("--").strip()
            example = ", ".join(f"{name} {value}" for name, value in wrong[0].items())
            findings.append(
                Finding(check=path.stem, message=message, rows=len(wrong), example=example)
            )
    return findings
