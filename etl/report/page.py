"""The page: headline figures, charts and the table, in one file that fetches nothing."""

import hashlib
from base64 import b64encode
from pathlib import Path

from etl.report.figures import Choice, Figures
from etl.report.markup import Markup, tag, void
from etl.report.matrix import country_pairs, topic_months
from etl.report.network import network
from etl.report.picture import plural, section
from etl.report.table import meetings_table
from etl.report.timeline import timeline
from etl.report.world import world

_HERE = Path(__file__).resolve().parent


def report_page(figures: Figures, choice: Choice, about: str) -> str:
    """Return the whole page; `about` says in words which meetings it is about."""
    style, script = _asset("page.css"), _asset("page.js")
    head = tag(
        "head",
        void("meta", charset="utf-8"),
        # Style and script are these two and no others, whatever an article may have smuggled in.
        void("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="color-scheme", content="light dark"),
        tag("title", f"Who met whom: {about}"),
        tag("style", style),
    )
    body = tag(
        "body",
        tag("header", tag("h1", "Who met whom"), tag("p", about, class_="about")),
        tag("main", _headline(figures), *_charts(figures), _meetings(figures, choice)),
        tag("footer", tag("p", _footnote(figures))),
        tag("script", script),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _headline(figures: Figures) -> Markup:
    """Return the large numbers at the top."""
    counts = figures.counts
    told = (
        ("meetings", sum(figures.statuses.values())),
        *((name, counts[name]) for name in ("persons", "organisations", "countries")),
        ("articles", counts["articles"]),
        ("sources", counts["sources"]),
    )
    pairs = (tag("div", tag("dt", name), tag("dd", f"{count:,}")) for name, count in told)
    statuses = [
        f"{figures.statuses[status]:,} {status.replace('_', ' ')}"
        for status in ("held", "planned", "called_off")
        if figures.statuses.get(status)
    ]
    sentence = f"Meetings: {', '.join(statuses)}. " if statuses else ""
    return tag(
        "section",
        tag("h2", "In numbers", id="headline"),
        tag("dl", *pairs, class_="headline"),
        tag(
            "p",
            f"{sentence}The charts count meetings held; the table lists the others too.",
            class_="told",
        ),
        aria_labelledby="headline",
    )


def _charts(figures: Figures) -> tuple[Markup, ...]:
    held = figures.statuses.get("held", 0)
    dated = sum(row["meetings"] for row in figures.months)
    placed = sum(row["meetings"] for row in figures.places)
    return (
        section(
            "timeline",
            "When",
            f"Meetings held, by kind; {_left_out(held - dated, 'month')}.",
            timeline(figures.months),
        ),
        section(
            "network",
            "Who met whom",
            "Those who met most often. A line is one meeting or more, the thicker the more; the "
            "larger a mark, the more meetings. Who sat on one side is not joined.",
            network(figures.network),
        ),
        section(
            "countries",
            "Which countries met",
            "Meetings held in which both took part, those that met most first.",
            country_pairs(figures.countries),
        ),
        section(
            "places",
            "Where",
            f"The larger a mark, the more meetings held; {_left_out(held - placed, 'city')}. "
            "Small dots are other cities, so that the land can be seen.",
            world(figures.places, figures.frame, figures.settled),
        ),
        section(
            "topics",
            "About what",
            "Meetings held by topic over time, the commonest topics first; one meeting can have "
            "several.",
            topic_months(figures.topics),
        ),
    )


def _left_out(count: int, what: str) -> str:
    """Say how many meetings a chart cannot show for want of something."""
    if count == 0:
        return "none is left out"
    verb = "is" if count == 1 else "are"
    return f"{plural(count, 'meeting')} whose {what} is not known {verb} left out"


def _meetings(figures: Figures, choice: Choice) -> Markup:
    every = sum(figures.statuses.values())
    cut = f" The latest {choice.listed:,} of {every:,}." if len(figures.meetings) < every else ""
    return section(
        "table",
        "The meetings",
        f"Each with the sentences that tell it and the articles that print them.{cut}",
        meetings_table(figures.meetings, figures.evidence),
    )


def _footnote(figures: Figures) -> str:
    latest = figures.counts["latest_on"]
    until = f" The latest article is of {latest}." if latest else ""
    return (
        "Made by whomet from what articles say; a name, a day or a place may have been read wrong, "
        f"so check the evidence.{until} Places: GeoNames, CC BY 4.0."
    )


def _policy(style: Markup, script: Markup) -> str:
    return f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _asset(name: str) -> Markup:
    """Return a file of this folder, which is ours and needs no escaping."""
    return Markup((_HERE / name).read_text(encoding="utf-8"))
