"""Time and weigh loads: against a bare COPY, against extraction alone, by workers, by size.

Usage: python -m benchmarks.loading copy|extraction|workers|memory [--articles N] [--rounds N]

Each runs on an embedded Postgres of its own, with the settings that users get. What is compared
runs in turn, and the median of the rounds counts, so that other work on the machine weighs on
neither alone. Seconds of the clock, and of processors, which on a busy machine are the fair ones.

  copy        rows a second of a load without extraction, and of a COPY of the same rows into the
              same tables with all their keys and indexes
  extraction  what a load in one process takes for an article of 460 words, by steps, and how
              much of it is extraction
  workers     articles a second of whole loads with one worker and with two; wants two free cores
  memory      the most memory that a load of N articles takes, without extraction
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from psycopg import sql
from sqlalchemy import Engine

from benchmarks.dispatches import dispatches
from benchmarks.generated import GeneratedExtractor, generate
from benchmarks.measuring import Bench, Seconds, bench, middle
from etl.executors import extract_all
from etl.extract import Extractor
from etl.identity import resolve
from etl.load.articles import COLUMNS, Keyed, article_row
from etl.load.connections import driver_connection
from etl.load.rows import CLAIM_TABLES
from etl.load.run import Records, Run
from etl.pipeline import BATCH_SIZE, VersionedExtractor, load
from etl.readers import read
from etl.records import Article, Claims

TABLES = ("articles", *(table.name for table in CLAIM_TABLES))


class TimedExtractor:
    """An extractor that counts the seconds it takes."""

    def __init__(self, extractor: VersionedExtractor) -> None:
        """Take the extractor that does the work."""
        self._extractor = extractor
        self.version = extractor.version
        self.clock = self.processor = 0.0

    def extract(self, article: Article) -> Claims:
        """Return the claims of one article."""
        clock, processor = time.perf_counter(), time.process_time()
        claims = self._extractor.extract(article)
        self.clock += time.perf_counter() - clock
        self.processor += time.process_time() - processor
        return claims


def compare_copy(on: Bench, number: int, rounds: int) -> None:
    """Print rows a second of load and COPY, and their ratio."""
    articles = list(generate(number))
    extractor = GeneratedExtractor()
    claims = [extractor.extract(article) for article in articles]
    keyed = [Keyed.of(article) for article in articles]
    load_id = _load_without_resolving(on.engine, articles)
    rows = {"articles": [article_row(k, c, load_id) for k, c in zip(keyed, claims, strict=True)]}
    for table in CLAIM_TABLES:
        rows[table.name] = [
            tuple(row) for k, c in zip(keyed, claims, strict=True) for row in table.rows(k.id, c)
        ]
    total = sum(map(len, rows.values()))

    def loading() -> None:
        _load_without_resolving(on.engine, articles)

    def copying() -> None:
        _copy(on.engine, rows)

    print(f"{total} rows of {number} articles")
    loaded, copied = _in_turn(on, [loading, copying], rounds)
    for name, took in (("load", loaded), ("bare COPY", copied)):
        print(
            f"{name:10} {total / took.clock:8.0f} rows a second by the clock"
            f" ({copied.clock / took.clock:.0%}), {total / took.processors:8.0f} of processors"
            f" ({copied.processors / took.processors:.0%})"
        )


def compare_extraction(on: Bench, number: int, rounds: int) -> None:
    """Print what each step of a load takes an article, and the share of the extraction."""
    extractor = TimedExtractor(Extractor.load())
    with tempfile.TemporaryDirectory(prefix="whomet-") as folder:
        path = _written(Path(folder), number)

        def writing() -> None:
            _load_without_resolving(on.engine, read([path]), extractor)

        def resolving() -> None:
            resolve(on.engine)

        extractor.extract(next(dispatches(1)))
        extractor.clock = extractor.processor = 0.0
        measured = []
        for _ in range(rounds):
            on.empty()
            measured.append((on.take(writing), on.take(resolving)))
    written, resolved = (middle(column) for column in zip(*measured, strict=True))
    clock, processor = extractor.clock / rounds, extractor.processor / rounds
    print(f"milliseconds an article, {number} articles; of processors: this process + Postgres")
    _print_step("extraction", clock, processor, 0.0, number)
    _print_step(
        "reading, writing", written.clock - clock, written.here - processor, written.server, number
    )
    _print_step("facts", resolved.clock, resolved.here, resolved.server, number)
    whole = written.processors + resolved.processors
    print(
        f"extraction is {clock / written.clock:.0%} of a load before its facts, "
        f"{clock / (written.clock + resolved.clock):.0%} with them; by processors "
        f"{processor / written.processors:.0%} and {processor / whole:.0%}"
    )


def compare_workers(on: Bench, number: int, rounds: int) -> None:
    """Print articles a second of whole loads by one worker and by two, and their ratio."""
    extractor = TimedExtractor(Extractor.load())
    with tempfile.TemporaryDirectory(prefix="whomet-") as folder:
        path = _written(Path(folder), number)

        def two() -> None:
            load(on.engine, [path], workers=2)

        def one() -> None:
            load(on.engine, [path], workers=1, extractor=extractor)

        by_two, by_one = _in_turn(on, [two, one], rounds)
    alone = extractor.processor / rounds
    print(f"{number} articles; milliseconds of processors an article")
    for name, took, extraction in (
        ("one worker", by_one, alone),
        ("two workers", by_two, by_two.workers),
    ):
        thousand, beside = number / 1000, took.processors - extraction
        print(
            f"{name:12} {number / took.clock:6.2f} articles a second; extraction "
            f"{extraction / thousand:.0f}, this process and Postgres {beside / thousand:.0f}"
        )
    print(
        f"two workers take {by_one.clock / by_two.clock:.2f} times the articles of one; with "
        f"processors busy to the end {2 * by_one.processors / by_two.processors:.2f}"
    )


def weigh(on: Bench, number: int) -> None:
    """Print the most memory that this process has taken after loading so many articles."""
    _load_without_resolving(on.engine, generate(number))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number} articles: {peak:.0f} MB at most")


def _load_without_resolving(
    engine: Engine,
    articles: Records,
    extractor: VersionedExtractor = GeneratedExtractor(),  # noqa: B008 - has no state
) -> int:
    """Load articles as load_records does, but leave the facts for later; return the load."""
    with closing(
        Run(
            engine, kind="load", arguments={}, version="benchmark",
            extractor_version=extractor.version, batch_size=BATCH_SIZE, now=None, dry_run=False,
            after_batch=lambda connection, load_id, count: None,
        )
    ) as run:  # fmt: skip
        for slots, claims in extract_all(
            run.survey(articles), load_extractor=GeneratedExtractor, workers=1, extractor=extractor
        ):
            run.write(slots, claims)
        return run.end().load_id


def _copy(engine: Engine, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    columns = {"articles": COLUMNS, **{table.name: table.columns for table in CLAIM_TABLES}}
    with driver_connection(engine) as connection, connection.transaction():
        for name in TABLES:
            statement = sql.SQL("copy {} ({}) from stdin").format(
                sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns[name]))
            )
            with connection.cursor() as cursor, cursor.copy(statement) as copying:
                for row in rows[name]:
                    copying.write_row(row)


def _in_turn(on: Bench, tasks: Sequence[Callable[[], object]], rounds: int) -> list[Seconds]:
    """Return the median of what each task takes, beginning with an empty database."""
    taken: list[list[Seconds]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, seconds in zip(tasks, taken, strict=True):
            on.empty()
            seconds.append(on.take(task))
    return [middle(seconds) for seconds in taken]


def _written(folder: Path, number: int) -> str:
    """Write dispatches to a file as JSON Lines and return its path."""
    path = folder / "dispatches.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for one in dispatches(number):
            record = {
                "id": one.external_id, "source": one.source, "published": str(one.published_on),
                "text": one.text,
            }  # fmt: skip
            file.write(f"{json.dumps(record)}\n")
    return str(path)


def _print_step(name: str, clock: float, here: float, server: float, number: int) -> None:
    one = number / 1000
    print(f"{name:18} {clock / one:7.1f} by the clock, {here / one:7.1f} + {server / one:.1f}")


def main() -> None:
    """Print the figures of one comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=["copy", "extraction", "workers", "memory"])
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with bench() as on:
        if args.what == "copy":
            compare_copy(on, args.articles, args.rounds)
        elif args.what == "extraction":
            compare_extraction(on, args.articles, args.rounds)
        elif args.what == "workers":
            compare_workers(on, args.articles, args.rounds)
        else:
            weigh(on, args.articles)


if __name__ == "__main__":
    main()
