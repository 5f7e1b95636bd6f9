"""Measure a model on the held-out tenth of our sentences, and its entities on CoNLL 2003 testa.

Spans count when start, end and label are right. Roles count twice: at triggers that were found,
and end to end, where a missed or false trigger costs all its roles. CoNLL is read for
measurement only; nothing is trained or tuned on it.
"""

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.extract.model import TaggedSentence, TaggedSpan, TaggedTrigger, Tagger
from etl.extract.tags import ENTITIES, KINDS, ROLES, STATUSES
from etl.extract.words import find_words
from etl.training.augment import entity_spans
from etl.training.scores import Score
from etl.training.sentences import (
    ENTITY_TAGS,
    ROLE_TAGS,
    Meeting,
    is_held_out,
    place_marks,
    text_key,
)

_CONLL = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
Marked = tuple[int, int, str]


@dataclass(slots=True)
class Figures:
    """All counts of one model on the held-out sentences."""

    entities: dict[str, Score] = field(default_factory=lambda: {n: Score() for n in ENTITIES})
    trigger: Score = field(default_factory=Score)
    kind: Score = field(default_factory=Score)
    status: Score = field(default_factory=Score)
    roles: dict[str, Score] = field(default_factory=dict)
    roles_end_to_end: dict[str, Score] = field(default_factory=dict)
    silent: int = 0
    """Sentences without a meeting."""
    alarms: int = 0
    """Those of them in which a trigger was found."""


def main() -> None:
    """Read the command line, measure, print Markdown tables."""
    parser = argparse.ArgumentParser(prog="python -m etl.training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with sentences/ and ner/")
    parser.add_argument("--weights", type=Path, help="folder of a model; the shipped one if absent")
    parser.add_argument("--checkpoint", type=Path, help="measure this one unquantised instead")
    parser.add_argument("--threshold", type=float, default=0.65, help="that a checkpoint gets")
    parser.add_argument("--no-conll", action="store_true", help="leave CoNLL out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.checkpoint:
            from etl.training.export import export  # needs torch; shipped weights do not

            export(
                options.checkpoint,
                Path(folder),
                version="fp32",
                threshold=options.threshold,
                quantised=False,
            )
        tagger = Tagger.load(Path(folder) if options.checkpoint else options.weights, threads=2)
    print(f"Model {tagger.version}\n")
    print("\n".join(table(measure(tagger, options.data))))
    if not options.no_conll:
        print("\n".join(conll_table(tagger, options.data)))


def measure(tagger: Tagger, data: Path) -> Figures:
    """Return the counts on the held-out sentences."""
    figures = Figures(
        roles={label: Score() for layer in ROLES for label in layer},
        roles_end_to_end={label: Score() for layer in ROLES for label in layer},
    )
    with (data / "sentences" / "sentences.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if is_held_out(text_key(row["text"])):
                _compare(tagger, row, figures)
    return figures


def _compare(tagger: Tagger, row: dict[str, object], figures: Figures) -> None:
    text = str(row["text"])
    gold = place_marks(row)
    bounds = list(find_words(text))
    [tagged] = tagger.tag(text, [(0, len(text))])
    marked = _in_text(gold.entities, bounds, ENTITY_TAGS)
    for label, score in figures.entities.items():
        score.add(_with_label(tagged.spans, label), [mark for mark in marked if mark[2] == label])
    _compare_triggers(tagged, gold.meetings, bounds, figures)
    for meeting, found in _pairs(tagged, gold.meetings, bounds):
        if meeting and found:
            figures.kind.add([found.kind], [KINDS[meeting.kind]])
            figures.status.add([found.status], [STATUSES[meeting.status]])
        _compare_roles(meeting, found, bounds, figures)


def _compare_triggers(
    tagged: TaggedSentence,
    meetings: Sequence[Meeting],
    bounds: Sequence[tuple[int, int]],
    figures: Figures,
) -> None:
    """A second word for the same meeting is neither right nor wrong."""
    also = {bounds[word] for meeting in meetings for word in meeting.also}
    main = {bounds[meeting.trigger] for meeting in meetings}
    found = {(trigger.start, trigger.end) for trigger in tagged.triggers}
    figures.trigger.add(found - (also - main), main)
    if not meetings:
        figures.silent += 1
        figures.alarms += bool(found)


def _pairs(
    tagged: TaggedSentence, meetings: Sequence[Meeting], bounds: Sequence[tuple[int, int]]
) -> Iterator[tuple[Meeting | None, TaggedTrigger | None]]:
    """Yield each annotated meeting with the found one, or one of them alone."""
    found = {(trigger.start, trigger.end): trigger for trigger in tagged.triggers}
    for meeting in meetings:
        places = [bounds[word] for word in (meeting.trigger, *meeting.also)]
        matches = [found.pop(place) for place in places if place in found]
        yield meeting, matches[0] if matches else None
    for trigger in found.values():
        yield None, trigger


def _compare_roles(
    meeting: Meeting | None,
    found: TaggedTrigger | None,
    bounds: Sequence[tuple[int, int]],
    figures: Figures,
) -> None:
    marked: list[Marked] = []
    for number, names in enumerate(ROLE_TAGS):
        marked += _in_text(meeting.roles[number], bounds, names) if meeting else []
    for label in figures.roles:
        answers = _with_label(found.roles, label) if found else []
        gold = [mark for mark in marked if mark[2] == label]
        figures.roles_end_to_end[label].add(answers, gold)
        if meeting and found:
            figures.roles[label].add(answers, gold)


def _in_text(
    tags: Sequence[int], bounds: Sequence[tuple[int, int]], names: Sequence[str]
) -> list[Marked]:
    return [
        (bounds[start][0], bounds[end - 1][1], names[tags[start]][2:])
        for start, end, _ in entity_spans(tags)
    ]


def _with_label(spans: Iterable[TaggedSpan], label: str) -> list[Marked]:
    return [(span.start, span.end, span.label) for span in spans if span.label == label]


def _sum(scores: Iterable[Score]) -> Score:
    total = Score()
    for score in scores:
        total.right += score.right
        total.wrong += score.wrong
        total.missed += score.missed
    return total


def table(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table of all figures."""
    yield "| held-out sentences | P | R | F1 | gold |"
    yield "|---|---|---|---|---|"
    yield _sum(figures.entities.values()).row("entities, all")
    for label, score in figures.entities.items():
        yield score.row(f"entity {label}")
    yield figures.trigger.row("trigger")
    yield figures.kind.row("kind at found triggers")
    yield figures.status.row("status at found triggers")
    for label, score in figures.roles.items():
        yield score.row(f"role {label} at found triggers")
    for label, score in figures.roles_end_to_end.items():
        yield score.row(f"role {label} end to end")
    share = 100 * figures.alarms / max(1, figures.silent)
    yield f"\nFalse alarms: {figures.alarms} of {figures.silent} sentences without a meeting"
    yield f"have a trigger ({share:.1f} %).\n"


def conll_table(tagger: Tagger, data: Path) -> Iterator[str]:
    """Yield the table of entities on CoNLL 2003 testa, all documents and those not on sport."""
    yield "| CoNLL 2003 testa | P | R | F1 | gold |"
    yield "|---|---|---|---|---|"
    everything, rest = ({label: Score() for label in ("PER", "ORG", "LOC")} for _ in range(2))
    for is_sport, text, gold in _conll(data / "ner" / "conll2003_testa.jsonl.gz"):
        [tagged] = tagger.tag(text, [(0, len(text))])
        found = [(s.start, s.end, _CONLL.get(s.label, "")) for s in tagged.spans]
        for label in everything:
            answers = [mark for mark in found if mark[2] == label]
            marks = [mark for mark in gold if mark[2] == label]
            everything[label].add(answers, marks)
            if not is_sport:
                rest[label].add(answers, marks)
    for name, scores in (("all", everything), ("without sport", rest)):
        yield _sum(scores.values()).row(name)
        for label, score in scores.items():
            yield score.row(f"{name}: {label}")


def _conll(path: Path) -> Iterator[tuple[bool, str, list[Marked]]]:
    """Yield whether it is sport, the text and its marks; sport is headed "SOCCER - ..."."""
    document, is_sport = "", False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tokens: list[str] = row["tokens"]
            if row["doc"] != document:
                document, is_sport = row["doc"], tokens[1:2] == ["-"]
            ends = [sum(len(t) + 1 for t in tokens[: n + 1]) - 1 for n in range(len(tokens))]
            marks: list[Marked] = []
            for token, end, tag in zip(tokens, ends, row["tags"], strict=True):
                if tag.startswith("I-") and marks:
                    marks[-1] = (marks[-1][0], end, tag[2:])
                elif tag != "O":
                    marks.append((end - len(token), end, tag[2:]))
            yield is_sport, " ".join(tokens), marks


if __name__ == "__main__":
    main()
