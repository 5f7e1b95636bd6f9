"""A meeting while its tellings are being gathered: one draft for one occasion."""

from dataclasses import dataclass, field

from etl.extract.model import TaggedSpan
from etl.extract.parties import Ref
from etl.records import DateSpan, MeetingKind, MeetingStatus, PlaceClaim


@dataclass(slots=True, kw_only=True)
class Draft:
    """A meeting while its tellings are being gathered."""

    refs: list[Ref]
    kind: MeetingKind
    status: MeetingStatus
    days: DateSpan | None
    duration: str | None = None
    last: DateSpan | None = None
    """The day that the words call the last: "due to end on Wednesday"."""
    first: DateSpan | None = None
    """The day that words beside call the first: "The talks began on Tuesday"."""
    hour: str | None = None
    """The part of the day: "morning"."""
    place: PlaceClaim | None
    topics: list[TaggedSpan] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    score: float
    chance: float = 0.0
    """The chance that it is a meeting, once all that is told of it is known."""
    back: bool
    """True when the words point back: "the visit", "their talks"."""
    earlier: bool = False
    """True when the words set it before another: "They last met on Jan. 9"."""
    also: bool = False
    """True when the words add another meeting: "will also meet X"."""
    pictured: bool = False
    """True when the words stand below a picture of it, with the day it was taken."""
    opens: bool = False
    """True when the sentence begins with the trigger: "Discussions covered ..."."""
    aside: bool = False
    """True when the words set it beside a gathering: "met Y on the sidelines of the summit"."""
    gathers: bool = False
    """True when a body is told to hold it: "the ICO talks"."""
    joins: bool = False
    """True when the words only add who was there: "X also attended the talks"."""
    came: set[int | str] = field(default_factory=set)
    """The keys of those who only came along."""
    round: str | None = None
    """Which of several the words make it: "next", "previous", "third"."""
    remark: bool = False
    """True when the words only remark on it: "the first minister to visit Japan"."""
    trigger: str
    words: list[str]
    """The words that tell of it, a word a telling."""

    @property
    def keys(self) -> set[int | str]:
        """What identifies the parties."""
        return {ref.key for ref in self.refs}

    @property
    def homes(self) -> set[str]:
        """The countries that the parties are or stand for."""
        return {ref.home for ref in self.refs if ref.home}
