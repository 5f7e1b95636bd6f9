"""What an article and its meetings are about: codes of the taxonomy with the article's words."""

import math
import re
from collections import Counter
from collections.abc import Iterable

from etl.extract.model import TaggedSpan
from etl.extract.reading import Reading
from etl.records import TopicClaim
from etl.seeding.lookups import Lookups

_SPAN_SCORE = 0.9
"""A topic that the model marked for the meeting weighs more than one of its sentence."""
_MOST = 4
_OPENING = 700
"""Characters of title and text in which news says what it is about."""
_BESIDE = 0.6
"""Share of the first topic's score that another needs to be a main one."""
_WORDED = 0.33
"""Score that a sentence needs to give its meeting a topic: one word of half weight."""
_TELLING = 12
"""Letters below which words without a code are a scrap rather than a topic."""
_GLUE = re.compile(r"\s*-?\s*|\s+(?:of|on|in|to|for|with|the|a|an)\s+(?:the\s+)?")


def meeting_topics(
    spans: Iterable[TaggedSpan], sentences: Iterable[int], reading: Reading, lookups: Lookups
) -> tuple[TopicClaim, ...]:
    """Return the topics of a meeting: those marked as its topic, then those of its sentences."""
    claims: list[TopicClaim] = []
    for start, end in _whole(spans, reading.text):
        words = reading.words(start, end)
        hits = lookups.topics.classify(words, limit=1)
        if hits or len(words) >= _TELLING:
            claims.append(
                TopicClaim(code=hits[0].code if hits else None, text=words, score=_SPAN_SCORE)
            )
    for number in sentences:
        text = _without_names(number, reading)
        claims.extend(
            TopicClaim(
                code=hit.code, text=" ".join(text[hit.start : hit.end].split()), score=hit.score
            )
            for hit in lookups.topics.classify(text, limit=2)
            if hit.score >= _WORDED
        )
    return _distinct(sorted(claims, key=lambda claim: claim.code is None))


def _without_names(number: int, reading: Reading) -> str:
    """Return a sentence with its persons, posts and bodies struck out, for they tell no topic.

    "Finance Minister" says who is met, not that they met about finance.
    """
    sentence = reading.sentences[number]
    text = reading.text[sentence.start : sentence.end]
    for named in reading.inside(sentence.start, sentence.end, "PER", "POST", "ORG"):
        start, end = named.start - sentence.start, named.end - sentence.start
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _whole(spans: Iterable[TaggedSpan], text: str) -> list[tuple[int, int]]:
    """Return the offsets of topic words, joined where the model cut: "improving relations"."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and _GLUE.fullmatch(text, joined[-1][1], span.start):
            joined[-1] = (joined[-1][0], span.end)
        else:
            joined.append((span.start, span.end))
    return joined


def article_topics(reading: Reading, title: str | None, lookups: Lookups) -> tuple[TopicClaim, ...]:
    """Return the main topics of an article: told at its beginning and throughout, not in passing.

    The score is the mean of how strongly title and beginning tell a topic and of how many
    sentences do.
    """
    topics = lookups.topics
    head = f"{title}\n" if title else ""
    whole = head + reading.text
    opening = {hit.code: hit.score for hit in topics.classify(whole[:_OPENING], limit=None)}
    sentences = [reading.text[s.start : s.end] for s in reading.sentences] + (
        [title] if title else []
    )
    telling = Counter(
        hit.code for sentence in sentences for hit in topics.classify(sentence, limit=None)
    )
    claims = [
        TopicClaim(
            code=hit.code,
            text=" ".join(whole[hit.start : hit.end].split()),
            score=(opening.get(hit.code, 0.0) + _share(telling[hit.code], len(sentences))) / 2,
        )
        for hit in topics.classify(whole, limit=None)
    ]
    claims.sort(key=lambda claim: -claim.score)
    return _distinct(claim for claim in claims if claim.score >= _BESIDE * claims[0].score)


def _share(telling: int, sentences: int) -> float:
    """Return how far a topic runs through the text; of a long one fewer sentences must tell it."""
    return min(1.0, 2 * telling / math.pow(max(1, sentences), 0.8))


def _distinct(claims: Iterable[TopicClaim]) -> tuple[TopicClaim, ...]:
    """Return each code and each wording once, at most four."""
    seen: set[str] = set()
    kept = []
    for claim in claims:
        marks = {mark for mark in (claim.code, claim.text.casefold()) if mark}
        if marks & seen:
            continue
        seen |= marks
        kept.append(
            TopicClaim(code=claim.code, text=claim.text, score=round(min(1.0, claim.score), 2))
        )
    return tuple(kept[:_MOST])
