"""Bring the star schema to what the facts say: only rows that differ are written.

Each table has its query in sql/marts. What it gives for the touched meetings, persons and
organisations is compared with what is there, within the transaction of the resolver: others read
the star as it was until that commits, then as it is.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from etl.assets import asset_dir
from etl.load.connections import driver_connection
from etl.marts import bulk
from etl.marts.touches import take_touches

Driver = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mart:
    """A table of the star, and which of its rows may be gone."""

    name: str
    key: tuple[str, ...]
    gone: LiteralString
    """What holds for rows of `old` that are to go unless the facts still tell them."""


_UNTOLD: LiteralString = "not exists (select from {told} as told where {same})"
_TOUCHED_MEETING: LiteralString = (
    "old.meeting_key in (select key from touched_meetings) and " + _UNTOLD  # noqa: S608
)
MARTS = (
    Mart(
        name="dim_date",
        key=("date_key",),
        gone="date_key < (select date_trunc('year', least("
        " (select min(date_key) from bi.fact_meeting), (select min(date_key) from bi.fact_report)"
        ")))"
        " or date_key >= (select date_trunc('year', greatest("
        " (select max(date_key) from bi.fact_meeting), (select max(date_key) from bi.fact_report)"
        ")) + interval '1 year')"
        " or not exists (select from bi.fact_meeting where date_key is not null)"
        " and not exists (select from bi.fact_report where date_key is not null)",
    ),
    Mart(name="dim_country", key=("country_code",), gone=_UNTOLD),
    Mart(name="dim_topic", key=("topic_code",), gone=_UNTOLD),
    Mart(
        name="dim_actor",
        key=("actor_key",),
        gone="old.actor_key in (select key from touched_actors) and " + _UNTOLD,  # noqa: S608
    ),
    Mart(
        name="dim_organisation",
        key=("organisation_key",),
        gone="old.organisation_key in (select key from touched_organisations) and "  # noqa: S608
        + _UNTOLD,
    ),
    Mart(
        name="dim_place",
        key=("place_key",),
        gone="old.place_key in (select place_key from left_places) and not exists"
        " (select from bi.fact_meeting as m where m.place_key = old.place_key)",
    ),
    Mart(
        name="dim_source",
        key=("source_key",),
        gone="old.source_key in (select source_key from left_sources) and not exists"
        " (select from bi.fact_report as r where r.source_key = old.source_key)",
    ),
    Mart(name="fact_meeting", key=("meeting_key",), gone=_TOUCHED_MEETING),
    Mart(name="fact_participation", key=("participation_key",), gone=_TOUCHED_MEETING),
    Mart(name="fact_report", key=("report_key",), gone=_TOUCHED_MEETING),
    Mart(
        name="fact_disagreement",
        key=("meeting_key", "field", "report_key"),
        gone=_TOUCHED_MEETING,
    ),
    Mart(name="bridge_meeting_topic", key=("meeting_key", "topic_code"), gone=_TOUCHED_MEETING),
    Mart(
        name="bridge_meeting_countries",
        key=("meeting_key", "country_code_a", "country_code_b"),
        gone=_TOUCHED_MEETING,
    ),
)
"""Dimensions before the facts that lead to them; rows go in the opposite order."""
_DERIVED_FIRST = ("fact_disagreement", "fact_meeting", "fact_report", "fact_participation")
"""Tables whose queries other queries read."""
_LEFT = (
    "create temp table left_places on commit drop as select distinct place_key"
    " from bi.fact_meeting join touched_meetings on key = meeting_key"
    " union select place_key from bi.dim_place where {everything}",
    "create temp table left_sources on commit drop as select distinct source_key"
    " from bi.fact_report join touched_meetings on key = meeting_key"
    " union select source_key from bi.dim_source where {everything}",
)
_MEMORY = "set local work_mem = '64MB'"
"""What one sort may take while all is derived again; until the end of the transaction."""
_ONE_AT_A_TIME = "lock table redirects in share update exclusive mode"
"""As resolvers wait for each other."""


def refresh_marts(connection: Driver, *, everything: bool) -> int:
    """Derive the touched rows of the star again, or all; return how many rows that changed.

    In the caller's transaction, which holds the resolvers' lock.
    """
    everything = everything or _is_unfilled(connection)
    if everything:
        connection.execute(_MEMORY)
    take_touches(connection, everything=everything)
    for statement in _LEFT:
        connection.execute(statement.format(everything=everything).encode())
    _tell(connection, "told_sentences", "told_sentences")
    connection.execute("create index on told_sentences (meeting_id)")
    _tell(connection, "told_places", "told_places")
    rest = [mart.name for mart in MARTS if mart.name not in _DERIVED_FIRST]
    for name in (*_DERIVED_FIRST, *rest):
        _tell(connection, name, f"told_{name}")
    changed = 0
    for mart in MARTS:
        fills = everything and bulk.pays(connection, mart.name)
        with bulk.bare(connection, mart.name) if fills else nullcontext():
            changed += _write(connection, mart)
    return changed + sum(_clear(connection, mart) for mart in reversed(MARTS))


def fill_marts(engine: Engine) -> None:
    """Derive the whole star again: after an upgrade, or after seeds were written."""
    with driver_connection(engine) as connection, connection.transaction():
        connection.execute(_ONE_AT_A_TIME)
        refresh_marts(connection, everything=True)


def count_differences(engine: Engine) -> int:
    """Return how many rows of the star differ from the facts; nothing is changed.

    Nought while claims wait for a resolver: until then facts and star are of an earlier day.
    """
    with driver_connection(engine) as connection, connection.transaction(force_rollback=True):
        connection.execute(_ONE_AT_A_TIME)
        waiting = connection.execute("select exists (select from dirty_blocks)").fetchone()
        if waiting and waiting[0]:
            return 0
        return refresh_marts(connection, everything=True)


def _is_unfilled(connection: Driver) -> bool:
    row = connection.execute("select not exists (select from bi.dim_country)").fetchone()
    return bool(row and row[0])


def _tell(connection: Driver, query: str, table: str) -> None:
    """Keep what a query of sql/marts gives in a temporary table."""
    statement = (asset_dir("sql") / "marts" / f"{query}.sql").read_text(encoding="utf-8")
    connection.execute(f"create temp table {table} on commit drop as\n{statement}".encode())
    connection.execute(f"analyze {table}".encode())


def _write(connection: Driver, mart: Mart) -> int:
    """Insert what is new and update what differs; return how many rows that were."""
    told = connection.execute(f"select * from told_{mart.name} limit 0".encode())  # noqa: S608
    columns = [column.name for column in told.description or ()]
    others = [name for name in columns if name not in mart.key]
    statement = sql.SQL(
        # Most rows are as they were, and a conflict costs more than a look. The look comes first:
        # during the insert it would pass over the new rows for each row, if the table was small.
        "with kept as materialized (select {kept} from bi.{table} as old"
        " join {told} as told on {same} where {alike})"
        " insert into bi.{table} as old ({columns}) select {columns} from {told} as told"
        " where not exists (select from kept as old where {same})"
        " on conflict ({key}) do update set {changes}"
    ).format(
        table=sql.Identifier(mart.name),
        told=sql.Identifier(f"told_{mart.name}"),
        columns=_listed(columns),
        key=_listed(mart.key),
        kept=_listed(mart.key, of="old"),
        same=_same(mart),
        alike=sql.SQL("({}) is not distinct from ({})").format(
            _listed(others, of="old"), _listed(others, of="told")
        ),
        changes=sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in others
        ),
    )
    return connection.execute(statement).rowcount


def _clear(connection: Driver, mart: Mart) -> int:
    """Delete what the facts tell no more; return how many rows that were."""
    gone = sql.SQL(mart.gone).format(told=sql.Identifier(f"told_{mart.name}"), same=_same(mart))
    statement = sql.SQL("delete from bi.{table} as old where {gone}")
    return connection.execute(statement.format(table=sql.Identifier(mart.name), gone=gone)).rowcount


def _same(mart: Mart) -> sql.Composable:
    return sql.SQL(" and ").join(
        sql.SQL("told.{0} = old.{0}").format(sql.Identifier(name)) for name in mart.key
    )


def _listed(columns: Any, *, of: str | None = None) -> sql.Composable:
    return sql.SQL(", ").join(
        sql.Identifier(of, name) if of else sql.Identifier(name) for name in columns
    )
