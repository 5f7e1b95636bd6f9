"""The persons whose names follow their countries or bodies: "the ministers of A and B, X and Y"."""

import re
from dataclasses import replace

from etl.extract.cast import Cast
from etl.extract.parties import Ref, ref_to
from etl.extract.reading import Named, Reading

_AND = re.compile(r"(?:,|,?\s+and)\s+(?:(?:the|of|his|her)\s+){0,2}")
_NAMES_FOLLOW = re.compile(
    r"(?:\s+(?:[a-z-]+\s+){0,2}(?:colleagues|counterparts|ministers|presidents|leaders|premiers|chiefs|heads|envoys"
    r"|ambassadors|chancellors|governors|kings|monarchs|negotiators))?,\s+"
)
"""What stands between the last country and the first name: "... and Lithuanian colleagues, X"."""
_TELLS = re.compile(r"\s*,?\s+(?:said|says|told|added|agreed|signed)\b")
_SIDES = ("GPE", "NORP", "ORG")
_SEVERAL = 2


def with_names(refs: list[Ref], reading: Reading, cast: Cast) -> list[Ref]:
    """Return the parties with the persons of several countries in the place of these."""
    for ref in refs:
        if ref.member is not None and ref.member.kind == "person":
            continue
        lands = _run(ref.start, reading)
        persons = _names_after(lands, reading, cast) if len(lands) >= _SEVERAL else []
        if not persons or len(persons) != len(lands):
            continue
        for land, person in zip(lands, persons, strict=True):
            if person.member is not None and cast.country(land):
                person.member.country = person.member.country or cast.country(land)
        kept = [one for one in refs if not lands[0].start <= one.start < lands[-1].end]
        taken = {one.key for one in kept}
        return kept + [replace(one, role=ref.role) for one in persons if one.key not in taken]
    return refs


def _run(start: int, reading: Reading) -> list[Named]:
    """Return the countries or bodies of the list that has one at `start`."""
    found: list[Named] = []
    sentence = reading.sentences[reading.sentence_at(start)]
    for named in reading.inside(sentence.start, sentence.end, *_SIDES):
        if found and not _AND.fullmatch(reading.text, found[-1].end, named.start):
            if found[-1].start >= start:
                break
            found = []
        found.append(named)
    return found if any(named.start == start for named in found) else []


def _names_after(lands: list[Named], reading: Reading, cast: Cast) -> list[Ref]:
    """Return the persons listed right after countries or bodies, unless they only speak."""
    text, position, found = reading.text, lands[-1].end, list[Ref]()
    for named in reading.after(position, "PER"):
        glue = _AND if found else _NAMES_FOLLOW
        ref = ref_to(named, cast)
        if ref is None or not glue.fullmatch(text, position, named.start):
            break
        position = named.end
        found.append(ref)
    return [] if _TELLS.match(text, position) else found
