"""Turn sentences into padded batches of word pieces with their targets."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from etl.extract.windows import Pieces
from etl.extract.words import SHAPES, case_shape
from etl.training.augment import vary_shapes
from etl.training.network import start_folder
from etl.training.open_sets import OpenSentence
from etl.training.sentences import Sentence

IGNORED = -100
_LONGEST = 161  # pieces with [CLS]; only a handful of training sentences are cut
_OTHER = SHAPES.index("other")
_LAYERS = 7
"""Kinds of targets: entities, triggers, three layers of roles, kind, status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One pass over one sentence: what goes in, and the targets that are known for each word."""

    words: tuple[str, ...]
    choices: tuple[int, ...] | None = None
    triggers: tuple[int, ...] | None = None
    flagged: int | None = None
    roles: tuple[tuple[int, ...], ...] | None = None
    kind: int = IGNORED
    status: int = IGNORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded rows; targets stand at the first piece of each word, IGNORED elsewhere."""

    pieces: Tensor
    shapes: Tensor
    flags: Tensor
    mask: Tensor
    choices: Tensor
    triggers: Tensor
    roles: tuple[Tensor, ...]
    kinds: Tensor
    statuses: Tensor

    def to(self, device: torch.device) -> "Batch":
        """Return the batch on another device."""

        def move(tensor: Tensor) -> Tensor:
            return tensor.to(device, non_blocking=True)

        return Batch(
            pieces=move(self.pieces),
            shapes=move(self.shapes),
            flags=move(self.flags),
            mask=move(self.mask),
            choices=move(self.choices),
            triggers=move(self.triggers),
            roles=tuple(map(move, self.roles)),
            kinds=move(self.kinds),
            statuses=move(self.statuses),
        )


def load_pieces() -> Pieces:
    """Return the word pieces by the tokenizer of the start weights, as the run time cuts them."""
    tokenizer = Tokenizer.from_file(str(start_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Pieces(tokenizer)


def first_pass(sentence: Sentence) -> Row:
    """Return the row that teaches entities and triggers."""
    triggers = [0] * len(sentence.words)
    for meeting in sentence.meetings:
        for word in meeting.also:
            triggers[word] = 2
    for meeting in sentence.meetings:
        triggers[meeting.trigger] = 1
    return Row(words=sentence.words, choices=sentence.entities, triggers=tuple(triggers))


def second_passes(sentence: Sentence, rng: random.Random | None = None) -> Iterator[Row]:
    """Yield a row for each meeting; with `rng`, now and then seen from its other trigger."""
    for meeting in sentence.meetings:
        flagged = meeting.trigger
        if rng and meeting.also and rng.random() < 0.3:
            flagged = rng.choice(meeting.also)
        yield Row(
            words=sentence.words,
            flagged=flagged,
            roles=meeting.roles,
            kind=meeting.kind,
            status=meeting.status,
        )


def open_row(sentence: OpenSentence) -> Row:
    """Return the row that teaches entities from an open set."""
    return Row(words=sentence.words, choices=sentence.choices)


def make_batches(
    rows: Sequence[Row], pieces: Pieces, *, size: int, rng: random.Random, vary: bool
) -> Iterator[Batch]:
    """Yield the rows in batches of about equal length, in random order."""
    lengths = [sum(len(pieces.of(word)) for word in row.words) for row in rows]
    order = sorted(range(len(rows)), key=lambda n: (lengths[n] + rng.random() * 4, n))
    chunks = [order[n : n + size] for n in range(0, len(order), size)]
    rng.shuffle(chunks)
    for chunk in chunks:
        yield pad_rows([rows[n] for n in chunk], pieces, rng=rng if vary else None)


def pad_rows(rows: Sequence[Row], pieces: Pieces, *, rng: random.Random | None = None) -> Batch:
    """Return the rows side by side, [CLS] words [SEP] padding; with `rng` in varied shapes."""
    lines = [_line(row, pieces, rng) for row in rows]
    length = max(len(line.ids) for line in lines)

    def stack(values: Iterable[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (length - len(row)) for row in values])

    targets = [stack((line.targets[n] for line in lines), IGNORED) for n in range(_LAYERS)]
    return Batch(
        pieces=stack((line.ids for line in lines), 0),
        shapes=stack((line.shapes for line in lines), _OTHER),
        flags=stack((line.flags for line in lines), 0),
        mask=stack(([1] * len(line.ids) for line in lines), 0),
        choices=targets[0],
        triggers=targets[1],
        roles=(targets[2], targets[3], targets[4]),
        kinds=targets[5],
        statuses=targets[6],
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One row as word pieces."""

    ids: list[int]
    shapes: list[int]
    flags: list[int]
    targets: list[list[int]]


def _line(row: Row, pieces: Pieces, rng: random.Random | None) -> _Line:
    shapes = [case_shape(word) for word in row.words]
    if rng:
        shapes = vary_shapes(shapes, rng)
    layers = (row.choices, row.triggers, *(row.roles or (None, None, None)))
    line = _Line([pieces.first], [_OTHER], [0], [[IGNORED] for _ in range(_LAYERS)])
    for index, word in enumerate(row.words):
        ids = pieces.of(word)
        if len(line.ids) + len(ids) > _LONGEST:
            break
        flagged = row.flagged == index
        line.ids.extend(ids)
        line.shapes.extend([shapes[index]] * len(ids))
        line.flags.extend([int(flagged)] * len(ids))
        firsts = [IGNORED if layer is None else layer[index] for layer in layers]
        firsts += [row.kind, row.status] if flagged else [IGNORED, IGNORED]
        for target, first in zip(line.targets, firsts, strict=True):
            target.extend([first] + [IGNORED] * (len(ids) - 1))
    line.ids.append(pieces.last)
    line.shapes.append(_OTHER)
    line.flags.append(0)
    for target in line.targets:
        target.append(IGNORED)
    return line
