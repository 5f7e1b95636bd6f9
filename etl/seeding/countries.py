"""Written forms that stand for a country, and the country that each stands for."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.seeding.records import CountryFormRow, CountryRow
from etl.seeding.wording import plain, without_article, without_possessive

_WORD = re.compile(r"[^\W\d_](?:[\w'’.]*[\w.])?(?:-[^\W\d_][\w'’]*)*|\d+", re.UNICODE)
_NOT_COUNTRIES = (
    "New Jersey",
    "New Mexico",
    "New England",
    "New Guinea",
    "New Caledonia",
    "South China Sea",
    "East China Sea",
    "Sea of Japan",
    "Gulf of Mexico",
    "Gulf of Oman",
    "Gulf of Guinea",
    "Indian Ocean",
    "Irish Sea",
    "Persian Gulf",
    "Congo River",
    "Jordan River",
    "River Jordan",
    "Washington Post",
    "Washington Times",
    "Jakarta Post",
    "Jerusalem Post",
    "Moscow Times",
    "China Daily",
    "Times of India",
    "Times of Israel",
    "Native American",
    "Latin America",
    "Latin American",
    "South America",
    "South American",
    "North America",
    "North American",
    "Central America",
    "Central American",
    "Lebanon, Ohio",
    "American Samoa",
)
"""Names that hold a country's name and are not that country; the longest match wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryForm:
    """A written form and the country it stands for."""

    code: str
    kind: str
    """name, adjective, demonym, capital, government or acronym."""
    ambiguous: bool
    """True when the form often means something else: Georgia, Jordan, Washington."""


class Countries:
    """Finds countries by their written forms; knows their names and capitals."""

    def __init__(self, countries: Iterable[CountryRow], forms: Iterable[CountryFormRow]) -> None:
        self._countries = {country.code: country for country in countries}
        self._rows: dict[str, list[CountryFormRow]] = defaultdict(list)
        for row in forms:
            self._rows[row.form].append(row)
        self._upper = {
            form.upper(): form
            for form in sorted(self._rows, reverse=True)
            if len(form) > 3 or " " in form
        }
        self._starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in [*self._rows, *self._upper, *_NOT_COUNTRIES]:
            words = tuple(_WORD.findall(form))
            if words and words not in self._starts[words[0]]:
                self._starts[words[0]].append(words)
        for found in self._starts.values():
            found.sort(key=len, reverse=True)
        self._forms = {tuple(_WORD.findall(form)): form for form in [*self._upper, *self._rows]}
        self._adjectives: dict[str, list[str]] = defaultdict(list)
        for row in (row for listed in self._rows.values() for row in listed):
            if row.kind in ("adjective", "acronym"):
                self._adjectives[row.code].append(row.form)
        self._none = frozenset(tuple(_WORD.findall(form)) for form in _NOT_COUNTRIES)

    def find(self, form: str, *, on: date | None = None) -> CountryForm | None:
        """Return the country that the written form stands for, by preference one of that day."""
        words = plain(form)
        for tried in (words, without_possessive(words)):
            for bare in (tried, without_article(tried)):
                listed = self._listed(bare)
                if listed:
                    return _of_day(listed, on)
        return None

    def name(self, code: str) -> str:
        """Return the usual English name of the country with this code, else the code."""
        country = self._countries.get(code)
        return country.name if country else code

    def stood(self, code: str, on: date) -> bool:
        """Return whether the country existed on that day."""
        country = self._countries.get(code)
        return (
            country is not None
            and (country.valid_from or date.min) <= on
            and (country.valid_to is None or on < country.valid_to)
        )

    def capital(self, code: str) -> str | None:
        """Return the capital of the country with this code."""
        country = self._countries.get(code)
        return country.capital if country else None

    def adjectives(self, code: str) -> tuple[str, ...]:
        """Return the adjectives and acronyms of the country: "Russian"; "British", "UK"."""
        return tuple(self._adjectives.get(code, ()))

    def codes(self) -> frozenset[str]:
        """Return the codes of all countries."""
        return frozenset(self._countries)

    def in_text(self, text: str, *, on: date | None = None) -> list[tuple[int, int, CountryForm]]:
        """Return every form in the text with its offsets, the longest where several fit."""
        tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
        found: list[tuple[int, int, CountryForm]] = []
        at = 0
        while at < len(tokens):
            length, words = self._match(tokens, at, text)
            if words is not None and words not in self._none:
                listed = self._listed(self._forms[words])
                end = tokens[at + length - 1][1] + len(words[-1])
                found.append((tokens[at][1], end, _of_day(listed, on)))
            at += max(length, 1)
        return found

    def _listed(self, form: str) -> list[CountryFormRow]:
        if form in self._rows:
            return self._rows[form]
        return self._rows[self._upper[form]] if form in self._upper else []

    def _match(
        self, tokens: list[tuple[str, int, int]], at: int, text: str
    ) -> tuple[int, tuple[str, ...] | None]:
        """Return how many words from `at` make a form, and the form's words."""
        for first in _spellings(tokens[at][0]):
            for words in self._starts.get(first, ()):
                if len(words) == 1:
                    return 1, words
                ends = at + len(words)
                if ends > len(tokens):
                    continue
                written = [token for token, _, _ in tokens[at:ends]]
                last_fits = words[-1] in _spellings(written[-1])
                between = text[tokens[at][2] : tokens[ends - 1][1]]
                if last_fits and tuple(written[1:-1]) == words[1:-1] and "\n\n" not in between:
                    return len(words), words
        return 0, None


def _spellings(token: str) -> tuple[str, ...]:
    """Return the token as written, without possessive, without a last stop, before a hyphen."""
    straight = token.replace("’", "'")
    bare = without_possessive(straight)
    return (token, straight, bare, bare.rstrip("."), bare.split("-")[0])


def _of_day(listed: list[CountryFormRow], on: date | None) -> CountryForm:
    """Choose among the countries a form has stood for: that of the day, else the latest."""
    day = on or date.max
    fitting = [
        row
        for row in listed
        if (row.valid_from or date.min) <= day and (row.valid_to is None or day < row.valid_to)
    ]
    row = max(fitting or listed, key=lambda row: (row.valid_to or date.max, row.code))
    return CountryForm(code=row.code, kind=row.kind, ambiguous=row.ambiguous)
