"""Groups that go by their land or people are parties of their own, and not its government."""

import pytest

from tests.fixtures.tagged import claims_of, parties


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{X+PARTY|{NORP|Syrian} rebel commanders}", {"Syrian rebels"}),
        ("the {X+PARTY|{NORP|Syrian} opposition}", {"Syrian opposition"}),
        ("{X+PARTY|{GPE|Chechnya}'s separatist leaders}", {"Chechnya's separatists"}),
        ("{X+PARTY|{NORP|Kurdish} {POST|leaders}}", {"Kurdish leaders"}),
        (
            "{NORP+PARTY|Hutu} and {X+PARTY|{NORP|Tutsi} elders}",
            {"Hutu elders", "Tutsi elders"},
        ),
        # those who act for a state are the state
        ("{X+PARTY|{NORP|Syrian} officials}", {"Syria"}),
        ("{X+PARTY|{NORP|Syrian} opposition {POST|leader} {PER|Bo Marsh}}", {"Bo Marsh"}),
    ],
)
def test_a_group_is_called_as_it_is_written(words: str, expected: set[str]) -> None:
    claims = claims_of(f"{{PER+PARTY|Ann Lee}} {{MET|met}} {words} on Monday.")
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee"} | expected]


@pytest.mark.parametrize(
    "words",
    [
        "{X+PARTY|{NORP|African} {POST|leaders}}",
        "{X+PARTY|{NORP|Sunni} delegates}",
        "{X+PARTY|{NORP|Palestinian} militants' lawyers}",
        "{X+PARTY|{NORP|Syrian} {NORP|Kurds}}",
    ],
)
def test_who_is_of_no_one_group_is_nobody(words: str) -> None:
    assert claims_of(f"{{PER+PARTY|Ann Lee}} {{MET|met}} {words} on Monday.").reports == ()


def test_leaders_of_a_people_are_not_those_at_home_where_they_are_met() -> None:
    claims = claims_of(
        "{X+PARTY|{NORP|Ethiopian} officials} {MET|met} {X+PARTY|{NORP|Tigrayan} {POST|leaders}} "
        "in {GPE+PLACE|Pretoria}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ethiopia", "Tigrayan leaders"}
    ]


def test_rebels_are_of_their_country_and_do_not_stand_for_it() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} {MET|met} {X+PARTY|{NORP|Syrian} rebels} in {GPE+PLACE|Oslo}."
    )
    (rebels,) = [entity for entity in claims.entities if entity.kind == "organisation"]
    assert (rebels.name, rebels.country) == ("Syrian rebels", "SY")
    assert claims.reports[0].kind == "talks"


def test_both_communities_of_an_island_are_groups_of_it() -> None:
    claims = claims_of(
        "{NORP+PARTY|Greek} and {X+PARTY|{NORP|Turkish Cypriot} {POST|leaders}} {MET|met} in "
        "{GPE+PLACE|Nicosia}."
    )
    assert parties(claims, claims.reports[0]) == {
        "Greek Cypriot leaders",
        "Turkish Cypriot leaders",
    }


def test_a_point_of_the_compass_is_no_group() -> None:
    assert not claims_of(
        "{NORP+PARTY|North} leaders {MET|met} {PER+PARTY|Ann Lee} in {GPE+PLACE|Oslo}."
    ).reports
