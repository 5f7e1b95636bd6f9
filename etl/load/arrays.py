"""Lists of numbers and ids on their way to the database, written without a look at each word."""

from typing import Any
from uuid import UUID

from psycopg.abc import Buffer
from psycopg.types.array import ListDumper


class QuickLists(ListDumper):
    """Writes lists as psycopg does; those of whole numbers and of UUIDs hold nothing to quote.

    Identity asks for some ten thousand keys at a time, and to look for quotes in each took a
    twelfth of what deriving facts takes.
    """

    def dump(self, obj: list[Any]) -> Buffer | None:
        """Return the list as text."""
        kinds = set(map(type, obj))
        if kinds == {UUID}:
            words = ",".join([f"{one.int:032x}" for one in obj])
        elif kinds == {int}:
            words = ",".join(map(str, obj))
        else:
            return super().dump(obj)
        return f"{{{words}}}".encode()
