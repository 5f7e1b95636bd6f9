"""Find what a word of the command line means: a meeting, person, organisation or article."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from etl.errors import ConfigError

_CANDIDATES_SHOWN = 10
_NAMED = "meeting, actor or organisation"


def find_thing(connection: "Connection", words: str) -> tuple[str, str]:
    """Return what is meant and its key; raise ConfigError when nothing or several things are."""
    return _chosen(connection, words, _named(connection, words), _NAMED)


def find_shown(connection: "Connection", words: str) -> tuple[str, str]:
    """Return what is meant and its key, be it an article too; raises ConfigError.

    An article's key, id, address or headline goes before a part of a name, but behind a whole one.
    A login that reads schema bi alone finds no articles, and is told so.
    """
    from etl.database.upgrade import reads_bi_alone
    from etl.errors import ConfigError

    what = "meeting, actor, organisation or article"
    named = _named(connection, words)
    if not words or any(row["closeness"] == 1 for row in named):
        return _chosen(connection, words, named, what)
    if reads_bi_alone(connection.engine):
        if named:
            return _chosen(connection, words, named, _NAMED)
        raise ConfigError(
            f"{_unknown(connection, _NAMED, words)}; if it is an article, this login cannot show "
            "it: it reads schema bi alone, and articles in show need what lies beneath"
        )
    return _chosen(connection, words, _articles(connection, words) or named, what)


def _named(connection: "Connection", words: str) -> list[dict[str, Any]]:
    from etl.queries import run_query
    from etl.text.names import sort_key

    if not words:
        return []
    asked = {"words": words, "plain": sort_key(words)}
    return run_query(connection, "command/names", asked).records()


def _articles(connection: "Connection", words: str) -> list[dict[str, Any]]:
    from etl.queries import run_query

    found = run_query(connection, "command/article", {"words": words}).records()
    return [
        {
            "subject": "article",
            "id": row["key"],
            "name": ", ".join(
                str(part) for part in (row["published_on"], row["source"], row["headline"]) if part
            ),
            "closeness": 1,
        }
        for row in found
    ]


def _chosen(
    connection: "Connection", words: str, found: list[dict[str, Any]], what: str
) -> tuple[str, str]:
    """Return the one that is meant, those meant exactly before the rest; raises ConfigError."""
    from etl.errors import ConfigError
    from etl.seeding.keys import short

    exact = [row for row in found if row["closeness"] == 1]
    chosen = exact or found
    if len(chosen) == 1:
        return chosen[0]["subject"], str(chosen[0]["id"])
    if not chosen:
        raise _unknown(connection, what, words)
    listed = "\n".join(
        f"  {short(row['id'])}  {row['subject']:12}  {row['name']}"
        for row in chosen[:_CANDIDATES_SHOWN]
    )
    more = len(chosen) - _CANDIDATES_SHOWN
    raise ConfigError(
        f"{words!r} may be one of {len(chosen)}; say which by its key:\n{listed}"
        + (f"\n  and {more} more" if more > 0 else "")
    )


def _unknown(connection: "Connection", what: str, words: str) -> "ConfigError":
    from etl.cli.suggesting import unknown
    from etl.queries import run_query

    known = run_query(connection, "command/known_names")
    return unknown(what, words, [row[0] for row in known.rows])
