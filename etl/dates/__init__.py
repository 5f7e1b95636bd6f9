"""Find written dates and resolve them to the days they may mean."""

from etl.dates.durations import combine
from etl.dates.find import find_dates, resolve_date
from etl.dates.tense import guess_tense

__all__ = ["combine", "find_dates", "guess_tense", "resolve_date"]
