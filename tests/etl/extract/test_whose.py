"""Who is named may be the party, the one whom others act for, or nobody who was there."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A = "{PER+PARTY|Ann Lee}"
LEE = "{NORP|Peruvian} {POST|President} {PER|Bo Marsh} slept. "


@pytest.mark.parametrize(
    "words",
    [
        "{X+PARTY|{PER|Bo Marsh}'s daughter}",
        "{X+PARTY|the {POST|president}'s brother}",
        "{X+PARTY|lawyers for {PER|Bo Marsh}}",
        "{X+PARTY|close associates of {PER|Bo Marsh}}",
        "{X+PARTY|the wife of jailed {PER|Bo Marsh}}",
        "{X+PARTY|{NORP|Chilean} unions}",
        "{X+PARTY|{GPE|Chile}'s doctors' union}",
        "{X+PARTY|{NORP|Chilean} community leaders}",
        "{X+PARTY|farmers from {GPE|Chile} and {GPE|Spain}}",
        "{X+PARTY|relatives of {NORP|Chilean} hostages}",
        "{X+PARTY|the {NORP|Chilean} {POST|prime minister}'s brother}",
    ],
)
def test_who_stands_near_somebody_brings_him_nowhere(words: str) -> None:
    assert claims_of(f"{LEE}{A} {{MET|met}} {words} on Monday.").reports == ()
    assert claims_of(f"{LEE}On Monday {words} {{MET|met}} {A}.").reports == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{X+PARTY|{PER|Bo Marsh}'s foreign minister}", "Peru"),
        ("{X+PARTY|the {POST|president}'s {POST|national security adviser}}", "Peru"),
        ("{X+PARTY|envoys of {POST|President} {PER|Bo Marsh}}", "Peru"),
        ("{X+PARTY|{PER|Bo Marsh}'s {ORG|Harbour Party}}", "Harbour Party"),
        ("{X+PARTY|the {ORG|Harbour Party} of {POST|President} {PER|Bo Marsh}}", "Harbour Party"),
        ("{X+PARTY|{NORP|Chilean} trade officials}", "Chile"),
        ("{X+PARTY|{POST|ministers} from {GPE|Chile}}", "Chile"),
        ("{X+PARTY|{POST|Ambassadors} from {GPE|Chile}}", "Chile"),
        ("{X+PARTY|a {NORP|Chilean} delegation}", "Chile"),
        ("{PER+PARTY|Bo Marsh}", "Bo Marsh"),
    ],
)
def test_who_acts_for_somebody_is_his_side(words: str, expected: str) -> None:
    claims = claims_of(f"{LEE}{A} {{MET|met}} {words} on Monday.")
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", expected}]


def test_critics_of_a_trip_leave_it_to_the_traveller() -> None:
    claims = claims_of(
        "Critics of {NORP|Peruvian} {POST|President} {PER+PARTY|Bo Marsh}'s {VISIT|trip} to "
        "{GPE+HOST|Cuba} were loud."
    )
    assert [parties(claims, report) for report in claims.reports] == [{"Bo Marsh", "Cuba"}]


def test_an_envoy_for_a_country_is_there_himself() -> None:
    claims = claims_of(
        "{ORG|U.N.} {POST|envoy} for {GPE|Yemen} {PER+PARTY|Bo Marsh} {MET|met} "
        "{NORP|Yemeni} {POST|Foreign Minister} {PER+PARTY|Ann Lee} in {GPE+PLACE|Riyadh}."
    )
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


@pytest.mark.parametrize("words", ["{GPE|Iran}-aligned rebels", "{NORP|Turkish}-backed officials"])
def test_a_backer_is_not_there(words: str) -> None:
    claims = claims_of(f"{A} {{MET|met}} {{X+PARTY|the {words}}} on Monday.")
    assert claims.reports == ()


def test_the_body_of_somebody_takes_part_where_he_does_not() -> None:
    claims = claims_of(
        "The {ORG|Harbour Party} of former {POST|President} {PER+PARTY|Bo Marsh} and "
        "{ORG+PARTY|Orbit Union} held {MET|talks}."
    )
    told = [parties(claims, report) for report in claims.reports]
    assert told == [{"Harbour Party", "Orbit Union"}]
