"""Measure which names of different articles come out as one person, and dated posts.

Usage: python -m benchmarks.identity [DATA] [--only SET...] [--errors SET...] [--claims FOLDER]

Our own hard pairs (tests/etl/identity/pairs*.csv) are asked of the rules one by one. With DATA,
news is loaded as `whomet load` loads it, with the model, into a database of its own, and two names
of two articles count as found when they are one actor:

  ecbplus      DATA/merge/ecbplus.jsonl.gz: persons marked by hand across articles on one event
  secretaries  DATA/meet/history_secretaries.jsonl.gz: hosts of US secretaries of state; which two
               are one follows by rule from country, name and years (see benchmarks/secretaries.py)

Only names that the extraction found count here. "written differently" leaves out pairs of equal
names, which are easy; "full names" leaves out surnames alone. --only loads no other sets than those
named; --errors prints pairs of a set; --claims keeps what was extracted there for the next run.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, text

from benchmarks import ecbplus, secretaries
from benchmarks.growth import own_database
from benchmarks.kept import KeptExtractor
from etl.extract import Extractor
from etl.identity.person_names import parse
from etl.identity.persons import PersonVariant
from etl.identity.surnames import group_persons
from etl.pipeline import VersionedExtractor, load_records
from etl.records import Article
from etl.text import names
from etl.training.scores import Score

PAIRS = Path(__file__).parents[1] / "tests" / "etl" / "identity"
SETS = {"ecbplus": ecbplus, "secretaries": secretaries}
TARGET = "target: P 99, R 93"
_PERSONS = """
select a.external_id, e.number, e.name, m.actor_id
from article_entities as e
join articles as a on a.id = e.article_id
join actor_members as m on (m.article_id, m.entity_number) = (e.article_id, e.number)
where e.kind = 'person'
"""
_MENTIONS = """
select a.external_id, m.entity_number, m.start_offset, m.end_offset
from mentions as m
join articles as a on a.id = m.article_id
where m.kind = 'person' and m.entity_number is not null
order by a.external_id, m.entity_number, m.start_offset
"""
Label = Any
Same = Callable[[Label, Label], bool | None]


@dataclass(frozen=True, slots=True)
class Named:
    """A person of one article: what identity made of it, and who it truly is."""

    article: str
    name: str
    actor: UUID
    label: Label

    @property
    def is_full(self) -> bool:
        """True when more than a surname is written."""
        return parse(self.name).is_full


def load(engine: Engine, articles: Iterable[Article], extractor: VersionedExtractor) -> None:
    """Load articles in this process, and derive the facts."""
    load_records(
        engine,
        articles,
        arguments={},
        extractor=extractor,
        load_extractor=Extractor.load,
        workers=1,
    )


def read_named(engine: Engine, marks: dict[str, list[tuple[int, int, Label]]]) -> Iterator[Named]:
    """Yield the persons that a gold mark covers, with the label that most of it bears."""
    labels: dict[tuple[str, int], list[Label]] = defaultdict(list)
    with engine.connect() as connection:
        for article, number, start, end in connection.execute(text(_MENTIONS)):
            covering = [m for m in marks.get(article, ()) if m[0] <= start and end <= m[1]]
            if covering:
                shortest = min(covering, key=lambda mark: mark[1] - mark[0])
                labels[article, number].append(shortest[2])
        for article, number, name, actor in connection.execute(text(_PERSONS)):
            if told := labels.get((article, number)):
                best = max(told, key=lambda label: (told.count(label), str(label)))
                yield Named(article, name, actor, best)


def pairs(
    named: Sequence[Named], same: Same, block: Callable[[Label], Any]
) -> Iterator[tuple[Named, Named, bool, bool]]:
    """Yield each pair of two articles that is one person or was made one: found, and true."""
    groups: dict[Any, list[int]] = defaultdict(list)
    for place, one in enumerate(named):
        groups["actor", one.actor].append(place)
        groups["label", block(one.label)].append(place)
    for a, b in sorted({pair for group in groups.values() for pair in combinations(group, 2)}):
        one, other = named[a], named[b]
        true = same(one.label, other.label)
        if one.article != other.article and true is not None:
            yield one, other, one.actor == other.actor, true


def scored(found: Iterable[tuple[bool, bool]]) -> Score:
    """Count pairs, each told as found and as true."""
    score = Score()
    for is_found, is_true in found:
        score.right += is_found and is_true
        score.wrong += is_found and not is_true
        score.missed += is_true and not is_found
    return score


def measure(
    name: str, named: Sequence[Named], same: Same, block: Callable[[Label], Any], *, errors: bool
) -> None:
    """Print the rows of one set."""
    listed = list(pairs(named, same, block))
    both_full = [pair for pair in listed if pair[0].is_full and pair[1].is_full]
    different = [pair for pair in listed if names.words(pair[0].name) != names.words(pair[1].name)]
    for words, chosen in (
        ("all", listed),
        ("full names", both_full),
        ("written differently", different),
    ):
        print(scored((found, true) for _, _, found, true in chosen).row(f"{name}, {words}"))
    if errors:
        told: dict[str, int] = defaultdict(int)
        for one, other, found, true in listed:
            if found != true:
                first, second = sorted((one, other), key=lambda each: (each.name, str(each.label)))
                told[
                    f"{'+' if found else '-'} {first.name} [{first.label}]"
                    f" / {second.name} [{second.label}]"
                ] += 1
        for line, count in sorted(told.items(), key=lambda each: (-each[1], each[0])):
            print(count, line, file=sys.stderr)


def own_pairs(path: Path) -> Iterator[tuple[dict[str, str], bool, bool]]:
    """Yield our hard pairs with the answer of the rules, and the true one."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pair = {
                PersonVariant(
                    name=row[f"name_{side}"],
                    country=row[f"country_{side}"] or None,
                    posts=frozenset(filter(None, [row[f"post_{side}"]])),
                )
                for side in "ab"
            }
            groups = group_persons(pair)
            yield row, len(groups) == 1 and not groups[0].each_alone, row["same"] == "yes"


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--only", nargs="*", choices=list(SETS), default=list(SETS), metavar="SET")
    parser.add_argument("--errors", nargs="*", default=(), metavar="SET")
    parser.add_argument("--claims", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    print(f"| persons ({TARGET}) | P | R | F1 | true pairs |\n|---|---|---|---|---|")
    for path in sorted(PAIRS.glob("pairs*.csv")):
        listed = list(own_pairs(path))
        print(scored((found, true) for _, found, true in listed).row(f"own, {path.name}"))
        for row, found, true in listed:
            if found != true and path.stem in options.errors:
                print("+" if found else "-", *row.values(), file=sys.stderr)
    for name in options.only:
        module = SETS[name]
        source = (options.data or Path("DATA")) / module.PATH
        if not source.is_file():
            print(f"{name} is left out: there is no {source}", file=sys.stderr)
            continue
        with own_database() as (engine, _):
            gold = module.read(source)
            extractor = KeptExtractor(options.claims) if options.claims else Extractor.load()
            load(engine, (one.article for one in gold), extractor)
            marks = {str(one.article.external_id): one.marks for one in gold}
            named = list(read_named(engine, marks))
            measure(name, named, module.same, module.block, errors=name in options.errors)
            if module is secretaries:
                print(secretaries.posts_table(engine, gold, errors="posts" in options.errors))


if __name__ == "__main__":
    main()
