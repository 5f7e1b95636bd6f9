"""The written dates of one article, read once in each tense and asked for by sentence."""

from bisect import bisect_left
from datetime import date

from etl.dates import find_dates
from etl.dates.periods import Tense
from etl.extract.history import in_told_years
from etl.records import DateSpan


class Dates:
    """All written dates of an article."""

    def __init__(self, text: str, reference: date | None) -> None:
        """Take the article's text and the day that its relative words count from."""
        self.reference = reference
        self._text = text
        self._found: dict[Tense, list[DateSpan]] = {}

    def all(self, tense: Tense) -> list[DateSpan]:
        """Return all dates in order, read as of what was or of what is to come."""
        if tense not in self._found:
            spans = find_dates(self._text, reference=self.reference, tense=tense)
            self._found[tense] = in_told_years(self._text, spans, self.reference)
        return self._found[tense]

    def within(self, start: int, end: int, tense: Tense) -> list[DateSpan]:
        """Return the dates that begin within [start, end)."""
        spans = self.all(tense)
        starts = [span.start for span in spans]
        return spans[bisect_left(starts, start) : bisect_left(starts, end)]
