"""An article as the model reads it: sentences, and the named things in them, in order."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.extract.model import TaggedSentence, TaggedSpan

_LEAD = re.compile(
    r"(?:the|The|THE|a|an|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Miss)\s+|[\s\"'“”‘’`(<\[,;:.-]+"
)
_REST = re.compile(r"['’](?!s\b|S\b|re\b|ll\b|ve\b|d\b)\w+(?:-\w+)*|-[A-Z]\w+")
"""What belongs to a name that the model cut at an apostrophe or hyphen: "al-Rifa'i"."""
_HALF = re.compile(r"(?<=\w)-\w+")
"""The rest of a name cut behind its hyphen: "Moon Jae-in"."""
_FIRST_OF_TWO = re.compile(
    r"(?P<one>North|South|East|West|Greek|Turkish)\s+(?:and|or)\s+(?:the\s+)?"
    r"(?:North|South|East|West|Greek|Turkish)\s+(?P<land>(?:Korea|German|Yemen|Vietnam|Cypriot)\w*)"
)
"""What belongs to the first of two halves of a land: "North and South Korean officials"."""
_CAPITALISED = frozenset({"PER", "GPE", "NORP", "LOC"})
_HALVES = frozenset({"GPE", "NORP", "LOC"})
_BRACKETS = str.maketrans("", "", "[]")
"""What an editor put around a part of a name: "President [Barack] Obama"."""
_TAIL = re.compile(r"(?:['’]s|['’]|[\s\"“”‘`)>\],;:-])+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Words that the model says name something."""

    start: int
    end: int
    text: str
    """The words with white space folded, without possessive, article and courtesy title."""
    label: str
    sentence: int
    score: float


class Reading:
    """The sentences of one article with what is named in them."""

    def __init__(self, text: str, sentences: Sequence[TaggedSentence]) -> None:
        """Take the tagged sentences of `text`, in order."""
        self.text = text
        self.sentences = tuple(sentences)
        self.named: tuple[Named, ...] = tuple(_named(text, sentences))
        self._starts = [named.start for named in self.named]

    @cached_property
    def word_count(self) -> int:
        """How many words the text has, as white space parts them."""
        return len(self.text.split())

    @cached_property
    def _of_label(self) -> dict[str, tuple[list[int], list[Named]]]:
        """What is named of each label, with where it starts: long texts are asked for it often."""
        rows: dict[str, tuple[list[int], list[Named]]] = {}
        for named in self.named:
            starts, row = rows.setdefault(named.label, ([], []))
            starts.append(named.start)
            row.append(named)
        return rows

    def _row(self, labels: Sequence[str]) -> tuple[Sequence[int], Sequence[Named]]:
        """Return what is to be looked through for some labels, with where each name starts."""
        if len(labels) == 1:
            return self._of_label.get(labels[0], ((), ()))
        return self._starts, self.named

    def inside(self, start: int, end: int, *labels: str) -> list[Named]:
        """Return what is named within [start, end), of the given labels or of any."""
        starts, row = self._row(labels)
        found = []
        for number in range(bisect_left(starts, start), len(row)):
            named = row[number]
            if named.start >= end:
                break
            if named.end <= end and (not labels or named.label in labels):
                found.append(named)
        return found

    def before(self, position: int, *labels: str) -> Iterator[Named]:
        """Yield what is named before `position`, the nearest first."""
        starts, row = self._row(labels)
        for number in range(bisect_left(starts, position) - 1, -1, -1):
            named = row[number]
            if named.end <= position and (not labels or named.label in labels):
                yield named

    def after(self, position: int, *labels: str) -> Iterator[Named]:
        """Yield what is named from `position` on, the nearest first."""
        starts, row = self._row(labels)
        for number in range(bisect_left(starts, position), len(row)):
            if not labels or row[number].label in labels:
                yield row[number]

    def neighbour(self, named: Named, *labels: str) -> tuple[Named | None, str]:
        """Return what is named right after in the sentence, and the words between."""
        other = next(self.after(named.end, *labels), None)
        if other is None or other.sentence != named.sentence:
            return None, ""
        return other, self.text[named.end : other.start]

    def led(self, start: int, *labels: str) -> int:
        """Return where the posts, countries and bodies begin that stand right before a name."""
        for named in self.before(start, *labels):
            if self.text[named.end : start].strip() not in ("", "'s", "’s"):
                break
            start = named.start
        return start

    def follows_land(self, start: int) -> bool:
        """True when a country alone stands before a name: "the envoy for Yemen X"."""
        last = next(self.before(start), None)
        return last is not None and last.label == "GPE" and self.text[last.end : start].isspace()

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets widened to the whole of any name that they cut."""
        for number in range(max(0, bisect_left(self._starts, start) - 1), len(self.named)):
            named = self.named[number]
            if named.start >= end:
                break
            if named.end > start:
                start, end = min(start, named.start), max(end, named.end)
        return start, end

    def words(self, start: int, end: int) -> str:
        """Return the words of a stretch with white space folded."""
        return " ".join(self.text[start:end].split())

    def sentence_at(self, position: int) -> int:
        """Return the number of the sentence that holds `position`."""
        for number, sentence in enumerate(self.sentences):
            if position < sentence.end:
                return number
        return len(self.sentences) - 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without article, courtesy title, quotation marks and possessive."""
    while match := _LEAD.match(text, start, end):
        start = match.end()
    if match := _TAIL.search(text[start:end]):
        whole = ")" in match[0] and "(" in text[start : start + match.start()]
        end = start + match.start() + whole  # "CPI(M)"
    return start, end


def _named(text: str, sentences: Iterable[TaggedSentence]) -> Iterator[Named]:
    for number, sentence in enumerate(sentences):
        starts = {span.start for span in sentence.spans}
        for span in sentence.spans:
            alone = span.end + 1 not in starts
            named = _name(text, span, number, whole=alone)
            if named:
                yield named


def _name(text: str, span: TaggedSpan, sentence: int, *, whole: bool) -> Named | None:
    start, end = span.start, span.end
    rest = _REST.match(text, end) or _HALF.match(text, end - 1) if whole else None
    end = rest.end() if rest else end
    if span.label not in ("DATE", "DUR"):
        start, end = trimmed(text, start, end)
    words = " ".join(text[start:end].translate(_BRACKETS).split())
    halves = _FIRST_OF_TWO.match(text, start) if span.label in _HALVES else None
    if halves and halves.end("one") == end:
        words = f"{halves['one']} {halves['land'].removesuffix('s')}"
    if words.islower() and span.label in _CAPITALISED:
        words = words.title()  # some wires write no capitals
    if not any(c.isalnum() for c in words):
        return None
    return Named(
        start=start, end=end, text=words, label=span.label, sentence=sentence, score=span.score
    )
