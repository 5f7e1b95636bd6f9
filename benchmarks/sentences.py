"""Measure who met whom on single sentences, entities resolved to countries and organisations.

Usage: python -m benchmarks.sentences DATA [--errors]

Two sets, each sentence read as an article of its own. "held out": the tenth of
DATA/sentences/sentences.jsonl that the model never saw; rules were written with its errors in
view. "unread": the sentences of DATA/meet/m2e2_meet.jsonl.gz, whose errors nobody has read.
`*.gold.tsv` beside this file say by hand which actors meet in them. A pair of actors counts once
a sentence, however many persons stand for it. An actor whose country or organisation the
sentence does not tell may be given by name. Sentences that hold no meeting should bring no row.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from benchmarks.entities import Document
from etl.evaluate.names import comparable, same_person
from etl.extract import Extractor
from etl.records import Article, Claims, Party
from etl.seeding.lookups import Lookups
from etl.training.scores import Score
from etl.training.sentences import is_held_out, text_key

HERE = Path(__file__).parent
HELD_OUT, UNREAD = HERE / "sentences.gold.tsv", HERE / "unread.gold.tsv"

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
    false_rows: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and whether it tells of any meeting."""

    id: str
    text: str
    is_silent: bool


def read_gold(path: Path) -> dict[str, list[Met]]:
    """Return who meets whom by the id of the sentence."""
    gold: dict[str, list[Met]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            id, meetings = line.split("\t")
            parts = meetings.split(";") if meetings != "-" else []
            gold[id] = [pair for part in parts for pair in _pairs(part)]
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


def measure(
    sentences: Iterable[Sentence], gold: Mapping[str, list[Met]], extractor: Extractor
) -> Figures:
    """Extract each sentence as an article and compare."""
    figures = Figures()
    for one in sentences:
        claims = extractor.extract(Article(text=one.text, format="text", locator=one.id))
        if one.is_silent:
            figures.silent += 1
            if claims.reports:
                figures.false_rows.append(one.id)
        told = list(told_pairs(claims, extractor.lookups))
        _count(one.id, told, gold.get(one.id, []), figures)
    return figures


def _count(id: str, told: list[tuple[Actor, Actor]], gold: list[Met], figures: Figures) -> None:
    found, wrong = compare(told, gold)
    asked = {met for met in gold if met.required}
    figures.pairs.right += len(asked & found)
    figures.pairs.missed += len(asked - found)
    figures.pairs.wrong += len(wrong)
    figures.errors += [
        f"{id}\tmissed\t{_label(met.one)} x {_label(met.other)}"
        for met in sorted(asked - found, key=str)
    ]
    figures.errors += [f"{id}\tmade up\t{pair}" for pair in sorted(wrong)]


def held_out(data: Path) -> Iterator[dict[str, object]]:
    """Yield the annotated sentences that no training saw."""
    with (data / "sentences" / "sentences.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if is_held_out(text_key(row["text"])):
                yield row


def unread(data: Path, gold: Mapping[str, list[Met]]) -> Iterator[Sentence]:
    """Yield the sentences of M2E2, each once, set as text again."""
    seen = set()
    with gzip.open(data / "meet" / "m2e2_meet.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tokens = row["text"].split()
            document = Document()
            document.add(tokens, ["O"] * len(tokens))
            if document.text not in seen:
                seen.add(document.text)
                yield Sentence(row["id"], document.text, gold.get(row["id"]) == [])


def main() -> None:
    """Print the figures, and the errors when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pairs missed and made up")
    options = parser.parse_args()
    extractor = Extractor.load()
    annotated = (
        Sentence(str(row["i"]), str(row["text"]), not row["meetings"])
        for row in held_out(options.data)
    )
    unread_gold = read_gold(UNREAD)
    sets = {
        "held out": measure(annotated, read_gold(HELD_OUT), extractor),
        "unread": measure(unread(options.data, unread_gold), unread_gold, extractor),
    }
    print("| who met whom | P | R | F1 | pairs |\n|---|---|---|---|---|")
    for name, figures in sets.items():
        print(figures.pairs.row(name))
    for name, figures in sets.items():
        print(
            f"\n{name}: false meetings in {len(figures.false_rows)} of {figures.silent} sentences"
        )
    if options.errors:
        print("\n".join(sets["held out"].errors))


if __name__ == "__main__":
    main()
