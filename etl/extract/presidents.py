"""The presidents of the United States, whose country news in English takes for granted."""

from datetime import date

_PRESIDENTS = {
    "coolidge": (1923, 1929), "hoover": (1929, 1933), "roosevelt": (1933, 1945),
    "truman": (1945, 1953), "eisenhower": (1953, 1961), "kennedy": (1961, 1963),
    "johnson": (1963, 1969), "nixon": (1969, 1974), "ford": (1974, 1977), "carter": (1977, 1981),
    "reagan": (1981, 1989), "clinton": (1993, 2001), "bush": (1989, 2009), "obama": (2009, 2017),
    "trump": (2017, 2029), "biden": (2021, 2025),
}  # fmt: skip
"""The presidents of the United States by surname, with the years from their first to their last."""


def was_president(surname: str, on: date | None) -> bool:
    """Return whether one of that surname was president on a day, or ever, where none is told."""
    years = _PRESIDENTS.get(surname.casefold())
    return years is not None and (on is None or years[0] - 1 <= on.year <= years[1])
