"""Ids made of natural keys, the same on every machine; those of seeded rows."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6f1d4a52-3c0e-5d0b-9a37-0b5c8e7f2a41")
"""Namespace of every id that whomet derives; changing it changes all of them."""
_AFTER = 108
"""Bits of an id after a number of 20 bits that it begins with."""
_REST = (1 << _AFTER) - 1
_SHOWN = 13
_VERSION_AT = 76
_VERSION = 15 << _VERSION_AT


def beginning_with(day: int, key: str) -> UUID:
    """Return an id for a key that begins with a number of 20 bits: a uuid of version 8 (RFC 9562).

    Such ids lie in the order of these numbers, and their first five hexadecimal digits tell it.
    """
    hashed = uuid5(NAMESPACE, key).int
    return UUID(int=day << _AFTER | hashed & _REST & ~_VERSION | 8 << _VERSION_AT)


def beginning_of(identity: UUID) -> int:
    """Return the number that such an id begins with."""
    return identity.int >> _AFTER


def short(identity: object) -> str:
    """Return the two groups that an id begins with, as it is shown and asked for.

    The first alone would be that of many: the ids of a day have its number in common.
    """
    return str(identity)[:_SHOWN]


def place_id(geonames_id: int) -> UUID:
    """Return the id of the place with this GeoNames id."""
    return uuid5(NAMESPACE, f"place {geonames_id}")


def named_place_id(key: str) -> UUID:
    """Return the id of a seeded place that GeoNames does not have."""
    return uuid5(NAMESPACE, f"place seed {key}")


def organisation_id(key: str) -> UUID:
    """Return the id of the seeded organisation with this key."""
    return uuid5(NAMESPACE, f"organisation seed {key}")


def city_id(geonames_id: int | None, name: str, country: str) -> UUID:
    """Return the id of a place of the gazetteer."""
    return named_place_id(f"{name} {country}") if geonames_id is None else place_id(geonames_id)
