"""Which of the records that are read the user wants to load."""

from dataclasses import dataclass
from datetime import date

from etl.load.batch import LeftOut
from etl.records import Article, Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Days of publication and source; what is None is not asked for."""

    since: date | None = None
    until: date | None = None
    source: str | None = None
    """Name as the input gives it, in any case."""

    def sift(self, record: Article | Reject | LeftOut) -> Article | Reject | LeftOut:
        """Return the record, or say why it is left out; an unknown day meets no wish for days."""
        if not isinstance(record, Article):
            return record
        for rule, met in (
            ("since", self.since is None or _day(record) >= self.since),
            ("until", self.until is None or date.min < _day(record) <= self.until),
            ("source", self.source is None or _names(record, self.source)),
        ):
            if not met:
                return LeftOut(locator=record.locator, rule=rule)
        return record

    def arguments(self) -> dict[str, str | None]:
        """Return the wishes as the history keeps them."""
        return {
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "source": self.source,
        }


def _day(article: Article) -> date:
    at = article.published_at
    return article.published_on or (at.date() if at else date.min)


def _names(article: Article, wanted: str) -> bool:
    told = {name.casefold() for name in (article.source, article.agency) if name}
    return wanted.strip().casefold() in told
