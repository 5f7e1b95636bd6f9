"""Walk through uncertain decisions in the terminal: evidence side by side, one key a decision."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from sqlalchemy import Engine

AROUND = 160
"""Characters of an article that are shown before and after the words in question."""
_KEYS = {"s": "same", "n": "not_same", "q": "quit", "\r": "next", "\n": "next"}


def walk(engine: "Engine", *, limit: int, by: str) -> int:
    """Ask about the least certain joins, the least certain first; return how many were decided."""
    import typer

    from etl.queries import run_query

    with engine.connect() as connection:
        rows = run_query(connection, "command/uncertain", {"limit": limit}).records()
    decided = 0
    for number, row in enumerate(rows, 1):
        _show(engine, row, f"{number} of {len(rows)}")
        choice = _asked()
        if choice == "quit":
            break
        if choice != "next":
            _decide(engine, row, choice, by)
            typer.echo(f"decided: {'the same' if choice == 'same' else 'not the same'}")
            decided += 1
        typer.echo()
    return decided


def _asked() -> str:
    """Return what the next known key says; Ctrl-C quits too, so that all decided so far counts."""
    import typer

    try:
        while (choice := _KEYS.get(typer.getchar().casefold())) is None:
            typer.echo("s, n, Enter or q, please")
    except KeyboardInterrupt:
        return "quit"
    return choice


def _show(engine: "Engine", row: dict[str, Any], number: str) -> None:
    """Print the words in question beside those of the rest of the fact."""
    from rich.table import Table

    from etl.cli.printing import console
    from etl.identity.why_words import certainty, rule_in_words

    out = console()
    out.print(f"{number}: {row['subject']} {row['name']}", style="bold", markup=False)
    rule = rule_in_words(row["rule"])
    out.print(f"joined by {rule}, {certainty(row['score'])}", markup=False)
    table = Table("this", "and the rest", expand=True)
    table.add_row(_excerpt([row]), _rest(engine, row))
    out.print(table)
    out.print("the same? [s] same  [n] not the same  [Enter] next  [q] quit", markup=False)


def _excerpt(rows: "Sequence[dict[str, Any]]") -> "Text":
    """Return the words in question of one article with what stands around them, each once."""
    from rich.text import Text

    text = rows[0]["text"]
    told = Text()
    told.append(f"{rows[0]['published_on'] or ''} {rows[0]['source'] or ''}\n", style="dim")
    shown = 0
    for row in rows:
        start, end = row["start_offset"], row["end_offset"]
        begin = max(shown, _word_start(text, start - AROUND))
        told.append("… " if begin > shown else "")
        told.append(text[begin : max(begin, start)])
        told.append(text[max(begin, start) : end], style="bold underline")
        shown = max(shown, end)
    stop = _word_start(text, shown + AROUND)
    told.append(text[shown:stop])
    told.append(" …" if stop < len(text) else "")
    return told


def _word_start(text: str, place: int) -> int:
    """Return the beginning of the word at a place; the ends of the text for what lies beyond."""
    if place <= 0 or place >= len(text):
        return max(0, min(place, len(text)))
    return max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1


def _rest(engine: "Engine", row: dict[str, Any]) -> "Text":
    from rich.text import Text

    from etl.queries import run_query

    with engine.connect() as connection:
        asked = {"subject": row["subject"], "id": row["key"], "but": row["article"]}
        others = run_query(connection, "command/uncertain_rest", asked).records()
    articles = groupby(others, key=lambda other: other["article"])
    return Text("\n\n").join(_excerpt(list(told)) for _, told in articles)


def _decide(engine: "Engine", row: dict[str, Any], choice: str, by: str) -> None:
    from uuid import UUID

    from etl.identity.judging import Named, judge_pair
    from etl.load.connections import driver_connection

    fact = Named(subject=row["subject"], id=UUID(row["key"]))
    said = Named(subject=row["subject"], id=UUID(row["key"]), article=UUID(row["article"]))
    with driver_connection(engine) as connection, connection.transaction():
        judge_pair(
            connection,
            choice,  # type: ignore[arg-type]
            fact,
            said,
            by=by,
            reason="reviewed",
        )
