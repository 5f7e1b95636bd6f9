"""What somebody prevented, failed to bring about or gave up did not take place."""

import pytest

from tests.fixtures.tagged import claims_of, parties

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
NONE = [
    f"Police prevented {A} from {{MET|meeting}} {B}.",
    f"The U.S. barred U.N. envoy {A} from {{MET|meeting}} {B}.",
    f"{A} was not allowed to {{MET+planned|meet}} {B} on Tuesday.",
    f"{A} was denied a {{MET|meeting}} with {B}.",
    f"{A} failed to secure a first {{MET|meeting}} with {B}.",
    f"{A} tried in vain to {{MET+planned|meet}} {B} on Monday.",
    f"Acme failed to persuade {A} to hold {{MET+planned|talks}} with {B}.",
    f"{A} sought a {{MET|meeting}} with {B} but did not get one.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_was_prevented_or_tried_for_nothing_is_no_meeting(text: str) -> None:
    assert not claims_of(text).reports


SOME = [
    f"Snow prevented the crew from landing after {A} {{MET|met}} {B}.",
    f"{A} and {B} failed to reach a deal at a {{MET|meeting}} in Lima.",
    f"Kept from the city centre, {A} {{MET|met}} {B} at an inn.",
]


@pytest.mark.parametrize("text", SOME)
def test_what_failed_at_a_meeting_leaves_it_one(text: str) -> None:
    claims = claims_of(text)
    assert [parties(claims, report) for report in claims.reports] == [{"Ann Lee", "Bo Marsh"}]


STATUS = [
    (f"A {{MET|meeting}} between {A} and {B} fell through.", "called_off"),
    (f"The planned {{VISIT+planned|visit}} of {A} to {B} never took place.", "called_off"),
    (f"The {{VISIT|visit}} of {A} to {B} is in doubt.", "planned"),
    # talks that fail were held
    (f"{{MET|Talks}} between {A} and {B} came to nothing.", "held"),
    (f"{A} {{MET|met}} {B} after the deal fell through.", "held"),
    # what was to be on a trip given up
    (
        f"{A} scrapped a visit to Peru. {{X+PARTY|She}} was to {{MET+planned|meet}} {B} there.",
        "called_off",
    ),
    (f"{A} was due to {{MET+planned|meet}} {B}, but the talks were called off.", "called_off"),
    (f"{A} was to hold {{MET+planned|talks}} with {B} but she did not turn up.", "called_off"),
    (f"{A} invited {B} to {{MET+planned|talks}}, but the mayor declined.", "called_off"),
    (
        f"{A} may cancel a visit to Peru. {{X+PARTY|She}} was to {{MET+planned|meet}} {B} there.",
        "planned",
    ),
    (
        f"{A} cancelled a trip. {{X+PARTY|She}} was to {{MET+planned|meet}} {B} in Oslo instead.",
        "planned",
    ),
    (f"{A} cancelled a trip. {{X+PARTY|She}} is to {{MET+planned|meet}} {B} in Oslo.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_what_came_to_nothing_or_was_given_up_is_called_off(text: str, status: str) -> None:
    assert [report.status for report in claims_of(text).reports] == [status]
