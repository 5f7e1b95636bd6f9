"""Creditors of whom alone is told deal with the country whose creditors they are."""

import pytest

from tests.fixtures.tagged import claims_of, parties


@pytest.mark.parametrize("whose", ["creditor banks", "320 foreign creditors"])
def test_the_committee_of_a_country_s_creditors_deals_with_it(whose: str) -> None:
    claims = claims_of(
        f"The {{ORG+PARTY|steering committee}} of {{GPE|Peru}}'s {whose} agreed at a "
        "{MET|meeting}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"steering committee", "Peru"}
    ]


def test_a_body_that_only_speaks_of_creditors_has_met_nobody() -> None:
    assert not claims_of(
        "{ORG+PARTY|Acme} told of {GPE|Peru}'s creditors at a {MET|meeting}."
    ).reports
