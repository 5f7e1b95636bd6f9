"""Vary the training sentences: other names in the slots, capitals, datelines."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.tags import ENTITIES
from etl.extract.words import SHAPES
from etl.training.sentences import ENTITY_TAGS, Meeting, Sentence

_SWAPPED = ("PER", "GPE", "NORP", "ORG")
_MONTHS = (
    "January February March April May June July August September October November "
    "December Jan. Feb. Aug. Sept. Oct. Nov. Dec."
).split()
_AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "TASS", "Kyodo", "Yonhap", "KCNA", "UPI", "Anadolu")


@dataclass(frozen=True, slots=True)
class Pools:
    """The written forms of each entity label that may stand in for one another."""

    forms: dict[str, tuple[tuple[str, ...], ...]]


def collect_pools(sentences: Sequence[Sentence], persons: Sequence[tuple[str, ...]]) -> Pools:
    """Return the forms in the sentences, persons of the open sets added."""
    forms: dict[str, set[tuple[str, ...]]] = {label: set() for label in _SWAPPED}
    for sentence in sentences:
        for start, end, label in entity_spans(sentence.entities):
            if label in forms and end - start < 5:
                forms[label].add(sentence.words[start:end])
    forms["PER"].update(persons)
    return Pools({label: tuple(sorted(values)) for label, values in forms.items()})


def entity_spans(tags: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return first word, word after the last, and label of every entity."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag and tag % 2:
            end = index + 1
            while end < len(tags) and tags[end] == tag + 1:
                end += 1
            found.append((index, end, ENTITIES[(tag - 1) // 2]))
    return found


def swap_names(sentence: Sentence, pools: Pools, rng: random.Random, *, share: float) -> Sentence:
    """Return the sentence with some of its names replaced, a name always by the same one."""
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    slots = []
    for start, end, label in entity_spans(sentence.entities):
        if label not in _SWAPPED or not _whole_in_roles(sentence.meetings, start, end):
            continue
        old = sentence.words[start:end]
        if old not in chosen:
            chosen[old] = rng.choice(pools.forms[label]) if rng.random() < share else old
        slots.append((start, end, chosen[old]))
    for start, end, new in reversed(slots):
        if new != sentence.words[start:end]:
            sentence = _replace_words(sentence, start, end, new)
    return sentence


def _whole_in_roles(meetings: Sequence[Meeting], start: int, end: int) -> bool:
    """Tell whether no trigger lies in the words and no role begins or ends between them."""
    for meeting in meetings:
        if any(start <= word < end for word in (meeting.trigger, *meeting.also)):
            return False
        for tags in meeting.roles:
            if any(tag == 0 for tag in tags[start:end]) and any(tags[start:end]):
                return False
            if any(tag % 2 for tag in tags[start + 1 : end]):
                return False
    return True


def _replace_words(sentence: Sentence, start: int, end: int, new: tuple[str, ...]) -> Sentence:
    shift = len(new) - (end - start)

    def stretch(tags: tuple[int, ...]) -> tuple[int, ...]:
        first = tags[start]
        inside = first + 1 if first % 2 else first
        return (*tags[:start], first, *[inside] * (len(new) - 1), *tags[end:])

    def move(word: int) -> int:
        return word + shift if word >= end else word

    return replace(
        sentence,
        words=(*sentence.words[:start], *new, *sentence.words[end:]),
        entities=stretch(sentence.entities),
        meetings=tuple(
            replace(
                meeting,
                trigger=move(meeting.trigger),
                also=tuple(move(word) for word in meeting.also),
                roles=tuple(stretch(layer) for layer in meeting.roles),
            )
            for meeting in sentence.meetings
        ),
    )


def add_dateline(sentence: Sentence, pools: Pools, rng: random.Random) -> Sentence:
    """Return the sentence behind a dateline as agencies write it."""
    city = tuple(word.upper() for word in rng.choice(pools.forms["GPE"]))
    parts: list[tuple[str, str]] = [(word, "GPE") for word in city]
    if rng.random() < 0.6:
        parts += [(",", ""), (rng.choice(_MONTHS), "DATE"), (str(rng.randint(1, 31)), "DATE")]
    parts += [("(", ""), (rng.choice(_AGENCIES), "ORG"), (")", ""), (rng.choice("-—–"), "")]
    tags = []
    for index, (_, label) in enumerate(parts):
        prefix = "I" if index and parts[index - 1][1] == label else "B"
        tags.append(ENTITY_TAGS.index(f"{prefix}-{label}") if label else 0)
    size = len(parts)
    return replace(
        sentence,
        words=(*(word for word, _ in parts), *sentence.words),
        entities=(*tags, *sentence.entities),
        meetings=tuple(
            replace(
                meeting,
                trigger=meeting.trigger + size,
                also=tuple(word + size for word in meeting.also),
                roles=tuple((*[0] * size, *layer) for layer in meeting.roles),
            )
            for meeting in sentence.meetings
        ),
    )


def vary_shapes(shapes: list[int], rng: random.Random) -> list[int]:
    """Return the case shapes, now and then those of a headline or of careless typing."""
    dice = rng.random()
    lower, title, initial, upper = (SHAPES.index(n) for n in ("lower", "title", "initial", "upper"))
    if dice < 0.05:
        lettered = (lower, title, SHAPES.index("mixed"))
        return [upper if shape in lettered else shape for shape in shapes]
    if dice < 0.08:
        return [title if shape == lower else shape for shape in shapes]
    if dice < 0.10:
        return [lower if shape in (title, initial, upper) else shape for shape in shapes]
    return shapes
