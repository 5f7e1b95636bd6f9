"""Officials are of the side before them, envoys of whoever sends them."""

import pytest

from tests.fixtures.tagged import claims_of

MET = "{MET|met} {NORP|Dutch} {POST|Minister} {PER+PARTY|Bo Marsh}."


def side(text: str) -> tuple[str | None, str | None]:
    """Return country and body that the first party represents."""
    claims = claims_of(text)
    party = claims.reports[0].parties[0]
    assert party.entity is not None
    assert claims.entities[party.entity].name == "Ann Lee"
    body = party.represents_organisation
    return party.represents_country, claims.entities[body].name if body is not None else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{ORG|Hamas} official {PER+PARTY|Ann Lee}", (None, "Hamas")),
        ("Senior {NORP|Kenyan} official {PER+PARTY|Ann Lee}", ("KE", None)),
        ("Top {GPE|U.S.} diplomat {PER+PARTY|Ann Lee}", ("US", None)),
        ("{NORP|Kenyan} singer {PER+PARTY|Ann Lee}", (None, None)),
        ("An official told {PER+PARTY|Ann Lee}, who", (None, None)),
    ],
)
def test_officials_are_of_the_side_before_them(
    words: str, expected: tuple[str | None, str | None]
) -> None:
    assert side(f"{words} {MET}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{NORP|Kenyan} {POST|President} {PER|Cy Dunn}'s {POST|envoy}, {PER+PARTY|Ann Lee},", "KE"),
        (
            "{NORP|Kenyan} {POST|President} {PER|Cy Dunn}'s {POST|lawyer}, {PER+PARTY|Ann Lee},",
            None,
        ),
        ("{NORP|Kenyan} {POST|singer} {PER|Cy Dunn}'s {POST|envoy}, {PER+PARTY|Ann Lee},", None),
        ("{PER|Cy Dunn}'s {POST|envoy}, {PER+PARTY|Ann Lee},", None),
    ],
)
def test_a_leaders_envoy_is_of_his_country(words: str, expected: str | None) -> None:
    assert side(f"{words} {MET}")[0] == expected
