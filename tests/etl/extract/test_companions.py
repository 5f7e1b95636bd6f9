"""Who brought the others together is told beside their talks, and joins them as a mediator."""

import pytest

from tests.fixtures.tagged import claims_of, parties

LEAD = "{GPE+PARTY|Kenya} and {GPE+PARTY|Peru} held {MET|talks} in {GPE+PLACE|Oslo}. "


@pytest.mark.parametrize(
    ("more", "who"),
    [
        ("{POST|Envoy} {PER|Ann Lee} is mediating the {MET|talks}.", "Ann Lee"),
        ("The {MET|talks} are co-chaired by the {ORG+PARTY|Orbit Union}.", "Orbit Union"),
        ("The {MET|talks} are being brokered by {GPE+PARTY|Chile}.", "Chile"),
    ],
)
def test_a_mediator_told_later_joins_the_talks(more: str, who: str) -> None:
    claims = claims_of(LEAD + more)
    assert [parties(claims, report) for report in claims.reports] == [{"Kenya", "Peru", who}]
    assert [party.role for party in claims.reports[0].parties][-1] == "mediator"


def test_mediators_alone_make_no_meeting() -> None:
    told = "Talks {MET|brokered} by {GPE|Chile} and the {ORG|Orbit Union} went well."
    assert claims_of(told).reports == ()


def test_the_owner_of_an_aide_mediates_nothing() -> None:
    claims = claims_of(
        LEAD + "The {MET|talks} were chaired by {PER|Bo Marsh}'s aide, {PER+PARTY|Ann Lee}."
    )
    assert all("Bo Marsh" not in parties(claims, report) for report in claims.reports)
