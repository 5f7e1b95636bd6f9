"""Gatherings of many: the body that meets, who speaks to it, who leads a side, told in pieces."""

import pytest

from tests.fixtures.tagged import claims_of, parties

CASES = [
    # the body whose meeting it is
    (
        "{GPE|Canada} told a {ORG|GATT} council {CONF|meeting} that the fee is illegal.",
        {"Canada", "GATT"},
    ),
    (
        "{PER+PARTY|Ann Lee} spoke at the {ORG|International Coffee Organization} ({ORG|ICO}) "
        "{MET|talks}.",
        {"Ann Lee", "International Coffee Organization"},
    ),
    # who called it, or has its chair
    (
        "{PER+PARTY|Ann Lee} spoke at a {CONF|symposium} last week organised by "
        "{ORG|Harbour Bank}.",
        {"Ann Lee", "Harbour Bank"},
    ),
    # those at whose request it meets
    (
        "The {ORG+PARTY|International Monetary Fund} will {CONF+planned|meet} on Friday at the "
        "request of {GPE|Peru} and {GPE|Chile}.",
        {"International Monetary Fund", "Peru", "Chile"},
    ),
    # a body that one's post is with, where nobody else is named
    (
        "{PER|Ann Lee}, {GPE|Peru}'s {POST|delegate} to the {ORG|International Monetary Fund}, "
        "rose. {PER+PARTY|Ann Lee} told the {CONF|meeting} that it was late.",
        {"Ann Lee", "International Monetary Fund"},
    ),
    # a body that sponsors it
    (
        "{PER+PARTY|Ann Lee} spoke at a {ORG|World Bank} sponsored donors' {CONF|conference}.",
        {"Ann Lee", "World Bank"},
    ),
    # those of a list that "they" begins, firms with the codes of their shares
    (
        "Three banks {MET|met} {PER+PARTY|Ann Lee}. They are {ORG|Acme Bank} <ACM.N>, <{ORG|Dunn "
        "Bank}> and {ORG|Eden Bank}.",
        {"Ann Lee", "Acme Bank", "Dunn Bank", "Eden Bank"},
    ),
    # two do not make such a list
    (
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}. They are {NORP|Peruvian} and "
        "{NORP|Chilean}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # countries that will be represented, told before the verb
    (
        "Three states will {CONF+planned|meet} on {DATE+DATE|Friday}. {GPE|Peru}, {GPE|Chile} and "
        "{GPE|Cuba} would be represented.",
        {"Peru", "Chile", "Cuba"},
    ),
    # the keynote speaker, and one from whom a report was heard
    (
        "{PER+PARTY|Ann Lee} told a {CONF|conference} so. But the keynote speaker, Prince "
        "{PER|Bo Marsh}, differed.",
        {"Ann Lee", "Bo Marsh"},
    ),
    (
        "{PER+PARTY|Ann Lee} opened the {ORG|World Bank} {CONF|conference}. The meeting also heard "
        "a report from {PER|Bo Marsh}.",
        {"Ann Lee", "World Bank", "Bo Marsh"},
    ),
    # a chairman of nothing else, and one who manages a firm and leads a delegation
    (
        "The {ORG+PARTY|World Bank} ended its {CONF|conference}. The {POST|chairman}, "
        "{PER|Ann Lee}, smiled.",
        {"World Bank", "Ann Lee"},
    ),
    (
        "The {ORG+PARTY|World Bank} {CONF|talks} failed. {PER|Ann Lee}, manager of the federation "
        "and head of the delegation, left.",
        {"World Bank", "Ann Lee"},
    ),
    # who is told to be among those who attend, or acts at it
    (
        "{ORG|Hamas} as well as the banned {ORG|Rose Front} ({ORG|FRV}) are among those {CONF|x} "
        "attending the {CONF|conference}.",
        {"Hamas", "Rose Front"},
    ),
    (
        "Shots fell on the last day of the {ORG|Group of Twenty} {SUMMIT|summit}, where the "
        "{POST|president} of {GPE|Peru} urged calm.",
        {"Group of Twenty", "Peru"},
    ),
    # a venue and a ministry that stand before the word convene nothing
    (
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} ended a {LOC|White House} {MET|meeting}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # who speaks to it, by name or pronoun
    (
        "{PER|Ann Lee} and {PER|Cy Dunn} told the {CONF|conference} of {ORG+PARTY|OPEC} to wait.",
        {"Ann Lee", "Cy Dunn", "OPEC"},
    ),
    (
        "{PER|Ann Lee} was tired. Debts had grown, she said in an opening speech to a "
        "{CONF|meeting} of "
        "{ORG+PARTY|OPEC}.",
        {"Ann Lee", "OPEC"},
    ),
    # what is told to the press is told to no gathering
    (
        "{PER|Ann Lee} told a news conference the bank was in {MET|talks} with "
        "{PER+PARTY|Bo Marsh}.",
        set(),
    ),
    # a delegation stands for its country
    (
        "The {GPE|U.S.} delegation at the {ORG|International Coffee Organization} {MET|talks} "
        "left.",
        {"United States", "International Coffee Organization"},
    ),
    # those who lead a side are told elsewhere
    (
        "{GPE+PARTY|France} and {GPE+PARTY|Japan} began {CONF|talks}. {PER|Ann Lee}, head of the "
        "{NORP|Malaysian} delegation, was hopeful. {NORP|Ghanaian} delegate {PER|Bo Marsh} was "
        "not.",
        {"France", "Japan", "Ann Lee", "Bo Marsh"},
    ),
    # the parties of one gathering, told one after the other
    (
        "The {ORG|International Coffee Organization} {MET|talks} failed. {GPE+PARTY|France} backed "
        "{GPE+PARTY|Brazil} at the {MET|talks}. {GPE+PARTY|Japan} did not during the {MET|talks}.",
        {"International Coffee Organization", "France", "Brazil", "Japan"},
    ),
    (
        "In {MET|talks} {DATE+DATE|last week} the {GPE+PARTY|U.S.} criticised the budget. At "
        "{DATE+DATE|last week}'s {MET|talks}, {NORP+PARTY|Japanese} officials said, they "
        "defended it.",
        {"United States", "Japan"},
    ),
    # a list of delegates, who attends, and the head of the body that meets
    (
        "{ORG+PARTY|OPEC} held a {CONF|meeting}. The delegates include {NORP|Thai} "
        "{POST|Minister} {PER|Ann Lee}, {PER|Bo Marsh} and {PER|Cy Dunn}.",
        {"OPEC", "Ann Lee", "Bo Marsh", "Cy Dunn"},
    ),
    (
        "{ORG+PARTY|OPEC} held a {CONF|meeting}. Participants include {GPE|Japan}, {GPE|France} "
        "and {GPE|Italy}.",
        {"OPEC", "Japan", "France", "Italy"},
    ),
    (
        "{ORG+PARTY|OPEC} held a {CONF|meeting}. {PER|Ann Lee} will attend the first day.",
        {"OPEC", "Ann Lee"},
    ),
    (
        "{ORG+PARTY|Inter-American Development Bank} held a {CONF|meeting}. {PER|Bo Marsh} was "
        "glad, {ORG|Inter-American Development Bank} {POST|President} {PER|Ann Lee} said.",
        {"Inter-American Development Bank", "Ann Lee"},
    ),
    (
        "{PER|Ann Lee} shows pictures as she addresses a {CONF|meeting} of the "
        "{ORG+PARTY|Security Council}.",
        {"Ann Lee", "Security Council"},
    ),
    (
        "{ORG|Hamas} is among the groups attending the {CONF|conference} of {ORG+PARTY|OPEC}.",
        {"Hamas", "OPEC"},
    ),
    # a party's members stand for it
    (
        "{PER+PARTY|Ann Lee} {MET|met} {NORP+PARTY|Social Democrats} on {DATE+DATE|Monday}.",
        {"Ann Lee", "Social Democrats"},
    ),
    # kin of a people are not its government
    ("{PER+PARTY|Ann Lee} {MET|met} {X+PARTY|relatives of} {NORP+PARTY|Kenyan} sailors.", set()),
    # who is named with a pronoun, who greets, whom "the two countries" are
    (
        "{PER|Ann Lee} smiled. She said she and {POST|Minister} {PER+PARTY|Bo Marsh} had {MET|met} "
        "{PER+PARTY|Cy Dunn}.",
        {"Ann Lee", "Bo Marsh", "Cy Dunn"},
    ),
    (
        "{PER|Ann Lee}, right, greets {NORP|Saudi} {POST|Minister} {PER+PARTY|Bo Marsh} before a "
        "{MET|meeting}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    (
        "{GPE|South Korea} has a border with {GPE|North Korea}. The two countries last held "
        "{MET|talks} in "
        "{DATE+DATE|2015}.",
        {"South Korea", "North Korea"},
    ),
    # who attended, told in a sentence of its own
    (
        "{ORG+PARTY|OPEC} {CONF|met} on Friday. {PER|Ann Lee}, {PER|Bo Marsh} and {PER|Cy Dunn} "
        "attended.",
        {"OPEC", "Ann Lee", "Bo Marsh", "Cy Dunn"},
    ),
    # a body that one once led does not meet
    (
        "{PER+PARTY|Ann Lee}, a former {POST|president} of the {ORG|European Council}, {MET|met} "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # an envoy who meets people that nobody can name does not meet his own body
    (
        "{ORG|U.N.} {POST|envoy} {PER+PARTY|Ann Lee} {MET|met} {X+PARTY|displaced villagers}.",
        set(),
    ),
    # who hosts talks told long before takes part
    (
        "{GPE+PARTY|Iran} and {GPE+PARTY|Peru} have held {MET|talks} since May, hosted by "
        "{PER+MED|Ann Lee}.",
        {"Iran", "Peru", "Ann Lee"},
    ),
    (
        "{NORP|Italian} {POST|Prime Minister} {PER|Ann Lee} was glad. The {NORP|Italian} "
        "{POST|Prime "
        "Minister} smiled ahead of {MET|meeting} {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_who_takes_part(marked: str, expected: set[str]) -> None:
    claims = claims_of(marked)
    assert len(claims.reports) <= 1
    found = {name for report in claims.reports for name in parties(claims, report)}
    assert found == expected


def test_talks_with_others_are_no_part_of_a_bodys_meeting() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} leaves to attend the {ORG|International Coffee Organization} "
        "{CONF+planned|meeting} and for {MET+planned|talks} with {PER+PARTY|Bo Marsh}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Ann Lee", "International Coffee Organization"},
        {"Ann Lee", "Bo Marsh"},
    ]


def test_a_couple_are_two_persons() -> None:
    claims = claims_of(
        "{POST|President} {PER|Reagan} rested. {PER+PARTY|Reagan} and {PER|Nancy Reagan} will "
        "be there. "
        "{PER+PARTY|Reagan} {MET+planned|meets} {PER+PARTY|Bo Marsh}."
    )
    assert {"Reagan", "Bo Marsh"} in [parties(claims, report) for report in claims.reports]


def test_a_visitor_of_whom_no_country_is_told_is_where_the_report_is_written() -> None:
    claims = claims_of(
        "The strike hurts the {VISIT|visit} of {NORP|West German} {POST|President} "
        "{PER+PARTY|Karl Hahn}, "
        "which starts on {DATE+DATE|Friday}.",
        dateline_place="LA PAZ",
    )
    (report,) = claims.reports
    assert parties(claims, report) == {"Karl Hahn", "Bolivia"}
    assert report.days is not None
    assert str(report.days.starts_on) == "2024-03-29"
    assert report.status == "planned"


def test_the_news_itself_has_the_delegates_not_what_the_body_did_before() -> None:
    claims = claims_of(
        "The {ORG|International Cocoa Organization} {CONF|meeting} opened here today. "
        "{NORP|Ghanaian} delegate {PER|Ann Lee} was glad. {ORG+PARTY|International Cocoa "
        "Organization} {MET|discussions} failed in {DATE+DATE|January}. Vice chairman "
        "{PER|Bo Marsh} of {GPE|Grenada} chaired the session."
    )
    assert parties(claims, claims.reports[0]) == {
        "International Cocoa Organization",
        "Ann Lee",
        "Bo Marsh",
    }


def test_meetings_that_one_may_attend_are_no_party() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} hopes to {MET+planned|meet} {PER+PARTY|Bo Marsh}. Asked if he would "
        "attend conferences including {ORG|International Monetary Fund} meetings, he smiled."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Bo Marsh"}
