"""Meetings one below the other, each with all that is known of it and the words that say so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from etl.cli.meeting_words import days_in_words, place_in_words, post_in_words, role_in_words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_WIDEST = 120
_SENTENCES = 3


def print_blocks(meetings: Iterable[dict[str, Any]]) -> None:
    """Print rows of the listing query `meetings`, no wider than is good to read."""
    from etl.cli.printing import console

    out = console()
    width = min(out.width, _WIDEST)
    for meeting in meetings:
        out.print(block(meeting), width=width)


def block(meeting: dict[str, Any]) -> "RenderableType":
    """Return one meeting as a box: when, where and what in its frame, the rest inside."""
    from rich import box
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    from etl.seeding.keys import short

    head = Text(f" {days_in_words(meeting)} ", style="bold")
    foot = Text(f" {short(meeting['meeting_key'])} ", style="dim")
    status = meeting["status"].replace("_", " ")
    what = Text(f"{meeting['kind'].capitalize()}, {status}; {place_in_words(meeting)}", "bold")
    if meeting["date_text"]:
        what.append(f"; written \u201c{meeting['date_text']}\u201d", style="not bold dim")
    return Panel(
        Group(what, _participants(meeting["participants"]), _rest(meeting)),
        box=box.ROUNDED,
        title=head,
        title_align="left",
        subtitle=foot,
        subtitle_align="right",
        border_style="dim",
    )


def _participants(participants: Iterable[dict[str, Any]]) -> "Table":
    """Return who took part, in which post, in which role."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=4)
    table.add_column(ratio=6)
    table.add_column(ratio=2)
    for participant in participants:
        table.add_row(
            Text(participant["name"], style="cyan"),
            Text(post_in_words(participant)),
            Text(role_in_words(participant), style="dim"),
        )
    return table


def _rest(meeting: dict[str, Any]) -> "Table":
    """Return topics, sources and the first sentences of evidence."""
    from rich.table import Table
    from rich.text import Text

    from etl.seeding.keys import short

    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    if meeting["topics"]:
        table.add_row("about", Text(", ".join(meeting["topics"])))
    told = ", ".join(meeting["sources"]) or "source not told"
    table.add_row("told by", Text(f"{told}; confidence {meeting['confidence']}"))
    evidence = meeting["evidence"]
    for number, words in enumerate(evidence[:_SENTENCES]):
        label = "evidence" if not number else ""
        table.add_row(label, Text(f"\u201c{words}\u201d", style="yellow"))
    if len(evidence) > _SENTENCES:
        more = f"and {len(evidence) - _SENTENCES} more: whomet show "
        table.add_row("", Text(more + short(meeting["meeting_key"]), style="dim"))
    return table
