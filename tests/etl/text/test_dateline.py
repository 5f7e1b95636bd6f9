from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import RecordError
from etl.text.dateline import parse_date_header, parse_dateline

PUBLISHED = date(2019, 3, 7)


@pytest.mark.parametrize(
    ("text", "words", "place", "day", "agency"),
    [
        ("SEOUL (Reuters) - The", "SEOUL (Reuters)", "SEOUL", None, "Reuters"),
        ("ROME, March 5 - The", "ROME, March 5", "ROME", date(2019, 3, 5), None),
        ("ROME, MARCH 5 - The", "ROME, MARCH 5", "ROME", date(2019, 3, 5), None),
        ("OSLO, Feb 26 - The", "OSLO, Feb 26", "OSLO", date(2019, 2, 26), None),
        ("OSLO, 6 February (NTB) - The", "OSLO, 6 February (NTB)", "OSLO", date(2019, 2, 6), "NTB"),
        ("BRUSSELS, Belgium (AP) — The", "BRUSSELS, Belgium (AP)", "BRUSSELS, Belgium", None, "AP"),
        ("NEW DELHI, INDIA —\xa0-India", "NEW DELHI, INDIA", "NEW DELHI, INDIA", None, None),
        ("WASHINGTON, D.C. -- The", "WASHINGTON, D.C.", "WASHINGTON, D.C.", None, None),
        ("BEIJING, Dec. 30 (Xinhua) -- The", "BEIJING, Dec. 30 (Xinhua)", "BEIJING",
         date(2018, 12, 30), "Xinhua"),
        ("TOKYO, Jan 5, 2017 (Kyodo News) - It", "TOKYO, Jan 5, 2017 (Kyodo News)", "TOKYO",
         date(2017, 1, 5), "Kyodo News"),
        ("MOSCOW, March 5. /TASS/. Russia", "MOSCOW, March 5. /TASS/.", "MOSCOW",
         date(2019, 3, 5), "TASS"),
        ("Paris (AFP) - France", "Paris (AFP)", "Paris", None, "AFP"),
        ("(Reuters) - Top", "(Reuters)", None, None, "Reuters"),
        ("N'DJAMENA (New Wire) - A", "N'DJAMENA (New Wire)", "N'DJAMENA", None, "New Wire"),
        ("RIO DE\nJANEIRO (AP) - A", "RIO DE JANEIRO (AP)", "RIO DE JANEIRO", None, "AP"),
        ("date 2019-03-07 SEOUL (Reuters) - A", "SEOUL (Reuters)", "SEOUL", None, "Reuters"),
        ("OSLO, 5th March, 2019 - The", "OSLO, 5th March, 2019", "OSLO", date(2019, 3, 5), None),
        ("OSLO, 05.03.2019 - The", "OSLO, 05.03.2019", "OSLO", date(2019, 3, 5), None),
        ("Oslo, 5 March 2019: The", "Oslo, 5 March 2019", "Oslo", date(2019, 3, 5), None),
        ("OSLO, 5 March 2019 (NTB) The", "OSLO, 5 March 2019 (NTB)", "OSLO",
         date(2019, 3, 5), "NTB"),
        ("LIMA, PERU (5 March 2019) - The", "LIMA, PERU (5 March 2019)", "LIMA, PERU",
         date(2019, 3, 5), None),
        ("2019/03/05, Oslo - The", "2019/03/05, Oslo", "Oslo", date(2019, 3, 5), None),
        ("Lima, Mar 5 (EFE).- The", "Lima, Mar 5 (EFE)", "Lima", date(2019, 3, 5), "EFE"),
        ("New Delhi, March 5 (PTI) The", "New Delhi, March 5 (PTI)", "New Delhi",
         date(2019, 3, 5), "PTI"),
        ("New Delhi [India], March 5 (ANI): The", "New Delhi [India], March 5 (ANI)",
         "New Delhi", date(2019, 3, 5), "ANI"),
        ("ISLAMABAD, Mar 5 (APP): The", "ISLAMABAD, Mar 5 (APP)", "ISLAMABAD",
         date(2019, 3, 5), "APP"),
        ("Tokyo, March 5 (Jiji Press)-- The", "Tokyo, March 5 (Jiji Press)", "Tokyo",
         date(2019, 3, 5), "Jiji Press"),
        ("Tehran, March 5, IRNA - The", "Tehran, March 5, IRNA", "Tehran",
         date(2019, 3, 5), "IRNA"),
        ("YEREVAN, MARCH 5, ARMENPRESS. The", "YEREVAN, MARCH 5, ARMENPRESS", "YEREVAN",
         date(2019, 3, 5), "ARMENPRESS"),
        ("MOSCOW. March 5 (Interfax) - The", "MOSCOW. March 5 (Interfax)", "MOSCOW",
         date(2019, 3, 5), "Interfax"),
        ("BAKU, Azerbaijan, March 5. The", "BAKU, Azerbaijan, March 5.", "BAKU, Azerbaijan",
         date(2019, 3, 5), None),
        ("The Hague, 5 March - The", "The Hague, 5 March", "The Hague", date(2019, 3, 5), None),
        ("(ANSA) - ROME, MARCH 5 - The", "(ANSA) - ROME, MARCH 5", "ROME",
         date(2019, 3, 5), "ANSA"),
        ("TEHRAN (FNA)- The", "TEHRAN (FNA)", "TEHRAN", None, "FNA"),
        ("KARACHI: The", "KARACHI", "KARACHI", None, None),
        ("NEW DELHI (Reuters): The", "NEW DELHI (Reuters)", "NEW DELHI", None, "Reuters"),
        ("(March 5, 2019) OSLO: The", "(March 5, 2019) OSLO", "OSLO", date(2019, 3, 5), None),
    ],
)  # fmt: skip
def test_a_dateline_is_taken_apart(
    text: str, words: str, place: str | None, day: date | None, agency: str | None
) -> None:
    found = parse_dateline(text, published_on=PUBLISHED)
    assert found is not None
    assert (found.words, found.place, found.day, found.agency) == (words, place, day, agency)
    assert text[found.end :].split()[0] == text.split()[-1].lstrip("-")


@pytest.mark.parametrize(
    "text",
    [
        "The minister - who left - said so.",
        "In March 5 - He",
        "He (Reuters) - said",
        "NATO - The alliance",
        "FILE - In this photo",
        "US - China ties",
        "MOSCOW-Washington ties - He",
        "JERUSALEM - the city of peace",
        "The talks (in Rome) - he said",
        "Rome, 5 March 2019 The minister",
        "In Rome, 5 March 2019: the minister",
        "Rome, March 5 The minister",
        "ROME, March 35. The minister",
        "In May 5 (PTI) The",
        "Smith, May 5 (1987) The",
        "WHO (World Health Organization) Director",
        "UKRAINE CRISIS: The minister",
        "BREAKING: The minister",
        "UN: The minister",
        "Rome: The minister",
        "KARACHI: the",
        "ROME, 35 March 2019: The",
        "",
        "-",
    ],
)
def test_an_ordinary_beginning_is_no_dateline(text: str) -> None:
    assert parse_dateline(text, published_on=PUBLISHED) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("March 14", date(2019, 3, 14)),
        ("March 15", date(2018, 3, 15)),
        ("Feb 29", None),
        ("Feb 30", None),
    ],
)
def test_the_year_is_the_nearest_at_most_a_week_after_publication(
    written: str, day: date | None
) -> None:
    found = parse_dateline(f"ROME, {written} - The", published_on=PUBLISHED)
    assert found is not None
    assert found.day == day


def test_the_turn_of_the_year_is_understood() -> None:
    found = parse_dateline("ROME, Jan 2 - The", published_on=date(2018, 12, 31))
    assert found is not None
    assert found.day == date(2019, 1, 2)


def test_without_a_publication_day_the_day_stays_unknown() -> None:
    found = parse_dateline("ROME, March 5 - The", published_on=None)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    "text", ["date 2024-03-27 SEOUL - A", " date 2024-03-27\nA", "\nDate: 2024-3-27"]
)
def test_the_date_header_gives_its_day_and_where_the_rest_begins(text: str) -> None:
    header = parse_date_header(text)
    assert header is not None
    assert header[0] == date(2024, 3, 27)
    assert text[: header[1]].endswith("27")


@pytest.mark.parametrize(
    "text", ["", "SEOUL - A", "date palms grow", "update 2024-03-27", "date 2024"]
)
def test_other_beginnings_are_no_date_header(text: str) -> None:
    assert parse_date_header(text) is None


def test_an_impossible_day_in_the_header_is_an_error_that_names_it() -> None:
    with pytest.raises(RecordError, match="2024-02-31"):
        parse_date_header("date 2024-02-31 SEOUL (Reuters) - A")


@given(st.text() | st.text(alphabet="ABC c(),-—/ \n5March"))
def test_no_beginning_raises(text: str) -> None:
    found = parse_dateline(text, published_on=PUBLISHED)
    assert found is None or 0 < found.end <= len(text)
