"""Fetch from the net: politely, within limits of time and size, and only what changed."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import SplitResult, urljoin

from etl.errors import SourceError
from etl.readers.addresses import resolve, split_url

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_BUSY = frozenset({429, 503})
_BLOCK = 1 << 16

_POOL = re.compile(r"^HTTPS?Connection(?:Pool)?\([^)]*\): ")
"""What urllib3 says of itself before it says what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask with whether something changed since."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One address that was read to its end, for the next time."""

    url: str
    """As it was asked for."""
    not_modified: bool
    """True when the server said that nothing changed: nothing was read."""
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How the net is visited."""

    known: Mapping[str, Validators] = field(default_factory=dict)
    """What earlier visits were told, by address."""
    on_visit: Callable[[Visit], None] = lambda visit: None
    """Told of each address after the last of its records."""
    pause_seconds: float = 1.0
    """Between two pages of one site; the site may ask for more."""
    timeout_seconds: float = 20.0
    """For a connection, and for each piece of an answer."""
    total_seconds: float = 1800.0
    """For a whole answer: a feed that never ends has an end."""
    patience_seconds: float = 60.0
    """Most to wait for a server that is busy and says when to ask again."""
    most_bytes: int = 4_000_000_000
    most_pages: int = 50_000
    """Pages of one sitemap, those of its parts included."""
    allow_local: bool = False
    """Visit the own machine and network too: for sources in a closed network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent: its bytes still to be read."""

    url: str
    """Where it was found after redirections."""
    blocks: Iterator[bytes]
    charset: str | None
    visit: Visit


@contextmanager
def fetch(url: str, web: Web) -> Iterator[Answer]:
    """Give the answer to one request; whatever prevents it raises SourceError."""
    import urllib3

    at, redirected, waited = url, 0, 0.0
    while redirected <= _MOST_REDIRECTS:
        parts = split_url(at)
        try:
            with _pool(parts, web) as pool:
                response = pool.request(
                    "GET",
                    parts._replace(scheme="", netloc="", fragment="").geturl() or "/",
                    headers=_headers(parts, web.known.get(url)),
                    redirect=False,
                    preload_content=False,
                    decode_content=True,
                    retries=False,
                )
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    at, redirected = urljoin(at, location), redirected + 1
                    response.close()
                    continue
                pause = _pause_asked(response)
                if pause is not None and waited + pause <= web.patience_seconds:
                    response.close()
                    time.sleep(pause)
                    waited += max(pause, 1.0)
                    continue
                yield _answer(url, at, response, web)
                response.close()
                return
        except urllib3.exceptions.HTTPError as error:
            raise SourceError(f"{at[:200]} cannot be fetched: {_words(error)}") from error
    raise SourceError(f"{url[:200]} is refused: it was redirected {_MOST_REDIRECTS} times")


def user_agent() -> str:
    """Return the name under which sites are visited, which robots.txt may address."""
    try:
        number = version("whomet")
    except PackageNotFoundError:  # a checkout that was never installed
        number = "0"
    return f"whomet/{number} (reads news articles; honours robots.txt)"


@contextmanager
def _pool(parts: SplitResult, web: Web) -> Iterator[Any]:
    """Give connections to the very address that was checked, under the host's own name."""
    import urllib3

    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = resolve(host, port, allow_local=web.allow_local)[0]
    options: dict[str, Any] = {"timeout": web.timeout_seconds, "maxsize": 1}
    make: Any = urllib3.HTTPConnectionPool
    if secure:
        make = urllib3.HTTPSConnectionPool
        options |= {"server_hostname": host, "assert_hostname": host}
    with make(f"[{address}]" if ":" in address else address, port, **options) as pool:
        yield pool


def _headers(parts: SplitResult, known: Validators | None) -> dict[str, str]:
    headers = {
        "Host": parts.netloc,
        "User-Agent": user_agent(),
        "Accept": "text/html, application/xml, application/json;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _answer(url: str, at: str, response: Any, web: Web) -> Answer:
    if response.status not in (200, 304):
        said = f"{url[:200]} answers {response.status} {response.reason or ''}".strip()
        pause = _pause_asked(response)
        raise SourceError(said if pause is None else f"{said}; ask again in {pause:,.0f} seconds")
    validators = Validators(
        etag=_short(response.headers.get("ETag")),
        last_modified=_short(response.headers.get("Last-Modified")),
    )
    content_type = response.headers.get("Content-Type", "").lower()
    charset = content_type.partition("charset=")[2].partition(";")[0].strip(" \"'")
    unchanged = response.status == 304
    known = web.known.get(url, Validators())
    visit = Visit(url=url, not_modified=unchanged, validators=known if unchanged else validators)
    blocks = iter(()) if unchanged else _blocks(at, response, web)
    return Answer(url=at, blocks=blocks, charset=charset[:40] or None, visit=visit)


def _pause_asked(response: Any) -> float | None:
    """Return the seconds after which a busy server wants to be asked again, if it says so."""
    asked = (response.headers.get("Retry-After") or "").strip()
    if response.status not in _BUSY or not asked:
        return None
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (zoned - datetime.now(UTC)).total_seconds())


def _blocks(url: str, response: Any, web: Web) -> Iterator[bytes]:
    import urllib3

    ends = time.monotonic() + web.total_seconds
    size = 0
    try:
        # What has come, not a full block: one that comes byte by byte takes all day.
        while block := response.read1(_BLOCK, decode_content=True):
            size += len(block)
            if size > web.most_bytes:
                raise SourceError(f"{url[:200]} sends more than {web.most_bytes:,} bytes")
            if time.monotonic() > ends:
                raise SourceError(f"{url[:200]} is not done after {web.total_seconds:g} seconds")
            yield block
    except urllib3.exceptions.HTTPError as error:
        raise SourceError(f"{url[:200]} breaks off: {_words(error)}") from error


def _short(value: str | None) -> str | None:
    """Return a header to keep; one that is absurdly long, or odd, is not worth sending back."""
    return value if value and len(value) <= 500 and value.isprintable() else None


def _words(error: BaseException) -> str:
    said = _POOL.sub("", str(error))
    return f"{type(error).__name__}: {said[:200]}"
