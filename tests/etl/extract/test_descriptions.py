"""Who is meant by a pronoun, a post or a pair of persons, as far as the article tells."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
CASES = [
    # "he" goes on being who it was through sentences that go on about him
    (
        "{PER|Ned Hill} rose. He spoke. He paused. He sat. He smiled. He said {X+PARTY|he} "
        "{MET|met} {PER+PARTY|Bo Marsh}.",
        {"Ned Hill", "Bo Marsh"},
    ),
    # a verb in the past has its pronoun for a subject, before it or in "whom he met"
    (
        "{PER|Ned Hill} died hours after he {MET|met} {PER+PARTY|Bo Marsh}.",
        {"Ned Hill", "Bo Marsh"},
    ),
    (
        "{PER|Ned Hill} expects {PER+PARTY|Bo Marsh}, whom he {MET+planned|met} last week.",
        {"Ned Hill", "Bo Marsh"},
    ),
    # the administration of whom the sentence names, else of the country that is named most
    (
        "{NORP|Nigerian} {POST|President} {PER|Ned Hill} slept. {GPE|Peru} slept. {PER|Ned Hill}'s "
        "aides told of {MET|negotiations} between the {X+PARTY|administration} and "
        "{ORG+PARTY|Boko Haram}.",
        {"Nigeria", "Boko Haram"},
    ),
    (
        "{GPE|Peru} slept. {GPE|Peru} woke. {GPE|Chile} slept. The {X+PARTY|government} held "
        "{MET|talks} with {PER+PARTY|Bo Marsh}.",
        {"Peru", "Bo Marsh"},
    ),
    # the posts of a list are of the country told after it, or before
    (
        "{POST|President} {PER|Ned Hill} slept. {POST|Minister} {PER|Eva Dunn} slept. "
        "{PER+PARTY|Ann Lee} {MET|met} the {POST+PARTY|president}, {POST+PARTY|minister} and "
        "{POST+PARTY|speaker} of {GPE|Peru}.",
        {"Ann Lee", "Peru"},
    ),
    (
        "{POST|Minister} {PER|Eva Dunn} slept. {PER+PARTY|Ann Lee} {MET|met} the "
        "{NORP+PARTY|Peruvian} {POST+PARTY|president} and {POST+PARTY|minister}.",
        {"Ann Lee", "Peru"},
    ),
    # a body by its noun
    (
        "{ORG|Bank of Ceylon} grew. {X+PARTY|The bank} is holding {MET|talks} with the "
        "{ORG+PARTY|Harbour Board}.",
        {"Bank of Ceylon", "Harbour Board"},
    ),
    (
        "{ORG|Acme} grew. {X+PARTY|The bank} is holding {MET|talks} with {PER+PARTY|Ann Lee} and "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # the leaders of as many countries as were told of
    (
        "{GPE|Peru}, {GPE|Chile} and {GPE|Cuba} agreed. A {MET|meeting} of {X+PARTY|the three "
        "countries' leaders} followed.",
        {"Peru", "Chile", "Cuba"},
    ),
    # of two sides, one is told of only after
    (
        "{GPE|Peru} said {X+PARTY|the two sides} would {MET+planned|meet} before a day set by "
        "{GPE|Chile}.",
        {"Peru", "Chile"},
    ),
    # the head of the body the sentence is about
    (
        "{ORG|Nordvik} {POST|chief executive} {PER|Ann Lee} and {ORG|Sudvik} {POST|chief "
        "executive} {PER|Cy Dunn} bid. {ORG|Nordvik}'s bid followed a {MET|meeting} of its "
        "{POST+PARTY|chief executive} and {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # a body and a post mean the one who holds it
    (
        "{ORG|Harbour Bank} {POST|president} {PER|Ann Lee} rose. The {ORG|Harbour Bank} "
        "{POST+PARTY|president} {MET|met} {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # a country and the post after it mean who holds that, though the role ends before the post
    (
        "{NORP|French} {POST|President} {PER|Ann Lee} rose. {GPE+PARTY|France}'s {POST|president} "
        "will fly out to {MET+planned|meet} {PER+PARTY|Bo Marsh}.",
        {"France", "Bo Marsh"},
    ),
    (
        "{NORP|French} {POST|President} {PER|Ann Lee} rose. The {NORP+PARTY|French} "
        "{POST|president} {MET|met} {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # another word for the post
    (
        "{NORP|Nepalese} {POST|King} {PER|Birendra} rose. The {POST+PARTY|constitutional monarch} "
        "{MET|met} {PER+PARTY|Bo Marsh}.",
        {"Birendra", "Bo Marsh"},
    ),
    # those who act for each of two are their countries; of no known country they are nobody
    (
        "{NORP|Peruvian} {POST|President} {PER+PARTY1|Cy Dunn} {MET|met} {NORP|Chilean} "
        "{POST|Premier} {PER+PARTY1|Di Holt} on {DATE+DATE|Monday}. {X+PARTY|Their ministers} "
        "{MET|met} in {GPE+PLACE|Berlin} on {DATE+DATE|Wednesday}.",
        {"Peru", "Chile"},
    ),
    (
        "{PER+PARTY1|Cy Dunn} {MET|met} {PER+PARTY1|Di Holt}. {X+PARTY|Their ministers} {MET|met}.",
        {"Cy Dunn", "Di Holt"},
    ),
    # who acts for "the two countries" that the article tells of
    (
        "{GPE|Peru} and {GPE|Chile} argued. {X+PARTY|The {POST|prime ministers} of the two "
        "countries} {MET|met} in May.",
        {"Peru", "Chile"},
    ),
    # who tells of the two is none of them
    (
        "{PER|Cy Dunn} {MET|met} {PER|Di Holt}. {PER|Ned Hill} said {X+PARTY|the two} also "
        "{MET|discussed} trade.",
        {"Cy Dunn", "Di Holt"},
    ),
    # a pope without a name is the Holy See
    (f"{{X+PARTY|The {{POST|Pope}}}} {{MET|met}} {B}.", {"Vatican City", "Bo Marsh"}),
    (
        "{POST|Pope} {PER|Ned} slept. {X+PARTY|The pontiff} {MET|met} {PER+PARTY|Bo Marsh}.",
        {"Vatican City", "Bo Marsh"},
    ),
    # "the company" is the one that a sentence before begins with
    (
        "{ORG|Acme Corp} said so. {X+PARTY|The company} is {MET|negotiating} with "
        "{ORG+PARTY|Harbour Fund}.",
        {"Acme Corp", "Harbour Fund"},
    ),
    # who tells that talks are under way is a side of them, who tells of others' is none
    (
        "{ORG|Acme Corp} said merger {MET|talks} were under way with {ORG+PARTY|Harbour Fund}.",
        {"Acme Corp", "Harbour Fund"},
    ),
    (
        "{PER|Ned Hill} said {MET|talks} of {ORG+PARTY|Acme Corp} were under way with "
        "{ORG+PARTY|Harbour Fund}.",
        {"Acme Corp", "Harbour Fund"},
    ),
    # who is called by the very words of a post, before one with another of its kind
    (
        "{POST|King} {PER|Bo Marsh} saw {POST|Emir} {PER|Cy Dunn}. The {POST+PARTY|king} {MET|met} "
        "{PER+PARTY|Ann Lee}.",
        {"Bo Marsh", "Ann Lee"},
    ),
    (
        "{POST|King} {PER|Bo Marsh} saw {POST|Emir} {PER|Cy Dunn}. The {POST+PARTY|emir} {MET|met} "
        "{PER+PARTY|Ann Lee}.",
        {"Cy Dunn", "Ann Lee"},
    ),
    # of two so called in one sentence, the one it is about; else the last
    (
        "{POST|President} {PER|Bo Marsh} saw {POST|President} {PER|Cy Dunn}. The "
        "{POST+PARTY|president} {MET|met} {PER+PARTY|Ann Lee}.",
        {"Bo Marsh", "Ann Lee"},
    ),
    (
        "{POST|President} {PER|Bo Marsh} rose. {POST|President} {PER|Cy Dunn} sat. The "
        "{POST+PARTY|president} {MET|met} {PER+PARTY|Ann Lee}.",
        {"Cy Dunn", "Ann Lee"},
    ),
    # words that play two parts are one person
    (
        "{POST|Pope} {PER|Bo Marsh} saw {POST|Cardinal} {PER|Cy Dunn}. The {POST+HOST+PARTY|pope} "
        "{MET|received} {PER+PARTY|Ann Lee}.",
        {"Bo Marsh", "Ann Lee"},
    ),
    # "the two men" are those named right before
    (
        "{PER|Cy Dunn} {MET|met} {PER|Di Holt}. {PER|Ann Lee} and {PER|Bo Marsh} agreed when "
        "{X+PARTY|the two men} {MET|talked}.",
        {"Ann Lee", "Bo Marsh"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_that_name_nobody_stand_for_who_was_told_of(text: str, expected: set[str]) -> None:
    claims = claims_of(text)
    assert parties(claims, claims.reports[-1]) == expected


TWO_MEETINGS = (
    "{POST|President} {PER+PARTY|Ann Lee} {MET|met} {POST|President} {PER+PARTY|Bo Marsh}. "
    "{POST|Foreign Minister} {PER+PARTY|Cy Dunn} {MET|met} {POST|Foreign Minister} "
    "{PER+PARTY|Di Holt}. "
)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("The two presidents", {"Ann Lee", "Bo Marsh"}),
        ("The two leaders", {"Ann Lee", "Bo Marsh"}),
        ("The two foreign ministers", {"Cy Dunn", "Di Holt"}),
        ("The two men", {"Cy Dunn", "Di Holt"}),
    ],
)
def test_a_pair_in_office_is_those_who_hold_it(pair: str, expected: set[str]) -> None:
    claims = claims_of(
        TWO_MEETINGS + f"{{X+PARTY|{pair}}} will {{MET+planned|meet}} in {{GPE+PLACE|Oslo}}."
    )
    assert parties(claims, claims.reports[-1]) == expected


def test_a_pair_in_office_is_nobody_where_one_of_them_is_told_without_it() -> None:
    claims = claims_of(
        TWO_MEETINGS.replace("{POST|President} {PER+PARTY|Bo", "{PER+PARTY|Bo")
        + "{X+PARTY|The two presidents} will {MET+planned|meet} in {GPE+PLACE|Oslo}."
    )
    assert len(claims.reports) == 2


def test_his_aides_are_no_other_man_s() -> None:
    claims = claims_of(
        f"{{PER|Cy Dunn}} rose. {A} and {{X+PARTY|his}} aides have been {{MET|meeting}} {B}."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"}


def test_the_ministers_are_those_of_the_body_told_of() -> None:
    claims = claims_of(
        "{ORG|European Community} industry ministers want closures. {X+PARTY|The ministers} were "
        "{CONF|meeting} here. {PER|Ann Lee} told ministers that output must fall."
    )
    assert parties(claims, claims.reports[0]) == {"European Community", "Ann Lee"}


def test_the_panel_is_the_committee_of_banks_that_the_article_names() -> None:
    claims = claims_of(
        f"The 14-bank advisory committee met. {A} {{MET|met}} {{X+PARTY|the full panel}}."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "14-bank advisory committee"}
    claims = claims_of(
        "{GPE+PARTY|Peru} is {MET|negotiating} with {X+PARTY|the steering committee for its "
        "creditor banks}."
    )
    assert parties(claims, claims.reports[0]) == {"Peru", "steering committee"}
