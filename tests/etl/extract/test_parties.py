"""The words of one role name all who are meant by them."""

import pytest

from etl.extract.cast import cast_of
from etl.extract.model import TaggedSentence, TaggedSpan
from etl.extract.parties import named_parties
from etl.extract.reading import Reading
from tests.fixtures.tagged import lookups


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("Ministers of the Group of Five countries and Canada met.", {"CA"}),
        ("Ministers of the Group of Five in Canada met.", set()),
    ],
)
def test_a_country_beside_a_body_is_named_with_it(text: str, lands: set[str]) -> None:
    def span(words: str, label: str) -> TaggedSpan:
        start = text.index(words)
        return TaggedSpan(start=start, end=start + len(words), label=label, score=0.9)

    spans = (span("Group of Five", "ORG"), span("Canada", "GPE"))
    sentence = TaggedSentence(start=0, end=len(text), spans=spans, triggers=())
    reading = Reading(text, [sentence])
    cast = cast_of(reading, lookups(), on=None)
    found = named_parties(span(text[:-5], "PARTY"), reading, cast, lookups())
    assert {ref.country for ref in found if ref.country} == lands
    assert [ref.member.name for ref in found if ref.member] == ["Group of Five"]
