"""Find what a word of the command line means: a meeting, person, organisation or article."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CANDIDATES_SHOWN = 10


def find_thing(connection: "Connection", words: str) -> tuple[str, str]:
    """Return what is meant and its key; raise ConfigError when nothing or several things are."""
    return _chosen(connection, words, _named(connection, words), "meeting, actor or organisation")


def find_shown(connection: "Connection", words: str) -> tuple[str, str]:
    """Return what is meant and its key, be it an article too; raises ConfigError.

    An article's key, id, address or headline goes before a part of a name, but behind a whole one.
    """
    what = "meeting, actor, organisation or article"
    named = _named(connection, words)
    if not words or any(row["closeness"] == 1 for row in named):
        return _chosen(connection, words, named, what)
    return _chosen(connection, words, _articles(connection, words) or named, what)


def _named(connection: "Connection", words: str) -> list[dict[str, Any]]:
    from etl.queries import run_query

    return run_query(connection, "command/names", {"words": words}).records() if words else []


def _articles(connection: "Connection", words: str) -> list[dict[str, Any]]:
    from etl.database.upgrade import reads_bi_alone
    from etl.queries import run_query

    if reads_bi_alone(connection.engine):
        return []
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
    from etl.cli.suggesting import unknown
    from etl.errors import ConfigError
    from etl.queries import run_query

    exact = [row for row in found if row["closeness"] == 1]
    chosen = exact or found
    if len(chosen) == 1:
        return chosen[0]["subject"], str(chosen[0]["id"])
    if not chosen:
        known = run_query(connection, "command/known_names")
        raise unknown(what, words, [row[0] for row in known.rows])
    listed = "\n".join(
        f"  {str(row['id'])[:8]}  {row['subject']:12}  {row['name']}"
        for row in chosen[:_CANDIDATES_SHOWN]
    )
    more = len(chosen) - _CANDIDATES_SHOWN
    raise ConfigError(
        f"{words!r} may be one of {len(chosen)}; say which by its key:\n{listed}"
        + (f"\n  and {more} more" if more > 0 else "")
    )
