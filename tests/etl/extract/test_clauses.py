"""Each clause of a sentence keeps the sides, days and places that are told in it."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B = "{PER+PARTY1+PARTY2|Ann Lee}", "{PER+PARTY1|Bo Marsh}"
C, D = "{PER+PARTY1+PARTY2|Cy Dunn}", "{PER+PARTY2|Di Park}"
IN_OSLO, IN_ROME = "in {GPE+PLACE1|Oslo}", "in {GPE+PLACE2|Rome}"
MONDAY, TUESDAY = "{DATE+DATE1|Monday}", "{DATE+DATE2|Tuesday}"
APART = [{"Ann Lee", "Bo Marsh"}, {"Cy Dunn", "Di Park"}]


def told(text: str) -> list[set[str]]:
    claims = claims_of(text)
    return [parties(claims, report) for report in claims.reports]


def days(text: str) -> list[date | None]:
    return [r.days.starts_on if r.days else None for r in claims_of(text).reports]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} {{MET|met}} {B} {IN_OSLO} on {MONDAY} and {C} {{MET|met}} {D} {IN_ROME}.",
        f"{A} {{MET|met}} {B}; {C} {{MET|met}} {D}.",
        f"While {A} was {{MET|meeting}} {B} {IN_OSLO}, {C} held {{MET|talks}} with {D} {IN_ROME}.",
        f"{A} {{MET|met}} {B} before {{POST|Foreign Minister}} {C} {{MET|met}} {D}.",
        f"{A} will {{MET+planned|meet}} {B}, {C} said after {{MET|meeting}} {D} {IN_ROME}.",
    ],
)
def test_a_clause_with_a_subject_of_its_own_has_sides_of_its_own(text: str) -> None:
    assert told(text) == APART


def test_the_day_that_opens_a_clause_is_that_of_its_meeting() -> None:
    text = (
        f"{A} {{MET|met}} {B} {IN_OSLO} on {MONDAY}, and on {{DATE+DATE1+DATE2|Tuesday}} "
        f"{C} {{MET|met}} {D} {IN_ROME}."
    )
    assert told(text) == APART
    assert days(text) == [date(2024, 3, 25), date(2024, 3, 26)]
    places = [report.place for report in claims_of(text).reports]
    assert [place and place.city for place in places] == ["Oslo", "Rome"]


def test_one_met_in_one_clause_may_be_the_subject_of_the_next() -> None:
    text = f"{A} {{MET|met}} {B} on {MONDAY}; {{PER+PARTY2|Bo Marsh}} also {{MET|met}} {D}."
    assert told(text) == [{"Ann Lee", "Bo Marsh"}, {"Bo Marsh", "Di Park"}]


def test_two_who_are_the_subject_stay_together() -> None:
    both = f"{C} and {{PER+PARTY2|Ed Moss}}"
    text = f"{{PER+PARTY1|Ann Lee}} {{MET|met}} {B}, and {both} {{MET|met}} {D}."
    assert told(text) == [{"Ann Lee", "Bo Marsh"}, {"Cy Dunn", "Ed Moss", "Di Park"}]


def test_one_who_attended_the_meeting_was_there() -> None:
    assert told(f"{A} {{MET|met}} {B} and {C} attended the {{MET|meeting}}.") == [
        {"Ann Lee", "Bo Marsh", "Cy Dunn"}
    ]


def test_one_who_speaks_after_a_meeting_that_the_model_did_not_see_him_at_was_there() -> None:
    text = (
        f"{A} will {{MET+planned|meet}} {B}, {{PER|Cy Dunn}} said on {{DATE|Monday}} following "
        f"{{MET+planned|talks}} with {D}."
    )
    assert told(text)[1] == {"Cy Dunn", "Di Park"}
    assert claims_of(text).reports[1].status == "held"


def test_the_owner_of_another_thing_is_not_of_the_talks() -> None:
    talks = "{PER+PARTY|Bo Marsh}'s {MET|talks} with {PER+PARTY|Cy Dunn}"
    text = "{PER+PARTY|Ann Lee}'s speech and " + talks + "."
    assert told(text) == [{"Bo Marsh", "Cy Dunn"}]


def test_both_owners_of_the_talks_are_of_them() -> None:
    text = "{PER+PARTY|Ann Lee}'s and {PER+PARTY|Bo Marsh}'s {MET|talks} with {PER+PARTY|Cy Dunn}."
    assert told(text) == [{"Ann Lee", "Bo Marsh", "Cy Dunn"}]


@pytest.mark.parametrize(
    "joint", ["on {DATE+DATE|Monday}, the day on which", "on {DATE+DATE|Monday}, while", "and"]
)
def test_one_who_goes_elsewhere_is_no_visitor(joint: str) -> None:
    text = (
        f"{{PER+PARTY|Ann Lee}} {{VISIT|visited}} {{GPE+HOST+PLACE|Poland}} {joint} "
        "{POST|Defence Minister} {PER+PARTY|Bo Marsh} flew to {GPE|Latvia}."
    )
    assert told(text) == [{"Ann Lee", "Poland"}]


def test_one_between_commas_is_the_subject_of_the_words_before_him() -> None:
    text = (
        f"{A} {{MET|met}} {B}, and {{X+PARTY2|her foreign minister}}, {{PER+PARTY2|Cy Dunn}}, "
        f"{{MET|met}} {D}."
    )
    assert told(text) == APART


def test_a_clause_may_take_its_place_from_the_one_before() -> None:
    text = (
        f"{A} {{MET|met}} {B} in {{GPE+PLACE1+PLACE2|Oslo}} on {MONDAY} and {C} {{MET|met}} {D} "
        f"there on {TUESDAY}."
    )
    places = [report.place for report in claims_of(text).reports]
    assert [place and place.city for place in places] == ["Oslo", "Oslo"]
    assert days(text) == [date(2024, 3, 25), date(2024, 3, 26)]


def test_one_who_leaves_a_gathering_was_there() -> None:
    text = (
        "{ORG+PARTY|Acme} held a {CONF|conference} in {GPE+PLACE|Oslo} on {DATE+DATE|Monday}, and "
        "{PER+PARTY|Ann Lee} left early."
    )
    assert told(text) == [{"Acme", "Ann Lee"}]
