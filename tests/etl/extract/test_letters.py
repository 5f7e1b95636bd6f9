"""Letters that many bodies bear mean a foreign one only where its country is told of."""

import pytest

from tests.fixtures.tagged import claims_of


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("The {ORG|PSD} met.", "LISBON", None),
        ("The {ORG|PSD} met.", "BUCHAREST", "RO"),
        ("The {ORG|PSD} met in {GPE|Romania}.", "LISBON", "RO"),
        ("The {ORG|CIA} met.", "ROME", "US"),
        ("The {ORG|PLO} met.", "TUNIS", "PS"),
    ],
)
def test_letters_are_of_a_country_that_is_told_of(
    text: str, place: str, country: str | None
) -> None:
    assert [one.country for one in claims_of(text, dateline_place=place).entities] == [country]
