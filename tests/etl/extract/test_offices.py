"""Nobody holds at home an office that the country has not."""

import pytest

from tests.fixtures.tagged import claims_of


@pytest.mark.parametrize(
    ("place", "post", "country"),
    [
        ("TOKYO", "President", None),
        ("TOKYO", "Prime Minister", "JP"),
        ("LIMA", "President", "PE"),
        ("LIMA", "King", None),
        ("OSLO", "King", "NO"),
        ("BRASILIA", "Prime Minister", None),
        ("MOSCOW", "Chancellor", None),
        ("VIENNA", "Chancellor", "AT"),
        ("MOSCOW", "Foreign Secretary", None),
        ("MOSCOW", "Chancellor of the Exchequer", "GB"),
    ],
)
def test_a_bare_office_is_of_the_dateline_where_there_is_one(
    place: str, post: str, country: str | None
) -> None:
    claims = claims_of(f"{{POST|{post}}} {{PER|Ann Lee}} spoke.", dateline_place=place)
    assert [one.country for one in claims.entities if one.name == "Ann Lee"] == [country]
