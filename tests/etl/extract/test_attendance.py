"""Those who take part are parties; those who tell of it, or belong to a party, are not."""

import pytest

from tests.fixtures.tagged import claims_of, parties

CASES = [
    # the other of two countries, of which one speaks about the other at their talks
    (
        "In {MET|talks} last week, the {GPE+PARTY|U.S.} criticised {GPE|Japan}'s tariffs.",
        {"United States", "Japan"},
    ),
    # the Administration is the American one; a country's own body stands for itself
    (
        "{PER+PARTY|Ann Lee} held {MET|talks} with {ORG+PARTY|Administration} officials.",
        {"Ann Lee", "United States"},
    ),
    (
        "{PER+PARTY|Ann Lee} {MET|met} {GPE+PARTY|Peru}'s 14-bank advisory committee.",
        {"Ann Lee", "Peru"},
    ),
    # a banker stands for no country
    (
        "After {MET|talks} with {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh}, the "
        "{NORP+PARTY|Canadian} banker spoke.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # nor does the one who leads a body make it his own
    (
        "{PER+PARTY|Ann Lee} held {MET|talks} with {NORP+PARTY|Soviet}-led {ORG+PARTY|Comecon}.",
        {"Ann Lee", "Comecon"},
    ),
    # nor is there who is told to be absent
    (
        "Absent from the {MET+planned|meeting} of {PER+PARTY|Ann Lee} with {PER+PARTY|Bo Marsh} "
        "will be {PER+PARTY|Cy Dunn}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # nor a capital before a body
    (
        "{PER+PARTY|Ann Lee} spoke at the {GPE+PARTY|Paris} {ORG+PARTY|OPEC} {CONF|meeting}.",
        {"Ann Lee", "OPEC"},
    ),
    # a city that names the talks gives no country to them
    (
        "The {GPE+PLACE|Paris} {CONF|meeting} of {ORG+PARTY|OPEC} and {PER+PARTY|Ann Lee} ended.",
        {"OPEC", "Ann Lee"},
    ),
    # "received by" names who is at home
    (
        "{NORP|Norwegian} {POST|Minister} {PER+PARTY|Ann Lee}, here since Monday, was also "
        "{VISIT|received} by {POST|President} {PER+PARTY+HOST|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # who brought the parties together takes part
    (
        "{MET|Negotiations} between {ORG+PARTY|Boko Haram} and {GPE+PARTY|Nigeria}, brokered by "
        "the {ORG|Harbour Fund} and the {NORP|Swiss} government, went on.",
        {"Boko Haram", "Nigeria", "Harbour Fund", "Switzerland"},
    ),
    # who hopes for a meeting of others takes no part, who hopes for one of their own does
    (
        "{PER+PARTY|Cy Dunn} said he hopes {PER+PARTY|Ann Lee} will speak at a "
        "{MET+planned|meeting} with {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    (
        "{PER+PARTY|Cy Dunn} said he hopes to {MET+planned|meet} {PER+PARTY|Ann Lee} and "
        "{PER+PARTY|Bo Marsh}.",
        {"Cy Dunn", "Ann Lee", "Bo Marsh"},
    ),
    # "it" is the body that the sentence before begins with
    (
        "The {ORG|Harbour Fund} said prices rose. It did so after {MET|talks} with "
        "{NORP+PARTY|Peruvian} officials.",
        {"Harbour Fund", "Peru"},
    ),
    # "the two sides" are the country and the one told after
    (
        "{GPE+PARTY|Japan} asked for {MET+planned|talks} and the two sides would act before a day "
        "set by {GPE|Washington}.",
        {"Japan", "United States"},
    ),
    # he who did something else before going to it
    (
        "{PER|Ann Lee} smiled. He said nothing before heading over to a {MET|meeting} with "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # who dealt with others before, in another clause
    (
        "{PER|Ann Lee} hoped for an accord with {PER+PARTY|Bo Marsh}, as he prepared for the third "
        "week of {MET+planned|talks}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # one who goes to a body's gathering
    (
        "{PER|Ann Lee} went to Oslo to attend a {ORG+PARTY|Harbour Forum} "
        "{CONF+planned|conference}.",
        {"Ann Lee", "Harbour Forum"},
    ),
    # what a subject told before does not part it from its verb
    (
        "{PER|Ann Lee}, who told reporters that it rained, held {MET|talks} with "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # ministers that a sentence begins with are those of the body told of
    (
        "{ORG|Harbour Union} farm ministers and {PER|Ann Lee} fought. Ministers resumed "
        "{CONF|negotiations}. {PER+PARTY|Ann Lee} left the {CONF|negotiations}.",
        {"Harbour Union", "Ann Lee"},
    ),
    # "their talks" are those of the two persons told of
    (
        "{PER+PARTY|Ann Lee} speaks to the press with {PER|Bo Marsh} after their {MET|talks}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # two countries side by side leave no room for who speaks of them
    (
        "Asked about a {GPE+PARTY|Japan}/{NORP+PARTY|Chinese} {SUMMIT+planned|summit}, "
        "{PER+PARTY|Cy Dunn} said it was far off.",
        {"Japan", "China"},
    ),
    # rebels stand for no country, a ministry beside its government for itself
    (
        "{ORG+PARTY|Boko Haram} and the {NORP+PARTY|Nigerian} government held {MET|talks}.",
        {"Boko Haram", "Nigeria"},
    ),
    (
        "{GPE+PARTY|Japan} and {GPE+PARTY|Peru} held {MET|talks} that {ORG+PARTY|Peru's Finance "
        "Ministry} joined.",
        {"Japan", "Peru", "Peru's Finance Ministry"},
    ),
    # both sides of "between", of whom the second alone is marked
    (
        "A {MET|meeting} between {PER|Ann Lee} and {PER+PARTY|Bo Marsh} went well.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # the parties of talks that only set the time of others
    (
        "Following {MET|talks} with {ORG+PARTY|Acme Union}, {PER+PARTY2|Ann Lee} agreed to "
        "{MET+planned|meet} {PER+PARTY2|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # whoever a clause is about: a post, a country, the one before "who"
    (
        "The {NORP|Italian} {POST|Prime Minister} smiled ahead of {MET|meeting} "
        "{PER+PARTY|Bo Marsh}.",
        {"Italy", "Bo Marsh"},
    ),
    (
        "{GPE|Chile} bought corn ahead of trade {MET|talks} with {GPE+PARTY|Peru}.",
        {"Chile", "Peru"},
    ),
    (
        "Leaks by {PER+PARTY|Cy Dunn} angered {PER+PARTY|Ann Lee}, who {MET|met} "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # a post of a country is the one who holds it
    (
        "{NORP|Italian} {POST|Prime Minister} {PER|Ann Lee} rested. The {NORP+PARTY|Italian prime "
        "minister} {MET|met} {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # a body whose official one is takes no part
    (
        "{PER+PARTY|Ann Lee}, the {ORG+PARTY|Harbour Fund} official, {MET|met} "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # an administration is its country, a chancellor of the exchequer "the Chancellor"
    (
        "{PER+PARTY|Ann Lee} held {MET|talks} with {ORG+PARTY|Biden Administration} officials.",
        {"Ann Lee", "United States"},
    ),
    (
        "{POST|Chancellor of the Exchequer} {PER|Ann Lee} spoke. In {MET|talks}, "
        "the {POST+PARTY|Chancellor} warned {PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # talks that a body tells of are its own; who is somewhere for talks has them there
    (
        "{ORG+PARTY|Acme Corp} said recent {MET|talks} with {ORG+PARTY|Harbour Fund} went well.",
        {"Acme Corp", "Harbour Fund"},
    ),
    (
        "{NORP|Belgian} {POST|Minister} {PER+PARTY|Ann Lee} was also in {GPE+PLACE|Oslo} for "
        "trade {MET|talks}.",
        {"Ann Lee", "Norway"},
    ),
    # a king bears a first name
    (
        "{PER|Saddam Hussein} waited. {PER+PARTY|Ann Lee} {MET|met} {POST|King} "
        "{PER+PARTY|Hussein}.",
        {"Ann Lee", "Hussein"},
    ),
    # a later clause has parties of its own
    (
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} to discuss the dispute with "
        "{GPE+PARTY|Iran}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    (
        "After {MET|talks} with {PER+PARTY|Ann Lee}, {PER+PARTY|Bo Marsh} said he hopes "
        "{GPE+PARTY|Iran} signs.",
        {"Ann Lee", "Bo Marsh"},
    ),
    (
        "{PER+PARTY|Cy Dunn} told the paper that in recent {MET|talks} {PER+PARTY|Ann Lee} and "
        "{PER+PARTY|Bo Marsh} agreed.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # unnamed officials stand for the country they are met in, or that is visited
    (
        "A {NORP+PARTY|Kenyan} delegation {MET|met} {X+PARTY|officials in} {GPE+PLACE|Iran}.",
        {"Kenya", "Iran"},
    ),
    (
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} had {MET|talks} with "
        "{X+PARTY|government officials} of {GPE+HOST|Japan} after a row with {GPE|Brazil}.",
        {"Ann Lee", "Japan"},
    ),
    # the subject of the sentence, however far from the trigger
    (
        "{PER|Ann Lee} was tired. She spoke to reporters at the gate after {MET|meeting} "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # envoys stand for those who sent them
    (
        "{GPE+PARTY|U.S.} and {NORP+PARTY|Iranian} ambassadors to {GPE+PARTY|Iraq} {MET|met}.",
        {"United States", "Iran"},
    ),
    # one who only tells of the meeting
    (
        "{NORP|Greek} {POST|Foreign Minister} {PER+PARTY|Nikos Sarris} will {MET+planned|meet} "
        "{PER+PARTY|Hany Lotfy} on {DATE+DATE|Sunday}, {POST|spokeswoman} "
        "{PER+PARTY|Eleni Pavlou} told reporters.",
        {"Nikos Sarris", "Hany Lotfy"},
    ),
    (
        "{PER+PARTY|Ann Lee} said {PER+PARTY|Bo Marsh} {MET|met} {PER+PARTY|Cy Dunn}.",
        {"Bo Marsh", "Cy Dunn"},
    ),
    (
        "{PER+PARTY|Ann Lee} said she {MET|met} {PER+PARTY|Cy Dunn} and {PER+PARTY|Di Eden}.",
        {"Ann Lee", "Cy Dunn", "Di Eden"},
    ),
    # one who is part of another's description
    (
        "{PER+PARTY|Ann Lee}, an aide to {POST|President} {PER+PARTY|Bo Marsh}, {MET|met} "
        "{PER+PARTY|Cy Dunn}.",
        {"Ann Lee", "Cy Dunn"},
    ),
    # a list of which the model marked the first alone
    (
        "{PER+PARTY|Ann Lee} {MET|met} {POST|President} {PER+PARTY|Bo Marsh}, {POST|Treasurer} "
        "{PER|Cy Dunn} and {NORP|French} {POST|envoy} {PER|Di Eden}.",
        {"Ann Lee", "Bo Marsh", "Cy Dunn", "Di Eden"},
    ),
    # the one after "with" that the model did not mark
    (
        "{PER+PARTY|Ann Lee} held {MET|talks} in {GPE+PLACE|Oslo} with {POST|Chancellor} "
        "{PER|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # a pronoun or the opening name as the other side
    (
        "{PER|Ann Lee} spoke. Her {MET|meeting} with {PER+PARTY|Bo Marsh} went well.",
        {"Ann Lee", "Bo Marsh"},
    ),
    (
        "His {MET|meeting} with {PER+PARTY|Bo Marsh} was cordial, {PER|Cy Dunn} told reporters.",
        {"Bo Marsh", "Cy Dunn"},
    ),
    (
        "{PER|Ann Lee}, with a large staff, went straight into a {MET|meeting} with "
        "{PER+PARTY|Bo Marsh}.",
        {"Ann Lee", "Bo Marsh"},
    ),
    # a pair before the word
    ("The {GPE|U.S.}-{NORP|Russian} {SUMMIT|summit} opened.", {"United States", "Russia"}),
    # a body without a capital, and its shorter form
    (
        "{PER+PARTY|Ann Lee} {MET|met} {X+PARTY|the 14-bank advisory committee}.",
        {"Ann Lee", "14-bank advisory committee"},
    ),
    # unnamed officials of the country they are met in
    (
        "{PER+PARTY|Ann Lee} of {GPE|Norway} {MET|met} {X+PARTY|senior officials} in "
        "{GPE+PLACE|Lima}.",
        {"Ann Lee", "Peru"},
    ),
    (
        "{PER+PARTY|Ann Lee} of {GPE|Norway} was in {GPE+PLACE|Lima} {MET|talking} to "
        "{X+PARTY|government officials}.",
        {"Ann Lee", "Peru"},
    ),
    # a body between states meets as its members, a bank only itself
    (
        "{ORG+PARTY|OPEC} {POST|president} {PER+PARTY|Ann Lee} chaired the {CONF|meeting}.",
        {"OPEC", "Ann Lee"},
    ),
    # where somebody was born takes no part
    (
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} {MET|met} a {NORP+PARTY|Greek}-born nun.",
        {"Ann Lee", "Bo Marsh"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_parties_are_those_who_take_part(text: str, expected: set[str]) -> None:
    claims = claims_of(text)
    assert len(claims.reports) == 1
    assert parties(claims, claims.reports[0]) == expected


NONE = [
    # an interview
    "{PER+PARTY|Ann Lee} was {MET|talking} to {ORG+PARTY|Reuters} about trade.",
    "{NORP|Brazilian} {POST|President} {PER+PARTY|Rui Sa} held {MET|talks} with "
    "{NORP+PARTY|Brazilian} business leaders.",
    "{POST|Mayor} {PER+PARTY|Ann Lee} {MET|met} two {NORP+PARTY|Russians} in a hotel.",
    "{POST|Mayor} {PER+PARTY|Ann Lee} {MET|met} several {NORP+PARTY|Israelis} in a hotel.",
    "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} held no {MET|talks}.",
    "{PER+PARTY|Ann Lee} did not {MET|meet} {PER+PARTY|Bo Marsh}.",
    "Most of {PER+PARTY|Ann Lee}'s {MET|meetings} were with {ORG+PARTY|Acme Fund}.",
    "{PER+PARTY|Ann Lee} spoke at a {MET|briefing} with {PER+PARTY|Bo Marsh}.",
    "{ORG+PARTY|Acme Bank} {POST|president} {PER+PARTY|Ann Lee} chaired the {CONF|meeting}.",
    "{GPE+PARTY|Uruguay} beat {GPE+PARTY|Ecuador} 4-0 in Group C. Coach {PER|Raul Machado} was "
    "glad. {X+PARTY|The two sides} last {MET|met} in a qualifier.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_occasion_of_two_parties_makes_no_row(text: str) -> None:
    assert not claims_of(text).reports


def test_the_host_of_talks_is_called_so_and_the_others_visitors() -> None:
    claims = claims_of(
        "{GPE|Kenya}'s {POST|foreign minister} {PER+PARTY|Ali Juma} {VISIT|visited} "
        "{GPE+HOST+PLACE|Cairo} to see {GPE|Egypt}'s {POST|president}, {PER+PARTY|Omar Zaki}."
    )
    roles = {
        claims.entities[party.entity].name: party.role
        for party in claims.reports[0].parties
        if party.entity is not None
    }
    assert roles == {"Ali Juma": "visitor", "Omar Zaki": "host"}


def test_a_counterpart_holds_the_same_post() -> None:
    claims = claims_of(
        "{NORP|Bolivian} {POST|President} {PER+PARTY|Eva Ruiz} {MET|met} her "
        "{NORP|Peruvian} counterpart, {PER+PARTY|Jose Paz}."
    )
    assert claims.reports[0].kind == "summit"
    held = {claims.entities[post.person].name: post.country for post in claims.posts}
    assert held == {"Eva Ruiz": "BO", "Jose Paz": "PE"}


def test_who_leads_a_delegation_is_its_head() -> None:
    claims = claims_of(
        "A {NORP|Nepalese} delegation in {GPE+PLACE|Vietnam}, led by {PER+PARTY|Dip Thapa}, "
        "{MET|met} {ORG+PARTY|Acme Fund} officials."
    )
    head = next(p for p in claims.reports[0].parties if p.entity is not None and p.start)
    assert claims.entities[head.entity or 0].name == "Dip Thapa"
    assert head.role == "head_of_delegation"
    assert head.represents_country == "NP"
