"""Two ministers of one post are of the two countries told before, or of nobody knows which."""

import pytest

from tests.fixtures.tagged import claims_of

BOTH = "{POST|Foreign Ministers} {PER|Ann Lee} and {PER|Bo Marsh} rose."


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (f"{{GPE|Kenya}} and {{GPE|Chad}} agreed. {BOTH}", "NAIROBI", ("KE", "TD")),
        (f"{{NORP|Chadian}} and {{NORP|Kenyan}} staff agreed. {BOTH}", "NAIROBI", ("TD", "KE")),
        # the war of others, more than two, and nothing told
        (f"{{GPE|Kenya}} and {{GPE|Chad}} agreed. {BOTH}", "VIENNA", (None, None)),
        (f"{{GPE|Kenya}}, {{GPE|Chad}} and {{GPE|Mali}} did. {BOTH}", "NAIROBI", (None, None)),
        (BOTH, "NAIROBI", (None, None)),
    ],
)
def test_two_of_one_plural_post_are_of_two_countries(
    text: str, place: str, expected: tuple[str | None, str | None]
) -> None:
    told = {one.name: one.country for one in claims_of(text, dateline_place=place).entities}
    assert (told["Ann Lee"], told["Bo Marsh"]) == expected
