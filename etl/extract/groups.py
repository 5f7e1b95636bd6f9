"""Groups that are called after their land or people: "Syrian rebels", "Kurdish leaders"."""

import re
from dataclasses import replace

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSpan
from etl.extract.reading import Named, Reading

_MIDDLE = r"(?P<how>(?:(?!and\b|or\b)[A-Za-z]?[a-z'’-]+\s+){0,2}?)"
_FACTION = (
    r"(?P<what>rebel|guerrilla|insurgent|separatist|secessionist|militant|militia|dissident|exile|mutineer"
    r"|opposition)"
)
_OF_FACTION = (
    r"s?(?:\s+(?:leaders?|leadership|commanders?|chiefs?|officials?|negotiators?|representatives?|delegat(?:es?|ions?)"
    r"|figures|politicians|lawmakers|groups?|factions?|forces|fighters|parties|movements?|alliance|members|envoys?))?"
)
FACTION = re.compile(rf"(?P<own>['’]s?)?\s+{_MIDDLE}{_FACTION}{_OF_FACTION}(?![\w'’])")
"""What makes people of a land others than its government."""
_PEOPLE = re.compile(
    r"(?P<own>['’]s?)?\s+(?P<how>)(?P<what>leaders|officials|negotiators|representatives|delegates|chiefs|elders"
    r"|politicians|lawmakers|commanders|fighters|forces|authorities|groups|factions|parties|clerics)(?![\w'’])"
)
"""People of a nation without a state, who speak for it."""
_WHOSE = ("NORP", "GPE", "LOC")
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")
_OF_MANY = re.compile(
    r"North|South|East|West|(?:(?:Pan-)?African|Asian|European|American|Arab|Western|Eastern|Northern|Southern|Central|Latin|Gulf|Balkan|Baltic"
    r"|Nordic|Scandinavian|Caribbean|Mediterranean|Pacific|Andean|Sahelian|Sunni|Shi['’]?ite|Shia|Muslim|Moslem|Islamic|Christian|Catholic|Protestant|Orthodox|Jewish|Hindu|Buddhist"
    r"|Communist|Socialist|Democratic|Republican|Conservative|Liberal|world|global)\b.*|.*(?:African|Asian|European|American)",
    re.IGNORECASE,
)
"""Parts of the world, faiths and creeds, whose leaders are of no one group."""


_BARE = re.compile(
    r"(?:(?:the|some|main|armed|an?)\s+)*(?P<how>(?:(?!and\b|or\b|of\b|former\b)[A-Za-z]?[a-z'’-]+\s+){0,2}?)"
    rf"{_FACTION}{_OF_FACTION}"
)


def faction(words: str) -> str | None:
    """Return what a group is whose land the words do not tell: "communist rebels"."""
    told = _BARE.fullmatch(words)
    if told is None:
        return None
    what = told["what"] if told["what"] == "opposition" else told["what"] + "s"
    return " ".join([*told["how"].split(), what])


def group_of(role: TaggedSpan, reading: Reading, cast: Cast) -> Member | None:
    """Return the group that the words of a party name, the same one wherever it is called so.

    Of "Hutu and Tutsi leaders" each is one, though the noun stands behind the last alone.
    """
    whose = next(iter(reading.inside(role.start, role.end, *_WHOSE)), None)
    if whose is None:
        return None
    told = _told(whose, reading, cast)
    if told is None:
        return None
    what = told["what"]
    if told.re is FACTION and what != "opposition":
        what += "s"
    name = " ".join([whose.text + (told["own"] or ""), *told["how"].split(), what])
    known = next((one for one in cast.members if one.name.casefold() == name.casefold()), None)
    return known or cast.add(
        Member(
            kind="organisation",
            name=name,
            country=cast.country(whose),
            named=[replace(whose, end=max(role.end, whose.end), text=name, label="ORG")],
            of_state=False,
        )
    )


def _told(whose: Named, reading: Reading, cast: Cast) -> re.Match[str] | None:
    """Return the words for a group that follow a land or people, or the others of a list."""
    end = whose.end
    for other in reading.after(end, *_WHOSE):
        if not _AND.fullmatch(reading.text, end, other.start):
            break
        end = other.end
    told = FACTION.match(reading.text, end)
    if told is not None:
        return told
    of_many = whose.label != "NORP" or _OF_MANY.fullmatch(whose.text)
    stateless = not of_many and cast.country(whose) is None
    return _PEOPLE.match(reading.text, end) if stateless else None
