"""Who only speaks of a meeting, or belongs to another clause, takes no part in it."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Dunn}"
CASES = [
    # an earlier meeting that the words only count from
    f"{A} and {B} held the first {{MET|talks}} since {C} took office.",
    # who only does the same
    f"{A} called off the {{MET+called_off|meeting}} with {B}, as did {C}.",
    # a clause with two sides of its own
    f"{C} topped the agenda when {A} {{MET|met}} {B}.",
    # what the meeting leads to
    f"The {{MET|talks}} of {A} and {B} will pave the way for a trip by {C}.",
    # what is said on the meeting of others
    f"Commenting on the {{MET|talks}} between {A} and {B}, {C} said they failed.",
    # how others take it
    f"{C} was disappointed by the stalemate in the {{MET|talks}}. {A} {{MET|met}} {B}.",
    # the firm of one of them
    f"{A}, a partner with Eden, {{ORG+PARTY|Marsh}} and {{ORG+PARTY|Dunn}}, {{MET|met}} {B}.",
    # a picture of somebody
    f"{A} stood in front of a large photo of the late {C} as she {{MET|met}} {B}.",
    # papers are no meeting with whom they go to
    f"In a filing with {{ORG+PARTY|Acme Commission}}, {A} {{MET|discussed}} a loan with {B}.",
    # whose aide one is
    f"{C} slept. {{PER|Dunn}} aide {A} and {B} {{MET|met}} again.",
    # who sends somebody stays at home
    f"{C} has sent {{POST|Minister}} {A} to {{GPE|Peru}} to {{MET|meet}} {B}.",
    # both sides follow, so who stands before it is none
    f"{C} cancelled a {{MET+called_off|meeting}} between {A} and {B}.",
]


@pytest.mark.parametrize("text", CASES)
def test_who_only_speaks_of_a_meeting_is_no_party(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


NONE = [
    f"{A} {{MET|told}} the {{ORG+PARTY|Securities and Exchange Commission}} that it rained.",
    # what one backs is a meeting of others
    f"{A} thanked {B} for backing peace {{MET|talks}}.",
    # a demand is no call, one journey before another no meeting
    f"{A} stopped short of {{CALL|calling}} on {B} to resign.",
    # several at once are no occasion
    f"{A} {{MET|met}} {B} twice in 1995.",
    f"{A} and {B} have long been {{MET|talking}} about trade.",
    "At least 85 of 154 {MET|meetings} that {PER+PARTY|Ann Lee} had were with "
    "{ORG+PARTY|Acme Fund}.",
    # those around a body are not the body
    f"{A} {{MET|met}} {{ORG+PARTY|Acme Fund}} donors.",
    # how the reporter heard it is no call
    f"{{CALL|Speaking}} by telephone from Lima, {A} said {{GPE+PARTY|Chile}} was right.",
    # who only speaks of the visit that words name the visitor of
    f"{{PER|Cy Dunn}} said the recent {{VISIT|tour}} by {A} was a sign.",
    # what a body lets somebody do, and what another does then
    f"{{CONF|Meeting}} in closed session, {{ORG+PARTY|Acme Fund}} agreed to allow {A} to resign.",
    f"The {{MET|talks}} of {{ORG+PARTY|Acme Fund}} had gone well and {A} would leave for Lima.",
    # a visitor is whoever "by" names, not who hides from the visit
    f"{C} hid ahead of a {{VISIT|visit}} by {A}.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_brings_no_two_parties_together_makes_no_row(text: str) -> None:
    assert not claims_of(text).reports


def test_a_list_before_the_subject_is_of_the_meeting_before() -> None:
    claims = claims_of(
        "After {MET|meeting} {PER+PARTY1|Ned}, {PER+PARTY1+PARTY2|Abe} and "
        "{PER+PARTY1+PARTY2|Roy}, {PER+PARTY2|Ann Lee} will {MET+planned|meet} "
        "{PER+PARTY2|Bo Marsh}."
    )
    assert parties(claims, claims.reports[1]) == {"Ann Lee", "Bo Marsh"}


def test_one_who_speaks_after_a_meeting_was_there() -> None:
    claims = claims_of(
        "Speaking after a {MET|meeting} with {PER+PARTY|Bo Marsh}, Minister {PER+PARTY|Ann Lee} "
        "said it went well."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"}


def test_a_country_whose_holder_of_office_acts_is_a_party() -> None:
    claims = claims_of(
        "{GPE+PARTY|Peru}'s new {POST|president} will set out on his first trip abroad to "
        "{MET+planned|meet} {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Dunn}."
    )
    assert parties(claims, claims.reports[0]) == {"Peru", "Bo Marsh", "Cy Dunn"}


def test_a_body_told_of_before_an_exception_was_there() -> None:
    claims = claims_of(
        f"He did not tell of {{MET|talks}} between {A} and {{ORG+PARTY|Acme Fund}} except to laugh."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Acme Fund"}


SPORT = "The coach praised his squad before the quarter-final of the league."


@pytest.mark.parametrize("word", ["met", "joined", "signed"])
def test_what_is_done_in_a_report_of_sport_is_no_meeting(word: str) -> None:
    assert not claims_of(f"{SPORT} {A} {{MET|{word}}} {B}.").reports
    assert claims_of(f"{SPORT} {A} held {{MET|talks}} with {B}.").reports


def test_ranges_of_numbers_make_no_report_of_sport() -> None:
    prices = "Wheat cost 10-12 dlrs, maize 13-15 and rice 16-18."
    assert claims_of(f"{prices} {A} {{MET|met}} {B}.").reports


@pytest.mark.parametrize(
    "text",
    [
        # who talks to the press, and a guest of a university
        f"NPR {{POST|reporter}} {{PER+PARTY|Ann Lee}} {{MET|talks}} to {B}.",
        "{GPE+PARTY|Peru}'s {PER+PARTY|Ann Lee} is a {VISIT|visiting} scholar of the {ORG|Eden "
        "Institute}.",
        # what people talk of, and what is signed away
        "Despite {MET|talk} by {GPE+PARTY|Peru} and {GPE+PARTY|Chile} about a deal, nothing moved.",
        f"{A} and {B} {{MET|signed}} off on the deal.",
        # those met stand for no country, and the country where they are is not met with them
        "{GPE+PARTY|Peru} is in the {GPE+HOST|U.S.} for {MET|talks} with {X+PARTY|11 banks}.",
    ],
)
def test_interviews_studies_and_talks_with_firms_are_no_meetings_of_two(text: str) -> None:
    assert not claims_of(text).reports
