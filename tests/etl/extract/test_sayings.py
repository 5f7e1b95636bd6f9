"""A turn of phrase tells of a meeting; the same words of something else do not."""

from datetime import date

import pytest

from etl.extract import Extractor
from etl.extract.model import Tagger
from etl.extract.sayings import told_by_saying
from etl.records import Article


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She had an audience with the pope.", "audience"),
        ("The two conferred with aides.", "conferred"),
        ("He sat down with his Greek counterpart.", "sat"),
        ("They exchanged views in Tehran.", "exchanged"),
        ("She flew to Washington to see U.S. President Reagan.", "see"),
        ("He told Kenyan Prime Minister Ann Lee of it.", "told"),
        ("He will be explaining the plan to Foreign Minister Bo Marsh.", "explaining"),
        ("Peru and Chile told a Harbour Fund (HF) council meeting that fees fell.", "meeting"),
        ("She told her EC colleagues that it was late.", "told"),
        ("He told the board of directors of Acme that it was late.", "told"),
        ("He told the Acme Farmers Union and the Rice Board delegations so.", "told"),
        ("Ann Lee would go to Oslo next month for talks on grain.", "talks"),
        ("Ann Lee was also in Lima for trade talks.", "talks"),
        ("She spoke on her return from a visit to Japan.", "visit"),
        ("Japan will send a high-level official to Oslo.", "send"),
        ("He had discussed a number of deals with Acme.", "discussed"),
        (
            "It was signed by the visiting Peruvian Finance Minister Ann Lee and Acme President "
            "Bo Marsh.",
            "signed",
        ),
    ],
)
def test_words_that_stand_for_a_meeting(text: str, word: str) -> None:
    ((start, kind),) = told_by_saying(text, 0, len(text))
    assert text.startswith(word, start)
    assert kind is None


def test_who_is_told_something_at_a_meeting_was_told_it_there() -> None:
    text = "She told her EC colleagues at a meeting that it was late."
    assert list(told_by_saying(text, 0, len(text), alone=True))
    assert not list(told_by_saying(text, 0, len(text), alone=False))


def test_a_mission_that_is_due_is_a_visit() -> None:
    text = "A Harbour Fund mission is due here soon."
    ((start, kind),) = told_by_saying(text, 0, len(text))
    assert text.startswith("mission", start)
    assert kind == "visit"


@pytest.mark.parametrize(
    "text",
    [
        "The audience laughed with him.",
        "He sat down to eat.",
        "They came to see the city.",
        "She told reporters in Paris.",
        "He told Reuters Finance Minister Ann Lee had resigned.",
        "She told Reuters. The President slept.",
        "He explained the plan to shareholders.",
        "She told a crowded news conference that it was late.",
        "She told the committee that it was late.",
        "She told the annual meeting that it was late.",
        "It was signed by the president and by his aides.",
        "Ann Lee would go to Oslo next month for treatment.",
        "Japan is willing to send a high-level official to Oslo.",
        "He returned from a walk.",
        "They discussed a number of deals.",
    ],
)
def test_words_of_something_else(text: str) -> None:
    assert not list(told_by_saying(text, 0, len(text)))


def test_a_turn_of_phrase_stands_in_the_order_of_the_words() -> None:
    text = (
        "Secretary of State George Shultz would go to Moscow next month for talks on arms and "
        "a possible U.S.-Soviet summit meeting."
    )
    (sentence,) = Tagger.load().tag(text, [(0, len(text))])
    words = [text[trigger.start : trigger.end] for trigger in sentence.triggers]
    assert words[0] == "talks"
    assert sentence.triggers[0].kind == "talks"


def test_the_model_is_asked_who_took_part() -> None:
    text = "Reagan will have an audience with Pope John Paul II in Rome on June 6."
    article = Article(text=text, published_on=date(1987, 5, 28), format="test", locator="test")
    claims = Extractor.load().extract(article)
    (report,) = claims.reports
    members = [party.entity for party in report.parties if party.entity is not None]
    names = {claims.entities[member].name for member in members}
    assert names == {"Reagan", "John Paul II"}
    assert report.days is not None
    assert report.days.starts_on == date(1987, 6, 6)
    assert report.status == "planned"
