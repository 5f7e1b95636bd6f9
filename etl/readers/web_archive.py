"""Read the records of web archives one by one, past damage to the next one that is whole.

Each gzip member is read on its own, for the usual readers stop at the first bad byte, or take a
page that was cut for a whole one. A record's position is that of its member in the packed file.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.errors import RecordError, SourceError
from etl.readers.byte_source import ByteSource
from etl.readers.http_message import page_of
from etl.readers.limits import Limits
from etl.readers.outcomes import reject
from etl.readers.streams import Opened
from etl.records import Article, Reject

_GZIP = b"\x1f\x8b\x08"
_HEAD_ROOM = 1 << 16
"""What a record may hold before its page begins."""
_LONGEST_LINE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a record says of its content before it begins."""

    size: int
    url: str | None = None
    holds: str | None = None
    """"http" for a server's answer, "page" for the page alone, None for anything else."""
    truncated: str | None = None
    """Why the crawler did not keep all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How the records of WARC, or those of ARC, begin."""

    name: str
    take_head: Callable[[ByteSource], Head]
    """Take the lines before the content; raises RecordError where no record begins."""
    end: bytes
    """What stands behind a record; nothing where a page may hold the same."""
    begins: Callable[[bytes], bool]
    """Say whether bytes, unpacked, are the beginning of a record."""


def read_web_archive(opened: Opened, kind: Kind) -> Iterator[Article | Reject]:
    """Give an article for each page and a reject for each damage; other records are no articles.

    An archive without a single page raises SourceError.
    """
    found = False
    for record in _read(opened, kind):
        found = True
        yield record
    if not found:
        raise SourceError(f"the {kind.name.upper()} archive holds no page: nothing was read")


def _read(opened: Opened, kind: Kind) -> Iterator[Article | Reject]:
    source = ByteSource(iter(lambda: opened.stream.read1(1 << 16), b""))  # type: ignore[attr-defined]
    if source.peek(2) != _GZIP[:2]:
        yield from _records(source, kind, opened)
        return
    while source.peek(1):
        members = _Members(source)
        yield from _records(ByteSource(members.blocks()), kind, opened, members=members)
        if members.fault:
            yield reject(RecordError(members.fault), locator=f"{opened.name}@{members.at}")
            source.back_to(members.at + 1)
            if not _find_member(source, kind):
                return


class _Members:
    """The gzip members of an archive up to the first fault, and where each begins."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._starts: list[tuple[int, int]] = []
        self.at = source.offset
        """Where the member begins that was read last."""
        self.fault: str | None = None
        """What is wrong with that member."""

    def blocks(self) -> Iterator[bytes]:
        """Give the unpacked bytes; some archives end a member within a record."""
        given = 0
        while self._source.peek(1):
            self.at = self._source.offset
            self._source.mark()
            self._starts.append((given, self.at))
            for block in self._member():
                given += len(block)
                yield block
            if self.fault:
                return

    def place(self, position: int) -> str:
        """Return where a record begins: its member, and how far into it."""
        while len(self._starts) > 1 and self._starts[1][0] <= position:
            self._starts.pop(0)
        given, at = self._starts[0]
        return f"{at}+{position - given}" if position > given else str(at)

    def _member(self) -> Iterator[bytes]:
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            block = unpacker.unconsumed_tail or self._source.take_block()
            if not block:
                self.fault = "the archive is truncated: its last record is cut; fetch it again"
                return
            try:
                unpacked = unpacker.decompress(block, 1 << 16)
            except zlib.error as error:
                self.fault = f"the record is damaged ({error}); reading goes on with the next"
                return
            if unpacked:
                yield unpacked
        self._source.back_to(self._source.offset - len(unpacker.unused_data))
        while self._source.peek(1) == b"\0":
            self._source.skip(1)  # padding


def _find_member(source: ByteSource, kind: Kind) -> bool:
    """Go to the next gzip member in which a record begins; chance makes others look like one."""
    while source.find(_GZIP):
        try:
            if kind.begins(
                zlib.decompressobj(wbits=31).decompress(source.peek(4096), _LONGEST_LINE)
            ):
                return True
        except zlib.error:
            pass  # bytes that only look like a member
        source.skip(1)
    return False


def _records(
    source: ByteSource, kind: Kind, opened: Opened, *, members: _Members | None = None
) -> Iterator[Article | Reject]:
    """Give the outcomes of records that follow one another until the input or a member fails."""
    while _pass_line_ends(source):
        start = source.offset
        source.mark()
        locator = f"{opened.name}@{members.place(start) if members else start}"
        try:
            article = _read_record(source, kind, opened.limits, locator)
        except _DamagedRecordError as error:
            source.back_to(start + 1)
            found = _find_record(source, kind)
            if found or not (members and members.fault):  # else that fault is told
                yield reject(RecordError(str(error)), locator=locator)
            if not found:
                return
            continue
        except SourceError as error:
            yield reject(RecordError(str(error)), locator=locator)
            continue
        if article:
            yield article


class _DamagedRecordError(RecordError):
    """The record does not begin or end where it should: the next must be looked for."""


def _read_record(source: ByteSource, kind: Kind, limits: Limits, locator: str) -> Article | None:
    """Read one record to its end; None for one that is no page."""
    try:
        head = kind.take_head(source)
    except RecordError as error:
        raise _DamagedRecordError(f"no record begins here: {error}") from error
    limit = limits.page_bytes + _HEAD_ROOM
    content = source.take(min(head.size, limit)) if head.holds else b""
    passed = len(content) + source.skip(head.size - len(content))
    if passed < head.size:
        raise _DamagedRecordError("the archive is truncated within this record; fetch it again")
    # With the end that its standard asks for, what is wrong is what follows.
    ended = kind.end and source.peek(len(kind.end)) == kind.end
    if _pass_line_ends(source) and not ended and not kind.begins(source.peek(_LONGEST_LINE)):
        raise _DamagedRecordError("the record is damaged: it is not as long as it says")
    if not head.holds:
        return None
    return page_of(
        content,
        url=head.url,
        is_http=head.holds == "http",
        is_whole=head.size <= limit,
        limits=limits,
        locator=locator,
        format=kind.name,
        truncated=head.truncated,
    )


def _pass_line_ends(source: ByteSource) -> bool:
    """Pass the empty lines between records; say whether anything follows."""
    while (following := source.peek(1)) in (b"\r", b"\n"):
        source.skip(1)
    return bool(following)


def _find_record(source: ByteSource, kind: Kind) -> bool:
    """Go to the next line with which a record begins; say whether there is one."""
    while source.find(b"\n"):
        source.skip(1)
        if kind.begins(source.peek(_LONGEST_LINE)):
            return True
    return False
