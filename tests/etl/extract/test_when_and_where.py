"""Days and places are those that the words give; nothing is made up."""

from datetime import date

import pytest

from etl.records import Report
from tests.fixtures.tagged import claims_of, parties

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"


def only(text: str, *, dateline_place: str | None = None) -> Report:
    header = {"dateline_place": dateline_place} if dateline_place else {}
    claims = claims_of(text, on=date(2024, 3, 27), **header)
    assert len(claims.reports) == 1
    return claims.reports[0]


DAYS = [
    # text, first day, day after the last (published Wednesday, 27 March 2024)
    (f"{A} {{MET|met}} {B} on Monday.", date(2024, 3, 25), date(2024, 3, 26)),
    (f"{A} {{MET|met}} {B}, he said on Monday.", None, None),
    (f"{A} {{MET|met}} {B} in {{DATE+DATE|February}}, which parliament welcomed on Monday.",
     date(2024, 2, 1), date(2024, 3, 1)),
    (f"{A} {{MET|met}} {B}. The {{VISIT|visit}}, which ran from Monday to Tuesday, ended well.",
     date(2024, 3, 25), date(2024, 3, 27)),
    (f"{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}. The {{MET|talks}} are due to end on "
     "{DATE+DATE|Thursday}.", date(2024, 3, 25), date(2024, 3, 29)),
    (f"{A} and {B} ended a {{DUR|three-day}} {{MET|meeting}} on {{DATE+DATE|Tuesday}}.",
     date(2024, 3, 24), date(2024, 3, 27)),
    (f"Ann spent Monday in Oslo. {A} {{MET|met}} {B} in the {{DATE+DATE|afternoon}}.",
     date(2024, 3, 25), date(2024, 3, 26)),
    (f'"{A} {{MET|met}} {B} {{DATE+DATE|today}}," the statement read.', None, None),
    (f"{A} flew to Oslo on {{DATE+DATE|Monday}} to {{MET+planned|meet}} {B}.",
     date(2024, 3, 25), date(2024, 3, 26)),
    (f"{A} leaves on a {{VISIT|visit}} to {{GPE+PLACE+HOST|Peru}} on "
     f"{{DATE+DATE|Friday}} with {B}.",
     date(2024, 3, 29), None),
    # "on a one-day visit" says when it ends, and so does the day of leaving
    (f"{A} arrived in {{GPE+PLACE+HOST|Peru}} on {{DATE+DATE|Monday}} for a {{DUR|one-day}} "
     "{VISIT|visit}.", date(2024, 3, 25), date(2024, 3, 26)),
    (f"{A} arrived in {{GPE+PLACE+HOST|Peru}} on {{DATE+DATE|Monday}} for a {{VISIT|visit}}. "
     "He will leave on Thursday.", date(2024, 3, 25), date(2024, 3, 29)),
    # "he" leaves two sentences later; a day of setting out or of leaving is not the talks'
    (f"{A} arrived in {{GPE+PLACE+HOST|Peru}} on {{DATE+DATE|Monday}} for a {{VISIT|visit}}. "
     "{PER|Ann Lee} smiled. He will leave on Thursday.", date(2024, 3, 25), date(2024, 3, 29)),
    (f"{A} leaves for Lima on {{DATE+DATE|Friday}} to attend the {{ORG|OPEC}} "
     "{CONF+planned|meeting}.", None, None),
    (f"{A} at the {{ORG|OPEC}} {{CONF|meeting}} is to leave {{DATE+DATE|tomorrow}}.", None, None),
    # the day of a thing, and the time within which meetings are counted
    (f"Acme's {{DATE+DATE|March 6}} proposal followed a {{MET|meeting}} of {A} and {B}.",
     None, None),
    (f"It was the fourth {{MET|meeting}} of {A} and {B} {{DATE+DATE|this year}}.",
     date(2024, 1, 1), date(2025, 1, 1)),
    (f"{A} {{MET|met}} {B}. It was their fourth {{MET|meeting}} {{DATE+DATE|this year}}.",
     None, None),
    # the first day is told, the last is not
    (f"{A} and {B} are due to begin {{MET+planned|talks}} on {{DATE+DATE|Friday}}.",
     date(2024, 3, 29), None),
    (f"{A} will {{VISIT+planned|fly}} to {{GPE+HOST+PLACE|Peru}} on {{DATE+DATE|Friday}}.",
     date(2024, 3, 29), None),
    # counted from the day of something else
    ("{PER+PARTY|Ann Lee} returned on Tuesday, a day after she {MET|met} {PER+PARTY|Bo Marsh}.",
     date(2024, 3, 25), date(2024, 3, 26)),
    # told to an agency with a long name
    (f"{A}'s {{MET|talks}} with {B} were open. {A} told the official news agency Acme on "
     "{DATE+DATE|Monday} the {MET|talks} were a step.", None, None),
    # of whom comes back the day of that is told; of a stay, its days
    (f"{A} {{VISIT|returned}} from {{GPE+HOST+PLACE|Peru}} on {{DATE+DATE|Monday}}.", None, None),
    (f"{A} said Peru will hear that when she {{VISIT+planned|visits}} {{GPE+HOST+PLACE|Peru}} "
     "{DATE+DATE|next month}. {PER|Ann Lee}, who plans to be in {GPE|Peru} April 14-27, smiled.",
     date(2024, 4, 14), date(2024, 4, 28)),
    (f"{A} said Peru will hear that when she {{VISIT+planned|visits}} {{GPE+HOST+PLACE|Peru}} "
     "{DATE+DATE|next month}. {PER|Ann Lee}, who plans to be in {GPE|Peru} May 14-27, smiled.",
     date(2024, 4, 1), date(2024, 5, 1)),
    # a month told without a year is the near one
    (f"{A} spoke of an {{DATE+DATE|April}} {{SUMMIT|summit}} with {B}.",
     date(2024, 4, 1), date(2024, 5, 1)),
    # a trip that is planned is still to come
    (f"There are plans for {A} to {{MET+planned|meet}} {B} during a {{VISIT|trip}} to "
     "{GPE+PLACE2+HOST2|Peru} on {DATE+DATE2|Friday}.", date(2024, 3, 29), date(2024, 3, 30)),
    # the day of going is not that of the talks
    (f"{A} heads to Kyiv {{DATE+DATE|Monday}} for {{MET+planned|talks}} with {B} there "
     "{DATE+DATE|Tuesday}.", date(2024, 4, 2), date(2024, 4, 3)),
    # the last day of talks, told far from the word, closes them
    (f"{A} began {{MET|talks}} with {B} on {{DATE+DATE|Monday}}. The {{MET|talks}} should end with "
     "both sides on schedule by {DATE+DATE|Thursday}.", date(2024, 3, 25), date(2024, 3, 29)),
    # two days before the purpose of a journey are the days of it
    (f"{A} will be in {{GPE+PLACE|Oslo}} on {{DATE+DATE|Thursday}} and {{DATE+DATE|Friday}} for "
     f"{{MET+planned|talks}} with {B}.", date(2024, 3, 28), date(2024, 3, 30)),
    # a breach tells the last day alone
    (f"{A} broke off {{MET+called_off|talks}} with {B} on {{DATE+DATE|Monday}}.", None, None),
    # who speaks right after a meeting had it on that day
    ("{PER+PARTY|Ann Lee} said on {DATE|Monday} after a {MET|meeting} with {PER+PARTY|Bo Marsh}.",
     date(2024, 3, 25), date(2024, 3, 26)),
    # the day of what came of it is not its own
    (f"A road will open on {{DATE+DATE|Thursday}} following {{MET|talks}} of {A} and {B}.",
     None, None),
    # what one of them does later, told in an aside or after "before"
    (f"{A}, who leaves for {{GPE|Peru}} on {{DATE+DATE|Tuesday}}, {{MET|met}} {B}.", None, None),
    (f"{A} will {{MET+planned|meet}} {B} before travelling on at the {{DATE+DATE|weekend}}.",
     None, None),
    (f"{A}, who arrived on {{DATE+DATE|Monday}}, {{MET|met}} {B}.", None, None),
    # a journey tells the day of arriving, not that of parting
    (f"{A} will hold {{MET+planned|talks}} in {{GPE+PLACE|Japan}} with {B}. {{PER|Ann Lee}} will "
     "fly to {GPE|Tokyo} on Friday.", date(2024, 3, 29), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "after"), DAYS)
def test_the_days_are_those_of_the_meeting(
    text: str, first: date | None, after: date | None
) -> None:
    days = only(text).days
    assert ((days.starts_on, days.ends_before) if days else (None, None)) == (first, after)


PLACES = [
    # text, city, country
    (f"{A} and {B} held a {{MET|meeting}} in {{GPE|Frankfurt}}.", "Frankfurt", "DE"),
    (f"{A} flew to {{GPE|Peru}} for {{MET|talks}} with {B}.", None, "PE"),
    (f"The {{LOC|White House}} {{MET|meeting}} of {A} and {B} was short.", "Washington", "US"),
    (f"{A} {{MET|met}} {B} here.", "Nairobi", "KE"),
    (f"{{NORP|Kenyan}} {{POST|Minister}} {A} {{MET|met}} {B}.", "Nairobi", "KE"),
    (f"{A} {{MET|met}} {{POST|President}} {B} of {{GPE+PLACE|Peru}}.", "Nairobi", "KE"),
    (f"{A} will leave for {{GPE|Zurich}} after {{MET|meeting}} {B}.", "Nairobi", "KE"),
    (f"{A}, who leaves for {{GPE+PLACE|Zurich}} tonight, {{MET|met}} {B}.", "Nairobi", "KE"),
    (f"{A} spoke before a {{MET|meeting}} of {B} and the ministers of trade and of finance here.",
     "Nairobi", "KE"),
    (f"{A} and {B} held a {{MET|meeting}} of the {{ORG|Council of Ministers and Regents for the "
     "Development of the Northern Provinces}} in {GPE|Frankfurt}.", "Frankfurt", "DE"),
    # where one was until all was over
    (f"{A} left {{GPE|Riyadh}} after holding {{MET|talks}} with {B}.", "Riyadh", "SA"),
    # told in another sentence: a journey to the country, a joint appearance
    (f"{A} will hold {{MET+planned|talks}} in {{GPE+PLACE|Japan}} with {B}. {{PER|Ann Lee}} will "
     "fly to {GPE|Tokyo} on Friday.", "Tokyo", "JP"),
    (f"{A} {{MET|met}} {B} last year. In a joint appearance at the {{LOC|White House}}, "
     "{PER|Ann Lee} smiled.", "Washington", "US"),
    # no list has the town, but the words call it one; a state is no city
    (f"{A} {{MET|met}} {B} in the resort of {{GPE+PLACE|Qarbala-Heist}}, {{GPE+PLACE|Belgium}}.",
     "Qarbala-Heist", "BE"),
    (f"{A} {{MET|met}} {B} in {{GPE+PLACE|Missouri}}.", None, "US"),
    # the state or country that follows a town is its own
    (f"{A} {{MET|met}} {B} in {{GPE+PLACE|Qarbala}}, {{GPE+PLACE|Fla.}}, again.", "Qarbala", "US"),
    (f"{A} {{MET|met}} {B} in {{GPE+PLACE|Paris}}, {{GPE+PLACE|Texas}}, again.", "Paris", "US"),
    (f"{A} {{MET|met}} {B} in {{GPE+PLACE|Boston}}, {{GPE+PLACE|New York}} and Rye.",
     "Boston", "US"),
    # where the matter lies, where one set out; a village of the country told before it
    (f"{A} {{MET|met}} {B} to discuss a {{X+TOPIC|consulate in}} {{GPE|Hong Kong}}.",
     "Nairobi", "KE"),
    (f"{A} and {B} held {{MET|talks}} on {{GPE+TOPIC|Syria}} in {{GPE+PLACE|Geneva}}.",
     "Geneva", "CH"),
    (f"{A} left {{GPE+PLACE|Amman}} for {{GPE+PLACE|Ramallah}} to hold {{MET|talks}} with {B}.",
     "Ramallah", "PS"),
    (f"{A} {{MET|met}} {B} in the {{NORP|Israeli}} village of {{GPE+PLACE|Caesarea}}.",
     "Caesarea", "IL"),
    # where one came from after a meeting there
    (f"{A} returned from {{GPE|Ankara}} on Wednesday, a day after she {{MET|met}} {B}.",
     "Ankara", "TR"),
    # what a visitor does with those at home
    (f"{{NORP|Kenyan}} {{POST|Minister}} {A} is to {{MET+planned|meet}} {B} during his visit.",
     "Nairobi", "KE"),
    # who arrives, arrives where the report is written
    (f"The arrival of {{GPE|U.S.}} {{POST|Secretary}} {A} for {{MET+planned|talks}} with "
     f"{{NORP|Kenyan}} {{POST|Minister}} {B} was set.", "Nairobi", "KE"),
    ("{GPE|ROME} - {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}.", "Rome", "IT"),
    # a capital told by its country, a country that is a city
    (f"{A} {{MET|met}} {B} in the {{X+PLACE|{{NORP|Armenian}} capital}}.", "Yerevan", "AM"),
    (f"{A} {{MET|met}} {B} in {{GPE+PLACE|Singapore}}.", "Singapore", "SG"),
    # not the other end of a way
    (f"{A} shuttled between {{GPE|Oslo}} and {{GPE+PLACE|Rome}} and {{MET|met}} {B}.",
     "Nairobi", "KE"),
    # not where one goes when all is over
    (f"After {{MET|meeting}} {A}, {B} flew to the Croatian capital {{GPE+PLACE|Zagreb}}.",
     "Nairobi", "KE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "city", "country"), PLACES)
def test_the_place_is_where_the_words_or_the_dateline_put_it(
    text: str, city: str | None, country: str
) -> None:
    place = only(text, dateline_place="NAIROBI").place
    assert place is not None
    assert (place.city, place.country) == (city, country)


def test_a_house_without_a_city_stands_where_the_report_is_written() -> None:
    place = only(
        f"{A} {{MET|met}} {B} at the {{LOC+PLACE|Rose Hotel}}.", dateline_place="OSLO"
    ).place
    assert place is not None
    assert (place.venue, place.city) == ("Rose Hotel", "Oslo")
    place = only(
        f"{A} {{MET|met}} {B} in the {{LOC+PLACE|Coral Sea}}.", dateline_place="OSLO"
    ).place
    assert place is not None
    assert place.city is None


@pytest.mark.parametrize(
    ("verb", "status"), [("addresses", "held"), ("is due to address", "planned")]
)
def test_a_day_with_its_year_and_place_at_the_end_is_that_of_a_picture(
    verb: str, status: str
) -> None:
    report = only(
        f"{{PER+PARTY|Ann Lee}} {verb} the {{CONF+planned|session}} of the "
        "{ORG+PARTY|Acme Fund}, {DATE+DATE|March 27, 2024} at Acme Hall."
    )
    assert report.status == status


def test_a_part_of_the_world_is_no_house_and_not_here() -> None:
    place = only(
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Ann Lee} went on a {VISIT|tour} of "
        "{LOC+PLACE|Europe} with {PER+PARTY|Bo Marsh}.",
        dateline_place="NAIROBI",
    ).place
    assert place is not None
    assert (place.text, place.city, place.country, place.venue) == ("Europe", None, None, None)


def test_a_city_lies_in_the_state_of_its_day() -> None:
    claims = claims_of(f"{A} {{MET|met}} {B} in {{GPE+PLACE|Kiev}}.", on=date(1987, 3, 4))
    place = claims.reports[0].place
    assert place is not None
    assert place.country == "SU"


def test_the_famous_city_of_a_name_is_meant() -> None:
    text = "{{GPE|United States}} {{POST|envoy}} {a} {{MET|met}} {b} in {{GPE+PLACE|Geneva}}."
    place = only(text.format(a=A, b=B)).place
    assert place is not None
    assert place.country == "CH"


@pytest.mark.parametrize(
    ("marked", "days", "status"),
    [
        # the date of a picture, the day that another meeting has, the last day told with the first
        (
            "{PER+PARTY|Ann Lee} {MET|meets} {PER+PARTY|Bo Marsh} at the palace in {GPE|Cairo}, "
            "{DATE|April 20, 2016}.",
            ("2016-04-20", "2016-04-21"),
            "held",
        ),
        (
            "After the {DATE+DATE|June 8-10} {SUMMIT+planned|summit} {PER+PARTY2|Ann Lee} will "
            "{MET+planned|meet} {PER+PARTY2|Bo Marsh}.",
            None,
            "planned",
        ),
        (
            "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} are in {MET|talks}, which resumed "
            "{DATE+DATE|today} and are to last until {DATE|April 2}.",
            ("2024-03-27", "2024-04-03"),
            "held",
        ),
        # what is over, what has begun, what is still to come, whatever the model says
        (
            "{PER+PARTY|Ann Lee} spoke of a {VISIT+planned|visit} to {PER+PARTY|Bo Marsh} that "
            "she has just "
            "completed.",
            None,
            "held",
        ),
        (
            "The {MET+planned|talks} between {GPE+PARTY|France} and {GPE+PARTY|Japan}, which "
            "opened "
            "{DATE+DATE|on Monday}, are hard.",
            ("2024-03-25", "2024-03-26"),
            "held",
        ),
    ],
)
def test_days_told_beside_a_meeting(marked: str, days: tuple[str, str] | None, status: str) -> None:
    report = claims_of(marked).reports[-1]
    told = report.days
    found = (str(told.starts_on), str(told.ends_before)) if told and told.starts_on else None
    assert (found, report.status) == (days, status)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        # the past of a verb after its subject is no plan, "later this week" is one
        ("{PER+PARTY|Ann Lee} {MET+planned|hosted} {PER+PARTY|Bo Marsh}.", "held"),
        ("{PER+PARTY|Ann Lee} also {MET+planned|met} {PER+PARTY|Bo Marsh}.", "held"),
        ("{PER+PARTY|Ann Lee} is to be {MET+planned|met} by {PER+PARTY|Bo Marsh}.", "planned"),
        (
            "{PER+PARTY|Ann Lee} is home for {MET|talks} with {PER+PARTY|Bo Marsh} "
            "{DATE+DATE|later this week}.",
            "planned",
        ),
        # nothing is off where no word says so
        (
            "{MET+called_off|Talks} of {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} failed to end "
            "the row.",
            "held",
        ),
        (
            "A {MET+called_off|meeting} of {PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} was also "
            "scheduled.",
            "planned",
        ),
        (
            "{PER+PARTY|Ann Lee} postponed a {MET+called_off|meeting} with {PER+PARTY|Bo Marsh}.",
            "called_off",
        ),
        (
            "{PER+PARTY|Ann Lee} was to have {MET+called_off|met} {PER+PARTY|Bo Marsh}.",
            "called_off",
        ),
        # where something was agreed, one was
        (
            "{PER+PARTY|Ann Lee} and {PER+PARTY|Bo Marsh} agreed at a {MET+planned|meeting} to go.",
            "held",
        ),
        # what is spoken to, and what leaves something behind, has been
        (
            "{PER+PARTY|Ann Lee} told a {CONF+planned|conference} of {ORG+PARTY|OPEC} to wait.",
            "held",
        ),
        (
            "Prices fell after the collapse of the {CONF+planned|talks} of {ORG+PARTY|OPEC} and "
            "{PER+PARTY|Ann Lee}.",
            "held",
        ),
        # a picture of the day shows what was held
        (
            "{PER+PARTY|Ann Lee} {MET+planned|meets} {PER+PARTY|Bo Marsh} in {GPE|Cairo}, "
            "{DATE|March 27, 2024}.",
            "held",
        ),
    ],
)
def test_a_status_follows_the_words_around_the_meeting(marked: str, status: str) -> None:
    assert claims_of(marked, on=date(2024, 3, 27)).reports[-1].status == status


def test_a_visiting_minister_is_not_met_in_her_own_country() -> None:
    claims = claims_of(
        "Visiting {GPE|U.S.} {POST|Minister} {PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh}.",
        dateline_place="TOKYO",
    )
    (report,) = claims.reports
    assert report.place is not None
    assert report.place.country == "JP"


def test_what_is_going_on_is_where_it_is_reported_from() -> None:
    claims = claims_of(
        "{PER+PARTY|Ann Lee} spoke at the {ORG|International Coffee Organization} {MET|talks}, "
        "which opened "
        "{DATE+DATE|on March 18} and are to run until {DATE|April 2}.",
        dateline_place="GENEVA",
    )
    (report,) = claims.reports
    assert report.place is not None
    assert report.place.city == "Geneva"


def test_a_town_of_a_state_that_no_list_has_is_still_there() -> None:
    report = only(f"{A} {{MET|met}} {B} here.", dateline_place="Tinyville, Me.")
    assert report.place is not None
    assert (report.place.city, report.place.country, report.place.place) == (
        "Tinyville",
        "US",
        None,
    )


def test_what_was_held_on_a_near_day_far_down_was_held_here() -> None:
    filler = "Nothing else was said. " * 15
    report = only(f"{filler}{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}.", dateline_place="Oslo")
    assert report.place is not None
    assert report.place.city == "Oslo"


def test_a_day_and_place_belong_to_the_meeting_they_are_told_with() -> None:
    claims = claims_of(
        "{PER+PARTY1|Ann Lee} {MET|met} {PER+PARTY1|Bo Marsh} after talks meant to prepare the "
        "{VISIT+planned|visit} of {PER+PARTY2|Cy Dunn} to {GPE+PLACE+HOST2|Peru} on "
        "{DATE+DATE|Friday}."
    )
    met, visit = claims.reports
    assert (met.days, met.place) == (None, None)
    assert visit.days is not None
    assert visit.days.starts_on == date(2024, 3, 29)


def test_who_leaves_for_the_city_of_talks_takes_part_in_them() -> None:
    claims = claims_of(
        "{MET+planned|Talks} begin in {GPE+PLACE|Moscow} on {DATE+DATE|Friday}. {NORP|Egyptian} "
        "{POST|Minister} {PER|Ann Lee}, who leaves for {GPE|Moscow} on Thursday, was glad."
    )
    assert parties(claims, claims.reports[0]) == {"Ann Lee", "Russia"}


def test_the_days_of_a_trip_to_whom_one_meets_are_those_of_the_meeting() -> None:
    report = only(
        "{NORP|Brazilian} {POST|Minister} {PER|Ann Lee} makes a trip to {GPE|Washington} from "
        "Friday to Saturday. {PER+PARTY|Ann Lee} will {MET+planned|meet} {GPE|U.S.} "
        "{POST|Treasury Secretary} {PER+PARTY|Bo Marsh}."
    )
    assert report.place is not None
    assert report.place.city == "Washington"
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (
        date(2024, 3, 29),
        date(2024, 3, 31),
    )


def test_a_house_in_the_dateline_is_no_town_of_that_name() -> None:
    place = only(
        "{PER+PARTY|Ann Lee} {MET|met} {PER+PARTY|Bo Marsh} here.", dateline_place="WHITE HOUSE"
    ).place
    assert place is not None
    assert (place.venue, place.city, place.country) == ("White House", "Washington", "US")


@pytest.mark.parametrize("body", ["{ORG+PARTY|Lima OPEC}", "{ORG+PARTY|Lima World Bank/OPEC}"])
def test_the_town_before_a_body_is_where_its_meeting_was(body: str) -> None:
    place = only(f"{A} left the {body} {{CONF|meeting}}.").place
    assert place is not None
    assert (place.city, place.country) == ("Lima", "PE")
