"""Pages and feeds: whose date is believed, what is kept, and what stops a parser that hangs."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.errors import RecordError
from etl.readers import Limits, parsing_worker, read
from etl.readers.hints import Hints
from etl.readers.html import page_article
from etl.readers.page import read_page
from etl.records import Article, Reject
from tests.etl.readers.samples import ROWS, WORDS, as_feed, as_html, as_json_feed

PAGE = as_html(ROWS)
LINKED = '"datePublished": "2024-03-27T08:00:00+01:00"'
TIME = '<time datetime="2024-03-05">x</time>'
META = '<meta property="article:published_time" content="2024-02-02T08:00:00Z">'


def article_of(folder: Path, content: str, name: str = "page.html") -> Article:
    (folder / name).write_text(content, encoding="utf-8")
    (outcome,) = read([str(folder / name)])
    assert isinstance(outcome, Article), outcome
    return outcome


def test_a_page_gives_text_title_source_address_and_instant(tmp_path: Path) -> None:
    article = article_of(tmp_path, PAGE)
    assert (article.text, article.title) == (ROWS[0]["text"], "Ministers meet")
    assert (article.source, article.url) == ("The Post", "https://post.example/ministers-meet")
    assert article.published_at == datetime(2024, 3, 27, 7, tzinfo=UTC)
    assert article.extra["published from"] == "json-ld"


@pytest.mark.parametrize(
    ("page", "hints", "day", "method"),
    [
        (PAGE, Hints(published="2024-01-01"), date(2024, 1, 1), "feed"),
        (PAGE, Hints(published="yesterday"), date(2024, 3, 27), "json-ld"),
        (PAGE.replace("<nav>", META + "<nav>"), Hints(), date(2024, 3, 27), "json-ld"),
        (PAGE.replace(LINKED, '"x": 1').replace("<nav>", META), Hints(), date(2024, 2, 2), "meta"),
        (
            PAGE.replace(LINKED, '"x": 1').replace("<h1>", TIME + "<h1>"),
            Hints(), date(2024, 3, 5), "htmldate",
        ),
    ],
)  # fmt: skip
def test_dates_are_believed_in_the_order_of_trust(
    page: str, hints: Hints, day: date, method: str
) -> None:
    article = page_article(page.encode(), hints=hints, limits=Limits(), locator="x", format="html")
    assert (article.published_on, article.extra["published from"]) == (day, method)


def test_a_page_without_a_date_takes_none_from_the_air(tmp_path: Path) -> None:
    article = article_of(tmp_path, PAGE.replace(LINKED, '"x": 1'))
    assert article.published_on is None


def test_the_dateline_of_a_page_is_read(tmp_path: Path) -> None:
    article = article_of(tmp_path, PAGE.replace("<p>The", "<p>OSLO, March 26 (NTB) - The"))
    assert (article.dateline_place, article.agency) == ("OSLO", "NTB")
    assert article.dateline_on == date(2024, 3, 26)
    assert article.text.startswith(WORDS)


@pytest.mark.parametrize(("declared", "language"), [("de-AT", "de"), ("en", None), ("x", None)])
def test_a_page_that_says_english_is_not_believed(
    declared: str, language: str | None, tmp_path: Path
) -> None:
    page = PAGE.replace('lang="en"', f'lang="{declared}"')
    assert article_of(tmp_path, page).language == language


def test_the_domain_stands_in_for_a_source(tmp_path: Path) -> None:
    page = PAGE.replace("og:site_name", "og:nothing").replace("- The Post", "")
    assert article_of(tmp_path, page.replace("//post.", "//www.post.")).source == "post.example"


@pytest.mark.parametrize("charset", ["iso-8859-2", "windows-1251", "shift_jis", "utf-8"])
def test_the_declared_encoding_of_a_page_is_obeyed(charset: str, tmp_path: Path) -> None:
    words = {"iso-8859-2": "Wałęsa i Havel", "windows-1251": "Министры", "shift_jis": "外相会談"}
    name = words.get(charset, "José")
    page = PAGE.replace("<head>", f'<head><meta charset="{charset}">').replace("Norway", name)
    (tmp_path / "a.html").write_bytes(page.encode(charset))
    (article,) = read([str(tmp_path / "a.html")])
    assert isinstance(article, Article)
    assert name in article.text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>var x = 1</script></body></html>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_a_reject(page: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page)
    (outcome,) = read([str(tmp_path / "a.html")])
    assert isinstance(outcome, Reject)
    assert "no article was found" in outcome.message or "cannot be read" in outcome.message


def test_a_page_of_50_megabytes_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE + "<p>words</p>" * 4_200_000)
    (outcome,) = read([str(tmp_path / "a.html")])
    assert isinstance(outcome, Reject)
    assert "larger than 5,000,000 bytes" in outcome.message


def test_a_page_nested_without_end_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 200_000 + "words")
    (outcome,) = read([str(tmp_path / "a.html")])
    assert isinstance(outcome, Article | Reject)


def test_a_parser_that_takes_too_long_is_stopped_and_the_next_page_is_read() -> None:
    slow = ("<p>" + "<b><i>word " * 60_000).encode()
    worker = parsing_worker.ParsingWorker()
    with pytest.raises(RecordError, match="took more than"):
        worker.run("page", slow, Hints(), seconds=0.01)
    assert worker.run("page", PAGE.encode(), Hints(), seconds=20)["title"] == "Ministers meet"
    worker.close()


def test_a_parser_that_dies_costs_one_record() -> None:
    worker = parsing_worker.ParsingWorker()
    worker.run("page", PAGE.encode(), Hints(), seconds=20)
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.run("page", PAGE.encode(), Hints(), seconds=20)["text"]
    worker.close()


def test_json_ld_nested_deep_is_left_aside() -> None:
    deep = PAGE.replace('{"@type"', '{"@graph": ' + "[" * 500 + "]" * 500 + ', "@type"')
    assert read_page(deep.encode(), Hints())["published from"] == "json-ld"


def test_an_entry_of_a_feed_keeps_id_date_and_address(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(as_feed(ROWS))
    first, *_ = read([str(tmp_path / "feed.xml")])
    assert isinstance(first, Article)
    assert (first.external_id, first.url) == ("post-0", "https://post.example/0")
    assert (first.source, first.title, first.language) == ("The Post", "Ministers meet", "en")
    assert first.published_at == datetime(2024, 3, 27, 9, tzinfo=UTC)


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title>
<entry><id>urn:1</id><title type="html">Ministers &amp;amp; others</title>
<link href="https://post.example/1"/><published>2024-03-27T10:00:00Z</published>
<updated>2024-03-28T10:00:00Z</updated><summary>Cut...</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p><p>So.</p></div>
</content></entry></feed>"""


def test_atom_gives_its_full_content_and_its_revision(tmp_path: Path) -> None:
    article = article_of(tmp_path, ATOM, "feed.xml")
    assert article.text == f"{WORDS}\n\nSo."
    assert article.title == "Ministers & others"
    assert article.published_on == date(2024, 3, 27)
    assert article.modified_at == datetime(2024, 3, 28, 10, tzinfo=UTC)


@pytest.mark.parametrize("words", ["soon", "Wed, 32 Mar 2024 10:00:00 GMT", "0000-00-00"])
def test_a_date_of_a_feed_that_nobody_can_read_is_kept_as_words(words: str, tmp_path: Path) -> None:
    feed = as_feed(ROWS[:1]).replace("Wed, 27 Mar 2024 10:00:00 +0100", words)
    article = article_of(tmp_path, feed, "feed.xml")
    assert article.published_on is None
    assert article.extra["published as written"] == words


@pytest.mark.parametrize("fault", ["&nbsp;", "&", "<br>", "\x0b"])
def test_a_feed_that_breaks_the_rules_loses_no_words(fault: str, tmp_path: Path) -> None:
    feed = as_feed(ROWS[:1]).replace("Ministers meet", f"Ministers{fault} meet")
    article = article_of(tmp_path, feed, "feed.xml")
    assert article.text == ROWS[0]["text"]
    assert article.title is not None
    assert article.title.startswith("Ministers")


def test_an_entry_without_words_is_a_reject_and_the_others_stay(tmp_path: Path) -> None:
    feed = json.loads(as_json_feed(ROWS))
    del feed["items"][1]["content_html"]
    feed["items"].append("no record")
    (tmp_path / "feed.json").write_text(json.dumps(feed, indent=1))
    outcomes = list(read([str(tmp_path / "feed.json")]))
    assert [type(each) for each in outcomes] == [Article, Reject, Article, Reject]


def test_a_feed_without_entries_says_so(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<rss version='2.0'><channel></channel></rss>")
    (outcome,) = read([str(tmp_path / "feed.xml")])
    assert isinstance(outcome, Reject)
    assert "no record" in outcome.message


ENTRY = """<?xml version="1.0" encoding="utf-16"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/news/">
<title>The Post</title><entry><title>Talks</title><id>tag:post.example:1</id>
<link rel="alternate" href="1.html"/><updated>2024-03-27T10:00:00Z</updated>
<content type="html">&lt;p&gt;They met.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_is_read_by_its_bytes_whatever_it_declares(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(ENTRY.encode(encoding))
    (article,) = read([str(tmp_path / "feed.xml")])
    assert isinstance(article, Article)
    assert (article.text, article.url) == ("They met.", "https://post.example/news/1.html")


def test_the_only_date_of_an_entry_is_its_publication(tmp_path: Path) -> None:
    assert article_of(tmp_path, ENTRY, "feed.xml").published_on == date(2024, 3, 27)
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<item rdf:about="urn:x:1"><title>Talks</title><description>They met.</description>'
        "<dc:date>2024-03-26T10:00:00+01:00</dc:date></item></rdf:RDF>"
    )
    article = article_of(tmp_path, rdf, "feed.rdf")
    assert (article.published_on, article.url) == (date(2024, 3, 26), None)


def test_an_entry_may_be_a_document_of_its_own(tmp_path: Path) -> None:
    start, end = ENTRY.index("<entry>"), ENTRY.index("</feed>")
    entry = ENTRY[start:end].replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">')
    assert article_of(tmp_path, entry, "entry.xml").external_id == "tag:post.example:1"
