import pytest

from etl.text.headings import is_heading


@pytest.mark.parametrize(
    "line",
    [
        "Deepening Ties Amid Global Scrutiny",
        "WHAT COMES NEXT",
        "Talks in Rome: What We Know",
        "Who Won?",
    ],
)
def test_a_short_line_in_title_case_or_capitals_is_a_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "The talks ended.",
        "The talks ended without a deal",
        "",
        "   ",
        "12.5",
        "Xi Met Putin In The Great Hall Of The People In Beijing On A Very Cold Day Of January",
    ],
)
def test_a_sentence_a_number_and_a_long_line_are_not(line: str) -> None:
    assert not is_heading(line)
