"""Values as they are typed after --param, read as what the SQL takes them for."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from etl.cli.asking_days import first_day, last_day, one_day
from etl.errors import ConfigError
from etl.queries import Parameter, Query

_DAYS = {"since": first_day, "until": last_day}
"""What a month or a year means; under another name it would be left open which day is meant."""
_WHOLE = re.compile(r"[0-9]{1,10}")
_MOST = {"days": 366_000, "years": 1_000}
"""Spans that the calendar of Postgres can count back from any year of news."""
_MOST_OF_ALL = 2**31 - 1


def given_values(pairs: Iterable[str]) -> dict[str, str]:
    """Return NAME=VALUE pairs as a mapping; raise ConfigError for others and for a name twice."""
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise ConfigError(f"--param takes NAME=VALUE, not {pair!r}")
        if name in values:
            raise ConfigError(f"--param {name} is given twice; it takes one value")
        values[name] = value
    return values


def with_values(query: Query, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the values given to a named query, days and numbers as such.

    Raises ConfigError that names the parameter whose value the query cannot take.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    return {
        name: _value(known[name], words) if name in known else words
        for name, words in given.items()
    }


def _value(parameter: Parameter, words: str) -> str | int | date:
    """Return the value that the words mean; the parameter's own default stays as it is."""
    if words == parameter.default:
        return words
    if parameter.default is None and not words.strip():
        raise ConfigError(
            f"--param {parameter.name}: nothing is given; it takes {parameter.meaning}"
        )
    try:
        if parameter.sql_type == "date":
            return _DAYS.get(parameter.name, one_day)(words)
        if parameter.sql_type == "integer":
            return _whole(words, _MOST.get(parameter.name, _MOST_OF_ALL))
    except ConfigError as error:
        raise ConfigError(f"--param {parameter.name}: {error}") from error
    return words


def _whole(words: str, most: int) -> int:
    """Return the number that the words mean; raise ConfigError when they mean none or too many."""
    if not _WHOLE.fullmatch(words) or int(words) > most:
        raise ConfigError(f"{words!r} is not a whole number from 0 to {most}")
    return int(words)
