"""Countries and topics as they are typed after --country and --topic: by code or by name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.cli.suggesting import unknown
from etl.queries import run_query

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Known:
    """A thing of the reference tables."""

    code: str
    name: str


def known_country(connection: "Connection", words: str) -> Known:
    """Return the country that `words` stand for; raise ConfigError naming near ones."""
    return _known(connection, "countries", "country", words)


def known_topic(connection: "Connection", words: str) -> Known:
    """Return the topic that `words` stand for; raise ConfigError naming near ones."""
    return _known(connection, "topic_names", "topic", words)


def _known(connection: "Connection", query: str, what: str, words: str) -> Known:
    answer = run_query(connection, f"command/{query}")
    known = {str(form).casefold(): Known(code, name) for code, name, form in answer.rows}
    found = known.get(words.casefold())
    if found is None:
        raise unknown(what, words, [str(form) for _, _, form in answer.rows])
    return found
