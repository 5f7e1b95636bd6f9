"""Read files and addresses, keeping in the database how far it has the records of each.

What was read is noted in the transaction that writes its last record, so that a load that was cut
short goes on behind it, and a later one may pass over what did not change.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import chain, takewhile
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import stamina
from sqlalchemy import Engine

from etl.errors import SourceError
from etl.load.connections import PATIENCE, driver_connection, is_lost
from etl.load.embargo import is_embargoed
from etl.load.inputs import KnownInput, find_input, save_input
from etl.load.keys import article_id, article_key, storable, storable_text
from etl.load.listening import NOBODY, Listener
from etl.load.looks import digest_of, look_at, looks_the_same
from etl.load.rejects import close_mended
from etl.load.revising import revise
from etl.readers import Validators, Visit, Web, read
from etl.readers.addresses import is_url
from etl.readers.find import STDIN, find_files, locator_of, printable
from etl.readers.outcomes import reject
from etl.records import Article, Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of earlier readings counts: nothing, those of some loads, or all."""

    everything: bool = False
    loads: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What is to be kept once the first `number` records of the load are written."""

    number: int
    known: KnownInput | None = None
    replaces: UUID | None = None
    read_whole: str | None = None
    """Where the locators of what was read to its end begin: other rejects of it are mended."""


class Tracking:
    """The inputs of one load, read in their order."""

    def __init__(
        self,
        engine: Engine,
        paths: Sequence[str],
        *,
        format: str | None,
        reading: str,
        scope: Scope,
        now: datetime,
        web: Web | None = None,
        listener: Listener = NOBODY,
    ) -> None:
        """Take the paths; raises SourceError for one that leads nowhere, as `read` does."""
        self.unchanged = 0
        """Files and addresses that were passed over, for they are as they were."""
        read(paths, format=format)
        self._engine, self._paths, self._reading, self._scope = engine, paths, reading, scope
        self._format, self._now, self._listener = format, now, listener
        self._web = replace(
            web or Web(), known=_Validators(self._validators), on_visit=self._visited
        )
        self._given = self._visit_began = self._written = self._applied = 0
        self._steps: deque[_Step] = deque()
        self._again_at: datetime | None = None
        self._prefix = ""

    def records(self) -> Iterator[Article | Reject]:
        """Give the records of all inputs, less what the scope tells to be in the database."""
        for name in find_files(self._paths):
            self._listener.on_input(locator_of(name))
            if name == STDIN or is_url(name):
                self._again_at, self._visit_began = None, self._given
                yield from self._noting(self._read(name), None)
            else:
                yield from self._read_file(name)

    def after_batch(self, connection: psycopg.Connection[Any], load_id: int, read: int) -> None:
        """Keep how far the inputs are read, when the first `read` records are written.

        May be told the same number again, when a transaction is made anew or at the end.
        """
        if read > self._written:
            for _ in range(self._applied):
                self._steps.popleft()
            self._written = read
        ready = list(takewhile(lambda step: step.number <= read, self._steps))
        self._applied = len(ready)
        for known in {step.known.name: step.known for step in ready if step.known}.values():
            save_input(connection, known, load_id)
        for step in ready:
            if step.known and step.replaces and step.known.article_id:
                revise(connection, step.known, old=step.replaces, new=step.known.article_id)
            if step.read_whole:
                close_mended(
                    connection,
                    step.read_whole,
                    load_id,
                    refused_by=[load_id, *self._scope.loads],
                    only_read=bool(self._reading),
                )

    def has_news(self) -> bool:
        """Say whether a load has something to keep of what was read, be it no new record."""
        fresh = {step.known.name for step in self._steps if step.known and _is_fresh(step.known)}
        return any(step.replaces for step in self._steps) or any(map(self._is_unknown, fresh))

    def keep_looks(self, *, refused: Sequence[Reject]) -> None:
        """Keep how the inputs look now, when there is no news but what was `refused` before."""
        last = {step.known.name: step.known for step in self._steps if step.known}
        with driver_connection(self._engine) as connection, connection.transaction():
            for name, known in last.items():
                before = find_input(connection, name, self._reading) if _is_fresh(known) else known
                if before and before.load_id:
                    save_input(connection, known, before.load_id)
            for place in {step.read_whole for step in self._steps if step.read_whole}:
                if load_id := self._read_by(connection, place):
                    wishes = bool(self._reading)
                    close_mended(connection, place, load_id, still=refused, only_read=wishes)

    def _is_unknown(self, name: str) -> bool:
        return self._find(name) is None

    def _read_by(self, connection: psycopg.Connection[Any], place: str) -> int | None:
        name = place if is_url(place) else printable(str(Path(place).absolute()))
        known = find_input(connection, name, self._reading)
        return known.load_id if known else None

    def _read_file(self, name: str) -> Iterator[Article | Reject]:
        """Give what is new of a file: all of it, what follows its last place, or nothing."""
        look, absolute = look_at(name), printable(str(Path(name).absolute()))
        known = self._find(absolute)
        counts = known is not None and self._counts(known)
        if known and counts and known.is_whole and look and looks_the_same(known, look):
            self._pass_over(look.byte_size)
            return
        digest = digest_of(name) if look else None
        if look is None or digest is None:
            yield from self._noting(self._read(name), None)
            return
        fresh = KnownInput(
            name=absolute, reading=self._reading, digest=digest, is_whole=False,
            read_at=self._now, **asdict(look),
        )  # fmt: skip
        after = None
        if known and counts and known.digest == digest:
            fresh = replace(known, read_at=self._now, **asdict(look))
            if known.is_whole:
                self._steps.append(_Step(number=self._given, known=fresh))
                self._pass_over(look.byte_size)
                return
            after = known.place
        self._prefix = locator_of(name)
        last = yield from self._noting(self._read(name, after), fresh)
        # One that grew while it was read is read again next time.
        if last is not None and look_at(name) == look:
            replaced = known.article_id if known else None
            self._steps.append(
                _Step(
                    number=self._given,
                    known=replace(last, is_whole=True),
                    replaces=replaced if replaced != last.article_id else None,
                    read_whole=self._prefix,
                )
            )

    def _noting(
        self, records: Iterator[Article | Reject], known: KnownInput | None
    ) -> Generator[Article | Reject, None, KnownInput | None]:
        """Give the records, noting behind each how far its file is read; return the last note."""
        for record in records:
            self._given += 1
            again_at = None
            if isinstance(record, Article) and is_embargoed(record, now=self._now):
                again_at = record.embargoed_until
                self._again_at = _earlier(self._again_at, again_at)
            if known is not None:
                known = _behind(known, record, again_at, prefix=self._prefix)
                self._steps.append(_Step(number=self._given, known=known))
            yield record
        return known

    def _read(self, name: str, after: str | None = None) -> Iterator[Article | Reject]:
        """Read one input behind a place; from its beginning when the place is gone."""
        locator = locator_of(name)
        on_bytes = self._listener.on_bytes
        try:
            if after is not None:
                rest = read([name], format=self._format, on_bytes=on_bytes, after=locator + after)
                try:
                    first = next(rest, None)
                except SourceError:
                    pass
                else:
                    return chain([first] if first else [], rest)
            return read([name], format=self._format, web=self._web, on_bytes=on_bytes)
        except SourceError as error:  # it went away since its folder was listed
            return iter([reject(error, locator=locator)])

    def _visited(self, visit: Visit) -> None:
        """Note an address whose records were all given."""
        if visit.not_modified:
            self.unchanged += 1
            self._steps.append(_Step(number=self._given, read_whole=visit.url))
            return
        known = KnownInput(
            name=visit.url,
            reading=self._reading,
            etag=visit.validators.etag,
            last_modified=visit.validators.last_modified,
            record_count=self._given - self._visit_began,
            read_at=self._now,
            again_at=self._again_at,
        )
        self._steps.append(_Step(number=self._given, known=known, read_whole=visit.url))
        self._again_at, self._visit_began = None, self._given

    def _validators(self, url: str) -> Validators | None:
        known = self._find(url)
        if known is None or not self._counts(known):
            return None
        return Validators(etag=known.etag, last_modified=known.last_modified)

    def _find(self, name: str) -> KnownInput | None:
        for attempt in stamina.retry_context(on=is_lost, attempts=None, timeout=PATIENCE):
            with attempt, driver_connection(self._engine) as connection:
                return find_input(connection, name, self._reading)
        raise AssertionError("either an attempt returned, or it raised")

    def _counts(self, known: KnownInput) -> bool:
        """Say whether what is known stands for records that need not be read again."""
        if known.again_at is not None and known.again_at <= self._now:
            return False
        return self._scope.everything or known.load_id in self._scope.loads

    def _pass_over(self, size: int) -> None:
        self.unchanged += 1
        self._listener.on_passed_over(size)


class _Validators(Mapping[str, Validators]):
    """What earlier visits were told, looked up address by address: a site has many pages."""

    def __init__(self, find: Callable[[str], Validators | None]) -> None:
        self._find = find

    def __getitem__(self, url: str) -> Validators:
        found = self._find(url)
        if found is None:
            raise KeyError(url)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def reading_words(format: str | None, wanted: Mapping[str, Any]) -> str:
    """Return how inputs are read, as it keeps apart what is known of them; "" for the usual way."""
    told = {"format": format, **wanted}
    return " ".join(f"{name}={value}" for name, value in told.items() if value is not None)


def _is_fresh(known: KnownInput) -> bool:
    """Say whether this was read now, and not only found as an earlier load left it."""
    return known.load_id is None


def _behind(
    known: KnownInput, record: Article | Reject, again_at: datetime | None, *, prefix: str
) -> KnownInput:
    """Return how far a file is read behind one of its records."""
    only = known.record_count == 0 and isinstance(record, Article)
    return replace(
        known,
        place=storable_text(record.locator.removeprefix(prefix)),
        record_count=known.record_count + 1,
        again_at=_earlier(known.again_at, again_at),
        article_id=_id_by_content(record) if only and isinstance(record, Article) else None,
    )


def _id_by_content(article: Article) -> UUID | None:
    """Return the id of an article that nothing but its content identifies."""
    key = article_key(storable(article))
    return article_id(article, key) if key.startswith("sha256 ") else None


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(one, other) if one and other else one or other
