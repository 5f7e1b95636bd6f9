"""Time and weigh loads: against a bare COPY, against extraction alone, by workers, by size.

Usage: python -m benchmarks.loading copy|extraction|workers|memory [--articles N] [--rounds N]

Each runs on an embedded Postgres of its own, with the settings that users get. What is compared
runs in turn, and the median of the rounds counts, so that other work on the machine weighs on
neither alone. Seconds of the clock, and of processors: those of this process and of Postgres
together, which on a busy machine are the fair ones.

  copy        rows a second of a load without extraction, and of a COPY of the same rows into the
              same tables with all their keys and indexes
  extraction  articles a second of a load in one process, with and without deriving the facts, and
              of its extraction alone
  workers     articles a second of a load with one worker and with two; wants two free cores
  memory      the most memory that a load of N articles takes, without extraction
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from psycopg import sql
from sqlalchemy import Engine, create_engine, text

from benchmarks.generated import GeneratedExtractor, generate
from etl.database.home import Home
from etl.database.server import LocalServer
from etl.database.upgrade import upgrade
from etl.executors import extract_all
from etl.extract import Extractor
from etl.load.articles import COLUMNS, Keyed, article_row
from etl.load.connections import driver_connection
from etl.load.rows import CLAIM_TABLES
from etl.load.run import Run
from etl.pipeline import BATCH_SIZE, VersionedExtractor, load_records
from etl.readers import read
from etl.records import Article
from etl.seeding.writing import seed

CORPUS = Path(__file__).parent.parent / "tests" / "quality" / "articles.jsonl"
_servers: list[psutil.Process] = []
TABLES = ("articles", *(table.name for table in CLAIM_TABLES))


@contextmanager
def database() -> Iterator[Engine]:
    """Lend a seeded database on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="whomet-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        server = LocalServer(home=Home(path=Path(name) / "home"))
        _servers.append(psutil.Process(server.start().pid))
        engine = create_engine(server.url())
        try:
            upgrade(engine)
            seed(engine)
            yield engine
        finally:
            engine.dispose()
            _servers.clear()
            server.stop()


def compare_copy(engine: Engine, number: int, rounds: int) -> None:
    """Print rows a second of load and COPY, and their ratio."""
    articles = list(generate(number))
    extractor = GeneratedExtractor()
    claims = [extractor.extract(article) for article in articles]
    keyed = [Keyed.of(article) for article in articles]
    load_id = _load_without_resolving(engine, articles)
    rows = {"articles": [article_row(k, c, load_id) for k, c in zip(keyed, claims, strict=True)]}
    for table in CLAIM_TABLES:
        rows[table.name] = [
            tuple(row) for k, c in zip(keyed, claims, strict=True) for row in table.rows(k.id, c)
        ]
    total = sum(map(len, rows.values()))

    def load() -> None:
        _load_without_resolving(engine, articles)

    def copy() -> None:
        _copy(engine, rows)

    print(f"{total} rows of {number} articles")
    taken = _in_turn([load, copy], rounds, before=lambda: _empty(engine))
    _print(("load", "bare COPY"), taken, total, "rows")


def compare_extraction(engine: Engine, number: int, rounds: int) -> None:
    """Print articles a second of a load with and without its facts, and of its extraction."""
    articles = _corpus(number)
    extractor = Extractor.load()

    def load() -> None:
        load_records(
            engine, articles, arguments={}, extractor=extractor, load_extractor=Extractor.load,
            workers=1,
        )  # fmt: skip

    def write() -> None:
        _load_without_resolving(engine, articles, extractor)

    def extract() -> None:
        for article in articles:
            extractor.extract(article)

    extractor.extract(articles[0])
    taken = _in_turn([load, write, extract], rounds, before=lambda: _empty(engine))
    names = ("load with facts", "load without", "extraction")
    _print(names, taken, len(articles), "articles")


def compare_workers(number: int, rounds: int) -> None:
    """Print articles a second of the extraction by one worker and by two, and their ratio."""
    articles = _corpus(number)
    batches = [(n, articles[n : n + BATCH_SIZE]) for n in range(0, len(articles), BATCH_SIZE)]

    def with_workers(workers: int) -> Callable[[], None]:
        def run() -> None:
            list(extract_all(batches, load_extractor=Extractor.load, workers=workers))

        return run

    taken = _in_turn([with_workers(2), with_workers(1)], rounds, before=lambda: None)
    _print(("two workers", "one worker"), taken, len(articles), "articles")


def weigh(engine: Engine, number: int) -> None:
    """Print the most memory that this process has taken after loading so many articles."""
    _load_without_resolving(engine, generate(number))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number} articles: {peak:.0f} MB at most")


def _load_without_resolving(
    engine: Engine,
    articles: Iterable[Article],
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


def _in_turn(
    tasks: Sequence[Callable[[], None]], rounds: int, *, before: Callable[[], None]
) -> list[tuple[float, float]]:
    """Return the median seconds of each task, by the clock and of processors."""
    taken: list[list[tuple[float, float]]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, seconds in zip(tasks, taken, strict=True):
            before()
            wall, cpu = time.perf_counter(), _processor_seconds()
            task()
            seconds.append((time.perf_counter() - wall, _processor_seconds() - cpu))
    return [(median(w for w, _ in seconds), median(c for _, c in seconds)) for seconds in taken]


def _processor_seconds() -> float:
    """Return what this process, its workers and the servers that it started have taken so far."""
    return sum(map(_taken_by, [psutil.Process(), *_servers]))


def _taken_by(process: psutil.Process) -> float:
    """Return the processor seconds of a process and of its children, ended ones too."""
    times = process.cpu_times()
    own = times.user + times.system + times.children_user + times.children_system
    with suppress(psutil.NoSuchProcess):
        own += sum(map(_taken_by, process.children()))
    return float(own)


def _print(
    names: Sequence[str], taken: Sequence[tuple[float, float]], count: int, what: str
) -> None:
    """Print the rates, and each as a share of the last."""
    last_wall, last_cpu = taken[-1]
    print(f"{what + ' a second':22} {'by the clock':>22} {'of processors':>22}")
    for name, (wall, cpu) in zip(names, taken, strict=True):
        by_clock = f"{count / wall:.1f} ({last_wall / wall:.0%})"
        print(f"{name:22} {by_clock:>22} {f'{count / cpu:.1f} ({last_cpu / cpu:.0%})':>22}")


def _empty(engine: Engine) -> None:
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(
            text(
                "truncate articles, dirty_blocks, redirects, actors, meetings, stories, variants"
                " cascade"
            )
        )
        connection.execute(text("delete from organisations where seed_key is null"))
        connection.execute(text("checkpoint"))


def _corpus(number: int) -> list[Article]:
    """Return so many articles: those of the corpus, and again as others of later months."""
    found = [article for article in read([str(CORPUS)]) if isinstance(article, Article)]
    again = -(-number // len(found))
    every = [_later(article, months) for months in range(again) for article in found]
    return every[:number]


def _later(article: Article, months: int) -> Article:
    published = article.reference_day or date(2024, 1, 1)
    return replace(
        article,
        external_id=f"{article.external_id} {months}",
        url=None,
        published_at=None,
        published_on=published + timedelta(days=30 * months),
    )


def main() -> None:
    """Print the figures of one comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=["copy", "extraction", "workers", "memory"])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    if args.what == "workers":
        compare_workers(args.articles, args.rounds)
        return
    with database() as engine:
        if args.what == "copy":
            compare_copy(engine, args.articles, args.rounds)
        elif args.what == "extraction":
            compare_extraction(engine, args.articles, args.rounds)
        else:
            weigh(engine, args.articles)


if __name__ == "__main__":
    main()
