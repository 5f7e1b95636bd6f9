"""Measure which reports of several outlets come out as one meeting, from text to facts.

Usage: python -m benchmarks.occasions [FILE ...] [--errors] [--claims FOLDER]

A file holds dispatches: a line "=== SOURCE YYYY-MM-DD" begins one, and "{m1}" stands before the
sentence, or the part of one, that tells of the meeting m1. They are loaded with the model as
`whomet load` loads them. Each report is compared by the mark before its parties; reports without
one are errors of extraction, counted apart. Without a file those of
tests/etl/identity/occasions.txt, our own, are taken.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine, text

from benchmarks.growth import own_database
from benchmarks.identity import load
from benchmarks.kept import KeptExtractor
from etl.extract import Extractor
from etl.readers.header import take_header
from etl.records import Article

OWN = Path(__file__).parents[1] / "tests" / "etl" / "identity" / "occasions.txt"
TARGET = "target: F1 90"
_HEAD = re.compile(r"=== (?P<source>.+) (?P<day>\d{4}-\d\d-\d\d)")
_MARK = re.compile(r"\{(\w+)\} ?")
_REPORTS = """
select a.external_id, r.position, m.meeting_id::text, m.rule, r.during::text, r.place_city,
    array(select array[e.start_offset, e.end_offset] from report_evidence as e
        where (e.article_id, e.report_position) = (r.article_id, r.position)) as evidence,
    array(select p.start_offset from report_parties as p
        where (p.article_id, p.report_position) = (r.article_id, r.position)
            and p.start_offset is not null order by p.position) as parties,
    (select string_agg(coalesce(e.name, p.country_code), ' | ' order by p.position)
        from report_parties as p
        left join article_entities as e
            on (e.article_id, e.number) = (p.article_id, p.entity_number)
        where (p.article_id, p.report_position) = (r.article_id, r.position)) as names
from reports as r
join articles as a on a.id = r.article_id
join meeting_reports as m on (m.article_id, m.report_position) = (r.article_id, r.position)
order by a.external_id, r.position
"""
_DAYS_APART = """
select count(*) from meeting_reports as a
join meeting_reports as b using (meeting_id)
join reports as one on (one.article_id, one.position) = (a.article_id, a.report_position)
join reports as other on (other.article_id, other.position) = (b.article_id, b.report_position)
where not one.during && other.during
"""
Mark = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An article, and before which characters of it which meetings are told."""

    article: Article
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as it was loaded: what it tells, and in which meeting it is."""

    article: str
    told: str
    meeting: str
    label: str | None
    """The meeting that it truly tells of, None where no mark says so."""


def read(path: Path) -> Iterator[Dispatch]:
    """Yield the dispatches of a file; lines that begin with "#" are left out."""
    head: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "=== END 0001-01-01"]:
        found = _HEAD.fullmatch(line)
        if found is None:
            lines += [] if line.startswith("#") else [line]
            continue
        if head is not None:
            yield _dispatch(head, "\n".join(lines).strip(), path)
        head, lines = found, []


def _dispatch(head: re.Match[str], marked: str, path: Path) -> Dispatch:
    marks: list[Mark] = []
    body, behind = "", 0
    for found in _MARK.finditer(marked):
        body += marked[behind : found.start()]
        marks.append((len(body), found[1]))
        behind = found.end()
    body += marked[behind:]
    day = date.fromisoformat(head["day"])
    header = take_header(body, published_on=day)
    shift = len(body) - len(header.text)
    article = Article(
        text=header.text,
        source=head["source"],
        agency=header.agency,
        dateline=header.dateline,
        dateline_place=header.place,
        dateline_on=header.day,
        published_on=day,
        external_id=f"{head['source']} {day} {sha256(body.encode()).hexdigest()[:6]}",
        format="occasions",
        locator=path.name,
    )
    return Dispatch(article, [(start - shift, label) for start, label in marks])


def read_reports(engine: Engine, dispatches: Iterable[Dispatch]) -> list[Reported]:
    """Return the reports that were loaded, each with the meeting it truly tells of."""
    marks = {str(one.article.external_id): one.marks for one in dispatches}
    found = []
    with engine.connect() as connection:
        for (
            article,
            position,
            meeting,
            rule,
            during,
            city,
            evidence,
            parties,
            names,
        ) in connection.execute(text(_REPORTS)):
            label = truly(marks[article], evidence, parties)
            told = f"{position}: {names} [{during or ''} {city or ''}] {rule}"
            found.append(Reported(article, told, meeting, label))
    return found


def truly(
    marks: Sequence[Mark], evidence: Sequence[tuple[int, int]], parties: Sequence[int]
) -> str | None:
    """Return the meeting whose mark stands before most of the parties, within the evidence."""
    told = [mark for mark in marks if any(start <= mark[0] < end for start, end in evidence)]
    before = [max((mark for mark in told if mark[0] <= party), default=None) for party in parties]
    counted = Counter(mark[1] for mark in before if mark)
    if counted:
        return min(counted, key=lambda label: (-counted[label], label))
    return told[0][1] if told else None


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall of groups, averaged over what is grouped."""
    truth, answer = grouped(gold), grouped(found)
    shared = {one: len(truth[gold[one]] & answer[found[one]]) for one in gold}
    return (
        sum(shared[one] / len(answer[found[one]]) for one in gold) / len(gold),
        sum(shared[one] / len(truth[gold[one]]) for one in gold) / len(gold),
    )


def grouped(labels: Mapping[str, str]) -> dict[str, set[str]]:
    """Return what bears each label."""
    groups: dict[str, set[str]] = defaultdict(set)
    for one, label in labels.items():
        groups[label].add(one)
    return groups


def measure(dispatches: Sequence[Dispatch], reports: Sequence[Reported]) -> str:
    """Return the row of one set."""
    labelled = {f"{one.article} {one.told}": one for one in reports if one.label}
    gold = {name: str(one.label) for name, one in labelled.items()}
    precision, recall = b_cubed(gold, {name: one.meeting for name, one in labelled.items()})
    told = {(str(one.article.external_id), label) for one in dispatches for _, label in one.marks}
    missed = told - {(one.article, str(one.label)) for one in labelled.values()}
    figures = (precision, recall, 2 * precision * recall / (precision + recall))
    shown = " | ".join(f"{100 * figure:.1f}" for figure in figures)
    unmarked = len(reports) - len(labelled)
    return f"{len(set(gold.values()))} | {len(gold)} | {len(missed)} | {unmarked} | {shown} |"


def print_errors(reports: Iterable[Reported]) -> None:
    """Print the meetings that came out in parts or hold several, and reports without a mark."""
    listed = sorted(reports, key=lambda one: (one.label or "", one.meeting, one.article))
    labels: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for one in listed:
        if one.label:
            labels[one.meeting].add(one.label)
            parts[one.label].add(one.meeting)
    for one in listed:
        mixed = len(labels[one.meeting]) > 1
        split = one.label is not None and len(parts[one.label]) > 1
        if one.label is None or mixed or split:
            words = "unmarked" if one.label is None else "mixed" if mixed else "split"
            print(words, one.label, one.meeting[:6], one.article, one.told, file=sys.stderr)


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*", default=[OWN], metavar="FILE")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--claims", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    extractor = KeptExtractor(options.claims) if options.claims else Extractor.load()
    print(f"| meetings ({TARGET}) | meetings | reports | not extracted | unmarked | P | R | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for path in options.files:
        dispatches = list(read(path))
        with own_database() as (engine, _):
            load(engine, (one.article for one in dispatches), extractor)
            reports = read_reports(engine, dispatches)
            print(f"| {path.name} | {measure(dispatches, reports)}")
            with engine.connect() as connection:
                apart = connection.scalar(text(_DAYS_APART))
            print(f"pairs of reports in one meeting whose days differ clearly: {apart}")
            if options.errors:
                print_errors(reports)


if __name__ == "__main__":
    main()
