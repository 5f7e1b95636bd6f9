"""Of which country and body a post is: "Russian", "Iran's", "of the Workers' Party"."""

import re

from etl.extract.cast import Cast, Member
from etl.extract.reading import Named, Reading

_OF = re.compile(r"\s*(?:,\s+of|(?P<by>of|for|to|at|from|in))\s+(?:the\s+)?")
_OWN = re.compile(
    r"\s*(?:['’]s?)?\s*(?:(?:own|new|newly|elected|visiting|chief|senior|top|outgoing|ruling|veteran|long-?time"
    r"|long-serving|embattled|influential|powerful|hard-?line|moderate|reformist|conservative|supreme|de\s+facto"
    r"|current|late|de-facto)\s*){0,2}$"
    r"|\s+under\s+(?:its\s+)?$"
)
_RANK = re.compile(r"\b(?:former|acting|deputy|prime|vice|interim|then)\b")
_SENT = (
    r"(?:ambassador|envoy|representative|consul|emissary|(?:high\s+)?commissioner|mediator"
    r"|coordinator|rapporteur)"
)
_SENT_TO = re.compile(
    rf"(?:.*\W)?{_SENT}\s*(?:to|for|in|at)\s+(?:the\s+)?", re.IGNORECASE | re.DOTALL
)
"""What makes a country that to which somebody is sent: "the envoy for Yemen"."""
_SENT_TO_BODY = re.compile(
    r"(?:.*\W)?(?:ambassador|envoy|representative|consul|emissary)\s*to\s+(?:the\s+)?",
    re.IGNORECASE | re.DOTALL,
)
"""What makes a body one to which somebody is sent: "the ambassador to the United Nations"."""
_ON_MISSION = re.compile(rf"(?:.*\W)?(?:{_SENT}|negotiator)s?", re.IGNORECASE | re.DOTALL)
_POSSESSIVE = re.compile(r"['’]s?\s+")
_AND = re.compile(r"\s+(?:and|&)\s+")
_LEADER = re.compile(r"(?:\w+\s)?(?:leader|chief|head)s?", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he\s$")
_OF_A_STATE = re.compile(r"^(?:President|King|Queen|Emir|Sultan|Emperor)$")
_CREED = re.compile(
    r"(?:Islamis|Muslim|Moslem|Christian|Catholic|Protestant|Orthodox|Maronite|Shi|Sunni|Jew|Hindu|Sikh"
    r"|Buddhis|Druze|Socialis|Communis|Conservativ|Liberal|Democrat|Republican|Nationalis|Leftis|Rightis"
    r"|Centrist|Labou?r|Tory|Marxis|Maois|Peronis|Gaullis|Arab|African|European|Asian|Western)"
)
"""People of a faith or a party, who are no region's: "Islamist Prime Minister X"."""
_PLURAL = re.compile(r"[a-z]{3}s\b")
_AND_LAST = re.compile(r",?\s+and\s+")
_LISTED = re.compile(r",?\s+and\s+|,\s+")
_LOCAL = re.compile(r"\b(?:mayor|(?:arch)?bishop|rabbi|abbot)\b", re.IGNORECASE)
"""Posts of a town or a church, which make their holder nobody of the country."""
_PRIVATE = re.compile(
    r"\b(?:union|students?|farmers?|business|lobby|federation|association|chamber|guild)['’]?\s"
)
"""Words of posts outside any government: "teachers' union leader"."""


def of_whom(post: Named, reading: Reading, cast: Cast) -> tuple[str | None, Member | None]:
    """Return country and body of a post, None for what is not told."""
    country, body = _before(post, reading, cast)
    if _LOCAL.search(post.text) or _PRIVATE.search(post.text):
        country = None
    owner, gap = reading.neighbour(post)
    of = _OF.fullmatch(gap)
    if owner is None or of is None or owner.label == "PER" or _LOCAL.search(post.text):
        return country, body
    sent = _SENT_TO if cast.country(owner) else _SENT_TO_BODY
    if sent.fullmatch(post.text + gap):
        return country, body
    if body is not None and of["by"] in ("in", "at", "from"):
        return country, body  # where he is: "the EU envoy in Belgrade"
    if cast.country(owner):
        country = country or cast.country(owner)
    elif owner.label == "ORG":
        body = body or cast.member(owner)
    following, gap = reading.neighbour(owner, "ORG")
    if following is not None and gap.strip() in ("", "'s", "’s"):
        body = body or cast.member(following)
    return country, body


def _before(post: Named, reading: Reading, cast: Cast) -> tuple[str | None, Member | None]:
    """Return what stands before a post: "the Russian", "the U.N. secretary-general's"."""
    text, position = reading.text, first_of_joined(post, reading).start
    lands: list[Named] = []
    body: Member | None = None
    if lands_before(post, reading, cast):
        return None, None  # of several countries in turn
    on_mission = _ON_MISSION.fullmatch(post.text)
    for other in reading.before(position):
        gap = text[other.end : position]
        if other.sentence != post.sentence or not _OWN.match(_RANK.sub("", gap)):
            break
        if cast.country(other):
            lands.append(other)
        elif other.label == "ORG":
            body = body or cast.member(other)
        elif other.label == "POST" and _POSSESSIVE.fullmatch(gap) and not lands and not body:
            return of_whom(other, reading, cast)
        elif other.label != "LOC" or not on_mission or not gap.isspace():
            break
        position = other.start
    if on_mission and lands and (len(lands) > 1 or body) and _is_matter(lands[0], reading):
        lands = lands[1:]
    return (cast.country(lands[0]) if lands else None), body


def lands_before(post: Named, reading: Reading, cast: Cast) -> list[Named]:
    """Return the lands of "the Turkish and Greek foreign ministers", fewer than two for none."""
    found: list[Named] = []
    if not _PLURAL.search(reading.text, post.start, post.end):
        return found  # "X in Jerusalem and Palestinian President Y"
    position = post.start
    for other in reading.before(post.start):
        gap = reading.text[other.end : position]
        glue = _LISTED if len(found) > 1 else _AND_LAST
        fits = glue.fullmatch(gap) if found else gap.isspace()
        if not fits or not cast.country(other) or other.sentence != post.sentence:
            break
        found.insert(0, other)
        position = other.start
    return found if len(found) > 1 else []


def is_on_mission(post: Named) -> bool:
    """True for ambassadors, envoys and the like, who are sent somewhere."""
    return bool(_ON_MISSION.fullmatch(post.text))


def _is_matter(land: Named, reading: Reading) -> bool:
    """True for the land that another's envoy deals with: "the U.S. Iran envoy"."""
    return land.label in ("GPE", "LOC") and reading.text[land.end : land.end + 1].isspace()


def first_of_joined(post: Named, reading: Reading) -> Named:
    """Return the first of the posts of one person: "Prime Minister and Foreign Minister"."""
    for other in reading.before(post.start):
        if not _are_joined(other, post, reading):
            break
        post = other
    return post


def last_of_joined(post: Named, reading: Reading) -> Named:
    """Return the last of the posts of one person."""
    for other in reading.after(post.end):
        if not _are_joined(post, other, reading):
            break
        post = other
    return post


def _are_joined(one: Named, other: Named, reading: Reading) -> bool:
    """True for two posts of one person, not for "the Prime Minister and Speaker X"."""
    text = reading.text
    if not one.label == other.label == "POST" or not _AND.fullmatch(text, one.end, other.start):
        return False
    if not (one.text[:1].isupper() and other.text[:1].isupper()) or _OF_A_STATE.search(one.text):
        return False
    return not _THE.search(text, max(0, one.start - 4), one.start)


def is_of_region(post: Named, reading: Reading, cast: Cast) -> bool:
    """True for the premier of a province or the leader of a people, who heads no state."""
    owner = next(reading.before(post.start), None)
    if owner is None or not _OWN.match(reading.text[owner.end : post.start]):
        return False
    if owner.label == "NORP" and _CREED.match(owner.text) and not _LEADER.fullmatch(post.text):
        return False
    unknown = cast.country(owner) is None and cast.member(owner) is None
    return owner.sentence == post.sentence and owner.label in ("GPE", "LOC", "NORP") and unknown


def is_local(post: Named, reading: Reading, cast: Cast) -> bool:
    """True for a post that is of no government of a state, whatever country it is in."""
    return bool(
        _LOCAL.search(post.text)
        or _PRIVATE.search(post.text)
        or (is_of_region(post, reading, cast) and not _ON_MISSION.fullmatch(post.text))
    )
