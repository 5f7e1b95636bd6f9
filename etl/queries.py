"""Find the named queries of sql/queries, bind their parameters and run them.

A query file starts with the question it answers, then one line a parameter, two spaces before
what the parameter means. `= value` is its default; without one an absent parameter is null:

    -- Whom did one person meet?
    -- :name required  name as written, or a part of it
    -- :since = 2000-01-01  first day
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from etl.assets import asset_dir
from etl.errors import ConfigError

_PARAMETER = re.compile(
    r"^-- :(?P<name>\w+)(?P<required> required)?(?: = (?P<default>\S+))?  +(?P<meaning>.+)$"
)
_CAST = re.compile(r"cast\(:(\w+) as (date|integer)\)")
_CODE = re.compile(r"code of (?:the|one|the other) (country|post|topic)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a query asks for."""

    name: str
    meaning: str
    default: str | None = None
    required: bool = False
    sql_type: str = "text"
    """What the query casts it to: text, date or integer."""

    @property
    def coded(self) -> str | None:
        """Return what its value is a code of, as its meaning says: country, post or topic."""
        found = _CODE.match(self.meaning)
        return found and found[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One named question in SQL."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    sql: str

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return a value for every parameter; raise ConfigError for one unknown or missing."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise ConfigError(
                    f"the query {self.name} has no parameter {name!r}; "
                    + (f"it knows {', '.join(known)}" if known else "it takes none")
                )
        for parameter in self.parameters:
            if parameter.required and given.get(parameter.name) is None:
                raise ConfigError(
                    f"the query {self.name} needs --param {parameter.name}=...: {parameter.meaning}"
                )
        return {name: given.get(name, known[name].default) for name in known}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave: the names of the columns, and the rows in their order."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """Return the rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def query_names() -> list[str]:
    """Return the names of the queries meant for people, in order."""
    return sorted(path.stem for path in _folder().glob("*.sql"))


def find_query(name: str) -> Query:
    """Return the query `name`; raise ConfigError naming near ones when there is none."""
    path = _folder() / f"{name}.sql"
    if not path.is_file():
        near = get_close_matches(name, query_names(), n=3)
        raise ConfigError(
            f"there is no query {name!r}; "
            + (f"near to it: {', '.join(near)}" if near else "whomet sql --list shows all")
        )
    return parse_query(name, path.read_text(encoding="utf-8"))


def parse_query(name: str, sql: str) -> Query:
    """Read the header of a query file; raise ConfigError when it does not ask a question."""
    question: list[str] = []
    parameters: list[Parameter] = []
    casts = dict(_CAST.findall(sql))
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        found = _PARAMETER.match(line)
        if found:
            parameters.append(
                Parameter(
                    name=found["name"],
                    meaning=found["meaning"],
                    default=found["default"],
                    required=bool(found["required"]),
                    sql_type=casts.get(found["name"], "text"),
                )
            )
        elif not parameters:
            question.append(line.removeprefix("--").strip())
        else:
            raise ConfigError(f"{name}.sql: this line is no parameter: {line}")
    if not question:
        raise ConfigError(f"{name}.sql must start with a comment that says what it answers")
    return Query(name=name, question=" ".join(question), parameters=tuple(parameters), sql=sql)


def run_query(connection: Connection, name: str, given: Mapping[str, Any] | None = None) -> Answer:
    """Run the query `name` with `given` values and return its rows."""
    query = find_query(name)
    result = connection.execute(text(query.sql), query.bind(given or {}))
    return Answer(columns=tuple(result.keys()), rows=[tuple(row) for row in result])


def stream_query(
    connection: Connection, name: str, given: Mapping[str, Any] | None = None
) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """Run the query `name` and return its columns and its rows one by one, memory kept flat."""
    query = find_query(name)
    streaming = connection.execution_options(stream_results=True, yield_per=1000)
    result = streaming.execute(text(query.sql), query.bind(given or {}))
    return tuple(result.keys()), (tuple(row) for row in result)


def _folder() -> Path:
    return asset_dir("sql") / "queries"
