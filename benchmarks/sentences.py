"""Measure who met whom on single sentences, entities resolved to countries and organisations.

Usage: python -m benchmarks.sentences DATA [--errors]

DATA/sentences/sentences.jsonl holds annotated sentences of diplomatic news, of which the tenth
that the model never saw is read, each as an article of its own. `sentences.gold.tsv` beside this
file says by hand which actors meet in them. A pair of actors counts once a sentence, however many
persons stand for it. An actor whose country or organisation the sentence does not tell may be
given by name. Sentences that hold no meeting should bring no row.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from etl.evaluate.names import comparable, same_person
from etl.extract import Extractor
from etl.records import Article, Claims, Party
from etl.seeding.lookups import Lookups
from etl.training.scores import Score
from etl.training.sentences import is_held_out, text_key

GOLD = Path(__file__).with_name("sentences.gold.tsv")

Actor = frozenset[str]
"""All that may name one actor: a country code, or comparable names."""


@dataclass(frozen=True, slots=True)
class Met:
    """Two actors who meet, as annotated."""

    one: Actor
    other: Actor
    required: bool


@dataclass(slots=True)
class Figures:
    """What was counted, and the sentences that went wrong."""

    pairs: Score = field(default_factory=Score)
    silent: int = 0
    false_rows: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def read_gold(path: Path = GOLD) -> dict[int, list[Met]]:
    """Return who meets whom by the number of the sentence."""
    gold: dict[int, list[Met]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, meetings = line.split("\t")
            gold[int(number)] = [pair for part in meetings.split(";") for pair in _pairs(part)]
    return gold


def _pairs(meeting: str) -> Iterator[Met]:
    """Yield the pairs across sides as asked, those within a side as allowed."""
    words = meeting.strip()
    required = not words.startswith("?")
    sides = [
        [_actor(names) for names in side.split(",")] for side in words.lstrip("? ").split(" x ")
    ]
    for side in sides:
        yield from (Met(one, other, False) for one, other in combinations(side, 2))
    for left, right in combinations(sides, 2):
        yield from (Met(one, other, required) for one in left for other in right)


def _actor(names: str) -> Actor:
    return frozenset(
        name if len(name) == 2 and name.isupper() else comparable(name)
        for name in names.strip().split("|")
    )


def told_pairs(claims: Claims, lookups: Lookups) -> Iterator[tuple[Actor, Actor]]:
    """Yield the pairs of parties that the claims of a sentence tell as meeting."""
    for report in claims.reports:
        parties = [party for party in report.parties if party.role != "absent"]
        for one, other in combinations(parties, 2):
            yield _told(one, claims, lookups), _told(other, claims, lookups)


def _told(party: Party, claims: Claims, lookups: Lookups) -> Actor:
    """Return the country and the names that a party goes by."""
    names = {party.country, party.represents_country}
    for number in (party.entity, party.represents_organisation):
        if number is not None:
            entity = claims.entities[number]
            names.update(comparable(form) for form in (entity.name, *entity.forms))
            names.add(entity.country)
            seeded = lookups.organisations.get(entity.seed_key) if entity.seed_key else None
            names.add(comparable(seeded.name) if seeded else None)
    return frozenset(name for name in names if name)


def _is(told: Actor, asked: Actor) -> bool:
    return bool(told & asked) or any(
        same_person(name, form)
        for name in told
        for form in asked
        if not (name.isupper() or form.isupper())
    )


def compare(told: Iterable[tuple[Actor, Actor]], gold: list[Met]) -> tuple[set[Met], set[str]]:
    """Return the annotated pairs that were told, and in words the told ones that are wrong."""
    found: set[Met] = set()
    wrong: set[str] = set()
    actors = {actor for met in gold for actor in (met.one, met.other)}
    for one, other in told:
        hits = [
            met
            for met in gold
            if (_is(one, met.one) and _is(other, met.other))
            or (_is(one, met.other) and _is(other, met.one))
        ]
        found.update(hits)
        if not hits and not any(_is(one, actor) and _is(other, actor) for actor in actors):
            wrong.add(" x ".join(sorted((_label(one), _label(other)))))
    return found, wrong


def _label(told: Actor) -> str:
    """Return the country of an actor, else its fullest name: what makes wrong pairs the same."""
    return min(told, key=lambda name: (not name.isupper(), -len(name), name))


def measure(rows: Iterable[dict[str, object]], extractor: Extractor) -> Figures:
    """Extract each sentence as an article and compare."""
    gold, figures = read_gold(), Figures()
    for row in rows:
        number, text = int(str(row["i"])), str(row["text"])
        claims = extractor.extract(Article(text=text, format="text", locator=f"sentence {number}"))
        if not row["meetings"]:
            figures.silent += 1
            if claims.reports:
                figures.false_rows.append(number)
        _count(number, list(told_pairs(claims, extractor.lookups)), gold.get(number, []), figures)
    return figures


def _count(number: int, told: list[tuple[Actor, Actor]], gold: list[Met], figures: Figures) -> None:
    found, wrong = compare(told, gold)
    asked = {met for met in gold if met.required}
    figures.pairs.right += len(asked & found)
    figures.pairs.missed += len(asked - found)
    figures.pairs.wrong += len(wrong)
    figures.errors += [
        f"{number}\tmissed\t{_label(met.one)} x {_label(met.other)}"
        for met in sorted(asked - found, key=str)
    ]
    figures.errors += [f"{number}\tmade up\t{pair}" for pair in sorted(wrong)]


def held_out(data: Path) -> Iterator[dict[str, object]]:
    """Yield the annotated sentences that no training saw."""
    with (data / "sentences" / "sentences.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if is_held_out(text_key(row["text"])):
                yield row


def main() -> None:
    """Print the figures, and the errors when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pairs missed and made up")
    options = parser.parse_args()
    figures = measure(held_out(options.data), Extractor.load())
    print("| single sentences | P | R | F1 | gold |\n|---|---|---|---|---|")
    print(figures.pairs.row("who met whom"))
    print(f"\nFalse meetings: {len(figures.false_rows)} of {figures.silent} sentences without one")
    if options.errors:
        print("\n".join(figures.errors))


if __name__ == "__main__":
    main()
