"""Find who came along: "Minister X will accompany Y", "they were joined by X and Z"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.cast import Cast, Member
from etl.extract.model import TaggedSentence
from etl.extract.posts import without_names
from etl.extract.reading import Named, Reading

_CAME_WITH = re.compile(
    r"\b(?:accompan(?:y|ies|ied|ying)|join(?:s|ed|ing)?|flank(?:s|ed|ing))\s+(?P<by>by\s+)?"
)
_BEFORE_VERB = re.compile(
    r"(?:,[^.;:\"“”]{0,90},)?\s*(?:(?:who|also|later|then|will|would|has|had|have|was|were|is|are|be"
    r"|been|and|to)\s+)*"
)
"""What may stand between a name and the verb: a post in commas, auxiliaries."""
_TALKS = (
    r"(?:(?:entire|whole|opening|first|later|closed-door)\s+)?"
    r"(?:meeting|talks|discussions?|session|negotiations|encounter)"
)
_ALSO_PRESENT = re.compile(
    rf"\W{{0,9}}(?:also\s+)?(?:among\s+those\s+)?(?:present|attending|in\s+attendance|there|on\s+hand|at\s+the\s+table|taking\s+part)"
    rf"(?:\s+(?:at|in)\s+the\s+{_TALKS})?\s+(?:was|were)\s+(?:also\s+)?",
    re.IGNORECASE,
)
"""What opens a sentence with who came along: "Also present were X and Y"."""
_WAS_THERE = re.compile(
    rf"\s(?:(?:was|were)\s+(?:also\s+)?(?:present|there|in\s+attendance|at\s+the\s+{_TALKS})"
    rf"(?:\s+(?:at|during|for)\s+(?:the\s+|their\s+)?{_TALKS})?(?:,?\s+(?:too|as\s+well))?"
    rf"|(?:(?:also|later)\s+)?(?:joined|attended|took\s+part\s+in|sat\s+in\s+on|participated\s+in)\s+"
    rf"(?:(?:all|part|parts|much|some|most)\s+of\s+(?:it\b|the\b|their\b)?\s*|the\s+|their\s+)(?:(?<=it\s)|{_TALKS})?"
    r"|(?:also\s+)?(?:later\s+)?joined\s+(?:them|the\s+(?:two|three|pair|leaders|ministers|men))(?:\s+later)?(?!\s+in\s+\w+ing)"
    rf"|(?:also\s+)(?:took\s+part|attended|participated)(?:,?\s+(?:too|as\s+well))?)\s*(?=[.,;]|\s(?:and|on|in|at|with)\s|$)"
)
"""What tells of one, at the head of a sentence, that he came along: "X was there too"."""
_OPENS = re.compile(
    r"\W{0,9}(?:(?:the|his|her|their|and|but|meanwhile|deputy|acting|counterpart|colleague|sir|dame)[,\s]+){0,3}",
    re.IGNORECASE,
)
_GLUE = re.compile(r"\b(?:and|as\s+well\s+as|along\s+with|the|his|her|its|for|of|in)\b")
_APART = re.compile(r"[.:\"“”]|\b(?:said|says|told|who|which|that|when|while|at|after)\b")
_SINCE = re.compile(r"\bsince\b")
"""What puts the company in an earlier meeting: "the first since May, when Z joined them"."""
_UNKNOWN = 1
"""Words between two names of a list that are part of a post which the model cut short."""
_TOGETHER = re.compile(r"\s+in\s+\w+ing\b")
"""What makes it a shared act and no company: "joined him in condemning the raid"."""
_LONGEST = 90
"""Characters between two names of a list, with the post and body of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Persons who came along with one who takes part, or with whoever was spoken of."""

    joined: Member | None
    """None for a pronoun: "they were joined by X"."""
    persons: tuple[Named, ...]
    present: bool = False
    """True for those only told to have been there: "Also present was X"."""


def companies(sentence: TaggedSentence, reading: Reading, cast: Cast) -> Iterator[Company]:
    """Yield who accompanies or joins whom in a sentence."""
    for verb in _CAME_WITH.finditer(reading.text, sentence.start, sentence.end):
        if _SINCE.search(reading.text, sentence.start, verb.start()):
            continue
        left = _subjects(sentence.start, verb.start(), reading)
        right = listed(verb.end(), sentence.end, reading)
        if verb["by"]:
            company, joined = right, left[0] if left else None
        elif left and right and not _TOGETHER.match(reading.text, right[0].end):
            company, joined = left, right[0]
        else:
            continue
        whom = cast.member(joined) if joined else None
        if company and (whom or verb["by"]):
            yield Company(joined=whom, persons=tuple(company))
    present = _present(sentence, reading)
    if present:
        yield Company(joined=None, persons=tuple(present), present=True)


def _present(sentence: TaggedSentence, reading: Reading) -> list[Named]:
    """Return who is told to have been there: "X was there too", "Also present were X and Y"."""
    opens = _ALSO_PRESENT.match(reading.text, sentence.start, sentence.end)
    if opens is not None:
        return listed(opens.end(), sentence.end, reading)
    for there in _WAS_THERE.finditer(reading.text, sentence.start, sentence.end):
        persons = _subjects(sentence.start, there.start(), reading)
        first = min((named.start for named in persons), default=there.start())
        start = reading.led(first, "POST", "NORP", "GPE", "ORG")
        if persons and _OPENS.fullmatch(without_names(reading, sentence.start, start)):
            return persons[::-1]
    return []


def _subjects(start: int, end: int, reading: Reading) -> list[Named]:
    """Return the persons right before a verb, the nearest first."""
    found: list[Named] = []
    for named in reading.before(end, "PER"):
        gap = reading.text[named.end : found[-1].start if found else end]
        fits = (
            _is_list(named.end, found[-1].start, reading) if found else _BEFORE_VERB.fullmatch(gap)
        )
        if named.start < start or not fits:
            break
        found.append(named)
    return found


def listed(start: int, end: int, reading: Reading) -> list[Named]:
    """Return the persons of the list that begins at `start`, with their posts between them."""
    found: list[Named] = []
    for named in reading.after(start, "PER"):
        if named.start >= end or not _is_list(
            found[-1].end if found else start, named.start, reading
        ):
            break
        found.append(named)
    return found


def _is_list(start: int, end: int, reading: Reading) -> bool:
    """True when only posts, bodies, countries and what glues a list stand between."""
    gap = reading.text[start:end]
    gap = gap[1:] if gap.startswith(". ") else gap  # the point of a name: "Ann Lee Jr. and"
    if len(gap) > _LONGEST or _APART.search(gap):
        return False
    words, position = "", start
    for inside in reading.inside(start, end, "POST", "NORP", "GPE", "ORG", "LOC"):
        words += reading.text[position : inside.start] + " "
        position = inside.end
    words += reading.text[position:end]
    rest = _GLUE.sub(" ", re.sub(r"['’]s?(?=\s)", " ", words))
    return len(re.findall(r"\w+", rest)) <= _UNKNOWN
