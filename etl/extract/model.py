"""Tag the sentences of one article: entities, triggers of meetings, and the roles around each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from etl.assets import model_dir
from etl.errors import ModelError
from etl.extract.sayings import told_by_saying
from etl.extract.tags import (
    ENTITIES,
    KINDS,
    ROLES,
    STATUSES,
    TRIGGERS,
    best_tags,
    layout,
    log_softmax,
    spans,
)
from etl.extract.windows import Pieces, Window, cut_windows, network_input
from etl.extract.words import SHAPES

_NEXT_STEP = "install the package again, or export a model with `python -m etl.training.export`"

_SURE = 0.75
"""The score of a turn of phrase; that of the model's own triggers begins at its threshold."""

Floats = NDArray[np.float32]


class Stretch(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSpan:
    """Words that the model gave a label; offsets count in the whole text."""

    start: int
    end: int
    label: str
    score: float

    def overlaps(self, other: "Stretch") -> bool:
        """True when the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedTrigger:
    """A word that tells of a meeting, what the model says of it, and who and what is around it."""

    start: int
    end: int
    score: float
    kind: str
    kind_score: float
    status: str
    status_score: float
    roles: tuple[TaggedSpan, ...]
    """Spans labelled PARTY, HOST, MED, PLACE, DATE or TOPIC; of different layers, they overlap."""
    others: tuple[TaggedSpan, ...] = ()
    """Roles of another meeting that the same word tells of: "met X and, on Friday, Y"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSentence:
    """One sentence with its entities and the meetings it tells of."""

    start: int
    end: int
    spans: tuple[TaggedSpan, ...]
    triggers: tuple[TaggedTrigger, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Config:
    """What config.json says beside the labels."""

    version: str
    threshold: float
    window: int


class Tagger:
    """The extraction model in memory: one ONNX session and the tokenizer that goes with it."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, config: _Config
    ) -> None:
        """Keep the parts; use `load`, which checks that they fit."""
        self.version = config.version
        self._session = session
        self._config = config
        self._pieces = Pieces(tokenizer)
        self._columns = layout()

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 1) -> "Tagger":
        """Load the shipped model, or the one in `folder`; ModelError if it is not whole."""
        folder = folder or model_dir()
        for name in ("model.onnx", "tokenizer.json", "config.json"):
            if not (folder / name).is_file():
                raise ModelError(f"{folder / name} is missing; {_NEXT_STEP}")
        config = _read_config(folder / "config.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare exceptions of many kinds
            raise ModelError(f"{folder} holds a damaged model ({error}); {_NEXT_STEP}") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        width = session.get_outputs()[0].shape[-1]
        if width != layout().width:
            raise ModelError(f"{folder / 'model.onnx'} has {width} columns; {_NEXT_STEP}")
        return cls(session, tokenizer, config)

    def tag(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[TaggedSentence]:
        """Return each (start, end) of the text with its entities and meetings, in the same order.

        Each sentence is asked on its own: int8 scales are taken over all that goes in together,
        so in a batch a neighbour would move the scores; and alone there is no padding to pay for.
        """
        found: list[list[TaggedSpan]] = [[] for _ in sentences]
        triggers: list[list[TaggedTrigger]] = [[] for _ in sentences]
        for window in cut_windows(text, sentences, self._pieces, size=self._config.window):
            scores = self._scores(window, None)
            log_probs = log_softmax(scores[:, self._columns.entities])
            found[window.sentence] += _to_spans(window, log_probs, ENTITIES)
            main = self._find_triggers(scores)
            for word, score in main:
                answer = self._scores(window, word)
                triggers[window.sentence].append(self._describe(window, word, score, answer))
            seen = {word for word, _ in main}
            for word, kind in _said(text, window, alone=not seen).items():
                if word in seen:
                    continue
                told = self._describe(window, word, _SURE, self._scores(window, word))
                kind = kind or ("talks" if told.kind == "other" else told.kind)
                triggers[window.sentence].append(replace(told, kind=kind))
        return [
            TaggedSentence(
                start=start,
                end=end,
                spans=tuple(found[n]),
                triggers=tuple(sorted(triggers[n], key=lambda trigger: trigger.start)),
            )
            for n, (start, end) in enumerate(sentences)
        ]

    def _scores(self, window: Window, flagged: int | None) -> Floats:
        """Return a row of scores for each word of the window."""
        output: Floats = self._session.run(None, network_input(window, flagged, self._pieces))[0]
        rows: Floats = output[0, window.first_pieces()]
        return rows

    def _find_triggers(self, scores: Floats) -> list[tuple[int, float]]:
        """Return (word, score) of each word that names a meeting.

        A second word for the same meeting ("visit ... to meet") is a trigger of its own only
        where no main one is found.
        """
        probs = np.exp(log_softmax(scores[:, self._columns.trigger]))
        either = probs[:, 1] + probs[:, 2]
        likely = np.flatnonzero(either >= self._config.threshold)
        main = [n for n in likely if probs[n, 1] >= probs[n, 2]]
        if not main and len(likely):
            main = [likely[either[likely].argmax()]]
        return [(int(n), round(float(either[n]), 2)) for n in main]

    def _describe(self, window: Window, word: int, score: float, scores: Floats) -> TaggedTrigger:
        """Return the trigger with the answers of the second pass."""
        roles: list[TaggedSpan] = []
        for columns, labels in zip(self._columns.roles, ROLES, strict=True):
            roles += _to_spans(window, log_softmax(scores[:, columns]), labels)
        kind, kind_score = _best(scores[word, self._columns.kind], KINDS)
        status, status_score = _best(scores[word, self._columns.status], STATUSES)
        start, end = window.words[word]
        return TaggedTrigger(
            start=start,
            end=end,
            score=score,
            kind=kind,
            kind_score=kind_score,
            status=status,
            status_score=status_score,
            roles=tuple(sorted(roles, key=lambda span: (span.start, span.end, span.label))),
        )


def _said(text: str, window: Window, *, alone: bool) -> dict[int, str | None]:
    """Return the words of a window that stand for a meeting by a turn of phrase, with its kind."""
    places = dict(told_by_saying(text, window.words[0][0], window.words[-1][1], alone=alone))
    if not places:
        return {}
    return {n: places[start] for n, (start, _) in enumerate(window.words) if start in places}


def _read_config(path: Path) -> _Config:
    """Read config.json and check that its labels are those of this version."""
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        expected = label_lists()
        for name, labels in expected.items():
            if config[name] != labels:
                raise ModelError(f"{path} has other {name} than this version; {_NEXT_STEP}")
        return _Config(
            version=str(config["version"]),
            threshold=float(config["threshold"]),
            window=int(config["window"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} cannot be read ({error!r}); {_NEXT_STEP}") from error


def label_lists() -> dict[str, list[Any]]:
    """Return the labels that a model must have been trained on, as config.json holds them."""
    return {
        "entities": list(ENTITIES),
        "roles": [list(labels) for labels in ROLES],
        "triggers": list(TRIGGERS),
        "kinds": list(KINDS),
        "statuses": list(STATUSES),
        "shapes": list(SHAPES),
    }


def _to_spans(window: Window, log_probs: Floats, labels: Sequence[str]) -> list[TaggedSpan]:
    tags = best_tags(log_probs)
    chosen = np.exp(log_probs[np.arange(len(tags)), tags])
    return [
        TaggedSpan(
            start=window.words[first][0],
            end=window.words[after - 1][1],
            label=label,
            score=round(float(chosen[first:after].mean()), 2),
        )
        for first, after, label in spans(tags, labels)
    ]


def _best(scores: Floats, labels: Sequence[str]) -> tuple[str, float]:
    probs = np.exp(log_softmax(scores))
    index = int(probs.argmax())
    return labels[index], round(float(probs[index]), 2)
