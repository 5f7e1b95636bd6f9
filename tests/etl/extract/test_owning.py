"""A post is of the country and body that the words around it tell, and of no other."""

import pytest

from tests.fixtures.tagged import claims_of


def owners(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Return country and told body of each person's post."""
    claims = claims_of(text)
    found = {}
    for post in claims.posts:
        body = claims.entities[post.organisation] if post.organisation is not None else None
        told = body.name if body and not body.implied else None
        found[claims.entities[post.person].name] = (post.country, told)
    return found


@pytest.mark.parametrize(
    ("text", "country", "body"),
    [
        ("{GPE|U.S.} {GPE|Chad} {POST|envoy} {PER|Ann Lee} spoke.", "US", None),
        ("{NORP|Dutch} {LOC|Sahel} {POST|envoy} {PER|Ann Lee} spoke.", "NL", None),
        ("{ORG|U.N.} {GPE|Chad} {POST|envoy} {PER|Ann Lee} spoke.", None, "U.N."),
        ("The {GPE|Chad} {POST|envoy} {PER|Ann Lee} spoke.", "TD", None),
        ("{NORP|Dutch} {ORG|Navy} {POST|chief} {PER|Ann Lee} spoke.", "NL", "Navy"),
    ],
)
def test_the_land_that_an_envoy_deals_with_is_not_hers(
    text: str, country: str | None, body: str | None
) -> None:
    assert owners(text)["Ann Lee"] == (country, body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{PER|Ann Lee}, the {ORG|U.N.} {POST|chief}, in {GPE|Chad} spoke.", (None, "U.N.")),
        ("{PER|Ann Lee}, the {ORG|U.N.} {POST|chief} in {GPE|Chad}, spoke.", (None, "U.N.")),
        ("{PER|Ann Lee}, the {POST|president}, of {GPE|Chad}, spoke.", ("TD", None)),
        ("{GPE|Chad}'s {POST|ambassador} to the {ORG|U.N.}, {PER|Ann Lee}, spoke.", ("TD", None)),
        ("The {POST|director} at the {ORG|U.N.}, {PER|Ann Lee}, spoke.", None),
    ],
)
def test_where_one_is_and_where_one_is_sent_are_no_owners(
    text: str, expected: tuple[str | None, str | None] | None
) -> None:
    assert owners(text).get("Ann Lee") == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "{NORP|Kenyan} {POST|Prime Minister} and {POST|Foreign Minister} {PER|Ann Lee} rose.",
            "KE",
        ),
        ("{PER|Ann Lee}, {GPE|Kenya}'s {POST|Premier} and {POST|Foreign Minister}, rose.", "KE"),
        (
            "The {NORP|Kenyan} {POST|president} and {POST|Foreign Minister} {PER|Ann Lee} rose.",
            None,
        ),
        ("{NORP|Kenyan} {POST|President} and {POST|Speaker} {PER|Ann Lee} rose.", None),
    ],
)
def test_two_posts_of_one_person_are_of_one_country(text: str, country: str | None) -> None:
    told = claims_of(text)
    assert {post.country for post in told.posts} == {country}
    assert len(told.posts) == (2 if country else 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The {NORP|Kenyan} and {NORP|Dutch} {POST|foreign ministers}, {PER|Ann Lee} and "
            "{PER|Bo Marsh}, rose.",
            {"Ann Lee": "KE", "Bo Marsh": "NL"},
        ),
        (
            "{NORP|Kenyan} and {NORP|Dutch} {POST|presidents} Gen. {PER|Ann Lee} and "
            "{PER|Bo Marsh} rose.",
            {"Ann Lee": "KE", "Bo Marsh": "NL"},
        ),
        ("We saw {GPE|Oslo} and {NORP|Kenyan} {POST|President} {PER|Ann Lee}.", {"Ann Lee": "KE"}),
        # whose minister she is, nobody says
        ("The {NORP|Kenyan} and {NORP|Dutch} {POST|foreign ministers}, {PER|Ann Lee}, rose.", {}),
    ],
)
def test_two_lands_before_a_post_are_those_of_two_in_turn(
    text: str, expected: dict[str, str]
) -> None:
    assert {name: country for name, (country, _) in owners(text).items()} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The {POST|head} of the {ORG|U.N.} mission in {GPE|Chad}, {PER|Ann Lee}, rose.",
         (None, "U.N.")),
        ("The {POST|head} of the {NORP|Kenyan} delegation, {PER|Ann Lee}, rose.", ("KE", None)),
        ("{GPE|Kenya}'s {POST|envoy} on the {LOC|Sahel}, {PER|Ann Lee}, rose.", ("KE", None)),
        ("The {NORP|Kenyan} {POST|ambassador} in {GPE|Oslo}, {PER|Ann Lee}, rose.", ("KE", None)),
        ("The {ORG|U.N.} {POST|chief}'s {POST|envoy}, {PER|Ann Lee}, rose.", (None, "U.N.")),
        # the minister in Oslo need not be she
        ("The {NORP|Kenyan} {POST|minister} in {GPE|Oslo}, {PER|Ann Lee}, rose.", None),
    ],
)  # fmt: skip
def test_what_stands_between_a_post_and_its_holder(
    text: str, expected: tuple[str | None, str | None] | None
) -> None:
    assert owners(text).get("Ann Lee") == expected


@pytest.mark.parametrize(
    ("text", "country", "implied"),
    [
        ("{GPE|Alberta} {POST|Transport Minister} {PER|Ann Lee} rose.", None, False),
        ("The {POST|Mayor} of {GPE|Oslo}, {PER|Ann Lee}, rose.", None, False),
        ("{GPE|Norway}'s {POST|teachers' union leader} {PER|Ann Lee} rose.", None, False),
        ("{NORP|Islamist} {POST|Transport Minister} {PER|Ann Lee} rose.", "NO", True),
        ("{POST|Transport Minister} {PER|Ann Lee} rose.", "NO", True),
        ("{NORP|Socialist} {POST|leader} {PER|Ann Lee} rose.", None, False),
    ],
)
def test_who_serves_a_province_a_town_or_a_union_is_of_no_government(
    text: str, country: str | None, implied: bool
) -> None:
    claims = claims_of(text, dateline_place="OSLO")
    told = {entity.name: entity.country for entity in claims.entities}
    assert told["Ann Lee"] == country
    assert any(entity.implied for entity in claims.entities) == implied
