"""Named bodies that are written without a capital: "the banks' steering committee"."""

import re

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSpan
from etl.extract.reading import Named, Reading

_HEAD = (
    r"(?:committee|commission|council|parliament|senate|cabinet|secretariat|directorate|assembly"
    r"|task\s+force|troika|quartet|politburo|central\s+bank|junta|tribunal|board)"
)
_BODY = re.compile(
    rf"(?P<name>(?:[\w'’.-]+\s+){{0,4}}{_HEAD})(?:['’]s?)?(?:\s+(?:members|officials|chairman"
    r"|leaders|representatives|delegates))?(?:\s+(?:for|of)\s+(?:[\w'’.-]+\s+){0,4}(?:banks|bankers|creditors))?",
    re.IGNORECASE,
)
_MINISTERS = re.compile(r"(?:the\s+)?(?:[a-z]+\s+)?ministers", re.IGNORECASE)
_ITS_MINISTERS = re.compile(r"\s*(?:\([\w.]+\))?['’]?s?\s+(?:[a-z]+\s+){0,2}ministers\b")
_BANKS = re.compile(
    r"(?:(?:the|its|his|their|full|entire|commercial|foreign)\s+)*(?:bank\s+creditors|creditor\s+banks|creditors|banks|panel)",
    re.IGNORECASE,
)
"""Creditors who are met as the committee that speaks for them, where the article names it."""
_OF_BANKS = re.compile(
    r"\b(?:(?:\d+-)?bank|bank\s+creditors['’]?|creditor\s+banks['’]?|steering|advisory)\s+"
    r"(?:advisory\s+|steering\s+)?committee\b"
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|this|that|full|members|officials|of|from|representatives"
    r"|new|own|entire|whole)\s+)+",
    re.IGNORECASE,
)
_BARE = re.compile(r"board|council|secretariat", re.IGNORECASE)
"""Words that without another name no body: "the board is due to meet"."""
_OWNER = re.compile(r"^(?:(?:[A-Z][\w.]*|country|nation|government)['’]s\s+)")


def body_of(role: TaggedSpan, reading: Reading, cast: Cast) -> Member | None:
    """Return the body that the words of a party describe, the same one for its shorter forms."""
    words = reading.words(role.start, role.end)
    match = _BODY.fullmatch(_LEAD.sub("", words))
    if _MINISTERS.fullmatch(words):
        return _of_ministers(role, reading, cast)
    if match is None and _BANKS.fullmatch(words):
        match = _BODY.fullmatch(_committee(reading))
    if match is None:
        return None
    name = _OWNER.sub("", _LEAD.sub("", match["name"]))
    known = _known(name, cast)
    if known is None and _BARE.fullmatch(name):
        return None
    return known or _fullest(name, role, reading, cast)


def _of_ministers(role: TaggedSpan, reading: Reading, cast: Cast) -> Member | None:
    """Return the body whose ministers the article spoke of before: "EC industry ministers"."""
    for named in reading.before(role.start, "ORG"):
        if _ITS_MINISTERS.match(reading.text, named.end):
            return cast.member(named)
    return None


def _committee(reading: Reading) -> str:
    """Return the words for the committee of creditors that the article speaks of, or nothing."""
    found = _OF_BANKS.search(reading.text)
    return "" if found is None else " ".join(found[0].split())


def _known(name: str, cast: Cast) -> Member | None:
    """Return the body whose name ends in these words: "the committee"."""
    wanted = name.casefold()
    for member in cast.members:
        known = member.name.casefold()
        if member.kind == "organisation" and (known == wanted or known.endswith(" " + wanted)):
            return member
    return None


def _fullest(name: str, role: TaggedSpan, reading: Reading, cast: Cast) -> Member:
    """Add the body under the fullest form the article gives before or after."""
    head = name.split()[-1]
    forms = re.findall(
        rf"(?<![\w-])(?:[\w-]+\s+){{0,2}}[\w-]*{re.escape(name)}\b", reading.text, re.IGNORECASE
    )
    longer = [" ".join(form.split()) for form in forms if _STANDS.match(" ".join(form.split()))]
    full = max([name, *longer], key=len) if head else name
    start = role.start
    named = Named(
        start=start,
        end=role.end,
        text=full,
        label="ORG",
        sentence=reading.sentence_at(start),
        score=role.score,
    )
    return cast.add(Member(kind="organisation", name=full, named=[named]))


_STANDS = re.compile(
    r"(?:\d+-(?:bank|nation|member|country)|bank|steering|advisory)\b", re.IGNORECASE
)
