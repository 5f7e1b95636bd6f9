"""Undo a load or remove articles, and derive the facts again without them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import Engine

from etl.identity import resolve
from etl.load.connections import driver_connection
from etl.load.ledger import close_load, open_load
from etl.load.removing import Removal, remove_articles, undo_load
from etl.pipeline import whomet_version


def undo(engine: Engine, load_id: int, *, dry_run: bool = False) -> Removal:
    """Take back what a load inserted; the facts follow. Raises ConfigError.

    With `dry_run` nothing changes, and the answer is what would go.
    """
    with _recorded(engine, "undo", {"load": load_id}, dry_run=dry_run) as connection:
        removal = undo_load(connection, load_id)
    if not dry_run:
        resolve(engine)
    return removal


def remove(engine: Engine, articles: list[UUID], *, dry_run: bool = False) -> Removal:
    """Remove articles with all they say; the facts follow."""
    arguments = {"articles": [str(article) for article in articles]}
    with _recorded(engine, "remove", arguments, dry_run=dry_run) as connection:
        removal = remove_articles(connection, articles)
    if not dry_run:
        resolve(engine)
    return removal


@contextmanager
def _recorded(
    engine: Engine, kind: str, arguments: dict[str, Any], *, dry_run: bool
) -> Iterator[psycopg.Connection[Any]]:
    """Open a transaction that also writes the run's row of the history, or none in a dry run."""
    with (
        driver_connection(engine) as connection,
        connection.transaction(force_rollback=dry_run),
    ):
        run = open_load(connection, kind=kind, arguments=arguments, version=whomet_version())
        yield connection
        close_load(connection, run, read=0)
