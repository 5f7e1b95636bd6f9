"""Another round of talks is a meeting of its own, of the same sides."""

import pytest

from etl.records import Claims
from tests.fixtures.tagged import claims_of, parties

LEAD = (
    "{GPE+PARTY|Kenya} and {GPE+PARTY|Peru} held {MET|talks} in {GPE+PLACE|Oslo} on "
    "{DATE+DATE|Monday}. "
)


def told(claims: Claims) -> list[tuple[str | None, str]]:
    return [(r.place.city if r.place else None, r.status) for r in claims.reports]


@pytest.mark.parametrize(
    ("more", "city", "status"),
    [
        ("The next {MET+planned|round} will be held in {GPE+PLACE|Rome}.", "Rome", "planned"),
        ("Another {MET+planned|session} is due in {GPE+PLACE|Rome}.", "Rome", "planned"),
        ("The previous {MET|round} was held in {GPE+PLACE|Rome}.", "Rome", "held"),
        ("The second {MET+planned|round} will start on {DATE+DATE|May 9}.", None, "planned"),
    ],
)
def test_another_round_is_another_meeting_of_the_same_sides(
    more: str, city: str | None, status: str
) -> None:
    claims = claims_of(LEAD + more)
    assert told(claims) == [("Oslo", "held"), (city, status)]
    assert parties(claims, claims.reports[1]) == {"Kenya", "Peru"}


@pytest.mark.parametrize(
    "more",
    [
        "There may be another {MET+planned|round}.",
        "The {MET|round} ended well.",
        "The Doha {MET+planned|round} was to begin in {GPE+PLACE|Rome}.",
    ],
)
def test_what_tells_no_other_round_makes_no_meeting(more: str) -> None:
    assert told(claims_of(LEAD + more)) == [("Oslo", "held")]


def test_the_round_told_in_other_words_is_the_same() -> None:
    claims = claims_of(
        "{GPE+PARTY|Kenya} and {GPE+PARTY|Peru} began a third {MET|round} in {GPE+PLACE|Oslo}. "
        "The third {MET|round} of {GPE+PARTY|Kenya} and {GPE+PARTY|Peru} went well."
    )
    assert told(claims) == [("Oslo", "held")]


def test_of_a_gathering_only_those_who_send_somebody_come_to_the_next() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee}, {PER+PARTY|Bo Marsh} and {PER+PARTY|Cy Low} held a {CONF|summit}. "
        "The next {CONF+planned|summit} will be in {GPE+PLACE|Rome}."
    )
    assert len(claims.reports) == 1


def test_who_only_came_along_is_no_side_of_the_next_round() -> None:
    claims = claims_of(
        "{POST|Mayor} {PER+PARTY|Ann Lee} and {POST|Minister} {PER+PARTY|Bo Marsh} held "
        "{MET|talks} on {DATE+DATE|Monday}. {POST|Governor} {PER|Cy Dunn} was also present. The "
        "next {MET+planned|round} will be held on {DATE+DATE|May 9}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "Bo Marsh", "Cy Dunn"},
        {"Ann Lee", "Bo Marsh"},
    ]
