from etl.text import names


def test_the_article_of_an_organisation_does_not_count() -> None:
    assert names.organisation_key("The U.N. Security Council") == "un security council"


def test_each_chinese_character_is_a_word() -> None:
    assert names.words("习近平") == ("xi", "jin", "ping")
