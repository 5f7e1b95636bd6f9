"""Read stored articles again with the current extractor, and tell what that changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, text

from etl.assets import asset_dir
from etl.executors import Loader
from etl.load.run import LoadSummary
from etl.pipeline import Progress, VersionedExtractor, load_records
from etl.queries import run_query, stream_query
from etl.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of the meetings of the articles that were read again."""

    same: int
    added: int
    gone: int
    changed: int
    """Reports of one article and position that now say something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reextraction:
    """What reading again did."""

    load: LoadSummary
    change: Change


def reextract(
    engine: Engine,
    *,
    chosen: dict[str, Any],
    extractor: VersionedExtractor,
    load_extractor: Loader,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress = lambda counts: None,
) -> Reextraction:
    """Extract again the articles whose claims another version made, from their stored text.

    `chosen` narrows them: source, since, until, as the query command/articles_stored takes them.
    Each article's old claims are replaced in one transaction, so that no article ever holds
    claims of two versions.
    """
    asked = {**chosen, "version": extractor.version}
    with engine.connect() as before:
        _run(before, "reports_before", asked)
        load = load_records(
            engine,
            _stored(engine, asked),
            kind="reextract",
            arguments={name: str(value) for name, value in chosen.items() if value is not None},
            extractor=extractor,
            load_extractor=load_extractor,
            workers=workers,
            scheduler=scheduler,
            progress=progress,
        )
        row = run_query(before, "command/reports_changed").records()[0]
    return Reextraction(load=load, change=Change(**row))


def count_stale(engine: Engine, *, chosen: dict[str, Any], version: str) -> int:
    """Return how many articles hold claims of another version."""
    with engine.connect() as connection:
        asked = {**chosen, "version": version}
        return int(run_query(connection, "command/articles_stale", asked).rows[0][0])


def _run(connection: Connection, name: str, given: dict[str, Any]) -> None:
    """Run a statement that only prepares, on a connection that stays open."""
    path = asset_dir("sql") / "queries" / "command" / f"{name}.sql"
    connection.execute(text(path.read_text(encoding="utf-8")), given)


def _stored(engine: Engine, asked: dict[str, Any]) -> Iterator[Article]:
    with engine.connect() as connection:
        columns, rows = stream_query(connection, "command/articles_stored", asked)
        make: Callable[..., Article] = Article
        for row in rows:
            yield make(**dict(zip(columns, row, strict=True)))
