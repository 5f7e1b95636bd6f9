"""Mend the names of firms: two names that are one firm, and firms taken for persons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.model import TaggedSentence, TaggedSpan

_PAIR_OF_NAMES = re.compile(r"[A-Z][\w'’]+\s+and\s+[A-Z][\w'’]+")
_MERGER = re.compile(
    r"\b(?:merger|merging|tie-?up|takeover|take-over|buy-?out|acquisition|joint\s+venture|refinancing)\b",
    re.IGNORECASE,
)
"""What firms talk about, and persons for them seldom under one name alone."""
_OF_PEOPLE = re.compile(
    r"\b(?:his|her|their|party|parties|faction|unions?|states?|provinces?|countries)\b"
)
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Gen|Sheikh|King|Queen|Prince)\.?\s+$")
_SAID = re.compile(r",?\s+(?:who\b|himself\b|herself\b)")
_LOOK = 10
_TWO = 2


def with_firms(text: str, sentences: Sequence[TaggedSentence]) -> list[TaggedSentence]:
    """Return the sentences with the firms whole, and firms where they were taken for persons."""
    return _rejoined(text, _relabelled(text, sentences))


def _relabelled(text: str, sentences: Sequence[TaggedSentence]) -> list[TaggedSentence]:
    """Return the sentences with those firms that talk of a merger: "Gol met Azul".

    Only names of one word that nothing in the article makes a person's: no other name, post or
    title beside them.
    """
    firms = {
        text[span.start : span.end] for sentence in sentences for span in _who_merge(text, sentence)
    }
    if not firms:
        return list(sentences)
    persons = set(_persons(text, sentences))
    firms -= persons
    return [
        replace(
            one,
            spans=tuple(
                replace(span, label="ORG")
                if span.label == "PER" and text[span.start : span.end] in firms
                else span
                for span in one.spans
            ),
        )
        for one in sentences
    ]


def _who_merge(text: str, sentence: TaggedSentence) -> list[TaggedSpan]:
    """Return the names of one word whose bearers alone talk of a merger in a sentence."""
    told = text[sentence.start : sentence.end]
    if not _MERGER.search(told) or _OF_PEOPLE.search(told):
        return []
    roles = [role for one in sentence.triggers for role in one.roles if role.label == "PARTY"]
    parties = [
        span
        for span in sentence.spans
        if span.label in ("PER", "ORG") and any(role.overlaps(span) for role in roles)
    ]
    if len(parties) < _TWO:
        return []
    people = [span for span in parties if span.label == "PER"]
    alone = all(_ONE_WORD.fullmatch(text, span.start, span.end) for span in people)
    return people if alone else []


def _persons(text: str, sentences: Sequence[TaggedSentence]) -> Iterator[str]:
    """Yield the words of one name that the article makes a person's."""
    for sentence in sentences:
        posts = {span.end for span in sentence.spans if span.label == "POST"}
        for span in sentence.spans:
            if span.label != "PER":
                continue
            words = text[span.start : span.end].split()
            if len(words) > 1:
                yield from words
            elif words and (
                span.start - 1 in posts
                or _TITLED.search(text, max(0, span.start - _LOOK), span.start)
                or _SAID.match(text, span.end)
            ):
                yield words[0]


def _rejoined(text: str, sentences: Sequence[TaggedSentence]) -> list[TaggedSentence]:
    """Return the sentences with a firm of two names whole wherever it is once: "Harper and Row"."""
    pairs = {
        " ".join(text[span.start : span.end].split())
        for sentence in sentences
        for span in sentence.spans
        if span.label == "ORG" and _PAIR_OF_NAMES.fullmatch(text, span.start, span.end)
    }
    if not pairs:
        return list(sentences)
    forms = "|".join(re.escape(pair).replace(r"\ ", r"\s+") for pair in sorted(pairs))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?!\w)")
    return [
        replace(one, spans=tuple(_with_pairs(text, one, pattern)))
        if pattern.search(text, one.start, one.end)
        else one
        for one in sentences
    ]


def _with_pairs(
    text: str, sentence: TaggedSentence, pattern: re.Pattern[str]
) -> Iterator[TaggedSpan]:
    found = list(pattern.finditer(text, sentence.start, sentence.end))
    taken = 0
    for span in sentence.spans:
        if span.start < taken:
            continue
        whole = next((m for m in found if m.start() == span.start and span.end < m.end()), None)
        if whole is None:
            yield span
            continue
        taken = max(other.end for other in sentence.spans if other.start < whole.end())
        yield replace(span, end=max(taken, whole.end()), label="ORG")
