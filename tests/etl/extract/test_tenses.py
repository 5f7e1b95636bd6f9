"""Whether a meeting was, goes on or is to come, and the days that follow from it."""

from datetime import date

import pytest

from etl.records import Report
from tests.fixtures.tagged import claims_of

FRIDAY = date(2024, 3, 1)
A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"


def only(text: str) -> Report:
    (report,) = claims_of(text, on=FRIDAY).reports
    return report


def first(text: str) -> tuple[str, date | None]:
    report = only(text)
    return report.status, report.days.starts_on if report.days else None


@pytest.mark.parametrize(
    "text",
    [
        f"{A}, who heads the guild, {{MET|met}} {B} on {{DATE+DATE|Tuesday}}.",
        f"As Peru hosts the games, {A} {{MET|met}} {B} on {{DATE+DATE|Tuesday}}.",
        f"{A}, who returns to Oslo today, held {{MET|talks}} with {B} on {{DATE+DATE|Tuesday}}.",
    ],
)
def test_a_verb_of_now_beside_it_makes_no_plan_of_what_was(text: str) -> None:
    assert first(text) == ("held", date(2024, 2, 27))


def test_a_verb_of_now_that_is_its_own_makes_a_plan() -> None:
    text = f"{A} leaves Oslo for {{MET|talks}} with {B} on {{DATE+DATE|Tuesday}}."
    assert first(text) == ("planned", date(2024, 3, 5))


@pytest.mark.parametrize("left", ["left", "departed", "set off", "set out", "headed off"])
def test_a_visit_has_begun_with_the_day_of_leaving(left: str) -> None:
    text = (
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} {left} on {{DATE+DATE|Tuesday}} for a "
        "{DUR|two-day} {VISIT+planned|visit} to {GPE+HOST|Peru}."
    )
    report = only(text)
    assert report.status == "held"
    assert report.days is not None
    assert (report.days.starts_on, report.days.ends_before) == (
        date(2024, 2, 27),
        date(2024, 2, 29),
    )


@pytest.mark.parametrize("leaves", ["will leave", "leaves", "is to set off", "is set to depart"])
def test_a_visit_is_to_begin_with_the_day_of_leaving_to_come(leaves: str) -> None:
    text = (
        f"{{NORP|Kenyan}} {{POST|Minister}} {A} {leaves} on {{DATE+DATE|Tuesday}} for a "
        "{VISIT+planned|visit} to {GPE+HOST|Peru}."
    )
    assert first(text) == ("planned", date(2024, 3, 5))


def test_what_one_set_out_for_may_have_a_day_of_its_own() -> None:
    text = (
        f"{A} set off on Wednesday for Oslo, where she will {{MET+planned|meet}} {B} on "
        "{DATE+DATE|Sunday}."
    )
    assert first(text) == ("planned", date(2024, 3, 3))


@pytest.mark.parametrize(
    "plan",
    [
        "was to have {MET+planned|met}",
        "had been due to {MET+planned|meet}",
        "was supposed to {MET+planned|meet}",
        "had planned to {MET+planned|meet}",
    ],
)
def test_a_plan_that_came_to_nothing_is_called_off_on_its_past_day(plan: str) -> None:
    text = f"{A} {plan} {B} on {{DATE+DATE|Tuesday}}."
    assert first(text) == ("called_off", date(2024, 2, 27))


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", but pulled out", ("called_off", date(2024, 2, 27))),
        (" but the talks fell through", ("called_off", date(2024, 2, 27))),
        (" but saw Cy Dunn instead", ("called_off", date(2024, 2, 27))),
        ("", ("planned", date(2024, 3, 5))),
        (", but may be late", ("planned", date(2024, 3, 5))),
    ],
)
def test_a_plan_of_then_is_over_only_where_it_failed(rest: str, expected: tuple[str, date]) -> None:
    text = f"{A} was due to {{MET+planned|meet}} {B} on {{DATE+DATE|Tuesday}}{rest}."
    assert first(text) == expected


def test_to_have_talks_is_no_plan_that_failed() -> None:
    text = f"{A} was to have {{MET+planned|talks}} with {B} on {{DATE+DATE|Tuesday}}."
    assert first(text) == ("planned", date(2024, 3, 5))


def test_a_plan_of_which_only_the_venue_was_changed_came_to_something() -> None:
    text = (
        f"{A} had been due to {{MET+planned|meet}} {B} in Oslo on {{DATE+DATE|Thursday}} but the "
        "venue was changed."
    )
    assert first(text)[0] == "planned"


def test_a_plan_given_up_for_another_does_not_call_the_other_off() -> None:
    text = (
        f"{A} had planned to meet in December but will now {{MET+planned|meet}} {B} on "
        "{DATE+DATE|Tuesday}."
    )
    assert first(text) == ("planned", date(2024, 3, 5))


@pytest.mark.parametrize("verb", ["broke off", "cut short", "walked away from"])
def test_what_was_broken_off_was_held_and_its_length_is_not_laid_from_the_last_day(
    verb: str,
) -> None:
    text = (
        f"{A} {verb} {{DUR|four-day}} {{MET+called_off|talks}} with {B} on {{DATE+DATE|Tuesday}}."
    )
    assert first(text) == ("held", None)


def test_one_walks_out_of_talks_on_a_day_on_which_they_were_held() -> None:
    text = f"{A} stormed out of {{MET+called_off|talks}} with {B} on {{DATE+DATE|Tuesday}}."
    assert first(text) == ("held", date(2024, 2, 27))


def test_what_was_put_off_and_held_after_all_is_held() -> None:
    text = (
        f"Postponed from Feb. 12, the {{MET+called_off|talks}} of {A} and {B} took place on "
        "{DATE+DATE|Feb. 21}."
    )
    assert first(text) == ("held", date(2024, 2, 21))


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("did not take place", ("called_off", date(2024, 2, 26))),
        ("were held on {DATE+DATE|Thursday}", ("held", date(2024, 2, 29))),
        ("will be held on {DATE+DATE|Thursday}", ("planned", date(2024, 3, 7))),
    ],
)
def test_what_had_been_scheduled_is_called_off_unless_it_is_held_after_all(
    rest: str, expected: tuple[str, date]
) -> None:
    text = (
        f"The {{MET+planned|talks}} of {A} and {B}, which had been scheduled for "
        f"{{DATE+DATE|Monday}}, {rest}."
    )
    assert first(text) == expected


def test_who_addressed_a_summit_was_at_it() -> None:
    text = (
        f"{A} and {B} went to Oslo, where they addressed a {{SUMMIT+planned|summit}} on "
        "{DATE+DATE|May 19}."
    )
    assert first(text) == ("held", date(2023, 5, 19))


STATUS = [
    # a headline tells in the present what has happened
    (f"{A} and {B} {{MET+planned|meet}} in Lima, discuss trade", "held"),
    (f"{A} {{MET+planned|meets}} {B} at lake house", "held"),
    # unless it names a day or looks ahead, or is a sentence of its own
    (f"{A} {{MET+planned|meets}} {B} at lake house on {{DATE+DATE|Friday}}", "planned"),
    (f"{A} and {B} to {{MET+planned|meet}} in Lima to open talks", "planned"),
    (f"{A} and {B} {{MET+planned|meet}} in Lima.", "planned"),
    # what they said when they met
    (f"{A} told {B} that rain would come when they {{MET+planned|met}} in Lima.", "held"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_a_meeting_is_over_when_its_words_say_so(text: str, status: str) -> None:
    assert [report.status for report in claims_of(text).reports] == [status]


@pytest.mark.parametrize("words", ["without holding a", "without having held the planned"])
def test_who_leaves_without_a_meeting_had_none(words: str) -> None:
    claims = claims_of(
        f"{{PER+PARTY|Ann Lee}} flew home {words} {{MET+called_off|meeting}} with "
        "{NORP|Kenyan} {POST|Minister} {PER+PARTY|Bo Marsh}."
    )
    assert [report.status for report in claims.reports] == ["called_off"]


@pytest.mark.parametrize(
    ("came", "status"),
    [
        ("arrived in Lima on {DATE+DATE|Monday} for", "held"),
        ("landed in Lima late on {DATE+DATE|Monday} for", "held"),
        ("was in Lima on {DATE+DATE|Monday} for", "held"),
        ("will arrive in Lima on {DATE+DATE|Monday} for", "planned"),
        ("arrived in Lima, where she is due on {DATE+DATE|Monday} for", "planned"),
    ],
)
def test_talks_for_which_one_came_on_a_day_were_held(came: str, status: str) -> None:
    claims = claims_of(f"{A} {came} {{MET+planned|talks}} with {B}.", on=date(2024, 3, 1))
    (report,) = claims.reports
    monday = date(2024, 2, 26) if status == "held" else date(2024, 3, 4)
    assert report.status == status
    assert report.days is not None
    assert report.days.starts_on == monday
