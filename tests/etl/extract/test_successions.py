"""Whom one subject met at one time is not of what the same subject did at another."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B, D = "{PER+PARTY1+PARTY2|Ann Lee}", "{PER+PARTY1|Bo Marsh}", "{PER+PARTY2|Di Park}"
IN_OSLO, IN_ROME = "in {GPE+PLACE1|Oslo}", "in {GPE+PLACE2|Rome}"
MONDAY = "{DATE+DATE1|Monday}"


def told(text: str) -> list[set[str]]:
    claims = claims_of(text)
    return [parties(claims, report) for report in claims.reports]


@pytest.mark.parametrize(
    "joint",
    ["and {MET|visited}", "before {MET|meeting}", "and then held {MET|talks} with"],
)
def test_whom_a_subject_met_first_is_not_of_the_next_meeting(joint: str) -> None:
    text = f"{A} {{MET|met}} {{PER+PARTY1+PARTY2|Bo Marsh}} {IN_OSLO} {joint} {D} {IN_ROME}."
    assert told(text) == [{"Ann Lee", "Bo Marsh"}, {"Ann Lee", "Di Park"}]


def test_two_who_met_and_then_saw_a_third_were_both_there() -> None:
    text = f"{A} and {{PER+PARTY1+PARTY2|Bo Marsh}} {{MET|met}} and held {{MET|talks}} with {D}."
    assert {"Ann Lee", "Bo Marsh", "Di Park"} in told(text)


def test_where_he_met_another_is_the_place_before_the_words() -> None:
    text = (
        "{PER+PARTY1+PARTY2|Ann Lee} {MET|met} {PER+PARTY1|Bo Marsh} in {GPE+PLACE1|Oslo} before "
        "heading for {GPE+PLACE1+PLACE2|Rome}, where she {MET|met} {PER+PARTY2|Cy Dunn}, and "
        "{GPE+PLACE2|Cairo}, where she {MET|met} {PER+PARTY3|Di Park}."
    )
    assert told(text) == [{"Ann Lee", who} for who in ("Bo Marsh", "Cy Dunn", "Di Park")]
    places = [report.place for report in claims_of(text).reports]
    assert [place and place.city for place in places] == ["Oslo", "Rome", "Cairo"]


@pytest.mark.parametrize(
    ("day", "status"), [("Tuesday", "held"), ("Sunday", "planned")], ids=["over", "ahead"]
)
def test_what_came_after_a_meeting_that_was_held_was_held_too(day: str, status: str) -> None:
    # published on a Wednesday: the last Sunday lies before the Monday of the first meeting
    then = f"{{MET+planned|meeting}} {D} on {{DATE+DATE2|{day}}}"
    text = f"{A} {{MET|met}} {B} on {MONDAY} before {then}."
    assert [report.status for report in claims_of(text).reports] == ["held", status]


def test_where_he_met_another_is_told_of_the_one_who_flew_there() -> None:
    text = (
        "{PER+PARTY1+PARTY2|Ann Lee} {MET|met} {PER+PARTY1+PARTY2|Bo Marsh}, and "
        "{PER+PARTY2|Bo Marsh} flew to {GPE+PLACE2|Rome}, where he {MET|met} {PER+PARTY2|Cy Dunn}."
    )
    assert told(text) == [{"Ann Lee", "Bo Marsh"}, {"Bo Marsh", "Cy Dunn"}]
