"""Addresses of the net, against a server on this machine: what is read, kept and refused."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from etl.errors import SourceError
from etl.readers import Limits, Validators, Visit, Web, count_bytes, read
from etl.readers.addresses import is_public
from etl.records import Article, Reject
from tests.etl.readers.samples import ROWS, WORDS, as_feed, as_html, as_jsonl

Answer = tuple[int, dict[str, str], bytes]
PAGE = as_html(ROWS).encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Site:
    """A server whose answers a test sets, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str], float]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers), time.monotonic()))
                answer = site.answers.get(self.path, (404, {}, b"nothing here"))
                if callable(answer):
                    with suppress(OSError):
                        answer(self)
                    return
                status, headers, body = answer
                if headers.get("ETag") and self.headers["If-None-Match"] == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        serve = self.server.serve_forever
        threading.Thread(target=serve, args=(0.02,), daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def web(**options: object) -> Web:
    usual: dict[str, object] = {"allow_local": True, "pause_seconds": 0.0, "timeout_seconds": 2.0}
    return Web(**{**usual, **options})  # type: ignore[arg-type]


def rejects_of(outcomes: list[Article | Reject]) -> list[str]:
    return [each.message for each in outcomes if isinstance(each, Reject)]


def test_a_page_is_read_and_knows_its_address(site: Site) -> None:
    page = PAGE.replace(b'rel="canonical"', b'rel="other"')
    site.answers["/a"] = (200, HTML, page)
    (article,) = read([f"{site.url}/a"], web=web())
    assert isinstance(article, Article)
    assert (article.text, article.url, article.format) == (
        f"{WORDS} Day 0.",
        f"{site.url}/a",
        "html",
    )
    assert article.locator == f"{site.url}/a"
    assert count_bytes([f"{site.url}/a"]) is None


def test_the_charset_of_the_server_is_believed(site: Site) -> None:
    page = PAGE.decode().replace("Norway", "Norwęgia").encode("iso-8859-2")
    site.answers["/a"] = (200, {"Content-Type": "text/html; charset=ISO-8859-2"}, page)
    (article,) = read([f"{site.url}/a"], web=web())
    assert isinstance(article, Article)
    assert "Norwęgia" in article.text


def test_feeds_lines_and_archives_are_read_as_files_are(site: Site) -> None:
    site.answers["/feed"] = (200, {}, as_feed(ROWS).encode())
    site.answers["/lines.jsonl.gz"] = (200, {}, gzip.compress(as_jsonl(ROWS).encode()))
    packed = gzip.compress(as_jsonl(ROWS).encode())
    site.answers["/lines"] = (200, {"Content-Encoding": "gzip"}, packed)
    urls = [f"{site.url}/{name}" for name in ("feed", "lines.jsonl.gz", "lines")]
    outcomes = list(read(urls, web=web()))
    assert len(outcomes) == 9
    assert rejects_of(outcomes) == []


def test_what_did_not_change_is_not_read_again(site: Site) -> None:
    site.answers["/feed"] = (200, {"ETag": '"1"', "Last-Modified": "x"}, as_feed(ROWS).encode())
    visits: list[Visit] = []
    assert len(list(read([f"{site.url}/feed"], web=web(on_visit=visits.append)))) == 3
    assert visits[0].validators == Validators(etag='"1"', last_modified="x")
    known = {visits[0].url: visits[0].validators}
    again = list(read([f"{site.url}/feed"], web=web(known=known, on_visit=visits.append)))
    assert again == []
    assert visits[1].not_modified
    assert visits[1].validators == visits[0].validators


def test_what_failed_is_asked_for_again(site: Site) -> None:
    site.answers["/feed"] = (200, {"ETag": '"1"'}, b"<rss><channel>")
    visits: list[Visit] = []
    assert len(rejects_of(list(read([f"{site.url}/feed"], web=web(on_visit=visits.append))))) == 1
    assert visits == []


def test_the_pages_of_a_sitemap_are_read_politely(site: Site) -> None:
    site.answers["/robots.txt"] = (
        200,
        {},
        b"User-agent: *\nDisallow: /*/private\nCrawl-delay: 0.2",
    )
    index = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    index += f"<sitemap><loc>{site.url}/news.xml.gz</loc></sitemap>"
    index += f"<sitemap><loc>{site.url}/index.xml</loc></sitemap></sitemapindex>"
    pages = ("/1", "/a/private/2", "/1", "/gone", "/3")
    listed = "".join(f"<url><loc>{site.url}{page}</loc></url>" for page in pages)
    listed += "<url><loc>http://other.example/x</loc></url>"
    news = f"<?xml version='1.0'?><urlset xmlns='x'>{listed}</urlset>"
    site.answers["/index.xml"] = (200, {}, index.encode())
    site.answers["/news.xml.gz"] = (200, {}, gzip.compress(news.encode()))
    site.answers["/1"] = site.answers["/3"] = (200, HTML, PAGE)
    outcomes = list(read([f"{site.url}/index.xml"], web=web()))
    articles = [each.locator for each in outcomes if isinstance(each, Article)]
    assert articles == [f"{site.url}/1", f"{site.url}/3"]
    messages = " ".join(rejects_of(outcomes))
    assert len(rejects_of(outcomes)) == 3
    for words in ("robots.txt", "answers 404", "another site"):
        assert words in messages
    assert site.paths().count("/index.xml") == 1
    assert "/a/private/2" not in site.paths()
    times = [at for path, _, at in site.asked if path in ("/1", "/gone", "/3")]
    assert times[2] - times[0] >= 0.4
    assert all(headers["User-Agent"].startswith("whomet/") for _, headers, _ in site.asked)


def test_a_news_sitemap_tells_the_day_of_publication(site: Site) -> None:
    news = f"""<urlset xmlns="x" xmlns:news="y"><url><loc>{site.url}/1</loc><news:news>
<news:publication><news:name>The Paper</news:name></news:publication>
<news:publication_date>2024-03-20T10:00:00Z</news:publication_date></news:news></url></urlset>"""
    site.answers["/sitemap.xml"] = (200, {}, news.encode())
    site.answers["/1"] = (200, HTML, PAGE)
    (article,) = read([f"{site.url}/sitemap.xml"], web=web())
    assert isinstance(article, Article)
    assert (str(article.published_on), article.source) == ("2024-03-20", "The Paper")


def test_a_site_in_trouble_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    news = f"<urlset><url><loc>{site.url}/1</loc></url></urlset>"
    site.answers["/sitemap.xml"] = (200, {}, news.encode())
    (message,) = rejects_of(list(read([f"{site.url}/sitemap.xml"], web=web())))
    assert "left alone" in message
    assert "/1" not in site.paths()


def test_redirections_are_followed_but_not_for_ever(site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "/new"}, b"")
    site.answers["/new"] = (200, HTML, PAGE.replace(b'"canonical"', b'"x"'))
    site.answers["/loop"] = (302, {"Location": "/loop"}, b"")
    article, reject = read([f"{site.url}/old", f"{site.url}/loop"], web=web())
    assert isinstance(article, Article)
    assert (article.locator, article.url) == (f"{site.url}/old", f"{site.url}/new")
    assert isinstance(reject, Reject)
    assert "redirected 5 times" in reject.message


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://x.example/", "gopher://x", "//u:p@x.example/", "http://"],
)
def test_a_redirection_out_of_the_web_is_refused(target: str, site: Site) -> None:
    site.answers["/a"] = (302, {"Location": target}, b"")
    (message,) = rejects_of(list(read([f"{site.url}/a"], web=web())))
    assert "refused" in message


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0", "0x7f.1"])
def test_the_own_machine_is_refused_without_being_asked(host: str, site: Site) -> None:
    url = site.url.replace("127.0.0.1", host)
    (message,) = rejects_of(list(read([url])))
    assert "no public address" in message or "not found" in message
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.0.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("fe80::1", False),
        ("fd00::1", False), ("::ffff:10.0.0.1", False), ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False), ("2002:a00:1::", False),
    ],
)  # fmt: skip
def test_only_public_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x.example/a", "https://", "http://a b/"]
)
def test_other_schemes_are_told_before_anything_is_read(url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ministers met.")
    with pytest.raises(SourceError, match="refused"):
        read([str(tmp_path), url])


def test_a_server_that_hangs_is_given_up(site: Site) -> None:
    release = threading.Event()
    site.answers["/a"] = lambda handler: (release.wait(10), None)[1]
    start = time.monotonic()
    (message,) = rejects_of(list(read([f"{site.url}/a"], web=web(timeout_seconds=0.2))))
    release.set()
    assert "cannot be fetched" in message
    assert time.monotonic() - start < 5


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"<rss><channel>")
    while True:
        handler.wfile.write(b"<item><description>The ministers met.</description></item>" * 200)


def test_a_feed_that_never_ends_has_an_end_and_what_came_before_is_kept(site: Site) -> None:
    site.answers["/a"] = drip
    limits = Limits(file_bytes=1_000_000)
    outcomes = list(read([f"{site.url}/a"], limits=limits, web=web(most_bytes=3_000_000)))
    (message,) = rejects_of(outcomes)
    assert "sends more than 3,000,000 bytes" in message
    assert len(outcomes) > 1000


@pytest.mark.parametrize(
    ("options", "words"),
    [({"total_seconds": 0.0}, "not done after"), ({"most_bytes": 100_000}, "more than 100,000")],
)
def test_an_answer_has_limits_of_time_and_size(
    options: dict[str, float], words: str, site: Site
) -> None:
    site.answers["/a.jsonl"] = (200, {}, as_jsonl(ROWS * 2000).encode())
    outcomes = list(read([f"{site.url}/a.jsonl"], web=web(**options)))
    assert words in rejects_of(outcomes)[-1]


def test_an_answer_that_comes_drop_by_drop_is_given_up_in_time(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"<p>The ministers met.")
            time.sleep(0.1)

    site.answers["/slow"] = drip
    began = time.monotonic()
    outcomes = list(read([f"{site.url}/slow"], web=web(total_seconds=0.5)))
    assert "not done after 0.5 seconds" in rejects_of(outcomes)[-1]
    assert time.monotonic() - began < 5


def test_a_cut_sitemap_gives_the_pages_before_the_cut(site: Site) -> None:
    site.answers["/one"] = site.answers["/two"] = (200, HTML, PAGE)
    listed = "".join(f"<url><loc>{site.url}{page}</loc></url>" for page in ("/one", "/two"))
    site.answers["/sitemap.xml"] = (200, {}, f"<urlset>{listed}<url><loc>http".encode())
    *pages, cut = read([f"{site.url}/sitemap.xml"], web=web())
    assert [isinstance(each, Article) for each in pages] == [True, True]
    assert "damaged" in rejects_of([cut])[0]


def test_an_answer_that_breaks_off_says_so(site: Site) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "99999")
        handler.end_headers()
        handler.wfile.write(as_jsonl(ROWS).encode())

    site.answers["/a.jsonl"] = cut
    outcomes = list(read([f"{site.url}/a.jsonl"], web=web()))
    assert isinstance(outcomes[-1], Reject)
    assert "breaks off" in outcomes[-1].message


def test_a_packed_answer_that_is_a_bomb_is_stopped(site: Site) -> None:
    bomb = gzip.compress(as_jsonl(ROWS).encode() * 30_000, compresslevel=1)
    site.answers["/a.jsonl"] = (200, {"Content-Encoding": "gzip"}, bomb)
    outcomes = read([f"{site.url}/a.jsonl"], web=web(most_bytes=1_000_000))
    assert "more than 1,000,000" in rejects_of(list(outcomes))[-1]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_wants_to_be(status: int, site: Site) -> None:
    def busy_once(handler: BaseHTTPRequestHandler) -> None:
        site.answers["/1"] = (200, HTML, PAGE)
        handler.send_response(status)
        handler.send_header("Retry-After", "1")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.answers["/1"] = busy_once
    (article,) = read([f"{site.url}/1"], web=web())
    assert isinstance(article, Article)
    first, second = (at for _, _, at in site.asked)
    assert second - first >= 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [("86400", "; ask again in 86,400 seconds"), ("Fri, 01 Jan 2100 00:00:00 GMT", " seconds"),
     ("soon", "429 Too Many Requests"), ("-1", "429 Too Many Requests")],
)  # fmt: skip
def test_who_asks_for_too_long_a_pause_is_left_alone(asked: str, told: str, site: Site) -> None:
    site.answers["/1"] = (429, {"Retry-After": asked}, b"")
    (message,) = rejects_of(list(read([f"{site.url}/1"], web=web())))
    assert message.endswith(told)
    assert len(site.asked) == 1
