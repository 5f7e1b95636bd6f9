"""Turn what was understood of an article into the frozen claims that leave this step."""

from datetime import date

from etl.extract.cast import Cast, Held, Member
from etl.extract.credits import attributed
from etl.extract.drafts import Draft
from etl.extract.parties import Ref
from etl.extract.reading import Named, Reading
from etl.extract.topics import meeting_topics
from etl.extract.where import Places
from etl.records import (
    Credit,
    DateSpan,
    Entity,
    Mention,
    Party,
    PostClaim,
    Report,
    Span,
)
from etl.seeding.lookups import Lookups


class Numbers:
    """Positions of the cast in the article's list of entities."""

    def __init__(self, cast: Cast) -> None:
        """Number the members in order."""
        self._of = {id(member): number for number, member in enumerate(cast.members)}

    def of(self, member: Member | None) -> int | None:
        """Return a member's number; None for nobody."""
        return None if member is None else self._of[id(member)]


def entities(cast: Cast, numbers: Numbers) -> tuple[Entity, ...]:
    """Return the persons and organisations of the article."""
    return tuple(
        Entity(
            number=number,
            kind=member.kind,
            name=member.name,
            forms=tuple(
                sorted({member.name, *(n.text for n in member.named)}, key=lambda f: (-len(f), f))
            ),
            country=member.country,
            seed_key=member.seed_key,
            implied=member.implied,
        )
        for number, member in enumerate(cast.members)
    )


def mentions(
    reading: Reading, cast: Cast, numbers: Numbers, places: Places, days: list[DateSpan]
) -> tuple[Mention, ...]:
    """Return all words that name a person, body, country, place or day, in order."""
    found = [m for named in reading.named if (m := _mention(named, reading, cast, numbers, places))]
    found.extend(
        Mention(start=span.start, end=span.end, text=span.text, kind="date", days=span)
        for span in days
    )
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))


def _mention(
    named: Named, reading: Reading, cast: Cast, numbers: Numbers, places: Places
) -> Mention | None:
    start, end = named.start, named.end
    words = reading.words(start, end)
    member = cast.member(named)
    if member is not None:
        return Mention(
            start=start, end=end, text=words, kind=member.kind, entity=numbers.of(member)
        )
    country = cast.country(named)
    if country is not None:
        return Mention(start=start, end=end, text=words, kind="country", country=country)
    if named.label in ("GPE", "LOC"):
        place = places.read(named)
        return Mention(
            start=start, end=end, text=words, kind="place",
            country=place.country if place else None, place=place.place if place else None,
        )  # fmt: skip
    return None


def posts(cast: Cast, numbers: Numbers, *, told_on: date | None) -> tuple[PostClaim, ...]:
    """Return every post that the article gives to a person, in order of telling."""
    claims = [
        _post(member, held, numbers, told_on) for member in cast.persons() for held in member.posts
    ]
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.person)))


def _post(member: Member, held: Held, numbers: Numbers, told_on: date | None) -> PostClaim:
    person = numbers.of(member)
    assert person is not None, "a person of the cast has a number"
    return PostClaim(
        person=person,
        organisation=numbers.of(held.organisation),
        country=held.country,
        post=held.post,
        post_code=held.code,
        qualifier=held.qualifier,
        start=held.start,
        end=held.end,
        told_on=told_on,
    )


def reports(
    drafts: list[Draft],
    reading: Reading,
    numbers: Numbers,
    lookups: Lookups,
    credits: tuple[Credit, ...],
) -> tuple[Report, ...]:
    """Return the meetings as this article tells them."""
    return tuple(_report(draft, reading, numbers, lookups, credits) for draft in drafts)


def _report(
    draft: Draft, reading: Reading, numbers: Numbers, lookups: Lookups, credits: tuple[Credit, ...]
) -> Report:
    evidence = tuple(
        Span(start=reading.sentences[n].start, end=reading.sentences[n].end)
        for n in sorted(draft.sentences)
    )
    cited = (attributed(credits, span.start, span.end) for span in evidence)
    return Report(
        kind=draft.kind,
        status=draft.status,
        parties=tuple(_party(ref, numbers) for ref in draft.refs),
        days=draft.days,
        place=draft.place,
        topics=meeting_topics(draft.topics, sorted(draft.sentences), reading, lookups),
        evidence=evidence,
        attributed_to=next((source for source in cited if source), None),
        confidence=round(draft.chance, 2),
    )


def _party(ref: Ref, numbers: Numbers) -> Party:
    held = _post_of(ref.member)
    member = ref.member
    return Party(
        entity=numbers.of(member),
        country=ref.country,
        role=ref.role,
        side=ref.side,
        post=held.post if held else None,
        post_code=held.code if held else None,
        represents_country=member.country if member else None,
        represents_organisation=numbers.of(
            (held.organisation if held else None) or (member.organisation if member else None)
        ),
        head_count=ref.head_count,
        start=ref.start,
        end=ref.end,
    )


def _post_of(member: Member | None) -> Held | None:
    """Return the post held now, the fullest of several tellings; a former one only if alone."""
    if member is None or not member.posts:
        return None
    return max(
        member.posts,
        key=lambda held: (
            held.qualifier != "former",
            held.organisation is not None,
            held.code is not None,
            len(held.post),
            -held.start,
        ),
    )
