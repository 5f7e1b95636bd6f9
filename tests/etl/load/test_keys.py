from datetime import UTC, date, datetime

from etl.load.keys import article_id, article_key, content_hash, storable, storable_text
from tests.factories import make_article


def test_source_and_external_id_are_the_key_before_the_url() -> None:
    article = make_article("x", source="Reuters", external_id="7", url="https://a.example/7")
    assert article_key(article) == "id reuters 7"


def test_case_of_the_source_makes_no_other_article() -> None:
    one, other = (make_article("x", source=name, external_id="7") for name in ("AP", "ap "))
    assert article_id(one, article_key(one)) == article_id(other, article_key(other))


def test_ids_are_in_the_order_of_days_and_those_without_a_day_are_the_last() -> None:
    told = [
        make_article("x", published_on=date(1987, 3, 26)),
        make_article("x", published_on=date(2024, 3, 28), dateline_on=date(2024, 3, 26)),
        make_article("x", published_on=None, published_at=datetime(2024, 3, 27, 23, tzinfo=UTC)),
        make_article("x", published_on=date(2024, 3, 28)),
        make_article("x", published_on=date(9999, 12, 31)),
        make_article("x", published_on=None),
    ]
    ids = [article_id(one, "key") for one in told]
    assert ids == sorted(ids)
    assert {one.version for one in ids} == {8}
    assert int(str(ids[0])[:5], 16) == date(1987, 3, 26).toordinal()
    assert len({str(one)[5:] for one in ids}) == 1
    assert str(article_id(told[0], "other"))[5:] != str(ids[0])[5:]


def test_without_source_or_id_the_url_is_the_key() -> None:
    assert article_key(make_article("x", url="https://a.example/7")) == "url https://a.example/7"


def test_without_url_the_content_is_the_key() -> None:
    one, same, other = make_article("x"), make_article("x", locator="else"), make_article("y")
    assert article_key(one) == article_key(same) != article_key(other)


def test_one_external_id_in_two_files_without_source_does_not_overwrite() -> None:
    one, other = (make_article(words, source=None, external_id="1") for words in ("x", "y"))
    assert article_key(one) != article_key(other)


def test_title_and_day_belong_to_the_content_but_not_where_it_was_read() -> None:
    article = make_article("x")
    assert content_hash(article) == content_hash(make_article("x", locator="b", extra={"a": 1}))
    assert content_hash(article) != content_hash(make_article("x", title="t"))
    assert content_hash(article) != content_hash(make_article("x", published_on=date(2020, 1, 1)))


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    assert storable_text("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    assert storable_text("été 日本 😀") == "été 日本 😀"


def test_all_strings_of_an_article_become_storable() -> None:
    article = storable(make_article("a\x00", title="\udfff", extra={"k\x00": ["v\x00", 1]}))
    assert article.text == "a\ufffd"
    assert article.title == "\ufffd"
    assert article.extra == {"k\ufffd": ["v\ufffd", 1]}
