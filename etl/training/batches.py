"""Turn sentences into padded batches of word pieces with their targets."""

import random
from collections.abc import Iterator, Sequence
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
_LONGEST = 160  # pieces; only a handful of training sentences are cut
_OTHER = SHAPES.index("other")


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
        yield _pad([rows[n] for n in chunk], pieces, rng=rng if vary else None)


def _pad(rows: Sequence[Row], pieces: Pieces, *, rng: random.Random | None) -> Batch:
    """Lay the rows side by side: [CLS] words [SEP] padding."""
    coded = [[pieces.of(word) for word in row.words] for row in rows]
    length = min(max(sum(map(len, words)) for words in coded), _LONGEST) + 2
    zeros = torch.zeros(len(rows), length, dtype=torch.long)
    ids, flags, mask = zeros.clone(), zeros.clone(), zeros.clone()
    shapes = torch.full_like(zeros, _OTHER)
    targets = [torch.full_like(zeros, IGNORED) for _ in range(7)]
    for n, (row, words) in enumerate(zip(rows, coded, strict=True)):
        ids[n, 0] = pieces.first
        word_shapes = [case_shape(word) for word in row.words]
        if rng:
            word_shapes = vary_shapes(word_shapes, rng)
        layers = [row.choices, row.triggers, *(row.roles or (None, None, None))]
        at = 1
        for index, word in enumerate(words):
            end = at + len(word)
            if end >= length:
                break
            ids[n, at:end] = torch.tensor(word)
            shapes[n, at:end] = word_shapes[index]
            for target, layer in zip(targets, layers, strict=False):
                if layer is not None:
                    target[n, at] = layer[index]
            if row.flagged == index:
                flags[n, at:end] = 1
                targets[5][n, at] = row.kind
                targets[6][n, at] = row.status
            at = end
        ids[n, at] = pieces.last
        mask[n, : at + 1] = 1
    return Batch(
        pieces=ids,
        shapes=shapes,
        flags=flags,
        mask=mask,
        choices=targets[0],
        triggers=targets[1],
        roles=(targets[2], targets[3], targets[4]),
        kinds=targets[5],
        statuses=targets[6],
    )
