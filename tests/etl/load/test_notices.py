import pytest

from etl.load.notices import Notice, find_notice, obey_kill
from tests.factories import make_article

OF = "Ministers meet in Oslo"


@pytest.mark.parametrize(
    "title",
    [
        "CORRECTED-Ministers meet in Oslo",
        "CORRECTED: Ministers meet in Oslo",
        "CORRECTED (2) \u2013 Ministers meet in Oslo",
        "Correction: Ministers meet in Oslo",
        "REFILE-Ministers meet in Oslo",
        "Ministers meet in Oslo (Corrects day in second paragraph)",
    ],
)
def test_a_headline_says_that_it_corrects(title: str) -> None:
    assert find_notice(make_article("x", title=title)) == Notice(kind="correction", of=OF)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({}, "(Corrects spelling of the minister's name)\nOSLO - The ministers met."),
        ({"extra": {"editor's message": "Corrected version: the day was wrong"}}, "They met."),
        ({"extra": {"signal": "correction"}}, "They met."),
        ({"extra": {"signal": "update"}}, "They met."),
    ],
)
def test_so_do_the_first_words_the_editor_and_the_signal(
    told: dict[str, object], text: str
) -> None:
    assert find_notice(make_article(text, title=OF, **told)) == Notice(kind="correction", of=OF)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("KILL: Ministers meet in Oslo", "Do not use."),
        ("MANDATORY KILL - Ministers meet in Oslo", "Do not use."),
        ("STORY WITHDRAWN: Ministers meet in Oslo", "It was wrong."),
        ("ADVISORY-Ministers meet in Oslo story withdrawn", "There will be no substitute."),
        ("ADVISORY: Ministers meet in Oslo", "The story is withdrawn: the meeting was last year."),
    ],
)
def test_a_kill_says_nothing_but_that(title: str, text: str) -> None:
    kill = make_article(text, title=title)
    assert find_notice(kill) == Notice(kind="kill", of=OF)
    assert obey_kill(kill).status == "withdrawn"


@pytest.mark.parametrize(
    "title",
    [
        OF, None, "Kill: a film in three parts", "Market correction: what now", "UPDATE 1-Talks",
        "ADVISORY: What we plan for Monday", "Corrected figures show growth", "CORRECTED-",
    ],
)  # fmt: skip
def test_all_else_is_news(title: str | None) -> None:
    article = make_article("They met.", title=title)
    assert find_notice(article) is None
    assert obey_kill(article) is article
