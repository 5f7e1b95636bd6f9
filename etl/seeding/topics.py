"""What a text is about, by the words of the taxonomy."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from etl.seeding.records import TopicRow, TopicWordRow

_WORD = re.compile(r"\w+(?:['’.]\w+)*", re.UNICODE)
_REPEAT = 0.25
"""What a second sight of the same word adds, as a share of its weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHit:
    """One topic that the words of a text tell."""

    code: str
    score: float
    """From 0 to 1; words that tell a topic alone weigh 1."""
    start: int
    end: int
    """The heaviest words that tell it, as offsets into the text."""


@dataclass(frozen=True, slots=True)
class _Form:
    code: str
    weight: float
    words: tuple[str, ...]
    open: bool
    """True when the last word may go on: "espionag*"."""


class Topics:
    """Classifies texts by words and phrases."""

    def __init__(self, topics: Iterable[TopicRow], words: Iterable[TopicWordRow]) -> None:
        self._topics = {topic.code: topic for topic in topics}
        self._whole: dict[str, list[_Form]] = defaultdict(list)
        self._stems: dict[str, list[_Form]] = defaultdict(list)
        for row in words:
            parts = tuple(_WORD.findall(row.form.rstrip("*").lower()))
            form = _Form(row.code, row.weight, parts, row.form.endswith("*"))
            if form.open and len(parts) == 1:
                self._stems[parts[0][:3]].append(form)
            else:
                self._whole[parts[0]].append(form)

    def name(self, code: str) -> str:
        """Return the topic's name for people, else the code."""
        topic = self._topics.get(code)
        return topic.name if topic else code

    def parent(self, code: str) -> str | None:
        """Return the topic of the first level that this one belongs to."""
        topic = self._topics.get(code)
        return topic.parent if topic else None

    def classify(self, text: str, *, limit: int | None = 4) -> list[TopicHit]:
        """Return the topics that the text's words tell, the surest first; all without a limit."""
        tokens = [
            (match.group().lower().replace("’", "'"), match.start(), match.end())
            for match in _WORD.finditer(text)
        ]
        words = [token for token, _, _ in tokens]
        seen: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
        heaviest: dict[str, tuple[float, int, int]] = {}
        for at in range(len(words)):
            for form in self._at(words, at):
                weights = seen[form.code]
                before = weights.get(form.words)
                weights[form.words] = (
                    form.weight
                    if before is None
                    else min(before + _REPEAT * form.weight, 2 * form.weight)
                )
                span = (form.weight, tokens[at][1], tokens[at + len(form.words) - 1][2])
                if form.code not in heaviest or span[0] > heaviest[form.code][0]:
                    heaviest[form.code] = span
        hits = [
            TopicHit(
                code=code,
                score=_share(sum(weights.values())),
                start=heaviest[code][1],
                end=heaviest[code][2],
            )
            for code, weights in seen.items()
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.start, hit.code))[:limit]

    def _at(self, words: list[str], at: int) -> Iterable[_Form]:
        """Yield the longest form of each topic that begins at this word."""
        longest: dict[str, _Form] = {}
        for form in (*self._whole.get(words[at], ()), *self._stems.get(words[at][:3], ())):
            if not _fits(form, words, at):
                continue
            kept = longest.get(form.code)
            if kept is None or len(form.words) > len(kept.words):
                longest[form.code] = form
        return longest.values()


def _fits(form: _Form, words: list[str], at: int) -> bool:
    written = words[at : at + len(form.words)]
    if len(written) < len(form.words) or tuple(written[:-1]) != form.words[:-1]:
        return False
    if form.open:
        return written[-1].startswith(form.words[-1])
    return written[-1] == form.words[-1] or written[-1] == form.words[-1] + "s"


def _share(weight: float) -> float:
    """Turn a sum of weights into a score below 1: one word of weight 1 gives a half."""
    return round(weight / (weight + 1.0), 2)
