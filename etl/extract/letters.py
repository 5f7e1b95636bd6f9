"""Bodies that go by letters, which many bear: the CBI in London is not the bank of Iran."""

from etl.extract.cast import Cast
from etl.extract.names import is_acronym
from etl.extract.reading import Reading
from etl.seeding.lookups import Lookups

_LONGEST = 3
"""Letters of a name that several bodies may bear; longer ones are mostly one's own."""
_WELL_KNOWN = frozenset("PLO ANC KGB FSB PKK IRA IDF CCP CPC SPD".split())
"""Letters that mean one body wherever they are written."""
_AT_HOME_EVERYWHERE = "US"
"""The country whose services go by their letters in news from anywhere: the CIA."""


def disown_letters(reading: Reading, cast: Cast, lookups: Lookups, *, at: str | None) -> None:
    """Take letters for no national body of a country that neither dateline nor text speaks of."""
    if at is None:
        return
    told: set[str] | None = None
    for member in cast.members:
        if member.kind != "organisation" or member.seed_key is None:
            continue
        if member.country in (None, at, _AT_HOME_EVERYWHERE):
            continue
        if not all(_are_common(named.text) for named in member.named):
            continue
        told = told if told is not None else _lands_told(reading, cast, lookups)
        if member.country not in told:
            member.seed_key, member.country, member.of_state = None, None, True


def _are_common(words: str) -> bool:
    """True for letters that many bodies bear."""
    letters = words.replace(".", "")
    return is_acronym(words) and len(letters) <= _LONGEST and letters not in _WELL_KNOWN


def _lands_told(reading: Reading, cast: Cast, lookups: Lookups) -> set[str]:
    """Return the countries that the text names, by their towns too."""
    told = set(cast.countries.values())
    for named in reading.named:
        if named.label in ("GPE", "LOC") and cast.country(named) is None:
            place = lookups.places.best(named.text)
            if place is not None:
                told.add(place.country)
    return told
