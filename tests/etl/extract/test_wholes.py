"""A body called after a list, two acronyms or its wing is one body."""

import pytest

from tests.fixtures.tagged import claims_of

WHOLE = [
    ("The {ORG|Salt}, {ORG|Lime} and {ORG|Sand Union} won.", {"Salt, Lime and Sand Union"}),
    ("The {GPE|England} and {ORG|Wales Golf Board} won.", {"England and Wales Golf Board"}),
    ("{ORG|NCP} ({PER|Ann Lee}) and {ORG|NCP} ({PER|Bo Marsh}) won.",
     {"NCP (Ann Lee)", "NCP (Bo Marsh)"}),
    ("{ORG|CPI(}{ORG|M)} won.", {"CPI(M)"}),
    ("{ORG|SALT}-{ORG|PF} won.", {"SALT-PF"}),
    ("The {ORG|U.N.} refugee agency and the {NORP|West African} bloc won.",
     {"U.N. refugee agency", "West African bloc"}),
    ("The {ORG|U.N.} harbour agency won.", {"U.N."}),
    # a list of bodies, a long name in brackets, and two sides, are not
    ("{ORG|Salt}, {ORG|Lime} and {ORG|Sand Union} won.", {"Salt", "Lime", "Sand Union"}),
    ("The {ORG|Bank}, {ORG|Council} and {ORG|European Union} won.",
     {"Bank", "Council", "European Union"}),
    ("{GPE|SALT-AU}-{GPE|LIME} is a town.", set()),
    ("{ORG|IMF}-{ORG|EU} ties are cool.", {"IMF", "EU"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), WHOLE)
def test_a_body_is_named_in_whole(text: str, names: set[str]) -> None:
    claims = claims_of(text)
    assert {entity.name for entity in claims.entities if entity.kind == "organisation"} == names
