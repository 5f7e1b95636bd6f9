"""Articles, and an extractor that reads meetings from lines written for it.

A line tells one meeting: kind, status, first day (or a month, or "?"), number of days, place as
City/CC (or "-"), then the parties. A party is a person "Name/CC/Post/Organisation", an
organisation "@Name/CC" or a country "=CC"; all after the name may be left out. A post may bear a
code: "Foreign Minister:foreign_minister".

    summit held 2024-03-25 3 Pyongyang/KP | Sergei E. Naryshkin/RU/Director/@SVR | =KP
"""

import os
import signal
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from etl.records import (
    Article,
    Claims,
    Credit,
    DateSpan,
    Entity,
    EntityKind,
    MeetingKind,
    MeetingStatus,
    Mention,
    Party,
    PlaceClaim,
    PostClaim,
    Report,
    Span,
    TopicClaim,
)

COUNTRIES = {"KP", "RU", "US", "CN", "VN", "JP", "KR"}


def make_article(text: str, **told: Any) -> Article:
    """Return an article with this text; `told` fills or replaces its other fields."""
    values: dict[str, Any] = {
        "title": None,
        "source": "Reuters",
        "published_on": date(2024, 3, 27),
        "format": "text",
        "locator": f"{told.get('external_id') or 'article'}.txt",
    }
    return Article(text=text, **{**values, **told})


class ScriptedExtractor:
    """Reads the lines that this module's docstring describes; all other text says nothing.

    A line "fail" raises an error, a line "die" kills the process, as bad input may.
    """

    def __init__(self, version: str = "scripted-1") -> None:
        """Take the version that the claims will bear."""
        self.version = version

    def extract(self, article: Article) -> Claims:
        """Return the claims that the article's lines tell."""
        script = _Script(article)
        position = 0
        for line in article.text.splitlines(keepends=True):
            if line.strip() == "fail":
                raise ValueError("a line asks to fail")
            if line.strip() == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if "|" in line:
                script.read(line.rstrip("\n"), position)
            position += len(line)
        return script.claims(self.version)


@dataclass
class _Script:
    article: Article
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    posts: list[PostClaim] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def read(self, line: str, start: int) -> None:
        header, *parties = [part.strip() for part in line.split("|")]
        kind, status, first, days, place, *topic = header.split()
        end = start + len(line)
        self.reports.append(
            Report(
                kind=cast(MeetingKind, kind),
                status=cast(MeetingStatus, status),
                parties=tuple(
                    self._party(told, start + line.index(told), side)
                    for side, told in enumerate(parties)
                ),
                days=_days(first, days, start + line.index(first)),
                place=_place(place),
                topics=tuple(TopicClaim(code=code, text=code, score=0.9) for code in topic),
                evidence=(Span(start=start, end=end),),
                confidence=0.9,
            )
        )

    def claims(self, version: str) -> Claims:
        publisher = self.article.source
        return Claims(
            entities=tuple(self.entities),
            mentions=tuple(self.mentions),
            posts=tuple(self.posts),
            reports=tuple(self.reports),
            credits=(Credit(name=publisher, source=None, role="publisher"),) if publisher else (),
            language="en",
            skipped="empty" if not self.article.text.strip() else None,
            extractor_version=version,
        )

    def _party(self, told: str, start: int, side: int) -> Party:
        if told.startswith("="):
            return Party(country=told[1:], side=side, start=start, end=start + len(told))
        name, country, post, organisation = [*told.split("/"), "", "", ""][:4]
        post, _, code = post.partition(":")
        number = self._entity(name, country or None, start)
        if name.startswith("@"):
            return Party(entity=number, represents_country=country or None, side=side)
        body = None
        if organisation:
            body = self._entity(organisation, country or None, start + told.index(organisation))
        if post:
            self.posts.append(
                PostClaim(
                    person=number,
                    organisation=body,
                    country=country or None,
                    post=post,
                    post_code=code or None,
                    start=start,
                    end=start + len(told),
                    told_on=self.article.reference_day,
                )
            )
        return Party(
            entity=number,
            side=side,
            post=post or None,
            post_code=code or None,
            represents_country=country or None,
            represents_organisation=body,
        )

    def _entity(self, written: str, country: str | None, start: int) -> int:
        name = written.removeprefix("@")
        for entity in self.entities:
            if entity.name == name:
                return entity.number
        kind: EntityKind = "organisation" if written.startswith("@") else "person"
        entity = Entity(
            number=len(self.entities), kind=kind, name=name, forms=(name,), country=country
        )  # fmt: skip
        self.entities.append(entity)
        start += written.startswith("@")
        self.mentions.append(
            Mention(start=start, end=start + len(name), text=name, kind=kind, entity=entity.number)
        )
        return entity.number


def _days(first: str, count: str, start: int) -> DateSpan | None:
    if first == "?":
        return None
    if len(first) == 7:
        starts_on = date.fromisoformat(f"{first}-01")
        length = monthrange(starts_on.year, starts_on.month)[1]
    else:
        starts_on, length = date.fromisoformat(first), int(count)
    return DateSpan(
        start=start,
        end=start + len(first),
        text=first,
        starts_on=starts_on,
        ends_before=starts_on + timedelta(days=length) if length else None,
        precision="month" if len(first) == 7 else "day",
        rule="script",
    )


def _place(told: str) -> PlaceClaim | None:
    if told == "-":
        return None
    city, country = told.split("/")
    return PlaceClaim(text=city, city=city.replace("_", " "), country=country)


def reference_articles() -> Iterable[Article]:
    """Return a few articles of several sources that tell overlapping meetings."""
    lines = [
        ("Reuters", "summit held 2024-03-25 3 Pyongyang/KP security"
         " | Sergei E. Naryshkin/RU/Director/@SVR | Ri Chang Dae/KP/Minister of State Security"),
        ("KCNA", "visit held 2024-03-26 1 Pyongyang/KP security | =RU | Ri Chang-dae/KP"),
        ("TASS", "talks planned 2024-03 0 - | Sergei Naryshkin/RU/Director/@SVR | =KP"),
        ("AP", "talks held ? 0 - | Kim Song Nam/KP | @Communist Party of Vietnam/VN"),
        ("AFP", "talks held 2024-05-02 1 Beijing/CN | Naryshkin/RU/Director | Wang Yi/CN"),
    ]  # fmt: skip
    for number, (source, line) in enumerate(lines):
        yield make_article(f"{source} says:\n{line}\n", source=source, external_id=str(number))
