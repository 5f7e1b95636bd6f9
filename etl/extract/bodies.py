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
    r"|leaders|representatives|delegates))?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|this|that|full|members|officials|of|from|representatives"
    r"|new|own|entire|whole)\s+)+",
    re.IGNORECASE,
)
_BARE = re.compile(r"board|council|secretariat", re.IGNORECASE)
"""Words that without another name no body: "the board is due to meet"."""
_OWNER = re.compile(r"^(?:[A-Z][\w.]*['’]s\s+)")


def body_of(role: TaggedSpan, reading: Reading, cast: Cast) -> Member | None:
    """Return the body that the words of a party describe, the same one for its shorter forms."""
    words = reading.words(role.start, role.end)
    match = _BODY.fullmatch(_LEAD.sub("", words))
    if match is None:
        return None
    name = _OWNER.sub("", _LEAD.sub("", match["name"]))
    known = _known(name, cast)
    if known is None and _BARE.fullmatch(name):
        return None
    return known or _fullest(name, role, reading, cast)


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
