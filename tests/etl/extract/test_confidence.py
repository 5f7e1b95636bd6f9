"""Confidence is a chance: it rises with what speaks for a meeting, and little of it tells none."""

import pytest

from etl.extract import meetings
from tests.fixtures.tagged import claims_of

A, B = "{PER+PARTY|Ann Lee}", "{PER+PARTY|Bo Marsh}"
REST = " It rained, and all went home." * 60
"""An article's length, in which there was room to say who they are."""


def confidence(text: str) -> float:
    (report,) = claims_of(text).reports
    return report.confidence


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (f"{A} {{MET|met}} {B} on {{DATE+DATE|Monday}}.", f"{A} {{MET|met}} {B}."),
        (f"{A} {{MET|met}} {B}. The {{MET|talks}} went on.", f"{A} {{MET|met}} {B}."),
        (f"{A} {{MET|met}} {B}.", f"{A} {{MET|received}} {B}."),
        (f"{A} {{MET|met}} {B}.", f"{A} {{MET+planned|meets}} {B} soon."),
        (f"{A} {{MET|met}} {B} of {{GPE|Peru}}.", f"{A} {{MET|met}} {B} of Acme."),
        (
            f"{{POST|Mayor}} {A} {{MET|received}} {B}.",
            f"{{POST|Mayor}} {A} {{MET|approached}} {B}.",
        ),
        (
            f"{{POST|Mayor}} {A} {{MET|met}} {{POST|Minister}} {B}.",
            f"{{POST|Mayor}} {A} {{MET|met}} Mr. {B}.",
        ),
        (f"{{POST|Minister}} {A} {{MET|met}} {B}.{REST}", f"Ms. {A} {{MET|met}} {B}.{REST}"),
    ],
)
def test_what_speaks_for_a_meeting_makes_it_surer(
    more: str, less: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "LEAST", 0.0)
    assert 0 < confidence(less) < confidence(more) < 1


def test_persons_of_whom_nothing_public_is_told_count_less_where_there_was_room_to_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(meetings, "LEAST", 0.0)
    assert confidence(f"{A} {{MET|met}} {B}.") > confidence(f"{A} {{MET|met}} {B}.{REST}") + 0.2


def test_a_meeting_that_is_too_unlikely_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{A} {{MET|met}} {B}."
    assert claims_of(text).reports
    monkeypatch.setattr(meetings, "LEAST", 0.99)
    assert not claims_of(text).reports
