"""A bare surname is that of whom the article is about, not of his kin or of somebody asked."""

import pytest

from tests.fixtures.tagged import claims_of, parties

HE_MET = "{PER+PARTY|Marsh} {MET|met} {PER+PARTY|Ann Lee}."
CASES = [
    # whoever is told of later as a relative, or as one who was asked, was not meant before
    (f"{HE_MET} Voter {{PER|Eva Marsh}} did not care.", "Marsh"),
    (f"{HE_MET} His late father, {{PER|Ned Marsh}}, was a judge.", "Marsh"),
    (f"{HE_MET} {{PER|Eva Marsh}}, his younger sister, stayed at home.", "Marsh"),
    (f'{HE_MET} "Good," said {{PER|Eva Marsh}}, a cook in Leeds.', "Marsh"),
    (f"{HE_MET} {{PER|Eva Marsh}}, 54, did not care.", "Marsh"),
    (f"{HE_MET} {{PER|Bo Marsh}} has been {{POST|president}} for years.", "Bo Marsh"),
    # of two told before, the one in office
    (f"{{POST|President}} {{PER|Bo Marsh}} and {{PER|Eva Marsh}} flew out. {HE_MET}", "Bo Marsh"),
    (f"{{PER|Bo Marsh}}, the {{POST|prime minister}}, came. {{PER|Eva Marsh}} sang. {HE_MET}",
     "Bo Marsh"),
    (f"{{PER|Bo Marsh}} came. Singer {{PER|Eva Marsh}} sang. {HE_MET}", "Bo Marsh"),
    (f"{{POST|Minister}} {{PER|Bo Marsh}}, brother of {{PER|Ned Marsh}}, came. {HE_MET}",
     "Bo Marsh"),
    # where nothing tells them apart, the one named last
    (f"{{PER|Bo Marsh}} came. {{PER|Cy Marsh}} came too. {HE_MET}", "Cy Marsh"),
    # the only one of the name is meant, whoever it is
    (f"Voter {{PER|Eva Marsh}}, 54, won a prize. {HE_MET}", "Eva Marsh"),
    # a courtesy title tells wife from husband
    (f"{{POST|President}} {{PER|Bo Marsh}} came with his wife, {{PER|Eva Marsh}}. Mrs. {HE_MET}",
     "Eva Marsh"),
    (f"His wife, {{PER|Eva Marsh}}, came with {{PER|Bo Marsh}}. Mr. {HE_MET}", "Bo Marsh"),
    (f"{{PER|Eva Marsh}} buried her husband, {{PER|Bo Marsh}}. Mrs. {HE_MET}", "Eva Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_surname_alone_is_the_one_whom_the_article_is_about(text: str, expected: str) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[0]) == {expected, "Ann Lee"}


def test_a_couple_is_two_though_one_is_never_named_in_full() -> None:
    claims = claims_of(
        "{POST|President} {PER+PARTY|Marsh} and {POST|first lady} {PER+PARTY|Eva Marsh} {MET|met} "
        "{PER+PARTY|Ann Lee}."
    )
    assert parties(claims, claims.reports[0]) == {"Marsh", "Eva Marsh", "Ann Lee"}


def test_a_title_of_office_is_not_that_of_a_relative_told_of_before() -> None:
    claims = claims_of(
        "His wife, {PER|Eva Marsh}, rested. {POST|President} {PER+PARTY|Marsh} {MET|met} "
        "{PER+PARTY|Ann Lee}."
    )
    assert parties(claims, claims.reports[0]) == {"Marsh", "Ann Lee"}
