"""Ministers of the kind that meets and members that take a stand are at the gathering."""

from datetime import date

import pytest

from tests.fixtures.tagged import claims_of, parties

ON = date(1987, 3, 3)
MEET = "{ORG+PARTY|European Community} farm ministers {CONF|met} in {GPE+PLACE|Brussels}."


def there(text: str) -> set[str]:
    claims = claims_of(text, on=ON)
    return parties(claims, claims.reports[0])


CASES = [
    # members that take a stand, alone and in a list
    ("{GPE|Denmark} is opposed to the plan.", {"Denmark"}),
    ("{GPE|Ireland} and {GPE|Denmark} objected to it.", {"Denmark", "Ireland"}),
    # members told to be represented, and those whose ministers did something
    ("Ministers from {GPE|Ireland} and {GPE|Denmark} left early.", {"Denmark", "Ireland"}),
    ("Represented at the talks were {GPE|Ireland} and {GPE|Denmark}.", {"Denmark", "Ireland"}),
    # a minister of the kind that meets
    (
        "{NORP|Belgian} {POST|Agriculture Minister} {PER|Ann Lee} was tired. {GPE|Spain} objected.",
        {"Ann Lee", "Spain"},
    ),
]


@pytest.mark.parametrize(("text", "added"), CASES)
def test_members_shown_at_a_gathering_take_part(text: str, added: set[str]) -> None:
    assert there(f"{MEET} {text}") == {"European Community"} | added


@pytest.mark.parametrize(
    "text",
    [
        # no member, or not yet
        "{GPE|Canada} is opposed to the plan.",
        "{GPE|Sweden} is opposed to the plan.",
        # a member that does nothing in the matter
        "Prices in {GPE|Denmark} rose.",
        # ministers of another kind, of no member, or of former times
        "{NORP|Belgian} {POST|Foreign Minister} {PER|Ann Lee} was tired.",
        "{NORP|Canadian} {POST|Agriculture Minister} {PER|Ann Lee} was tired.",
        "Former {NORP|Belgian} {POST|Agriculture Minister} {PER|Ann Lee} was tired.",
    ],
)
def test_others_do_not(text: str) -> None:
    both = "{PER+PARTY|Bo Marsh} told the {CONF|meeting} so."
    assert there(f"{MEET} {both} {text}") == {"European Community", "Bo Marsh"}


def test_leaders_are_at_the_summit_of_their_union() -> None:
    text = (
        "{ORG+PARTY|European Community} leaders held a {SUMMIT|summit}. {NORP|Danish} {POST|Prime "
        "Minister} {PER|Ann Lee} smiled. {NORP|Danish} {POST|Finance Minister} {PER|Bo Marsh} "
        "slept."
    )
    assert there(text) == {"European Community", "Ann Lee"}


def test_without_a_day_nobody_is_known_to_be_a_member() -> None:
    claims = claims_of(f"{MEET} {{GPE|Denmark}} is opposed to the plan.", on=None)
    assert claims.reports == ()


def test_the_town_where_officials_of_members_met_is_no_member_that_was_there() -> None:
    claims = claims_of(
        "{X+PARTY|Officials from {GPE|Italy}} and the {ORG+PARTY|European Union} {MET|met} in "
        "{GPE+PLACE|Brussels}."
    )
    assert parties(claims, claims.reports[0]) == {"Italy", "European Union"}
