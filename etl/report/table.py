"""The meetings as a table, each with its sentences and links to the articles that print them."""

from datetime import date
from typing import Any

from etl.report.markup import Markup, joined, link, tag, void
from etl.report.picture import plural

_COLUMNS = ("When", "What", "Where", "Who", "Topics", "Evidence")
_STATUSES = {"held": "held", "planned": "planned", "called_off": "called off"}
_SENTENCES = 6
"""Sentences shown of one meeting; the others are counted."""


def meetings_table(rows: list[dict[str, Any]], evidence: dict[str, list[dict[str, Any]]]) -> Markup:
    """Return a table that a script can sort and filter and that reads as well without it."""
    if not rows:
        return tag("p", "No meeting fits.", class_="none")
    head = tag(
        "tr",
        *(
            tag(
                "th",
                tag("button", column, type="button"),
                scope="col",
                role="columnheader",
                aria_sort="none",
            )
            for column in _COLUMNS[:-1]
        ),
        tag("th", _COLUMNS[-1], scope="col", role="columnheader"),
        role="row",
    )
    body = (_row(row, evidence.get(str(row["meeting_key"]), [])) for row in rows)
    table = tag(
        "table",
        tag("caption", "Meetings, the latest first", class_="unseen"),
        tag("thead", head, role="rowgroup"),
        tag("tbody", *body, role="rowgroup"),
        id="meetings",
        # Narrow screens show rows as blocks; the roles keep them a table to those who listen.
        role="table",
    )
    return joined(_filters(rows), table)


def _filters(rows: list[dict[str, Any]]) -> Markup:
    """Return the fields that filter; the script shows them, as nothing works without it."""
    return tag(
        "form",
        tag("label", "Find ", void("input", type="search", id="find", autocomplete="off")),
        _choice("kind", sorted({row["kind"] for row in rows})),
        _choice("status", sorted({row["status"] for row in rows})),
        tag("output", plural(len(rows), "meeting"), id="shown", aria_live="polite"),
        id="filters",
        role="search",
        aria_label="Filter the table of meetings",
        hidden=True,
    )


def _choice(name: str, values: list[str]) -> Markup:
    options = (tag("option", _STATUSES.get(value, value), value=value) for value in values)
    every = tag("option", "all", value="")
    return tag("label", f"{name.capitalize()} ", tag("select", every, *options, id=name))


def _row(row: dict[str, Any], sentences: list[dict[str, Any]]) -> Markup:
    """Return the row of one meeting; on narrow screens each cell bears its column's name."""
    first = row["started_on"] or row["earliest_on"]
    what = joined(row["kind"], tag("span", _STATUSES[row["status"]], class_=f"is-{row['status']}"))
    where = ", ".join(part for part in (row["venue"], row["city"], row["country"]) if part)
    cells = (
        (when(row), f"{first or ''}"),
        (what, f"{row['kind']} {row['status']}"),
        (where or "not told", where),
        (tag("ul", *(tag("li", _who(one)) for one in row["participants"])), None),
        (", ".join(row["topics"]), None),
        (_evidence(sentences), None),
    )
    return tag(
        "tr",
        *(
            tag("td", content, role="cell", data_label=column, data_sort=key)
            for column, (content, key) in zip(_COLUMNS, cells, strict=True)
        ),
        role="row",
        id=f"meeting-{row['meeting_key']}",
        data_kind=row["kind"],
        data_status=row["status"],
    )


def when(row: dict[str, Any]) -> Markup:
    """Return the days of a meeting as far as they are told."""
    first, last = row["started_on"], row["ended_on"]
    if first is not None:
        return _day(first) if last in (None, first) else joined(_day(first), " to ", _day(last))
    earliest, latest = row["earliest_on"], row["latest_on"]
    if earliest is None:
        reported = row["first_reported_on"]
        return joined("day not told", *((", reported ", _day(reported)) if reported else ()))
    forms = {"month": f"{earliest:%B %Y}", "year": f"{earliest:%Y}"}
    told = forms.get(row["precision"])
    return joined(told) if told else _between(earliest, latest)


def _between(earliest: date, latest: date | None) -> Markup:
    if latest is None:
        return joined("from ", _day(earliest))
    return joined("between ", _day(earliest), " and ", _day(latest))


def _day(day: date) -> Markup:
    return tag("time", day)


def _who(one: dict[str, Any]) -> Markup:
    """Return a participant with post, organisation, country and, where it is told, the part."""
    notes = [one["post"], one["organisation"], one["country"]]
    if one["role"] != "participant":
        notes.append(one["role"].replace("_", " "))
    told = ", ".join(
        note for note in dict.fromkeys(notes) if note is not None and note != one["name"]
    )
    return joined(tag("b", one["name"] or "unnamed"), f" ({told})" if told else "")


def _evidence(sentences: list[dict[str, Any]]) -> Markup:
    """Return the sentences that tell a meeting, each with its source."""
    if not sentences:
        return Markup("")
    quotes = []
    for one in sentences[:_SENTENCES]:
        quote = tag("q", " ".join(one["evidence"].split()))
        source = link(one["url"], one["source"] or "source not told")
        told_on = f", {one['published_on']}" if one["published_on"] else ""
        quotes.append(tag("p", quote, " ", tag("cite", source, told_on)))
    more = len(sentences) - _SENTENCES
    if more > 0:
        quotes.append(tag("p", f"and {plural(more, 'sentence')} more"))
    return tag("details", tag("summary", plural(len(sentences), "sentence")), *quotes)
