"""What the model takes for one name is parted, and what is one stays one."""

import pytest

from tests.fixtures.tagged import claims_of


@pytest.mark.parametrize(
    ("text", "post", "country"),
    [
        (
            "{NORP|Kenyan} {POST|Foreign Minister Sheikh} {PER|Ann Lee} rose.",
            "Foreign Minister",
            "KE",
        ),
        (
            "{NORP|Kenyan} {POST|Defence Minister Gen.} {PER|Ann Lee} rose.",
            "Defence Minister",
            "KE",
        ),
        ("{POST|Minister of Defence of Kenya} {PER|Ann Lee} rose.", "Minister of Defence", "KE"),
        ("{NORP|Kenyan} {POST|Attorney General} {PER|Ann Lee} rose.", "Attorney General", "KE"),
        ("{POST|Minister of Transport} {PER|Ann Lee} rose.", "Minister of Transport", None),
    ],
)
def test_a_post_is_without_the_title_or_country_behind_it(
    text: str, post: str, country: str | None
) -> None:
    (told,) = claims_of(text).posts
    assert (told.post, told.country) == (post, country)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("{ORG|U.N. Chad} {POST|envoy} {PER|Ann Lee} rose.", "U.N."),
        ("{NORP|TUMSAD} {POST|president} {PER|Ann Lee} rose.", "TUMSAD"),
    ],
)
def test_a_body_before_a_post_is_found(text: str, body: str) -> None:
    claims = claims_of(text)
    (post,) = claims.posts
    assert post.organisation is not None
    assert claims.entities[post.organisation].name == body
