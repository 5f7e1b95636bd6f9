"""Words that place a period beside the reference: "last", "this", "the following"."""

from datetime import date

from etl.dates.periods import Context

RELATION = (
    r"(?P<relation>last|past|this|next|current|coming"
    r"|(?:the|that) (?:previous|preceding|following|same|current|next)|that)"
)
REL_YEAR = r"(?:of )?(?P<which_year>last|this|next|the (?:same|previous|following)|that) year"

_BACK = frozenset({"last", "past", "previous", "preceding"})
_AHEAD = frozenset({"next", "coming", "following"})
_TOLD = frozenset({"previous", "preceding", "following", "same", "that"})


class NoAnchorError(Exception):
    """ "The next day" follows a day that has not been told."""


def shift_of(words: str | None) -> int:
    """Return -1, 0 or 1 for words such as last, this and next."""
    told = frozenset((words or "").lower().split())
    return -1 if told & _BACK else int(bool(told & _AHEAD))


def told_base(words: str, context: Context) -> Context:
    """Return the context that counts from the anchor when the words point at a day told before."""
    if frozenset(words.lower().split()) & _TOLD:
        return context.counting_from(context.anchor, context.tense)
    return context


def refuse_unless_told(context: Context, day: date) -> date:
    """Return a day counted from the anchor; without one, the past tense cannot mean a later day."""
    if context.anchor_or_none is None and not context.future and day > context.reference:
        raise NoAnchorError
    return day
