"""A pronoun stands for whom the sentences before are about."""

import pytest

from tests.fixtures.tagged import claims_of, parties

LAST = "{X+PARTY|he} {MET|met} {PER+PARTY|Ann Lee}."
CASES = [
    # whom he met in between is not he
    (f"{{PER|Bo Marsh}} rose. He saw {{PER|Cy Dunn}}. On Tuesday {LAST}", "Bo Marsh"),
    (f"{{PER|Bo Marsh}} rose. Later he saw {{PER|Cy Dunn}}. Then {LAST}", "Bo Marsh"),
    (f"{{PER|Bo Marsh}} rose. In the evening, he saw {{PER|Cy Dunn}}. Then {LAST}", "Bo Marsh"),
    (f"{{PER|Bo Marsh}} rose. Earlier in the day he saw {{PER|Cy Dunn}}. Then {LAST}", "Bo Marsh"),
    (f"{{PER|Bo Marsh}} rose. Two days earlier he saw {{PER|Cy Dunn}}. Then {LAST}", "Bo Marsh"),
    # nor whom the one in office met, who is told of by his post
    (f"{{POST|President}} {{PER|Bo Marsh}} rose. The {{POST|president}} saw {{PER|Cy Dunn}}. "
     f"Later {LAST}", "Bo Marsh"),
    # a sentence that begins with another name is about that one
    (f"{{PER|Bo Marsh}} rose. {{PER|Cy Dunn}} saw him. Later {LAST}", "Cy Dunn"),
    (f"{{PER|Bo Marsh}} rose. She saw {{PER|Cy Dunn}}. Later {LAST}", "Cy Dunn"),
    # nor whose invitation it was, or whose adviser he is
    (f"At {{PER|Cy Dunn}}'s invitation, {{PER|Bo Marsh}} came. {LAST}", "Bo Marsh"),
    (f"After talks with {{PER|Cy Dunn}}, {{PER|Bo Marsh}} left. {LAST}", "Bo Marsh"),
    (f"{{PER|Cy Dunn}}'s adviser, {{PER|Bo Marsh}}, left. {LAST}", "Bo Marsh"),
    (f"{{PER|Cy Dunn}}'s office spoke. Then {LAST}", "Cy Dunn"),
    (f"{{PER|Bo Marsh}} rose. On Monday {{PER|Cy Dunn}} said he slept. Then {LAST}", "Cy Dunn"),
    (f"{{PER|Bo Marsh}} rose. In Lima, {{PER|Cy Dunn}} said he slept. Then {LAST}", "Cy Dunn"),
    # no woman is he
    (f"{{PER|Bo Marsh}} rose. {{PER|Helen Dunn}} sat. Later {LAST}", "Bo Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_he_goes_on_being_whom_the_sentences_are_about(text: str, expected: str) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[-1]) == {expected, "Ann Lee"}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("{PER|Bo Marsh} saw {PER|Helen Dunn}.", "Helen Dunn"),
        ("{PER|Vigdis Marsh} saw {PER|Cy Dunn}.", "Vigdis Marsh"),
        ("{PER|Eva Marsh} saw {PER|Helen Dunn}.", "Eva Marsh"),
    ],
)
def test_she_is_the_one_with_a_woman_s_name(before: str, expected: str) -> None:
    claims = claims_of(f"{before} {{X+PARTY|She}} {{MET|met}} {{PER+PARTY|Ann Lee}}.")
    assert parties(claims, claims.reports[-1]) == {expected, "Ann Lee"}


def test_a_country_before_a_pronoun_is_where_and_not_who() -> None:
    text = "In {GPE+PLACE|Peru} {X+PARTY|he} {MET|met} {PER+PARTY|Ann Lee}."
    claims = claims_of("{PER|Bo Marsh} flew out. " + text)
    assert parties(claims, claims.reports[0]) == {"Bo Marsh", "Ann Lee"}
    assert not claims_of(text).reports
