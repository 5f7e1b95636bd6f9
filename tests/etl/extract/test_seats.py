"""A town or land that is a party stands for those who govern from it, and for no others."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties

SEATS = [
    ("{GPE+PARTY|Ankara} and {GPE+PARTY|Brussels} held {MET|talks}.", {"Turkey", "European Union"}),
    ("{NORP|Belgian} radio said {GPE+PARTY|Ankara} and {GPE+PARTY|Brussels} held {MET|talks}.",
     {"Turkey", "Belgium"}),
    ("{GPE+PARTY|Aden} and {GPE+PARTY|Riyadh} held {MET|talks}.", {"Yemen", "Saudi Arabia"}),
    ("{GPE+PARTY|Tiraspol} and {PER+PARTY|Chisinau} held {MET|talks}.", {"Tiraspol", "Moldova"}),
    ("{GPE+PARTY|Georgia} and {GPE+PARTY|Abkhazia} held {MET|talks}.", {"Georgia", "Abkhazia"}),
    ("{GPE+PARTY|Iraqi Kurdistan} held {MET|talks} with {GPE+PARTY|Turkey}.",
     {"Iraqi Kurdistan", "Turkey"}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "names"), SEATS)
def test_who_governs_from_there_is_the_party(marked: str, names: set[str]) -> None:
    claims = claims_of(marked, on=date(2024, 3, 27))
    assert parties(claims, claims.reports[0]) == names


@pytest.mark.parametrize(
    "marked",
    [
        # the capital of a state that is no more
        "{PER+PARTY|Ann Lee} held {MET|talks} with people in {GPE+PARTY|Saigon}.",
        # a land that is a matter, or where one meets
        "{PER+PARTY|Ann Lee} held {MET|talks} on {GPE+PARTY|Abkhazia}.",
        "{PER+PARTY|Ann Lee} held {MET|talks} in {GPE+HOST+PLACE|Abkhazia}.",
    ],
)
def test_a_town_or_land_that_is_no_party_stands_for_nobody(marked: str) -> None:
    assert not claims_of(marked, on=date(2024, 3, 27)).reports


def test_persons_who_are_called_like_capitals_are_persons() -> None:
    claims = claims_of("{PER+PARTY|Sofia} and {PER+PARTY|Victoria} held {MET|talks}.")
    assert {entity.kind for entity in claims.entities} == {"person"}


HALVES = [
    "{X+PARTY|The two {GPE|Koreas}} held {MET|talks}.",
    "{GPE+PARTY|South} and {GPE+PARTY|North Korea} held {MET|talks}.",
    "{NORP+PARTY|North} and {X+PARTY|{NORP|South Korean} officials} {MET|met}.",
]


@pytest.mark.parametrize("marked", HALVES)
def test_both_halves_of_a_land_take_part(marked: str) -> None:
    claims = claims_of(marked)
    assert parties(claims, claims.reports[0]) == {"North Korea", "South Korea"}
