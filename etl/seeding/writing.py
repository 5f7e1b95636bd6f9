"""Write the seeds into the reference tables: all of them in one transaction, or none."""

from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from etl.assets import asset_dir
from etl.errors import DatabaseError
from etl.seeding.lookups import seeds_version
from etl.seeding.reference import REFERENCE_TABLES, ReferenceTable

_ONE_AT_A_TIME = "lock table seedings in share update exclusive mode"
"""Not an advisory lock: any login may hold such a number, and this one needs a right to write."""

_WRITTEN = """
insert into seedings (version, written_at) values (%s, clock_timestamp())
on conflict (is_current) do update
set version = excluded.version, written_at = excluded.written_at
"""
# A name that articles use stays, as one that was seen.
_NAMES_SEEN = """
update organisation_names as known set origin = 'seen', kind = 'variant', during = null
where origin = 'curated' and first_seen_on is not null and not exists (
    select from seeding_organisation_names as told
    where told.organisation_id = known.organisation_id and told.name = known.name
)
"""
_NAMES_GONE = """
delete from organisation_names as known where origin = 'curated' and not exists (
    select from seeding_organisation_names as told
    where told.organisation_id = known.organisation_id and told.name = known.name
)
"""


def is_seeded(engine: Engine) -> bool:
    """Tell, with one query, whether the reference tables hold the seeds of this version.

    Also true for a reader, who sees schema bi alone and can change nothing.
    """
    with engine.connect() as connection:
        try:
            held = connection.execute(
                text("select version from public.seedings")
            ).scalar_one_or_none()
        except ProgrammingError as error:
            if isinstance(error.orig, psycopg.errors.InsufficientPrivilege):
                return True
            raise
    return held == seeds_version()


def seed(engine: Engine, folder: Path | None = None) -> None:
    """Bring the reference tables to the seeds, unless they hold them already.

    Rows that claims may refer to stay when they leave the seeds; names go. Several processes
    may do it at once: they wait for each other. Raises ConfigError for a seed file that is
    wrong and DatabaseError when the database refuses.
    """
    folder = folder or asset_dir("seeds")
    version = seeds_version(folder)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        try:
            with driver.transaction():
                driver.execute(_ONE_AT_A_TIME)
                held = driver.execute("select version from seedings").fetchone()
                if held == (version,):
                    return
                for table in REFERENCE_TABLES:
                    _write(driver, table, folder)
                driver.execute(_NAMES_SEEN)
                driver.execute(_NAMES_GONE)
                driver.execute(_WRITTEN, [version])
        except psycopg.Error as error:
            raise DatabaseError(f"the seeds could not be written: {error}") from error


def _write(driver: psycopg.Connection[Any], table: ReferenceTable, folder: Path) -> None:
    """Copy the rows beside the table, then insert, update and, for names, delete what differs."""
    parts = {
        "table": sql.Identifier(table.name),
        "told": sql.Identifier(f"seeding_{table.name}"),
        "columns": _listed(table.columns),
        "key": _listed(table.key),
    }
    driver.execute(
        sql.SQL(
            "create temp table {told} on commit drop as select {columns} from {table} with no data"
        ).format(**parts)
    )
    copy = sql.SQL("copy {told} ({columns}) from stdin").format(**parts)
    with driver.cursor() as cursor, cursor.copy(copy) as copying:
        for row in table.rows(folder):
            copying.write_row(row)
    driver.execute(sql.SQL("analyze {told}").format(**parts))
    others = [column for column in table.columns if column not in table.key]
    driver.execute(
        sql.SQL(
            "insert into {table} as known ({columns}) select {columns} from {told}"
            " order by {key} on conflict ({key}) "
        ).format(**parts)
        + _update(others)
    )
    if table.is_list:
        same = sql.SQL(" and ").join(
            sql.SQL("told.{0} = known.{0}").format(sql.Identifier(column)) for column in table.key
        )
        driver.execute(
            sql.SQL(
                "delete from {table} as known"
                " where not exists (select from {told} as told where {same})"
            ).format(**parts, same=same)
        )


def _update(columns: list[str]) -> sql.Composable:
    """Return what to do with a row that is there: change it only where it differs."""
    if not columns:
        return sql.SQL("do nothing")
    return sql.SQL("do update set {changes} where ({old}) is distinct from ({new})").format(
        changes=sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in columns
        ),
        old=sql.SQL(", ").join(sql.SQL("known.{}").format(sql.Identifier(c)) for c in columns),
        new=sql.SQL(", ").join(sql.SQL("excluded.{}").format(sql.Identifier(c)) for c in columns),
    )


def _listed(columns: tuple[str, ...]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
