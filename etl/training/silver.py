"""Let trained networks annotate the open sets: the sentences in which they find a meeting.

What they print are marks as `etl.training.standoff` has them, without a word of the text. A
student learns from them what its teachers know of sentences that nobody annotated.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from etl.extract.tags import TRIGGERS, best_tags, layout
from etl.extract.windows import Pieces
from etl.training.batches import IGNORED, Row, load_pieces, open_row, pad_rows
from etl.training.losses import scores_of
from etl.training.material import Material, read_material
from etl.training.network import Network, load_network
from etl.training.open_sets import OpenSentence
from etl.training.sentences import Meeting, Sentence, read_written, text_key
from etl.training.standoff import marks_of, read_marks

_BATCH = 128
_LONGEST = 100
"""Words: longer ones would be cut in training."""
Scores = NDArray[np.float32]


def main() -> None:
    """Read the command line, print the marks of every sentence that tells of a meeting."""
    parser = argparse.ArgumentParser(prog="python -m etl.training.silver", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with sentences/ and ner/")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument("--gmb", type=int, default=60000, help="noisy sentences at most")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda for a GPU")
    options = parser.parse_args()
    device = torch.device(options.device)
    teachers = [load_network(path).to(device).eval() for path in options.teachers]
    known = [*read_written(), *read_marks(options.data)]
    material = read_material(options.data, more=known, gmb=options.gmb, rng=random.Random(1))
    for sentence in annotate(_unmarked(material), teachers, device):
        print(json.dumps(marks_of(sentence), separators=(",", ":")))


def _unmarked(material: Material) -> list[OpenSentence]:
    """Return the open sentences that nobody annotated, each once."""
    seen = {s.key for s in material.ours}
    found = []
    for sentence in material.open:
        key = text_key(" ".join(sentence.words))
        if key not in seen and len(sentence.words) <= _LONGEST:
            seen.add(key)
            found.append(sentence)
    return found


def annotate(
    sentences: Sequence[OpenSentence], teachers: Sequence[Network], device: torch.device
) -> Iterator[Sentence]:
    """Yield the sentences in which the teachers' mean answer has a word of meeting."""
    pieces = load_pieces()
    ordered = sorted(sentences, key=lambda s: len(s.words))
    for start in range(0, len(ordered), _BATCH):
        rows = [open_row(s) for s in ordered[start : start + _BATCH]]
        telling = [
            (row, scores)
            for row, scores in zip(rows, _answers(rows, teachers, pieces, device), strict=True)
            if len(scores) == len(row.words) and len(_triggers(scores))
        ]
        asked = [replace(r, flagged=word) for r, scores in telling for word in _triggers(scores)]
        answers = iter(_answers(asked, teachers, pieces, device) if asked else ())
        for row, scores in telling:
            yield _sentence(row.words, scores, answers)


def _triggers(scores: Scores) -> NDArray[np.int64]:
    return _words_tagged(scores, TRIGGERS.index("TRIGGER"))


def _words_tagged(scores: Scores, tag: int) -> NDArray[np.int64]:
    """Return the numbers of the words whose likeliest tag of meeting is this one."""
    return np.flatnonzero(scores[:, layout().trigger].argmax(axis=-1) == tag)


def _sentence(words: tuple[str, ...], scores: Scores, answers: Iterator[Scores]) -> Sentence:
    """Return the sentence with its names and meetings; of the answers, its own are taken."""
    triggers = _triggers(scores).tolist()
    others = _words_tagged(scores, TRIGGERS.index("ALSO")).tolist()
    nearest = {word: min(triggers, key=lambda trigger: abs(trigger - word)) for word in others}
    return Sentence(
        words=words,
        entities=tuple(best_tags(scores[:, layout().entities]).tolist()),
        meetings=tuple(
            Meeting(
                trigger=word,
                also=tuple(other for other in others if nearest[other] == word),
                kind=int(answer[word, layout().kind].argmax()),
                status=int(answer[word, layout().status].argmax()),
                roles=tuple(tuple(best_tags(answer[:, p]).tolist()) for p in layout().roles),
            )
            for word, answer in zip(triggers, islice(answers, len(triggers)), strict=True)
        ),
        key=text_key(" ".join(words)),
    )


def _answers(
    rows: Sequence[Row], teachers: Sequence[Network], pieces: Pieces, device: torch.device
) -> Iterator[Scores]:
    """Yield for each row the logarithms of the mean probabilities, a line for each word."""
    batch = pad_rows(rows, pieces).to(device)
    parts = [layout().entities, layout().trigger, *layout().roles, layout().kind, layout().status]
    with torch.no_grad():
        answers = [scores_of(teacher, batch) for teacher in teachers]
    means = [torch.stack([a[..., p].softmax(dim=-1) for a in answers]).mean(dim=0) for p in parts]
    scores = torch.cat(means, dim=-1).log().cpu().numpy()
    firsts = (batch.choices != IGNORED).cpu().numpy()
    for line, first in zip(scores, firsts, strict=True):
        yield line[first]


if __name__ == "__main__":
    main()
