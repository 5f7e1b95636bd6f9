"""Those whom one verb tells to be met here and there are met each in their own place."""

from datetime import date

import pytest

from etl.records import Claims
from tests.fixtures.tagged import claims_of, parties

A, B, C = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}", "{PER+PARTY|Cy Dunn}"
OSLO, ROME = "{GPE+PLACE|Oslo}", "{GPE+PLACE|Rome}"
MONDAY, TUESDAY = "{DATE+DATE|Monday}", "{DATE+DATE|Tuesday}"
TWO = [{"Ann Lee", "Bo Marsh"}, {"Ann Lee", "Cy Dunn"}]


def told(claims: Claims) -> list[set[str]]:
    return [parties(claims, report) for report in claims.reports]


def cities(claims: Claims) -> list[str | None]:
    return [report.place.city if report.place else None for report in claims.reports]


def days(claims: Claims) -> list[int | None]:
    return [
        report.days.starts_on.day if report.days and report.days.starts_on else None
        for report in claims.reports
    ]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        (f"{A} {{MET|met}} {B} in {OSLO} on {MONDAY} and {C} in {ROME} on {TUESDAY}.", [25, 26]),
        (f"{A} {{MET|met}} {B} in {OSLO} and {{POST|union leader}} {C} in {ROME}.", [None, None]),
        (f"{A} {{MET|met}} {B} in {OSLO} and {C} in {ROME} on {TUESDAY}.", [26, 26]),
        (f"On {MONDAY} {A} {{MET|met}} {B} in {OSLO} and {C} in {ROME}.", [25, 25]),
        (f"{A} {{MET|met}} {B} in {OSLO} on {MONDAY} and {C} in {ROME}.", [25, None]),
    ],
)
def test_each_is_met_in_a_place_and_on_a_day_of_their_own(text: str, on: list[int | None]) -> None:
    claims = claims_of(text)
    assert (told(claims), cities(claims), days(claims)) == (TWO, ["Oslo", "Rome"], on)


def test_pairs_that_the_model_left_out_are_read_from_the_words() -> None:
    claims = claims_of(
        f"{A} {{MET|met}} {B} in {OSLO} on {MONDAY}, {{GPE|Chile}}'s {{PER|Cy Dunn}} in "
        "{GPE|Rome} on {DATE|Tuesday} and {PER|Di Park} in {GPE|Cairo}."
    )
    assert told(claims) == [*TWO, {"Ann Lee", "Di Park"}]
    assert cities(claims) == ["Oslo", "Rome", "Cairo"]
    assert days(claims) == [25, 26, None]


def test_a_person_whom_the_model_took_for_a_place_is_one_who_is_met() -> None:
    claims = claims_of(f"{A} {{MET|met}} {B} in {OSLO} and {{PER+PLACE|Cy Dunn}} in {ROME}.")
    assert (told(claims), cities(claims)) == (TWO, ["Oslo", "Rome"])


def test_a_day_before_the_verb_is_that_of_the_first() -> None:
    claims = claims_of(f"On {MONDAY}, {A} {{MET|met}} {B}, and on {TUESDAY} {{PER|Cy Dunn}}.")
    assert (told(claims), days(claims)) == (TWO, [25, 26])


def test_the_same_two_in_two_places_met_twice() -> None:
    claims = claims_of(f"{A} and {B} {{MET|met}} in {OSLO} on {MONDAY} and in {ROME} on {TUESDAY}.")
    assert told(claims) == [{"Ann Lee", "Bo Marsh"}] * 2
    assert (cities(claims), days(claims)) == (["Oslo", "Rome"], [25, 26])


def test_a_day_of_the_year_after_is_no_day_of_this_year() -> None:
    claims = claims_of(
        f"{A} and {B} {{MET|met}} in {OSLO} on {{DATE+DATE|June 12, 2018}} and in {ROME} on "
        "{DATE|February 27 the year after}."
    )
    reports = claims.reports
    assert [r.days.starts_on if r.days else None for r in reports] == [date(2018, 6, 12), None]


def test_each_stop_of_a_visit_has_its_own_day() -> None:
    claims = claims_of(
        f"{A} {{VISIT|visited}} {{GPE+HOST+PLACE|Peru}} on {MONDAY} and {{GPE+PLACE|Chile}} on "
        f"{TUESDAY}."
    )
    assert told(claims) == [{"Ann Lee", "Peru"}, {"Ann Lee", "Chile"}]
    assert days(claims) == [25, 26]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} {{MET|met}} {B} and {C} in {OSLO} on {MONDAY}.",
        f"{A} {{MET|met}} {B} and {C} in {OSLO} on {MONDAY} and {TUESDAY}.",
        f"{A}, {B} and {C} {{MET|met}} in {OSLO} on {MONDAY}.",
    ],
)
def test_all_in_one_place_are_one_meeting(text: str) -> None:
    assert told(claims_of(text)) == [{"Ann Lee", "Bo Marsh", "Cy Dunn"}]


def test_one_who_speaks_of_it_elsewhere_was_not_met() -> None:
    claims = claims_of(
        f"{A} {{MET|met}} {B} in {OSLO} on {MONDAY} and {{PER|Cy Dunn}} said in {{GPE|Rome}} on "
        "{DATE|Tuesday} that all was well."
    )
    assert told(claims) == [{"Ann Lee", "Bo Marsh"}]
