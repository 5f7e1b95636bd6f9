"""Make up news of meetings: articles with the claims that a model would find in them.

Names, posts and places follow Zipf's law, days go on in order, surnames are as common as they
are in their countries, articles of one occasion spell its people differently, and some print
another's words again. The same seed gives the same articles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import cast

from etl.records import (
    Article,
    Claims,
    Credit,
    DateSpan,
    Entity,
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

FIRST_DAY = date(2015, 1, 1)
ARTICLES_A_DAY = 500
PERSONS = 300_000
"""Persons who may be in the news; the first is in every twelfth place where one is named."""
ORGANISATIONS = 40_000
COVERAGE = 30
"""Most articles that tell of one occasion."""
REPRINTS = 0.15
VERSION = "made-up-1"

COUNTRIES = (
    "US CN RU GB FR DE JP KP KR IN UA IR IL TR IT BR VN PK EG SA PL ES CA AU MX ID NG SE".split()
)  # fmt: skip
_EAST_ASIAN = {
    "CN": "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo",
    "KP": "Kim Ri Pak Choe Jong Kang Jo Yun Jang Rim Han O So Sin Kwon Hwang An Song Yu Hong",
    "KR": "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Yoo Hong",
    "VN": "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly",
}
_SYLLABLES = (
    "song nam chang dae yong jun min ho chol su hyok guk il jin hun myong gi tae sok hui won un"
    " bo kyu sik ryong jae gwang mun hak"
).split()
_STEMS = (
    "al an ar bar bel bor bran car cas cor dal dan dor el er fal fer gar gor har hel ivan jor kal"
    " kar kor lam lar lor mar mel mir mor nar nor pal par pet ral ram rin ros sal sam sar ser sor"
    " tal tam tar tor val var vel vor wal zan zar"
).split()
_ENDINGS = "a en er es ev in is man o ov son stein ton us well wicz".split()
POSTS = {
    "foreign_minister": "Foreign Minister", "head_of_state": "President",
    "head_of_government": "Prime Minister", "defence_minister": "Defence Minister",
    "envoy": "special envoy", "intelligence_chief": "Director", "ambassador": "ambassador",
    "spokesperson": "spokesman", "legislator": "lawmaker", "deputy_foreign_minister":
    "Deputy Foreign Minister", "party_leader": "party leader", "negotiator": "chief negotiator",
}  # fmt: skip
_BODIES = ("Ministry of", "Agency for", "Institute of", "Council on", "Bank of", "Party of")
TOPICS = "security trade energy borders climate health finance arms_control intelligence".split()
_SOURCES = "Reuters AP AFP Xinhua TASS KCNA Yonhap BBC DW ANSA EFE PTI VOA Kyodo CBC".split()
_KINDS = ("talks", "talks", "visit", "call", "summit", "conference", "other")
_WORDS = [f"{a}{b}{c}" for a in _SYLLABLES[:20] for b in _ENDINGS for c in ("", "al", "ing", "ly")]
_WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))
_FILLER = 220
"""Words of an article around its telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the news."""

    full: str
    forms: tuple[str, ...]
    """Other ways in which articles write the name; the last is the surname."""
    country: str
    post_code: str
    post: str
    body: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    kind: str
    status: str
    on: date
    days: int
    persons: tuple[Person, ...]
    country: str | None
    """A country that takes part by its name alone."""
    place: str
    topic: str


@dataclass(slots=True)
class _Text:
    """An article's text as it is written, and who was named in it."""

    words: str = ""
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    posts: list[PostClaim] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def write(self, words: str) -> tuple[int, int]:
        start = len(self.words)
        self.words += f"{words} "
        return start, start + len(words)


class MadeUp:
    """Articles without end, and the extractor that knows what they say."""

    version = VERSION

    def __init__(self, seed: int = 1) -> None:
        """Take the number that decides everything made up."""
        self._random = Random(seed)
        self._claims: dict[str, Claims] = {}
        self._number = 0

    def extract(self, article: Article) -> Claims:
        """Return the claims of an article that was made up last; once only."""
        return self._claims.pop(article.external_id or "")

    def articles(self) -> Iterator[Article]:
        """Yield articles in the order of their days."""
        random = self._random
        lately: list[_Occasion] = []
        day = FIRST_DAY
        while True:
            today: list[tuple[_Occasion, int]] = []
            while sum(count for _, count in today) < ARTICLES_A_DAY:
                today.append((_occasion(random, day), int(COVERAGE ** random.random())))
            for occasion, count in today:
                yield from self._coverage(occasion, count, day, lately)
            lately = [*lately, *(occasion for occasion, _ in today)][-2000:]
            day += timedelta(days=1)

    def _coverage(
        self, occasion: _Occasion, count: int, day: date, lately: list[_Occasion]
    ) -> Iterator[Article]:
        random = self._random
        last: tuple[str, Claims] | None = None
        for _ in range(count):
            if last is None or random.random() >= REPRINTS:
                told = [occasion]
                if lately and random.random() < 0.25:
                    told.append(random.choice(lately))
                last = _write(random, told, day)
            self._number += 1
            name = str(self._number)
            source = _SOURCES[int(len(_SOURCES) ** random.random()) - 1]
            self._claims[name] = last[1]
            yield Article(
                text=last[0],
                title=f"{occasion.kind} on {occasion.topic}",
                source=source,
                external_id=name,
                published_on=day,
                format="jsonl",
                locator=f"made up: {name}",
            )


def _rank(random: Random, count: int) -> int:
    """Return a rank from 1, each as likely as its inverse."""
    return int(count ** random.random())


def somebody(random: Random) -> Person:
    """Return a person, each as likely as the inverse of the rank."""
    return _person(_rank(random, PERSONS))


@lru_cache(200_000)
def _person(rank: int) -> Person:
    random = Random(rank)
    country = COUNTRIES[_rank(random, len(COUNTRIES)) - 1]
    if country in _EAST_ASIAN:
        surnames = _EAST_ASIAN[country].split()
        surname = surnames[_rank(random, len(surnames)) - 1]
        one, two = random.choices(_SYLLABLES, k=2)
        full = f"{surname} {one.title()} {two.title()}"
        forms = (f"{surname} {one.title()}-{two}", full, surname)
    else:
        given = (random.choice(_STEMS) + random.choice(_ENDINGS)).title()
        surname = (random.choice(_STEMS) + random.choice(_STEMS) + random.choice(_ENDINGS)).title()
        full = f"{given} {surname}"
        forms = (f"{given} {random.choice('ABDEJKLMRS')}. {surname}", full, surname)
    code = list(POSTS)[_rank(random, len(POSTS)) - 1]
    body = _body(_rank(random, ORGANISATIONS)) if random.random() < 0.5 else None
    return Person(
        full=full, forms=forms, country=country, post_code=code, post=POSTS[code], body=body
    )


@lru_cache(50_000)
def _body(rank: int) -> str:
    random = Random(f"body {rank}")
    words = " ".join(random.choice(_STEMS).title() for _ in range(2))
    return f"{random.choice(_BODIES)} {words}"


def _occasion(random: Random, day: date) -> _Occasion:
    persons = [somebody(random) for _ in range(random.choice((1, 2, 2, 2, 3)))]
    theirs = {person.country for person in persons}
    foreign = [code for code in COUNTRIES if code not in theirs]
    kind = random.choice(_KINDS)
    status = random.choices(("held", "planned", "called_off"), (80, 17, 3))[0]
    later = random.randint(1, 10) if status == "planned" else -random.randint(0, 2)
    return _Occasion(
        kind=kind,
        status=status,
        on=day + timedelta(days=later),
        days=random.choice((1, 1, 1, 1, 2, 3)) if kind != "call" else 1,
        persons=tuple({person.full: person for person in persons}.values()),
        country=foreign[_rank(random, len(foreign)) - 1]
        if len(persons) == 1 or random.random() < 0.2
        else None,
        place=COUNTRIES[_rank(random, len(COUNTRIES)) - 1],
        topic=random.choice(TOPICS),
    )


def _write(random: Random, told: list[_Occasion], day: date) -> tuple[str, Claims]:
    text = _Text()
    for occasion in told:
        _tell(random, text, occasion)
        text.write(" ".join(random.choices(_WORDS, cum_weights=_WEIGHTS, k=_FILLER // len(told))))
    for _ in range(random.choice((0, 1, 1, 2))):
        _name(random, text, somebody(random))
    posts = tuple(text.posts)
    return text.words.strip(), Claims(
        entities=tuple(text.entities),
        mentions=tuple(text.mentions),
        posts=posts,
        reports=tuple(text.reports),
        credits=(Credit(name="Reuters", source=None, role="cited", start=0, end=1),),
        language="en",
        extractor_version=VERSION,
    )


def _tell(random: Random, text: _Text, occasion: _Occasion) -> None:
    start = len(text.words)
    parties = [_name(random, text, person, side=n) for n, person in enumerate(occasion.persons)]
    if occasion.country:
        parties.append(Party(country=occasion.country, side=len(parties)))
    _, end = text.write(f"{occasion.kind} on {occasion.topic}.")
    text.reports.append(
        Report(
            kind=cast(MeetingKind, occasion.kind),
            status=cast(MeetingStatus, occasion.status),
            parties=tuple(parties),
            days=_days(random, occasion, start, end),
            place=PlaceClaim(text=occasion.place, country=occasion.place)
            if random.random() < 0.6
            else None,
            topics=(TopicClaim(code=occasion.topic, text=occasion.topic, score=0.9),),
            evidence=(Span(start=start, end=end),),
            confidence=0.9,
        )
    )


def _name(random: Random, text: _Text, person: Person, side: int | None = None) -> Party:
    written = person.full if random.random() < 0.6 else random.choice(person.forms)
    known = next((one for one in text.entities if one.name == written), None)
    start, end = text.write(written)
    country = person.country if random.random() < 0.8 else None
    number = known.number if known else len(text.entities)
    if known is None:
        text.entities.append(
            Entity(number=number, kind="person", name=written, forms=(written,), country=country)
        )
    text.mentions.append(Mention(start=start, end=end, text=written, kind="person", entity=number))
    with_post = known is None and random.random() < 0.6
    body = None
    if with_post and person.body:
        body = len(text.entities)
        text.entities.append(
            Entity(
                number=body, kind="organisation", name=person.body, forms=(person.body,),
                country=country,
            )
        )  # fmt: skip
        text.write(person.body)
    if with_post:
        text.posts.append(
            PostClaim(
                person=number, organisation=body, country=country, post=person.post,
                post_code=person.post_code, start=start, end=end, told_on=FIRST_DAY,
            )
        )  # fmt: skip
    return Party(
        entity=number,
        side=side,
        post=person.post if with_post else None,
        post_code=person.post_code if with_post else None,
        represents_country=country,
        represents_organisation=body,
        start=start,
        end=end,
    )


def _days(random: Random, occasion: _Occasion, start: int, end: int) -> DateSpan | None:
    precision = random.choices(("day", "month", "unknown"), (80, 7, 13))[0]
    if precision == "unknown":
        return None
    first, last = occasion.on, occasion.on + timedelta(days=occasion.days)
    if precision == "month":
        first = first.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1)
    return DateSpan(
        start=start,
        end=end,
        text=str(first),
        starts_on=first,
        ends_before=last,
        precision="day" if precision == "day" else "month",
        rule="made up",
    )
