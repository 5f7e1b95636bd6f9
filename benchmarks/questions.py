"""Time the views of schema bi and the named questions on a large made-up database.

Usage: python -m benchmarks.questions [--articles 100000] [--repeat 200] [--keep DIR] [--plans FILE]

A server of its own is filled by benchmarks/stages: three meetings for ten articles, persons and
countries met as unevenly as in news. A selective question asks for one person, country, day or
key, another each time; a full one counts everything by something. What reads every column of every
row is timed with --every-column, though nobody asks it. Times are those of the server's answer,
fetched by the driver, in milliseconds; CPU is the server's, on average (on Linux), which other work
on the machine lengthens little. Questions that take longer than the limit are cut off and told so.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from benchmarks.arriving import server_seconds
from benchmarks.filling import fill
from benchmarks.growth import own_database
from etl.queries import find_query, query_names

CUT_OFF = 20_000
"""Milliseconds after which a question is given up."""
SEED = 1
FULL = 3
"""How often a full question is asked; what reads every column is asked once."""

SELECTIVE_VIEWS: Mapping[str, str] = {
    "who_met_whom": "actor_a = :name",
    "meetings_flat": "started_on = :day",
    "meeting_participants": "name = :name",
    "actor_posts": "actor = :name",
    "evidence": "meeting_key = :meeting",
    "articles": "published_on = :day",
    "actors": "name = :name",
    "meeting_disagreements": "meeting_key = :meeting",
    "actor_timeline": "actor = :name",
    "country_pairs_by_month": "country_code_a = :country",
    "topic_trend": "topic_code = :topic",
}
FULL_VIEWS: Mapping[str, str] = {
    "who_met_whom": "select country_a, kind, count(*), max(started_on) from bi.{} group by 1, 2",
    "meetings_flat": "select country, kind, count(*), sum(report_count) from bi.{} group by 1, 2",
    "meeting_participants": "select country_code, post_code, count(*) from bi.{} group by 1, 2",
    "actor_posts": "select post_code, count(*), sum(evidence_count) from bi.{} group by 1",
    "evidence": "select source, count(*), max(published_on) from bi.{} group by 1",
    "articles": "select source, published_on, count(*) from bi.{} group by 1, 2",
    "actors": "select type, country_code, count(*), sum(meeting_count) from bi.{} group by 1, 2",
    "meeting_disagreements": "select field, count(*), max(published_on) from bi.{} group by 1",
    "actor_timeline": "select actor, count(*), max(started_on) from bi.{} group by 1",
    "country_pairs_by_month": "select country_code_a, country_code_b, sum(meeting_count)"
    " from bi.{} group by 1, 2",
    "topic_trend": "select parent, month_on, sum(meeting_count) from bi.{} group by 1, 2",
}
NAMED: Mapping[str, str] = {"name": "name", "a": "name", "b": "other", "words": "name"}
"""Which drawn value a parameter takes; others go by their own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long one question took, asked several times."""

    name: str
    kind: str
    milliseconds: Sequence[float]
    cpu: float
    """Milliseconds of the server's processes, on average."""

    def row(self) -> str:
        """Return a line of the table."""
        if not self.milliseconds:
            return f"| {self.name} | {self.kind} | over {CUT_OFF} | | | |"
        ordered = sorted(self.milliseconds)
        most = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        times = f"{median(ordered):.0f} | {most:.0f} | {ordered[-1]:.0f} | {self.cpu:.0f}"
        return f"| {self.name} | {self.kind} | {times} |"


class Drawing:
    """Values to ask for, drawn from what the database holds, often met ones more often."""

    def __init__(self, connection: Connection, seed: int) -> None:
        """Take a filled database."""
        self._random = Random(seed)
        self._lists = {
            "name": _values(
                connection,
                "select a.name from meeting_participants as p join actors as a on a.id = p.actor_id"
                " order by p.meeting_id, p.position limit 2000",
            ),
            "meeting": _values(connection, "select id::text from meetings order by id limit 2000"),
            "day": _values(connection, "select distinct lower(during) from meetings limit 1000"),
            "country": _values(connection, "select distinct place_country_code from meetings"),
            "topic": _values(connection, "select distinct topic_code from meeting_topics"),
            "post": _values(connection, "select code from posts order by code limit 50"),
        }

    def values(self) -> dict[str, Any]:
        """Return one value of each kind."""
        drawn = {name: self._random.choice(values) for name, values in self._lists.items()}
        return {**drawn, "other": self._random.choice(self._lists["name"])}


def _values(connection: Connection, query: str) -> list[Any]:
    return list(connection.execute(text(query)).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One view or named question, asked for other values each time."""

    name: str
    kind: str
    times: int
    ask: Callable[[], tuple[str, Mapping[str, Any]]]
    """Return the SQL and the values of its parameters."""


def questions(drawing: Drawing, *, repeat: int) -> Iterator[Question]:
    """Yield every view, for one value and whole, and every named question."""
    for view, condition in SELECTIVE_VIEWS.items():
        one = f"select * from bi.{view} where {condition}"  # noqa: S608 - names of this file
        yield Question(
            name=view,
            kind="selective",
            times=repeat,
            ask=lambda query=one: (query, drawing.values()),  # type: ignore[misc]
        )
        every = f"select count(*), max(one::text) from bi.{view} as one"  # noqa: S608
        for kind, times, query in (
            ("full", FULL, FULL_VIEWS[view].format(view)),
            ("every column", 1, every),
        ):
            yield Question(name=view, kind=kind, times=times, ask=lambda query=query: (query, {}))  # type: ignore[misc]
    for name in query_names():
        found = find_query(name)
        selective = any(parameter.required for parameter in found.parameters)

        def ask(found: Any = found) -> tuple[str, dict[str, Any]]:
            drawn = drawing.values()
            given = {
                parameter.name: str(drawn[NAMED.get(parameter.name, parameter.name)])
                for parameter in found.parameters
                if parameter.required
            }
            return found.sql, found.bind(given)

        kind = "selective" if selective else "full"
        yield Question(name=name, kind=kind, times=repeat if selective else FULL, ask=ask)


def time_one(connection: Connection, question: Question, server: int) -> Timing:
    """Ask so often after one time that warms the cache, and stop at the first cut off."""
    taken: list[float] = []
    worked = 0.0
    for number in range(question.times + 1):
        query, values = question.ask()
        begun, before = time.perf_counter(), server_seconds(server)
        try:
            fetch(connection, query, values)
        except OperationalError:
            connection.rollback()
            return Timing(name=question.name, kind=question.kind, milliseconds=(), cpu=0)
        ended = time.perf_counter()
        connection.rollback()
        if number:
            taken.append((ended - begun) * 1000)
            worked += server_seconds(server) - before
    cpu = worked * 1000 / question.times
    return Timing(name=question.name, kind=question.kind, milliseconds=taken, cpu=cpu)


def fetch(connection: Connection, query: str, values: Mapping[str, Any]) -> None:
    """Fetch an answer as the driver gives it; to wrap 600,000 rows costs Python a second more."""
    answer = connection.execute(text(query), values).cursor
    if answer is not None:
        answer.fetchall()


def plan_of(connection: Connection, question: Question) -> str:
    """Return how the server answered a question once, as a section of a page."""
    query, values = question.ask()
    explain = "explain (analyze, costs off, timing off, buffers off) "
    try:
        lines = connection.execute(text(explain + query), values).scalars().all()
    except OperationalError:
        lines = [f"given up after {CUT_OFF} ms"]
    connection.rollback()
    return "\n".join((f"## {question.name}, {question.kind}\n", "```text", *lines, "```\n\n"))


def main() -> None:
    """Read the command line, fill, ask and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=200, help="askings of a selective question")
    parser.add_argument("--kind", choices=("selective", "full"), help="ask these alone")
    parser.add_argument(
        "--every-column", action="store_true", help="also read all columns of all rows"
    )
    parser.add_argument("--only", nargs="+", default=(), help="names of views and questions")
    parser.add_argument("--plans", type=Path, help="file to write the plans to, as Markdown")
    parser.add_argument(
        "--keep", type=Path, help="folder of the database, which stays and is used again"
    )
    options = parser.parse_args()
    with own_database(options.keep) as (engine, server):
        fill(engine, options.articles, lambda line: print(line, flush=True))
        print(
            "| question | kind | median ms | 95 % within ms | longest ms | CPU ms |\n"
            "|---|---|---|---|---|---|",
            flush=True,
        )
        with engine.connect() as connection:
            connection.execute(text(f"set statement_timeout = {CUT_OFF}"))
            connection.commit()
            drawing = Drawing(connection, SEED)
            asked = [
                question
                for question in questions(drawing, repeat=options.repeat)
                if (not options.only or question.name in options.only)
                and (options.every_column or question.kind != "every column")
                and options.kind in (None, question.kind)
            ]
            for question in asked:
                print(time_one(connection, question, server).row(), flush=True)
            if options.plans:
                told = [one for one in asked if one.kind != "every column"]
                title = f"# Plans of the questions, on {options.articles} made-up articles\n\n"
                plans = (plan_of(connection, question) for question in told)
                options.plans.write_text(title + "".join(plans), encoding="utf-8")


if __name__ == "__main__":
    main()
