"""Meetings as a table to read: when, where, who in which post, about what, and who says so."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from etl.cli.meeting_words import days_in_words, participant_in_words, place_in_words
from etl.cli.printing import TableFormat, console, print_csv, print_json, say

if TYPE_CHECKING:
    from etl.queries import Answer


class Layout(StrEnum):
    """How much of each meeting a table shows."""

    SHORT = "short"
    FULL = "full"


def print_meetings(answer: "Answer", form: TableFormat, layout: Layout) -> None:
    """Print the rows of the listing query `meetings`."""
    records = answer.records()
    if form is TableFormat.JSON:
        print_json(records)
    elif form is TableFormat.CSV:
        rows = [{**record, "participants": _flat(record["participants"])} for record in records]
        print_csv(answer.columns, (row.values() for row in rows))
    elif not records:
        say("No meetings fit. whomet load PATH... reads articles.")
    elif layout is Layout.FULL:
        from etl.cli.meeting_blocks import print_blocks

        print_blocks(records)
    else:
        _print_table(records)


def _print_table(records: Iterable[dict[str, Any]]) -> None:
    """Print one block of lines a meeting, as wide as the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from etl.seeding.keys import short

    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False, expand=False)
    table.add_column("meeting", ratio=3)
    table.add_column("who", ratio=5)
    table.add_column("about", ratio=3)
    for meeting in records:
        head = Text()
        head.append(days_in_words(meeting) + "\n", style="bold")
        head.append(place_in_words(meeting) + "\n")
        head.append(f"{meeting['kind']}, {meeting['status'].replace('_', ' ')}\n")
        head.append(short(meeting["meeting_key"]), style="dim")
        about = "\n".join(meeting["topics"])
        if meeting["sources"]:
            about += "\n" * bool(about) + f"told by {', '.join(meeting['sources'])}"
        who = Text("\n".join(participant_in_words(p) for p in meeting["participants"]))
        table.add_row(head, who, Text(about))
    console().print(table)


def _flat(participants: list[dict[str, Any]]) -> str:
    return "; ".join(participant_in_words(participant) for participant in participants)
