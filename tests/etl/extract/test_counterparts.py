"""A counterpart is of the country that the words give him."""

import pytest

from tests.fixtures.tagged import claims_of

SHE = "{NORP|Dutch} {POST|Foreign Minister} {PER|Ann Lee} met "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("her {NORP|Kenyan} counterpart, {PER|Bo Marsh}.", {"Bo Marsh": "KE"}),
        ("her {NORP|Kenyan} counterpart, {POST|President} {PER|Bo Marsh}.", {"Bo Marsh": "KE"}),
        ("her {NORP|Kenyan} counterpart, Gen. {PER|Bo Marsh}.", {"Bo Marsh": "KE"}),
        ("{PER|Bo Marsh}, her {NORP|Kenyan} counterpart.", {"Bo Marsh": "KE"}),
        (
            "her {NORP|Kenyan} and {NORP|Polish} counterparts, {PER|Bo Marsh} and {PER|Cy Dunn}.",
            {"Bo Marsh": "KE", "Cy Dunn": "PL"},
        ),
        # one name for two countries
        ("her {NORP|Kenyan} and {NORP|Polish} counterparts, {PER|Bo Marsh}.", {"Bo Marsh": None}),
        ("{PER|Bo Marsh} and her {NORP|Kenyan} counterpart.", {"Bo Marsh": None}),
    ],
)
def test_a_counterpart_is_of_the_country_told(text: str, expected: dict[str, str | None]) -> None:
    told = {one.name: one.country for one in claims_of(SHE + text).entities if one.kind == "person"}
    assert told == {"Ann Lee": "NL"} | expected
