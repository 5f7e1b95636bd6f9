"""The country that a report takes for granted: its own, or the United States for "President X"."""

import re
from datetime import date

from etl.extract.abroad import met_abroad
from etl.extract.belonging import principal
from etl.extract.cast import Cast, Held, Member
from etl.extract.in_turn import in_turn
from etl.extract.names import tokens
from etl.extract.offices import LEADERS, MINISTRIES, TWO_LEADERS, is_of_government, may_hold
from etl.extract.posts import implied_body
from etl.extract.presidents import was_president
from etl.extract.reading import Named, Reading
from etl.seeding.lookups import Lookups

_NOT_OF_STATES = frozenset({"un_secretary_general", "eu_leader", "cleric"})
"""Posts of the rank of a government that are no state's."""
_US = "US"
_ASSISTANT = re.compile(r"(?:deputy|assistant)\s+secretary\s+of\s+state\b", re.IGNORECASE)
_AMERICAN = re.compile(
    r"^(?:(?:deputy|assistant|under)[\s-]*)*secretary\s+of\s+(?:state|defense|the\s+treasury|commerce|energy"
    r"|homeland\s+security)$|^assistant\s+secretary\s+of\s+state\s+for\s|^(?:treasury|defense|commerce|homeland\s+security)\s+secretary$"
    r"|white\s+house|^(?:senate|house)\s+(?:majority|minority)\s+(?:leader|whip)$",
    re.IGNORECASE,
)
"""Posts that only the United States call so."""
_UK = "GB"
_BRITISH = re.compile(r"chancellor\s+of\s+the\s+exchequer", re.IGNORECASE)
_VATICAN = "VA"
_POPE = re.compile(r"pope|pontiff", re.IGNORECASE)
_CROWN_AND_PREMIER = {"monarch", "head_of_government"}
_OWN_PEOPLE = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}(?:officials?|authorities|government|media|television|radio|reports?"
    r"|newspapers?|agency|police|lawmakers|spokes\w+)\s+(?:said|says?|reports?|reported|announced|confirmed)"
    r"\s+(?:\w+\s+)?(?:that\s+)?(?:(?!of|with)\w+\s+)?$",
    re.IGNORECASE,
)
"""What stands between a country and an office holder of its own: "Finnish officials say"."""
_WILL = re.compile(
    r"\s+(?:(?:is|was|remains)\s+(?:not\s+|still\s+|also\s+)?(?:happy|ready|willing|prepared|committed"
    r"|determined|satisfied|pleased|considering|planning|seeking|hoping|studying)|hopes|wants|plans"
    r"|intends|seeks)\b"
)
"""What a country is said to want by one who speaks for it."""
_SAID = re.compile(r"\s+(?:said|says|told)\b")
_BEGINS = 60
"""Characters of a headline that may run on before the first sentence."""
_TELL = re.compile(
    r"(?:['’]s?)?\s+(?:state|official|national)(?:-run)?\s+(?:television|radio|media|news\s+agency|newspapers?|press)\b"
)
"""The media of a state, which tell of its own office holders by post alone."""
_TWO = 2
_PARTS = re.compile(r",\s+(?:the\s+)?$|\b(?:according\s+to|quoted\s+by)\s+(?:the\s+)?$")


def infer_countries(
    reading: Reading, cast: Cast, lookups: Lookups, *, at: str | None, on: date | None = None
) -> None:
    """Give office holders without a country that of the dateline: "Finance Minister X" in Tokyo.

    The country whose own people speak of them goes before: "Finnish officials say Minister X". Who
    is met in another capital is that country's: "met President X in Bujumbura"; who is met in
    another town abroad may be anybody's. Nobody holds an office that the country has not.

    A president of the United States who is in office on the day is theirs, wherever the report was
    written: news written in English does not say whose president he is.
    """
    at = None if at and _are_guests(reading, cast, lookups, at) else at
    abroad = met_abroad(reading, cast, lookups, at) if at else {}
    abroad |= in_turn(reading, cast, lookups, at)
    # Whose post tells his country comes first: beside him nobody else holds it.
    for member in sorted(cast.persons(), key=lambda one: not _is_told_by_post(one, on)):
        if member.country is not None:
            continue
        if any(_POPE.fullmatch(post.post) and post.qualifier == "current" for post in member.posts):
            member.country = _VATICAN
            continue
        held = next((post for post in member.posts if _may_be_at_home(post, lookups)), None)
        if held is None or principal(held, reading, cast) is not None:
            continue
        country = _only_there(member, held, on) or _of_speakers(held, reading, cast)
        country = country or abroad.get(id(member), at)
        if country == at and (
            _is_second_leader(member, held, country, cast)
            or _is_second_minister(member, held, country, cast)
        ):
            country = _of_will(held, reading, cast)
        if country is not None and may_hold(held, country):
            member.country = held.country = country
            match = lookups.posts.find(held.post)
            if held.organisation is None and match and match.implies and match.code != "other":
                held.organisation = implied_body(match.implies, country, cast, lookups)


def _are_guests(reading: Reading, cast: Cast, lookups: Lookups, at: str) -> bool:
    """True where office holders of two other lands are told of, and nothing of the dateline's.

    "Trump and Putin met in Helsinki. Foreign Minister Lavrov joined them": no Finn.
    """
    told = {one.country for one in cast.persons() if one.country and one.posts}
    if len(told) < _TWO or at in told:
        return False
    forms = (lookups.countries.find(named.text) for named in reading.named)
    return not any(form and form.code == at and form.kind != "capital" for form in forms)


def _of_speakers(held: Held, reading: Reading, cast: Cast) -> str | None:
    """Return the country that a sentence begins with, if its people tell of their office holder."""
    sentence = reading.sentences[reading.sentence_at(held.start)]
    first = next(iter(reading.inside(sentence.start, held.start, "NORP", "GPE")), None)
    if first is None or not _OWN_PEOPLE.fullmatch(reading.text, first.end, held.start):
        first = _of_tellers(held, reading)
    return None if first is None else cast.country(first)


def _of_will(held: Held, reading: Reading, cast: Cast) -> str | None:
    """Return the country whose will a guest tells: "Chad is ready to pay, Minister X said"."""
    sentence = reading.sentences[reading.sentence_at(held.start)]
    first = next(iter(reading.inside(sentence.start, held.start, "GPE")), None)
    person = next(reading.after(held.end, "PER"), None)
    if first is None or person is None or first.start - sentence.start > _BEGINS:
        return None
    if not _WILL.match(reading.text, first.end) or not _SAID.match(reading.text, person.end):
        return None
    before = reading.text[max(sentence.start, held.start - 2) : held.start]
    return cast.country(first) if before == ", " else None


def _of_tellers(held: Held, reading: Reading) -> Named | None:
    """Return the country whose own people tell it: "Prince X met Y, Saudi television reported"."""
    sentence = reading.sentences[reading.sentence_at(held.start)]
    for named in reading.inside(held.start, sentence.end, "NORP", "GPE"):
        if _TELL.match(reading.text, named.end, sentence.end) and _PARTS.search(
            reading.text, held.start, named.start
        ):
            return named
    return None


def _is_second_leader(member: Member, held: Held, country: str | None, cast: Cast) -> bool:
    """True when another leader of that country is told of: then this one may be of any other.

    A president beside a prime minister is no other's where the state has both.
    """
    both = country in TWO_LEADERS
    return held.leader and any(
        other is not member
        and other.country == country
        and any(
            post.leader
            and not (both and {post.code, held.code} == LEADERS)
            and {post.code, held.code} != _CROWN_AND_PREMIER
            for post in other.posts
        )
        for other in cast.persons()
    )


def _is_second_minister(member: Member, held: Held, country: str | None, cast: Cast) -> bool:
    """True when another is told of who holds the same ministry of that country."""
    return held.code in MINISTRIES and any(
        other is not member
        and other.country == country
        and any(post.code == held.code and post.qualifier == "current" for post in other.posts)
        for other in cast.persons()
    )


def _only_there(member: Member, held: Held, on: date | None) -> str | None:
    """Return the one country that has such a post, or whose president it is by name."""
    if _AMERICAN.search(held.post) or _is_american_president(member, held, on):
        return _US
    return _UK if _BRITISH.fullmatch(held.post) else None


def _is_told_by_post(member: Member, on: date | None) -> bool:
    return any(_only_there(member, held, on) for held in member.posts)


def _may_be_at_home(held: Held, lookups: Lookups) -> bool:
    """True for a post of a government, and for one that is of the United States by its name."""
    return _of_government(held, lookups) or (
        bool(_ASSISTANT.match(held.post)) and held.qualifier == "current"
    )


def _of_government(held: Held, lookups: Lookups) -> bool:
    if held.code is None or held.code in _NOT_OF_STATES or held.qualifier == "former":
        return False
    if held.local:
        return False
    if held.organisation is not None and not held.organisation.implied:
        return False
    return is_of_government(held.code, lookups)


def _is_american_president(member: Member, held: Held, on: date | None) -> bool:
    """True for "President Reagan" in a report of his time, or of a day that nobody tells."""
    return held.post.casefold() == "president" and was_president(tokens(member.name)[-1], on)
