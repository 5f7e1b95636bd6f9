"""A country and a post mean the person who holds it, or who was called so."""

import pytest

from tests.fixtures.tagged import claims_of, parties

MET = "The {NORP+PARTY|Peruvian} {POST+PARTY|president} {MET|met} {PER+PARTY|Ann Lee}."
CASES = [
    # whom the sentence before is about, or this one so far
    (f"{{PER|Bo Marsh}} flew to {{GPE|Oslo}}. {MET}", "Bo Marsh"),
    ("{PER+PARTY|Bo Marsh} flew to {GPE|Oslo}, where the {NORP+PARTY|Peruvian} "
     "{POST+PARTY|leader} {MET|met} {PER+PARTY|Ann Lee}.", "Bo Marsh"),
    ("{NORP|Peruvian} {POST|Foreign Minister} {PER|Bo Marsh} flew out. The {NORP+PARTY|Peruvian} "
     "{POST+PARTY|diplomat} {MET|met} {PER+PARTY|Ann Lee}.", "Bo Marsh"),
    # who was told with the whole of the post
    ("{NORP|Danish} {POST|Foreign Minister} {PER|Cy Dunn} saw {NORP|Peruvian} "
     "{POST|Foreign Minister} {PER|Bo Marsh}. The {NORP+PARTY|Peruvian} {POST+PARTY|minister} "
     "{MET|met} {PER+PARTY|Ann Lee}.", "Bo Marsh"),
    ("{NORP|Peruvian} {POST|Farm Minister} {PER|Cy Dunn} saw {NORP|Peruvian} "
     "{POST|Foreign Minister} {PER|Bo Marsh}. The {NORP+PARTY|Peruvian} {POST+PARTY|minister} "
     "{MET|met} {PER+PARTY|Ann Lee}.", "Peru"),
    # not one of two, of another country or post, nor who came to that country
    (f"{{PER|Bo Marsh}} saw {{PER|Cy Dunn}}. {MET}", "Peru"),
    (f"{{NORP|Danish}} {{POST|minister}} {{PER|Bo Marsh}} flew out. {MET}", "Peru"),
    (f"{{POST|Foreign Minister}} {{PER|Bo Marsh}} flew out. {MET}", "Peru"),
    (f"{{PER|Bo Marsh}} flew to {{GPE|Lima}}. {MET}", "Peru"),
    (f"{{PER|Bo Marsh}} flew out. He slept. {MET}", "Peru"),
    (f"The {{NORP|Danish}} {{POST|premier}} saw {{PER|Bo Marsh}}. {MET}", "Peru"),
    # nor whom he met, or who stands beside him
    ("{PER+PARTY|Ann Lee} and the {NORP+PARTY|Peruvian} {POST+PARTY|president} {MET|met}.", "Peru"),
    ("{PER+PARTY|Ann Lee} {MET|met} the {NORP+PARTY|Peruvian} {POST+PARTY|president}.", "Peru"),
    # nor who was told of before unnamed officials
    ("{PER|Bo Marsh} flew out. {NORP+PARTY|Peruvian} officials {MET|met} {PER+PARTY|Ann Lee}.",
     "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_leader_of_a_country_is_the_one_just_named(text: str, expected: str) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[0]) == {expected, "Ann Lee"}
