"""What names no single occasion makes no meeting."""

import pytest

from etl.extract.model import TaggedSentence, TaggedSpan, TaggedTrigger
from etl.extract.occasions import is_occasion
from etl.extract.reading import Reading
from tests.fixtures.tagged import claims_of

TEXT = "Ann Lee held discussions with Bo Marsh on free trade talks with Peru."


def trigger(word: str, *topics: str) -> TaggedTrigger:
    start = TEXT.index(word)
    return TaggedTrigger(
        start=start, end=start + len(word), score=0.9, kind="talks", kind_score=0.9,
        status="held", status_score=0.9,
        roles=tuple(
            TaggedSpan(start=(at := TEXT.index(topic)), end=at + len(topic), label="TOPIC", score=1)
            for topic in topics
        ),
    )  # fmt: skip


def test_talks_that_others_are_about_are_their_topic() -> None:
    held, about = trigger("discussions", "free trade talks with Peru"), trigger("talks")
    sentence = TaggedSentence(start=0, end=len(TEXT), spans=(), triggers=(held, about))
    reading = Reading(TEXT, [sentence])
    assert is_occasion(held, reading)
    assert not is_occasion(about, reading)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("{PER+PARTY|Ann Lee} {VISIT|flew} back to {GPE+HOST|Peru} on Monday.", []),
        ("{PER+PARTY|Ann Lee} {VISIT|flew} back to {GPE+HOST|Peru} for a summit.", ["visit"]),
        ("{PER+PARTY|Ann Lee} {VISIT|flew} to {GPE+HOST|Peru} on Monday.", ["visit"]),
    ],
)
def test_a_journey_home_is_no_visit(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in claims_of(text).reports] == kinds
