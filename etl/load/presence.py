"""Tell the loads that run from those whose loader was killed, or whose machine stopped.

A loader holds a lock of its session while it loads. The lock goes with the session, whatever ends
it: what is noted as running and has no lock was left behind.
"""

from typing import Any

import psycopg

from etl.load.outcomes import OUTCOMES

INTERRUPTED = "interrupted"
"""What the ledger tells as the error of a load that somebody stopped, or that was left behind."""
_LOADERS = 0x10AD
"""First half of the lock's number; the second is that of the load."""
_LOCK = "(%s, (%s %% 2147483647)::int)"
# Shared, so that a new connection of the loader need not wait until the old one is known dead. Not
# waited for: any login may hold any number, and none may keep a loader from its work.
_ANNOUNCE = f"select pg_try_advisory_lock_shared{_LOCK}"
_LEAVE = f"select pg_advisory_unlock_shared{_LOCK}"
_SUMS = ", ".join(f"coalesce(sum({name}_count), 0)::int" for name in ("read", *OUTCOMES))
_COLUMNS = ", ".join(f"{name}_count" for name in ("read", *OUTCOMES))
_CLOSE_LEFT = f"""
update loads set
    outcome = 'failed',
    error = %(error)s,
    (ended_at, {_COLUMNS}) = (
        select coalesce(max(written_at), loads.started_at), {_SUMS}
        from load_batches where load_id = loads.id
    ),
    skipped_by = (
        select coalesce(jsonb_object_agg(rule, number), '{{}}')
        from (
            select rule, sum(told::int) as number
            from load_batches, jsonb_each_text(load_batches.skipped_by) as each (rule, told)
            where load_id = loads.id
            group by rule
        ) as rules
    )
where outcome = 'running' and not exists (
    select from pg_locks
    where locktype = 'advisory' and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())
      and classid = %(loaders)s::oid and objid = (loads.id %% 2147483647)::oid
      and exists (
          select from pg_stat_activity as session
          where session.pid = pg_locks.pid and has_table_privilege(usesysid, 'loads', 'insert')
      )
)
"""  # noqa: S608 - the columns are ours


def announce(connection: psycopg.Connection[Any], load_id: int) -> None:
    """Say that this session works on a load; before the load is visible to others."""
    connection.execute(_ANNOUNCE.encode(), [_LOADERS, load_id])


def leave(connection: psycopg.Connection[Any], load_id: int) -> None:
    """Say that this session is done with it."""
    connection.execute(_LEAVE.encode(), [_LOADERS, load_id])


def close_left(connection: psycopg.Connection[Any]) -> int:
    """Note of each load that was left behind that it was interrupted; return how many.

    One that only lost its connection for a while notes its true end when it comes to it.
    """
    asked = {"error": f"{INTERRUPTED}: its loader was killed", "loaders": _LOADERS}
    return connection.execute(_CLOSE_LEFT.encode(), asked).rowcount
