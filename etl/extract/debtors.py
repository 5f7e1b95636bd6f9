"""Add the country that creditors deal with: "the committee of Peru's creditor banks met"."""

import re
from collections.abc import Iterator

from etl.extract.cast import Cast
from etl.extract.drafts import Draft
from etl.extract.parties import Ref
from etl.extract.reading import Reading

_CREDITORS = re.compile(
    r"['’]s?\s+(?:\d+\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:creditor\s+banks|bank\s+creditors|creditors|bank\s+(?:advisory|steering)\s+committee)\b"
)
_COMMITTEE = re.compile(r"\b(?:committee|creditors?|Paris\s+Club)\b")


def add_debtors(drafts: "list[Draft]", reading: Reading, cast: Cast) -> None:
    """Give meetings of which creditors alone are named the country whose creditors they are."""
    for draft in drafts:
        if len(draft.keys) != 1 or draft.kind == "visit":
            continue
        told = draft.refs[0]
        if not told.member or not _COMMITTEE.search(reading.text, told.start, told.end):
            continue
        draft.refs.extend(_debtors(draft, reading, cast))


def _debtors(draft: "Draft", reading: Reading, cast: Cast) -> Iterator[Ref]:
    for number in draft.sentences:
        sentence = reading.sentences[number]
        for named in reading.inside(sentence.start, sentence.end, "GPE"):
            country = cast.country(named)
            if country and _CREDITORS.match(reading.text, named.end, sentence.end):
                yield Ref(country=country, start=named.start, end=named.end)
                return
