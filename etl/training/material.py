"""Everything a network is trained on, and the rows that one epoch makes of it."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.training.augment import Pools, add_dateline, collect_pools, swap_names
from etl.training.batches import Row, first_pass, open_row, second_passes
from etl.training.open_sets import Choices, OpenSentence, read_open_sets
from etl.training.sentences import ENTITY_TAGS, Sentence, is_held_out, read_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Our annotated sentences, those of the open sets, and the names to swap in."""

    ours: tuple[Sentence, ...]
    open: tuple[OpenSentence, ...]
    held_out: tuple[Sentence, ...]
    pools: Pools
    choices: Choices

    def stage1(self, rng: random.Random) -> list[Row]:
        """Return an epoch of entities: every open sentence, and ours."""
        return [open_row(s) for s in self.open] + self._varied(rng)

    def stage2(self, rng: random.Random, *, replay: int) -> list[Row]:
        """Return an epoch of all questions on our sentences, and `replay` of the open ones."""
        share = rng.sample(self.open, min(replay, len(self.open)))
        return [open_row(s) for s in share] + self._varied(rng)

    def unseen(self) -> list[Row]:
        """Return both passes of the sentences held out, as they are."""
        rows = [first_pass(s) for s in self.held_out]
        return rows + [row for s in self.held_out for row in second_passes(s)]

    def _varied(self, rng: random.Random) -> list[Row]:
        """Return both passes of our sentences, some with other names or a dateline."""
        rows = []
        for sentence in self.ours:
            if rng.random() < 0.5:
                sentence = swap_names(sentence, self.pools, rng, share=0.6)
            if rng.random() < 0.05:
                sentence = add_dateline(sentence, self.pools, rng)
            rows.append(first_pass(sentence))
            rows.extend(second_passes(sentence, rng))
        return rows


def read_material(
    data: Path, *, more: Iterable[Sentence], gmb: int, rng: random.Random
) -> Material:
    """Read the sets under `data`, the held-out tenth apart, and add the annotated ones `more`."""
    sentences = read_sentences(data)
    held_out = {s.key for s in sentences if is_held_out(s.key)}
    ours = [s for s in [*sentences, *more] if s.key not in held_out]
    choices = Choices()
    open_sets = read_open_sets(data, choices, skip=held_out, gmb=gmb, rng=rng) if gmb else []
    return Material(
        ours=tuple(ours),
        open=tuple(open_sets),
        held_out=tuple(s for s in sentences if s.key in held_out),
        pools=collect_pools(ours, _persons(open_sets)),
        choices=choices,
    )


def _persons(others: Sequence[OpenSentence]) -> list[tuple[str, ...]]:
    """Return the persons that an open set marks without doubt."""
    begin, inside = ENTITY_TAGS.index("B-PER"), ENTITY_TAGS.index("I-PER")
    found = []
    for sentence in others:
        for index, choice in enumerate(sentence.choices):
            if choice == begin:
                end = index + 1
                while end < len(sentence.choices) and sentence.choices[end] == inside:
                    end += 1
                if 1 < end - index < 5:
                    found.append(sentence.words[index:end])
    return found
