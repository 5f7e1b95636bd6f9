"""Meetings as a table to read: when, where, who in which post, about what, and who says so."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from etl.cli.printing import TableFormat, console, print_csv, print_json, say

if TYPE_CHECKING:
    from etl.queries import Answer

_KEY_LENGTH = 8


def print_meetings(answer: "Answer", form: TableFormat, *, with_evidence: bool) -> None:
    """Print the rows of the listing query `meetings`."""
    records = answer.records()
    if form is TableFormat.JSON:
        print_json(records)
    elif form is TableFormat.CSV:
        rows = [{**record, "participants": _flat(record["participants"])} for record in records]
        print_csv(answer.columns, (row.values() for row in rows))
    elif not records:
        say("No meetings fit. whomet load PATH... reads articles.")
    else:
        _print_table(records, with_evidence=with_evidence)


def days_in_words(meeting: dict[str, Any]) -> str:
    """Return the days as far as they are known: one, from and to, a month, or none."""
    start, end = meeting["started_on"], meeting["ended_on"]
    if start and end and start != end:
        return f"{start} to {end}"
    if start:
        return f"{start}" if end else f"from {start}"
    if meeting["earliest_on"] and meeting["latest_on"]:
        return _span_in_words(meeting["earliest_on"], meeting["latest_on"])
    return "day not told"


def place_in_words(meeting: dict[str, Any]) -> str:
    """Return venue, city and country as far as they are known."""
    parts = [meeting["venue"], meeting["city"], meeting["country"]]
    return ", ".join(part for part in parts if part) or "place not told"


def participant_in_words(participant: dict[str, Any]) -> str:
    """Return a participant with post, organisation and country, and the role if it is special."""
    told = [participant["post"], participant["organisation"], participant["country"]]
    notes = ", ".join(
        note for note in told if note and note.casefold() != participant["name"].casefold()
    )
    role = participant["role"].replace("_", " ")
    text = f"{participant['name']} ({notes})" if notes else str(participant["name"])
    return text if role == "participant" else f"{text}: {role}"


def _print_table(records: Iterable[dict[str, Any]], *, with_evidence: bool) -> None:
    """Print one block of lines a meeting, as wide as the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False, expand=False)
    table.add_column("meeting", ratio=3)
    table.add_column("who", ratio=5)
    table.add_column("about", ratio=3)
    if with_evidence:
        table.add_column("evidence", ratio=6)
    for meeting in records:
        head = Text()
        head.append(days_in_words(meeting) + "\n", style="bold")
        head.append(place_in_words(meeting) + "\n")
        head.append(f"{meeting['kind']}, {meeting['status'].replace('_', ' ')}\n")
        head.append(str(meeting["meeting_key"])[:_KEY_LENGTH], style="dim")
        about = "\n".join(meeting["topics"])
        if meeting["sources"]:
            about += "\n" * bool(about) + f"told by {', '.join(meeting['sources'])}"
        cells = [
            head,
            Text("\n".join(participant_in_words(p) for p in meeting["participants"])),
            Text(about),
        ]
        if with_evidence:
            cells.append(Text("\n".join(f"\u201c{words}\u201d" for words in meeting["evidence"])))
        table.add_row(*cells)
    console().print(table)


def _flat(participants: list[dict[str, Any]]) -> str:
    return "; ".join(participant_in_words(participant) for participant in participants)


def _span_in_words(first: date, last: date) -> str:
    """Return a year or a month when the days are just that, else both ends."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{first:%Y-%m}"
    return f"between {first} and {last}"
