"""Walk through uncertain decisions in the terminal: evidence side by side, one key a decision."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text
    from sqlalchemy import Engine

AROUND = 160
"""Characters of an article that are shown before and after the words in question."""
_KEYS = {"s": "same", "n": "not_same", "q": "quit"}


def walk(engine: "Engine", *, limit: int, by: str) -> int:
    """Ask about the least certain joins, the least certain first; return how many were decided."""
    import typer

    from etl.queries import run_query

    with engine.connect() as connection:
        rows = run_query(connection, "command/uncertain", {"limit": limit}).records()
    decided = 0
    for row in rows:
        _show(engine, row)
        key = typer.getchar()
        typer.echo()
        choice = _KEYS.get(key.casefold())
        if choice == "quit":
            break
        if choice:
            _decide(engine, row, choice, by)
            decided += 1
    return decided


def _show(engine: "Engine", row: dict[str, Any]) -> None:
    """Print the words in question beside those of the rest of the fact."""
    from rich.table import Table

    from etl.cli.printing import console

    out = console()
    out.print(f"{row['subject']}: {row['name']}", style="bold", markup=False)
    out.print(f"joined by {row['rule']}, certainty {row['score']}", markup=False)
    table = Table("this", "and the rest", expand=True)
    table.add_row(_around(row), _rest(engine, row))
    out.print(table)
    out.print("the same? [s] same  [n] not the same  [Enter] next  [q] quit", markup=False)


def _around(row: dict[str, Any]) -> "Text":
    from rich.text import Text

    start, end = row["start_offset"], row["end_offset"]
    text = row["text"]
    return Text.assemble(
        (f"{row['published_on'] or ''} {row['source'] or ''}\n", "dim"),
        text[max(0, start - AROUND) : start],
        (text[start:end], "bold underline"),
        text[end : end + AROUND],
    )


def _rest(engine: "Engine", row: dict[str, Any]) -> "Text":
    from rich.text import Text

    from etl.queries import run_query

    with engine.connect() as connection:
        asked = {"subject": row["subject"], "id": row["key"], "but": row["article"]}
        others = run_query(connection, "command/uncertain_rest", asked).records()
    return Text("\n").join(_around(other) for other in others)


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
