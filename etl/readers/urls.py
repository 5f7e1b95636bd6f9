"""Read an address of the net: one page, a feed, an archive, or the pages of a sitemap."""

import time
from collections.abc import Iterator
from dataclasses import replace

from etl.errors import SourceError
from etl.readers.fetching import Answer, Web, fetch
from etl.readers.hints import Hints
from etl.readers.inputs import Input, read_input
from etl.readers.limits import Budget, Limits
from etl.readers.outcomes import reject
from etl.readers.robots import ask_manners
from etl.readers.sitemap import Sitemap, is_sitemap, parse_sitemap, same_site
from etl.readers.streams import HEAD_BYTES, Opened, first_bytes, read_whole, stream_of, unmark
from etl.readers.unpack import codec_of, unpack
from etl.records import Article, Reject

_SITEMAP_BYTES = 60_000_000
"""The standard allows 50 MiB."""
_MOST_SITEMAPS = 500


def read_url(
    url: str, *, format: str | None, limits: Limits, web: Web
) -> Iterator[Article | Reject]:
    """Give the records behind an address; nothing at all when the server says it is unchanged."""
    try:
        with fetch(url, web) as answer:
            head, blocks = first_bytes(answer.blocks, HEAD_BYTES)
            answer = replace(answer, blocks=blocks)
            if format is not None or not is_sitemap(_unpacked(head)):
                yield from _read_answer(answer, Hints(), format=format, limits=limits, web=web)
                return
            sitemap = _sitemap(answer, limits)
        # It is asked for whole every time: pages that failed stand in an unchanged one too.
        yield from _read_site(sitemap, url, limits=limits, web=web)
    except SourceError as error:
        yield reject(SourceError(str(error)), locator=url)


def _read_answer(
    answer: Answer, hints: Hints, *, format: str | None, limits: Limits, web: Web
) -> Iterator[Article | Reject]:
    """Give the records of an answer; one that failed as a whole is asked for again next time."""
    budget = Budget(limits)
    url = answer.visit.url
    failed = False

    def counted() -> Iterator[bytes]:
        for block in answer.blocks:
            budget.take(len(block))
            yield block

    if not answer.visit.not_modified:
        hints = replace(hints, url=answer.url, charset=answer.charset)
        source = Input(
            name=url, blocks=counted(), format=format, limits=limits, budget=budget, hints=hints
        )
        for record in read_input(source):
            failed = failed or (isinstance(record, Reject) and record.locator == url)
            yield record
    if not failed:
        web.on_visit(answer.visit)


def _read_site(
    sitemap: Sitemap, url: str, *, limits: Limits, web: Web
) -> Iterator[Article | Reject]:
    """Give the articles of the pages that a sitemap and its parts list, one after the other."""
    manners = ask_manners(url, web)
    if manners.refused:
        raise SourceError(f"the site is left alone: {manners.refused}")
    pause = manners.pause(web.pause_seconds)
    seen: set[str] = set()
    for listed in _pages(sitemap, url, limits=limits, web=web):
        if isinstance(listed, Reject):
            yield listed
            continue
        page = listed.url or ""
        if page in seen:
            continue
        if len(seen) >= web.most_pages:
            raise SourceError(f"the sitemap lists more than {web.most_pages:,} pages")
        seen.add(page)
        try:
            if not same_site(page, url):
                raise SourceError("the page is of another site than the sitemap that lists it")
            if not manners.allows(page):
                raise SourceError("the site's robots.txt asks not to fetch this page")
            time.sleep(pause)
            with fetch(page, web) as answer:
                yield from _read_answer(answer, listed, format="html", limits=limits, web=web)
        except SourceError as error:
            yield reject(SourceError(str(error)), locator=page)


def _pages(sitemap: Sitemap, url: str, *, limits: Limits, web: Web) -> Iterator[Hints | Reject]:
    """Give the pages of a sitemap and of the sitemaps it lists, each of these read once."""
    yield from sitemap.pages
    if sitemap.fault:
        yield reject(SourceError(sitemap.fault), locator=url)
    waiting = list(sitemap.sitemaps)
    seen = {url}
    while waiting:
        part = waiting.pop(0)
        if part in seen:
            continue
        if len(seen) > _MOST_SITEMAPS:
            raise SourceError(f"the site lists more than {_MOST_SITEMAPS} sitemaps")
        seen.add(part)
        try:
            if not same_site(part, url):
                raise SourceError("the sitemap is of another site than the one that lists it")
            time.sleep(web.pause_seconds)
            with fetch(part, replace(web, known={})) as answer:
                found = _sitemap(answer, limits)
        except SourceError as error:
            yield reject(SourceError(str(error)), locator=part)
            continue
        yield from found.pages
        if found.fault:
            yield reject(SourceError(found.fault), locator=part)
        waiting += found.sitemaps


def _sitemap(answer: Answer, limits: Limits) -> Sitemap:
    head, blocks = first_bytes(answer.blocks, HEAD_BYTES)
    if codec := codec_of(head):
        budget = Budget(limits)
        budget.take(len(head))
        blocks = unpack(blocks, codec, budget=budget)
    opened = Opened(name=answer.url, head=head, stream=stream_of(unmark(blocks)), limits=limits)
    raw = read_whole(opened, limit=_SITEMAP_BYTES)
    return parse_sitemap(raw, Hints(charset=answer.charset))


def _unpacked(head: bytes) -> bytes:
    """Return the beginning without its packing, if it has one."""
    codec = codec_of(head)
    if codec is None:
        return head
    try:
        return next(unpack(iter([head]), codec, budget=Budget(Limits())), b"")
    except SourceError:
        return b""
