"""A government beside its adversaries is that of their country, and they are of its."""

import pytest

from tests.fixtures.tagged import claims_of, parties

GOVERNMENTS = [
    # of the country of the rebels, wherever they meet
    ("{ORG+PARTY|FARC} rebels and the {X+PARTY|government} held {MET|talks} in {GPE+PLACE|Oslo}.",
     {"FARC", "Colombia"}),
    ("The {X+PARTY|government} and {NORP+PARTY|Syrian} rebels held {MET|talks} in "
     "{GPE+PLACE|Oslo}.", {"Syrian rebels", "Syria"}),
    # else of the country that the report is written in, if they meet there
    ("The {X+PARTY|federal government} and the {ORG+PARTY|Salt Union} held {MET|talks}.",
     {"Salt Union", "Peru"}),
    # or that a body of many countries goes to
    ("{ORG+PARTY|World Bank} officials and the {X+PARTY|government} {MET|met} in "
     "{GPE+PLACE|Oslo}.", {"World Bank", "Norway"}),
    # who holds talks with it in a city does so with those at home there
    ("{ORG+PARTY|Salt Fund} officials held {MET|talks} with the {X+PARTY|government} in "
     "{GPE+PLACE|Oslo}.", {"Salt Fund", "Norway"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS)
def test_the_government_is_that_of_the_other_side(text: str, expected: set[str]) -> None:
    claims = claims_of(text, dateline_place="Lima")
    assert parties(claims, claims.reports[0]) == expected


def test_the_government_of_nobody_knows_where_is_no_party() -> None:
    assert not claims_of(
        "The {X+PARTY|government} and the {ORG+PARTY|Salt Union} held {MET|talks} in "
        "{GPE+PLACE|Oslo}."
    ).reports


@pytest.mark.parametrize(
    ("one", "other", "group"),
    [
        ("{NORP|Syrian} government", "opposition delegations", "Syrian opposition"),
        ("government of {GPE|Sudan}", "rebels", "Sudanese rebels"),
        ("{NORP|Philippine} government", "communist rebels", "Philippine communist rebels"),
    ],
)
def test_rebels_beside_a_government_are_those_of_its_country(
    one: str, other: str, group: str
) -> None:
    claims = claims_of(f"The {{X+PARTY|{one}}} and {{X+PARTY|{other}}} {{MET|met}} in Oslo.")
    (report,) = claims.reports
    assert group in parties(claims, report)
    assert len(report.parties) == len({one, other})


def test_rebels_beside_two_countries_are_nobody_s() -> None:
    claims = claims_of(
        "The {X+PARTY|{NORP|Syrian} government}, {X+PARTY|{NORP|Iraqi} officials} and "
        "{X+PARTY|rebels} {MET|met} in Oslo."
    )
    assert parties(claims, claims.reports[0]) == {"Syria", "Iraq"}


def test_rebels_that_have_a_name_are_no_others() -> None:
    claims = claims_of(
        "{NORP+PARTY|Colombian} government negotiators and the {X+PARTY|rebel} "
        "{ORG+PARTY|Harbour Front} held {MET|talks} in Oslo."
    )
    assert parties(claims, claims.reports[0]) == {"Colombia", "Harbour Front"}
