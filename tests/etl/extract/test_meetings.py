"""One occasion is one report; who is meant is found; nothing is made up."""

from datetime import date

import pytest

from etl.records import Claims, Report
from tests.fixtures.tagged import claims_of, parties


def only(claims: Claims) -> Report:
    assert len(claims.reports) == 1
    return claims.reports[0]


def test_two_persons_who_met_are_one_report() -> None:
    claims = claims_of("{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} on {DATE+DATE|Monday}.")
    report = only(claims)
    assert parties(claims, report) == {"Ann Lee", "Bo Marsh"}
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (
        date(2024, 3, 25),
        date(2024, 3, 26),
    )


def test_without_publication_day_a_weekday_stays_unknown() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} on {DATE+DATE|Monday}.", on=None
    )
    days = only(claims).days
    assert days is not None
    assert days.starts_on is None
    assert days.text


def test_one_party_makes_no_report() -> None:
    assert not claims_of("{PER+PARTY|Ann Lee} {MET|met} {X+PARTY|families}.").reports


def test_a_visit_makes_the_country_visited_a_party() -> None:
    claims = claims_of(
        "{NORP|French} {POST|President} {PER+PARTY|Luc Morel} {VISIT|visited} {GPE+PLACE|Cairo}."
    )
    report = only(claims)
    assert parties(claims, report) == {"Luc Morel", "Egypt"}
    assert report.place is not None
    assert (report.place.city, report.place.country) == ("Cairo", "EG")


def test_words_that_point_back_add_to_the_same_meeting() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} {VISIT|visited} {GPE+PLACE|Hanoi} for talks with "
        "{NORP+PARTY|Vietnamese} officials. The {VISIT|visit}, which ran "
        "{DATE+DATE|from Monday to Wednesday}, was short."
    )
    report = only(claims)
    assert report.days is not None
    assert report.days.starts_on == date(2024, 3, 25)
    assert report.days.ends_before == date(2024, 3, 28)
    assert len(report.evidence) == 2


def test_meetings_on_two_days_are_two_reports() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} on {DATE+DATE|Monday}. "
        "{PER+PARTY|Lee} {MET|met} {PER+PARTY|Marsh} again on {DATE+DATE|Tuesday}."
    )
    assert len(claims.reports) == 2
    assert len(claims.entities) == 2


@pytest.mark.parametrize("words", ["The two leaders", "The two men", "They", "Both leaders"])
def test_a_pair_is_those_of_the_meeting_before(words: str) -> None:
    claims = claims_of(
        "{NORP|French} {POST|President} {PER+PARTY|Luc Morel} {MET|met} {NORP|Polish} "
        "{POST|Prime Minister} {PER+PARTY|Ewa Nowak} on {DATE+DATE|Monday}. "
        f"{{X+PARTY|{words}}} will {{MET+planned|meet}} again {{DATE+DATE|next month}}."
    )
    assert [parties(claims, report) for report in claims.reports] == [
        {"Luc Morel", "Ewa Nowak"}
    ] * 2
    assert [report.status for report in claims.reports] == ["held", "planned"]


def test_leaders_of_two_countries_make_a_summit() -> None:
    claims = claims_of(
        "{NORP|French} {POST|President} {PER+PARTY|Luc Morel} {MET|met} {NORP|Polish} "
        "{POST|Prime Minister} {PER+PARTY|Ewa Nowak}."
    )
    assert only(claims).kind == "summit"


@pytest.mark.parametrize(
    "text",
    [
        "{GPE|South Korea}'s {POST|President} {PER+PARTY|Lee} and {NORP|German} {POST|Chancellor} "
        "{PER+PARTY|Marsh} are to {VISIT+planned|visit} {GPE+PLACE+HOST|Brazil}.",
        "{NORP|German} {POST|Chancellor} {PER+PARTY|Marsh} began a {DUR|five-day} {VISIT|visit} to "
        "{GPE+PLACE+HOST|Brazil} with {NORP|Brazilian} {POST|President} {PER+PARTY|Sa}.",
        "{NORP|German} {POST|Chancellor} {PER+PARTY|Marsh} left for a week-long {VISIT|visit} to "
        "{GPE+PLACE+HOST|Brazil} to see {NORP|Brazilian} {POST|President} {PER+PARTY|Sa}.",
    ],
)
def test_guests_of_one_land_and_a_stay_make_a_visit_also_among_leaders(text: str) -> None:
    assert only(claims_of(text)).kind == "visit"


def test_a_capital_is_its_government() -> None:
    claims = claims_of("{GPE+PARTY|Moscow} and {GPE+PARTY|Washington} held {MET|talks}.")
    assert parties(claims, only(claims)) == {"Russia", "United States"}


def test_a_counterpart_is_the_country_when_no_name_is_given() -> None:
    claims = claims_of(
        "{NORP|French} {POST|Foreign Minister} {PER+PARTY|Luc Morel} {MET|met} "
        "his {NORP+PARTY|Chinese} counterpart."
    )
    assert parties(claims, only(claims)) == {"Luc Morel", "China"}


def test_who_leads_a_delegation_is_its_head() -> None:
    claims = claims_of(
        "A {NORP+PARTY|North Korean} delegation, led by {PER|Kim Song Nam} of the "
        "{ORG|Workers' Party of Korea}, {MET|met} {ORG+PARTY|Communist Party of Vietnam} officials."
    )
    report = only(claims)
    assert "Kim Song Nam" in parties(claims, report)
    assert {p.role for p in report.parties if p.entity == 0} == {"head_of_delegation"}


def test_a_mention_is_the_words_of_the_text() -> None:
    claims = claims_of("{POST|President} {PER+PARTY|[Barack] Obama} {MET|met} {PER+PARTY|Bo Lee}.")
    assert claims.entities[0].name == "Barack Obama"
    assert "Barack] Obama" in {mention.text for mention in claims.mentions}


def test_evidence_is_the_sentence_itself() -> None:
    claims = claims_of("It rained. {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}. It stopped.")
    span = only(claims).evidence[0]
    assert "It rained. Ann Lee met Bo Marsh."[span.start : span.end] == "Ann Lee met Bo Marsh."


def test_hypothetical_text_without_triggers_gives_nothing() -> None:
    claims = claims_of("{PER|Ann Lee} said {PER|Bo Marsh} was late.")
    assert claims.reports == ()
    assert [entity.name for entity in claims.entities] == ["Ann Lee", "Bo Marsh"]


@pytest.mark.parametrize(
    "before", ["rejected the idea of holding", "has shunned", "ruled out any", "said he is open to"]
)
def test_talks_that_nobody_agreed_to_are_no_meeting(before: str) -> None:
    text = f"{{PER+PARTY|Ann Lee}} {before} {{MET+planned|talks}} with {{PER+PARTY|Bo Marsh}}."
    assert not claims_of(text).reports


def test_the_opposition_opposes_nothing_by_its_name() -> None:
    text = "Opposition leader {PER+PARTY|Ann Lee} {VISIT|visiting} {PER+PARTY|Bo Marsh} smiled."
    assert claims_of(text).reports


def test_talks_that_broke_off_were_held() -> None:
    text = "{PER+PARTY|Ann Lee} broke off {MET+called_off|talks} with {PER+PARTY|Bo Marsh}."
    assert only(claims_of(text)).status == "held"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("arrived in {GPE+PLACE|Lima} for {MET|talks} on oil", "visit"),
        ("flew to {GPE+PLACE|Lima} for two days of {MET|talks} on oil", "visit"),
        ("was in {GPE+PLACE|Lima} for {MET|talks} on oil", "talks"),
        ("arrived in {GPE+PLACE|Lima} for {MET|talks} with {PER+PARTY|Bo Marsh}", "talks"),
    ],
)
def test_a_journey_for_talks_is_a_visit(words: str, kind: str) -> None:
    visitor = "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee}"
    assert only(claims_of(f"{visitor} {words} of {{GPE+PARTY|Peru}}.")).kind == kind


def test_what_firms_sign_is_no_meeting() -> None:
    signed = "{MET|signed} a lease with"
    assert not claims_of(f"{{ORG+PARTY|Acme}} {signed} {{ORG+PARTY|Eden}}.").reports
    assert claims_of(f"{{PER+PARTY|Ann Lee}} {signed} {{ORG+PARTY|Eden}}.").reports


def test_talks_that_were_abandoned_were_held() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} abandoned {MET+called_off|talks} after hours."
    )
    assert only(claims).status == "held"


@pytest.mark.parametrize("day", ["March 8", "March 8, 2024", "yesterday"])
def test_a_plan_for_a_day_gone_by_stays_a_plan(day: str) -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} was due to {MET+planned|meet} {PER+PARTY|Bo Marsh} "
        f"{{DATE+DATE|{day}}}, but it was not known whether they did."
    )
    assert only(claims).status == "planned"


def test_a_picture_shows_what_was_held() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} arrive for their {MET+planned|meeting} in "
        "Oslo, {DATE|March 20, 2024}."
    )
    assert [report.status for report in claims.reports] == ["held"]


def test_a_visit_has_begun_with_the_arrival() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} arrived in {GPE+PLACE+HOST|Peru} on {DATE+DATE|Monday} for an "
        "official {VISIT+planned|visit}."
    )
    assert [report.status for report in claims.reports] == ["held"]


def test_leaders_who_spoke_did_not_meet_in_person() -> None:
    claims = claims_of(
        "{NORP|Italian} {POST|Prime Minister} {PER+PARTY|Ann Lee} {MET|spoke} with {NORP|French} "
        "{POST|President} {PER+PARTY|Bo Marsh}."
    )
    assert [report.kind for report in claims.reports] == ["talks"]


def test_a_call_is_no_part_of_what_was_held_in_person() -> None:
    claims = claims_of(
        "{PER+PARTY1|Ann Lee} {CALL|spoke} by telephone to {PER+PARTY|Bo Marsh}, who had "
        "{MET|met} {PER+PARTY2|Cy Dunn}."
    )
    assert [report.kind for report in claims.reports] == ["call", "talks"]


def test_plans_of_those_at_home_are_for_home() -> None:
    claims = claims_of(
        "{NORP|Italian} {POST|Prime Minister} {PER+PARTY|Ann Lee} will {MET+planned|meet} "
        "{NORP|Italian} {POST|Finance Minister} {PER+PARTY|Bo Marsh}.",
        dateline_place="Rome",
    )
    (report,) = claims.reports
    assert report.place is not None
    assert report.place.city == "Rome"


def test_those_who_meet_on_monday_are_still_to_meet() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} {MET|meet} {DATE+DATE|Monday}."
    )
    (report,) = claims.reports
    assert report.status == "planned"
    assert report.days is not None
    assert report.days.starts_on == date(2024, 4, 1)


def test_a_town_lies_in_the_country_that_stood_then() -> None:
    text = "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} in {GPE+PLACE|Ljubljana}."
    for year, country in ((1987, "YU"), (1996, "SI")):
        (report,) = claims_of(text, on=date(year, 3, 27)).reports
        assert report.place is not None
        assert report.place.country == country


def test_a_phone_in_another_clause_makes_no_call() -> None:
    text = "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}, after two phone calls."
    assert only(claims_of(text)).kind == "talks"


def test_a_remark_on_a_plan_is_no_second_meeting() -> None:
    text = (
        "{NORP|U.S.} {POST|envoy} {PER+PARTY|Ann Lee} will {VISIT+planned|visit} "
        "{GPE+HOST|Japan}. {PER+PARTY|Lee} is the first U.S. official to {VISIT|visit} "
        "{GPE+HOST|Japan} since March."
    )
    assert only(claims_of(text)).status == "planned"


def test_the_country_whose_officials_speak_is_that_of_their_minister() -> None:
    claims = claims_of("{NORP|Finnish} officials say {POST|Prime Minister} {PER|Ann Lee} spoke.")
    assert [post.country for post in claims.posts] == ["FI"]


@pytest.mark.parametrize(
    "text",
    [
        "{PER+PARTY|Ann Lee} took {PER+PARTY|Bo Marsh}'s {VISIT+planned|invitation} to be mayor.",
        "{PER+PARTY|Ann Lee} wants to go to {CONF+planned|conference} with the {ORG+PARTY|House}.",
        "Acts of {PER+PARTY|Ann Lee} are {MET|meeting} with the approval of {PER+PARTY|Bo Marsh}.",
        "{PER+PARTY|Ann Lee} {MET|met} on Tuesday with editors of the {ORG+PARTY|Harbour Times}.",
        "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} both {MET|agreed} with that, if it rains.",
        "For more information, {CALL+planned|call} {PER+PARTY|Ann Lee} of {ORG+PARTY|Acme Corp}.",
        "{POST|Mayor} {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Hu}, {VISIT|visiting} from Oslo, sang.",
        "{POST|Mayor} {PER+PARTY|Ann Lee} is {VISIT+planned|due} in {ORG+PARTY|Harbour Court}.",
        "The letter was {MET|signed} by {POST|Mayor} {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh}.",
        "{POST|Mayor} {PER+PARTY|Ann Lee} said {MET|talks} with {PER+PARTY|Bo Hu} were impossible.",
        "{PER+PARTY|Ann Lee}, who {CALL|spoke} Thursday after {PER+PARTY|Bo Marsh}, was sad.",
    ],
)
def test_offers_bills_reactions_speeches_and_the_press_are_no_meeting(text: str) -> None:
    assert not claims_of(text).reports


@pytest.mark.parametrize(
    "text",
    [
        "{PER+PARTY|Ann Lee} ended the day with a {VISIT|stop} in {GPE+PLACE|Virginia}.",
        "{PER+PARTY|Ann Lee} was held on returning to {GPE+PLACE|Peru} from a {VISIT|trip} abroad.",
    ],
)
def test_a_stop_in_one_s_own_country_and_a_return_to_it_are_no_visit(text: str) -> None:
    assert not claims_of(text).reports


@pytest.mark.parametrize(
    "text",
    [
        "{POST|Mayor} {PER+PARTY|Bo} {MET|met} his wife {PER+PARTY|Eva} and son {PER+PARTY|Tim}.",
        "{PER+PARTY|Ann Lee} had an {MET|encounter} with {PER+PARTY|Bo Marsh}.",
    ],
)
def test_kin_and_private_encounters_are_no_meeting(text: str) -> None:
    assert not claims_of(text).reports
