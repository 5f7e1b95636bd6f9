"""Tell corrections and kills by what news agencies write over them: "CORRECTED-Ministers meet"."""

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from etl.records import Article

_DASH = r"\s*[:\u2013\u2014-]\s*"
_NUMBER = r"(?:\s*\(?\d{1,2}\)?)?"
_CORRECTED = re.compile(
    rf"\W*(?:(?:CORRECTED|CORRECTION|CORRECTS|REFILE){_NUMBER}{_DASH}|(?:Corrected|Correction):\s*)"
    r"(?P<of>\S.*)"
)
_KILLED = re.compile(
    rf"\W*(?:(?:MANDATORY|BULLETIN|STORY)\s+)?(?:KILL|KILLED|WITHDRAWN|WITHDRAWAL){_DASH}(?P<of>\S.*)"
)
_ADVISORY = re.compile(rf"\W*ADVISORY{_NUMBER}{_DASH}(?P<of>\S.*)")
_TAKEN_BACK = re.compile(r"\b(?:withdrawn|withdraws|kill|killed)\b", re.IGNORECASE)
_IS_TAKEN_BACK = re.compile(
    r"[\s,:-]*(?:\b(?:story|item|article|report)\s+)?(?:\b(?:is|was|has been)\s+)?"
    r"(?:withdrawn|killed)\W*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?P<of>.*\S)\s*\((?:corrects|corrected|correction)\b[^()]*\)", re.IGNORECASE)
_ABOVE = re.compile(r"\W*(?:corrects|corrected|correction|correcting)\b", re.IGNORECASE)
_BEGINNING = 400
"""Characters of a text in which an advisory says that a story is withdrawn."""
_SIGNALS = frozenset({"correction", "corrected", "update"})
"""What news services signal of an item that replaces another."""

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """That an article corrects or takes back another one of its source."""

    kind: Literal["correction", "kill"]
    of: str
    """Headline of the other, as far as this one tells it."""


def find_notice(article: Article) -> Notice | None:
    """Return what the headline, the first words or the editor's message say of another article."""
    title = article.title or ""
    for pattern in (_KILLED, _ADVISORY):
        found = pattern.fullmatch(title)
        told = pattern is _KILLED or _TAKEN_BACK.search(f"{title}\n{article.text[:_BEGINNING]}")
        if found and told and (of := _IS_TAKEN_BACK.sub("", found["of"])):
            return Notice(kind="kill", of=of)
    found = _CORRECTED.fullmatch(title) or _BEHIND.fullmatch(title)
    if found:
        return Notice(kind="correction", of=found["of"].strip())
    notes = (article.extra.get("editor's message"), article.extra.get("ednote"))
    said = any(isinstance(note, str) and _ABOVE.match(note) for note in notes)
    said = said or (article.text.startswith("(") and _ABOVE.match(article.text) is not None)
    if title and (said or article.extra.get("signal") in _SIGNALS):
        return Notice(kind="correction", of=title)
    return None


def obey_kill(record: Record) -> Record:
    """Take back what an article says that only tells that a story is killed."""
    if not isinstance(record, Article) or record.status != "usable":
        return record
    notice = find_notice(record)
    return replace(record, status="withdrawn") if notice and notice.kind == "kill" else record
