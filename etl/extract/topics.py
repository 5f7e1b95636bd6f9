"""What an article and its meetings are about: codes of the taxonomy with the article's words."""

import re
from collections.abc import Iterable

from etl.extract.model import TaggedSpan
from etl.extract.reading import Reading
from etl.records import TopicClaim
from etl.seeding.lookups import Lookups

_SPAN_SCORE = 0.9
"""A topic that the model marked for the meeting weighs more than one of its sentence."""
_MOST = 4
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
        sentence = reading.sentences[number]
        text = reading.text[sentence.start : sentence.end]
        claims.extend(
            TopicClaim(
                code=hit.code, text=" ".join(text[hit.start : hit.end].split()), score=hit.score
            )
            for hit in lookups.topics.classify(text, limit=2)
        )
    return _distinct(sorted(claims, key=lambda claim: claim.code is None))


def _whole(spans: Iterable[TaggedSpan], text: str) -> list[tuple[int, int]]:
    """Return the offsets of topic words, joined where the model cut: "improving relations"."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and _GLUE.fullmatch(text, joined[-1][1], span.start):
            joined[-1] = (joined[-1][0], span.end)
        else:
            joined.append((span.start, span.end))
    return joined


def article_topics(text: str, title: str | None, lookups: Lookups) -> tuple[TopicClaim, ...]:
    """Return the main topics of a whole article."""
    whole = f"{title}\n{text}" if title else text
    return _distinct(
        TopicClaim(
            code=hit.code, text=" ".join(whole[hit.start : hit.end].split()), score=hit.score
        )
        for hit in lookups.topics.classify(whole, limit=_MOST)
    )


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
