"""Turn sentences into windows of words that fit the encoder, and windows into arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from etl.errors import ModelError
from etl.extract.words import SHAPES, case_shape, find_words

PIECES_A_WORD = 16
"""Pieces of one word beyond these are cut off; they would only push other words out."""
_REMEMBERED = 100_000
_LONGEST_WORD = 101  # the tokenizer calls anything above 100 characters unknown
_OTHER = SHAPES.index("other")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words of one sentence that are tagged together; offsets count in the whole text."""

    sentence: int
    words: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, ...], ...]
    """The word pieces of each word."""
    shapes: tuple[int, ...]
    size: int
    """Number of pieces, without the two marks around them."""

    def first_pieces(self) -> Ints:
        """Return the place of each word's first piece in its row; place 0 is [CLS]."""
        sizes = [len(word) for word in self.pieces]
        return np.cumsum([1, *sizes[:-1]], dtype=np.int64)


class Pieces:
    """The word pieces of single words, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take the tokenizer that the network was trained with."""
        self._tokenizer = tokenizer
        self.first = _mark(tokenizer, "[CLS]")
        self.last = _mark(tokenizer, "[SEP]")
        self._unknown = _mark(tokenizer, "[UNK]")
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word, [UNK] where the tokenizer leaves nothing of it."""
        word = word[:_LONGEST_WORD]
        known = self._known.get(word)
        if known is None:
            # A lone surrogate has no UTF-8 form, which the tokenizer asks for.
            safe = word.encode("utf-8", "replace").decode("utf-8")
            ids = self._tokenizer.encode(safe, add_special_tokens=False).ids
            known = tuple(ids[:PIECES_A_WORD]) or (self._unknown,)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known


def _mark(tokenizer: Tokenizer, name: str) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise ModelError(f"the tokenizer of the model has no {name}; install the package again")
    return number


def cut_windows(
    text: str, sentences: Sequence[tuple[int, int]], pieces: Pieces, *, size: int
) -> Iterator[Window]:
    """Yield the windows of all sentences in order; only long sentences give more than one."""
    for number, (start, end) in enumerate(sentences):
        words: list[tuple[int, int]] = []
        coded: list[tuple[int, ...]] = []
        total = 0
        for low, high in find_words(text, start, end):
            ids = pieces.of(text[low:high])
            if total + len(ids) > size:
                yield _window(text, number, words, coded, total)
                words, coded, total = [], [], 0
            words.append((low, high))
            coded.append(ids)
            total += len(ids)
        if words:
            yield _window(text, number, words, coded, total)


def _window(
    text: str, number: int, words: list[tuple[int, int]], coded: list[tuple[int, ...]], size: int
) -> Window:
    return Window(
        sentence=number,
        words=tuple(words),
        pieces=tuple(coded),
        shapes=tuple(case_shape(text[low : min(high, low + _LONGEST_WORD)]) for low, high in words),
        size=size,
    )


def network_input(window: Window, flagged: int | None, pieces: Pieces) -> dict[str, Ints]:
    """Return one window under the names of the network's inputs; `flagged` is a trigger's word."""
    sizes = [len(word) for word in window.pieces]
    shape = (1, window.size + 2)
    ids = np.empty(shape, dtype=np.int64)
    ids[0, 0], ids[0, -1] = pieces.first, pieces.last
    ids[0, 1:-1] = [i for word in window.pieces for i in word]
    shapes = np.full(shape, _OTHER, dtype=np.int64)
    shapes[0, 1:-1] = np.repeat(window.shapes, sizes)
    flags = np.zeros(shape, dtype=np.int64)
    if flagged is not None:
        start = 1 + sum(sizes[:flagged])
        flags[0, start : start + sizes[flagged]] = 1
    return {"pieces": ids, "shapes": shapes, "flags": flags}
