"""Where a party comes from, goes on to or speaks is no place of its meeting."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"

ELSEWHERE = [
    f"{A} {{MET|met}} {B} on Monday and left for {{GPE|Kampala}}.",
    f"{A} held {{MET|talks}} with {B}, and was to leave for {{GPE|Kampala}} on Friday.",
    f"{A} {{MET|met}} {B} and then flew on to {{GPE+PLACE|Kampala}}.",
    f"{A} {{MET|met}} {B} before travelling to {{GPE+PLACE|Kampala}}.",
    f"{A} {{MET|met}} {B} and visited {{GPE+PLACE|Kampala}}.",
    f"{A}, who {{MET|met}} {B}, flew to {{GPE+PLACE|Kampala}} on Tuesday.",
    f"{A} told reporters in {{GPE+PLACE|Kampala}} on Friday that he had {{MET|met}} {B}.",
    f"In {{GPE+PLACE|Kampala}}, {A} criticised {{PER|Cy Poe}} for {{MET|meeting}} {B}.",
    f"{A} {{MET|met}} {B}. Lee, who is on a visit, also went to {{GPE|Kampala}}.",
]
THERE = [
    f"{A} {{MET|met}} {B} in {{GPE+PLACE|Kampala}} and left for {{GPE|Nairobi}}.",
    f"{A} left for {{GPE+PLACE|Kampala}} to {{MET+planned|meet}} {B}.",
    f"{A} told reporters on Friday that he had {{MET|met}} {B} in {{GPE+PLACE|Kampala}}.",
    f"{A}, who flew to {{GPE+PLACE|Kampala}}, {{MET|met}} {B}.",
    f"{A} and {B} {{MET|met}} while in {{GPE+PLACE|Kampala}}.",
]


def city(marked: str, **header: str) -> str | None:
    claims = claims_of(marked, on=date(2024, 3, 27), **header)
    place = claims.reports[0].place
    return place.city if place else None


@pytest.mark.parametrize("marked", ELSEWHERE)
def test_a_place_before_or_after_or_beside_a_meeting_is_not_its(marked: str) -> None:
    assert city(marked) is None


@pytest.mark.parametrize("marked", THERE)
def test_where_one_goes_for_a_meeting_is_its_place(marked: str) -> None:
    assert city(marked) == "Kampala"


def test_a_house_that_bears_a_partys_name_is_no_town_of_that_name() -> None:
    abbas = "{PER+PARTY|Mahmoud Abbas} at {GPE+PLACE|Abbas}'s headquarters"
    marked = f"{A} {{MET|met}} {abbas}."
    assert city(marked, dateline_place="RAMALLAH") == "Ramallah"


def test_the_people_of_a_visiting_land_do_not_tell_where_they_are() -> None:
    claims = claims_of(
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} told {VISIT|visiting} {GPE+PARTY|U.S.} "
        "lawmakers that trade grew."
    )
    (report,) = claims.reports
    assert (report.kind, report.place) == ("talks", None)


def test_a_town_that_no_list_has_stays_as_written() -> None:
    claims = claims_of(
        f"{A} {{MET|met}} {B} in {{GPE+PLACE|Oberfelsingen}} on Monday.",
        on=date(2024, 3, 27),
        dateline_place="LISBON",
    )
    place = claims.reports[0].place
    assert place is not None
    assert (place.text, place.city, place.country) == ("Oberfelsingen", None, None)


def test_a_town_that_no_list_has_is_the_datelines_if_that_is_called_so() -> None:
    marked = f"{A} {{MET|met}} {B} near {{GPE+PLACE|Oberfels}} on Monday."
    assert city(marked, dateline_place="OBERFELS, Texas") == "Oberfels"
