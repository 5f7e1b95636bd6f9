"""Honours are no part of a name; initials, nicknames and particles are."""

import pytest

from tests.fixtures.tagged import claims_of


def persons(text: str) -> list[str]:
    """Return the names of the persons of a marked text."""
    return [one.name for one in claims_of(text).entities if one.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{PER|EAM Marsh} rose.", ["Marsh"]),
        ("{PER|H.E. Bo Marsh} rose.", ["Bo Marsh"]),
        ("{PER|Rt Hon Bo Marsh} rose.", ["Bo Marsh"]),
        ("{PER|HRH} the {POST|Crown Prince} rose.", []),
        # the letters before one name are its own
        ("{PER|H.E. Marsh} rose.", ["H.E. Marsh"]),
        ("{PER|Hone Marsh} rose.", ["Hone Marsh"]),
        # initials with blanks between them
        ("We saw M. {PER|A. Marsh} rise.", ["M. A. Marsh"]),
        ("We saw Tim. {PER|A. Marsh} rose.", ["A. Marsh"]),
        # Sultan is a given name before Al
        ("{POST|Sultan} {PER|Al Marsh} rose.", ["Sultan Al Marsh"]),
        ("{POST|Sultan} {PER|Marsh} rose.", ["Marsh"]),
        # Malay honours; Tan and Tun alone are names
        ("{PER|Datuk} {PER|Seri Bo Marsh} rose.", ["Bo Marsh"]),
        ("{PER|Tan Sri Bo Marsh} rose.", ["Bo Marsh"]),
        ("{PER|Tan Bo Marsh} rose.", ["Tan Bo Marsh"]),
        ("{PER|Seri Marsh} rose.", ["Seri Marsh"]),
        # halves of one name
        ("{PER|Bo Ould Lee} {PER|El Marsh} rose.", ["Bo Ould Lee El Marsh"]),
        ('{PER|Bo Lee} "{PER|Bibi" da Marsh} rose.', ['Bo Lee "Bibi" da Marsh']),
        ('{PER|Bo Lee} {PER|"Bibi" da Marsh} rose.', ['Bo Lee "Bibi" da Marsh']),
        ("{PER|Bo Lee} {PER|Ann Marsh} rose.", ["Bo Lee", "Ann Marsh"]),
        ('{PER|Bo Lee} "{PER|Ann Marsh}" rose.', ["Bo Lee", "Ann Marsh"]),
    ],
)
def test_a_name_is_whole_and_without_honours(text: str, expected: list[str]) -> None:
    assert persons(text) == expected
