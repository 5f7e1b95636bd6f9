from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.identity.grouping import group_reports
from etl.identity.occasion import make_occasion
from etl.identity.told import Token, Told, ToldParty, ToldPlace

COUNTRY_OF = {"putin": "RU", "lavrov": "RU", "kim": "KP", "choe": "KP", "xi": "CN"}


def party(name: str, side: int) -> ToldParty:
    token: Token = ("actor", name) if name in COUNTRY_OF else ("country", name)
    return ToldParty(
        token=token,
        fact=token,
        name=name,
        role="participant",
        side=side,
        post=None,
        post_code=None,
        country=COUNTRY_OF.get(name, name),
        organisation=None,
        organisation_token=None,
        head_count=None,
    )


def report(
    article: int,
    parties: str,
    first: str | None = None,
    last: str | None = None,
    *,
    position: int = 0,
    story: int | None = None,
    kind: str = "talks",
    status: str = "held",
    place: str | None = None,
    told_on: date = date(2024, 4, 1),
) -> Told:
    starts_on = ends_before = None
    precision = "unknown"
    if first and len(first) == 7:
        starts_on, precision = date.fromisoformat(f"{first}-01"), "month"
        ends_before = date(starts_on.year + starts_on.month // 12, starts_on.month % 12 + 1, 1)
    elif first:
        starts_on, precision = date.fromisoformat(first), "day"
        ends_before = date.fromordinal(date.fromisoformat(last or first).toordinal() + 1)
    return Told(
        article_id=UUID(int=article),
        position=position,
        story=UUID(int=story or article),
        source=f"source {story or article}",
        told_on=told_on,
        kind=kind,
        status=status,
        starts_on=starts_on,
        ends_before=ends_before,
        precision=precision,
        date_text=first,
        place=ToldPlace(country=place),
        parties=tuple(party(name, side) for side, name in enumerate(parties.split())),
        topics=(),
        confidence=0.9,
    )


def together(*reports: Told) -> list[set[int]]:
    groups = group_reports(reports)
    return sorted(({one.told.article_id.int for one in group} for group in groups), key=min)


def test_the_same_parties_on_one_day_met_once() -> None:
    assert together(report(1, "putin kim", "2024-03-25"), report(2, "kim putin", "2024-03-25")) == [
        {1, 2}
    ]


def test_a_country_matches_the_person_who_stands_for_it() -> None:
    claims = [report(1, "putin kim", "2024-03-25", "2024-03-27"), report(2, "RU KP", "2024-03-26")]
    assert together(*claims) == [{1, 2}]


def test_one_common_party_is_not_enough() -> None:
    assert together(report(1, "putin kim", "2024-03-25"), report(2, "putin xi", "2024-03-25")) == [
        {1},
        {2},
    ]


def test_different_persons_of_two_countries_met_twice_though_countries_fit_both() -> None:
    claims = [
        report(1, "putin kim", "2024-03-25"),
        report(2, "lavrov choe", "2024-03-25"),
        report(3, "RU KP", "2024-03-25"),
    ]
    groups = together(*claims)
    assert {1, 2} not in groups
    assert not any({1, 2} <= group for group in groups)


def test_different_days_are_different_meetings() -> None:
    assert together(report(1, "RU KP", "2024-03-25"), report(2, "RU KP", "2024-03-26")) == [
        {1},
        {2},
    ]


def test_a_long_stay_does_not_bridge_two_days() -> None:
    claims = [
        report(1, "putin kim", "2024-03-25"),
        report(2, "putin kim", "2024-03-27"),
        report(3, "putin kim", "2024-03-25", "2024-03-27"),
    ]
    assert not any({1, 2} <= group for group in together(*claims))


def test_an_announcement_joins_what_was_held() -> None:
    claims = [
        report(1, "putin kim", "2024-03-25", status="planned", told_on=date(2024, 3, 20)),
        report(2, "putin kim", "2024-03-25"),
    ]
    assert together(*claims) == [{1, 2}]
    meeting = make_occasion(group_reports(claims)[0])
    assert meeting.status == "held"
    assert meeting.statuses == (("held", date(2024, 4, 1)), ("planned", date(2024, 3, 20)))


def test_a_month_joins_the_only_meeting_of_that_month() -> None:
    claims = [report(1, "putin kim", "2024-03-25"), report(2, "putin KP", "2024-03")]
    assert together(*claims) == [{1, 2}]
    assert make_occasion(group_reports(claims)[0]).precision == "day"


def test_a_month_with_two_meetings_joins_neither() -> None:
    claims = [
        report(1, "putin kim", "2024-03-05"),
        report(2, "putin kim", "2024-03-25"),
        report(3, "putin kim", "2024-03"),
    ]
    assert together(*claims) == [{1}, {2}, {3}]


def test_an_unknown_day_joins_nothing_but_its_reprint() -> None:
    claims = [
        report(1, "putin kim"),
        report(2, "putin kim"),
        report(3, "putin kim", story=1),
        report(4, "putin kim", "2024-03-25"),
    ]
    assert together(*claims) == [{1, 3}, {2}, {4}]


def told(
    article: int, day: int, *, parties: str = "putin kim", status: str = "held", place: str = "RU"
) -> Told:
    on = date(2024, 4, day)
    return report(article, parties, status=status, place=place, told_on=on)


def test_two_that_tell_no_day_are_one_when_parties_place_and_time_of_telling_agree() -> None:
    assert together(told(1, 1), told(2, 3)) == [{1, 2}]
    assert together(told(1, 1), told(2, 6)) == [{1}, {2}]
    assert together(told(1, 1), told(2, 2, place="KP")) == [{1}, {2}]
    assert together(told(1, 1), told(2, 2, status="planned")) == [{1}, {2}]
    tour = told(2, 2, parties="putin kim CN VN")
    assert together(told(1, 1), tour) == [{1}, {2}]


def test_an_announcement_without_a_day_joins_the_only_meeting_of_the_week_after() -> None:
    announced = told(1, 1, status="planned")
    assert together(announced, report(2, "putin kim", "2024-04-05")) == [{1, 2}]
    assert together(announced, report(2, "putin kim", "2024-04-01")) == [{1}, {2}]
    two = [report(2, "putin kim", "2024-04-03"), report(3, "putin kim", "2024-04-05")]
    assert together(announced, *two) == [{1}, {2}, {3}]


def test_two_reports_of_one_article_are_two_meetings() -> None:
    claims = [
        report(1, "putin kim", "2024-03-25", "2024-03-26"),
        report(1, "putin kim", "2024-03-26", position=1),
    ]
    assert len(group_reports(claims)) == 2


def test_a_call_is_no_visit_and_two_countries_are_two_places() -> None:
    claims = [
        report(1, "putin kim", "2024-03-25", kind="call"),
        report(2, "putin kim", "2024-03-25", kind="visit"),
    ]
    assert together(*claims) == [{1}, {2}]
    claims = [
        report(1, "putin kim", "2024-03-25", place="RU"),
        report(2, "putin kim", "2024-03-25", place="KP"),
    ]
    assert together(*claims) == [{1}, {2}]


def test_a_country_gives_way_to_the_person_who_stands_for_it() -> None:
    claims = [report(1, "putin kim", "2024-03-25"), report(2, "RU KP CN", "2024-03-25")]
    meeting = make_occasion(group_reports(claims)[0])
    assert [one.name for one in meeting.participants] == ["kim", "putin", "CN"]
    assert meeting.source_count == 2


reports = st.builds(
    report,
    article=st.integers(1, 6),
    parties=st.sampled_from(["putin kim", "RU KP", "lavrov choe", "putin KP", "putin xi", "RU CN"]),
    first=st.sampled_from([None, "2024-03", "2024-03-25", "2024-03-26"]),
    position=st.integers(0, 1),
    story=st.sampled_from([None, 1]),
    kind=st.sampled_from(["talks", "visit", "call"]),
    place=st.sampled_from([None, "KP"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(reports, max_size=9, unique_by=lambda told: told.key), st.data())
def test_the_order_of_reports_has_no_effect(told: list[Told], data: st.DataObject) -> None:
    occasions = [make_occasion(group) for group in group_reports(told)]
    shuffled = data.draw(st.permutations(told))
    again = [make_occasion(group) for group in group_reports(shuffled)]
    assert sorted(map(str, occasions)) == sorted(map(str, again))


@settings(max_examples=150, deadline=None)
@given(st.lists(reports, max_size=9, unique_by=lambda told: told.key))
def test_every_report_is_in_exactly_one_meeting(told: list[Told]) -> None:
    groups = group_reports(told)
    assert sorted(one.told.key for group in groups for one in group) == sorted(
        one.key for one in told
    )
