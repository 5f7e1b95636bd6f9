"""The page in a server's answer as archives keep it: headers, chunks and packing taken off."""

import re
from dataclasses import replace
from email.message import Message
from email.parser import BytesHeaderParser

from etl.errors import RecordError, SourceError
from etl.readers.hints import Hints
from etl.readers.html import page_article
from etl.readers.limits import Budget, Limits
from etl.readers.unpack import CODECS_OF_HTTP, inflate, unpack
from etl.records import Article

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})[^\r\n]*\r?\n")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_HTML = ("text/html", "application/xhtml+xml")


def page_of(
    content: bytes,
    *,
    url: str | None,
    is_http: bool,
    is_whole: bool,
    limits: Limits,
    locator: str,
    format: str,
    truncated: str | None = None,
) -> Article | None:
    """Return the article of an answer, None when it is no page; a broken page raises RecordError.

    Pictures, redirections and errors are no pages: an archive has many, and none is an article.
    """
    charset = None
    if is_http:
        status = _STATUS.match(content)
        if status is None or status[1] != b"200":
            return None
        end = _END_OF_HEAD.search(content, status.end() - 2)
        head = BytesHeaderParser().parsebytes(content[status.end() : end.start() if end else None])
        if head.get_content_type() not in _HTML:
            return None
        content = content[end.end() :] if end else b""
        charset = head.get_content_charset()
    if not is_whole:
        raise RecordError(f"the page is larger than {limits.page_bytes:,} bytes; no article is")
    if is_http:
        try:
            content = _decoded(content, head, limits)
        except SourceError as error:
            raise RecordError(f"the page in the archive is damaged: {error}") from error
    hints = Hints(url=url, charset=charset)
    article = page_article(content, hints=hints, limits=limits, locator=locator, format=format)
    if truncated:
        article = replace(article, extra={**article.extra, "truncated": truncated})
    return article


def _decoded(content: bytes, head: Message, limits: Limits) -> bytes:
    """Return the content as the server meant it; raises RecordError when it cannot be had."""
    if "chunked" in str(head.get("Transfer-Encoding", "")).lower():
        content = _joined(content)
    for coding in reversed(str(head.get("Content-Encoding", "")).lower().split(",")):
        coding = coding.strip()
        if coding in ("", "identity", "none"):
            continue
        budget = Budget(replace(limits, unpacked_bytes=limits.page_bytes, ratio=10**9))
        if coding == "deflate":
            content = b"".join(inflate(content, budget=budget))
        elif coding in CODECS_OF_HTTP:
            # Some archives keep the header and unpack the page.
            if content.lstrip()[:1] != b"<":
                codec = CODECS_OF_HTTP[coding]
                content = b"".join(unpack(iter([content]), codec, budget=budget))
        else:
            raise RecordError(f'the page is packed with "{coding}", which is not read')
    return content


def _joined(content: bytes) -> bytes:
    """Return chunks put together; what has no chunks after all is returned as it is."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(content, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(content[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if content[at : at + 2] == b"\r\n" else content[at : at + 1] == b"\n"
    if not parts:
        return content
    if at < len(content):
        raise RecordError("the page is damaged: the sizes of its parts are wrong")
    return b"".join(parts)
