"""Build the article of a ninjs item, IPTC's news in JSON, versions 1 to 3.

Version 1 has `headline` and `body_text`, version 2 lists of `headlines` and `bodies`, version 3
the same in camel case (`versionCreated`, `contentType`); an item seldom says which it is.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from etl.errors import RecordError
from etl.readers.markup import html_text
from etl.readers.records import build_article
from etl.readers.status import parse_status, with_status
from etl.records import Article

_SIGNS = frozenset(
    "pubstatus versioncreated firstcreated bodies headlines headline body_text body_xhtml "
    "body_html description_text description_html descriptions copyrightholder usageterms "
    "infosources renditions associations representationtype eventdetails plannedcoverage "
    "standard $standard body_new".split()
)
_TEXTS = frozenset({"text", "body", "content", "article", "fulltext", "maintext"})


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Say whether a record is a ninjs item: an address of its own, and words only ninjs uses."""
    names = {str(name).casefold() for name in record}
    return "uri" in names and not names & _TEXTS and bool(names & _SIGNS)


def build_ninjs(record: Mapping[str, Any], *, locator: str) -> Article:
    """Return the article of an item: its body, else what it says of its picture or film.

    A canceled item is an article that was withdrawn, with or without words.
    """
    rest = {str(name).casefold(): value for name, value in record.items()}
    kind = rest.get("type")
    if kind in ("event", "planning"):
        raise RecordError(f"the ninjs item is of type {kind}: it announces news and is none")
    status = parse_status(rest.pop("pubstatus", None))
    embargoed = rest.pop("embargoed", None)
    uri = rest.pop("uri", None)
    if uri is not None and not isinstance(uri, str):
        raise RecordError("uri is not an address in quotes")
    first, created = rest.pop("firstcreated", None), rest.pop("versioncreated", None)
    version = rest.pop("version", None)
    located = rest.pop("located", None)
    whole = str(version or "").isdigit()
    text = _take_text(rest)
    if not text.strip() and status != "withdrawn":
        raise RecordError("the ninjs item has no words: neither a body nor a description")
    replaced = [rest.pop(name, None) for name in ("evolvedfrom", "replaces", "replacing")]
    fields = {
        "corrects": [
            one for each in replaced for one in (each if isinstance(each, list) else [each])
        ],
        "text": text,
        "title": _take_title(rest),
        "id": uri,
        "url": uri if uri and uri.startswith(("http://", "https://")) else None,
        "source": _take_source(rest),
        "published": first or created,
        "modified": created,
        "version": version if whole else None,
    }
    if version and not whole:
        fields["version as written"] = version
    # Names of other formats ("date", "guid") mean nothing here and must not be taken for ours.
    fields |= {f"ninjs {name}": value for name, value in rest.items() if name != "language"}
    fields["language"] = rest.get("language")
    article = build_article(
        fields, format="ninjs", locator=locator, withdrawn=status == "withdrawn"
    )
    if isinstance(located, str) and article.dateline_place is None:
        article = replace(article, dateline_place=located.strip()[:200] or None)
    extra = {name.removeprefix("ninjs "): value for name, value in article.extra.items()}
    return with_status(replace(article, extra=extra), status=status, embargoed=embargoed)


def _take_text(rest: dict[str, Any]) -> str:
    """Take the fullest body; HTML keeps the paragraphs that plain text may have lost."""
    bodies = [
        (name, rest.pop(name))
        for name in ("body_xhtml", "body_html", "body_text")
        if isinstance(rest.get(name), str)
    ]
    bodies += _values(rest, "bodies")
    bodies += [(name, rest.pop(name)) for name in list(rest) if name.startswith("body_")]
    descriptions = [
        ("description", rest[name])
        for name in ("description_text", "description_html")
        if isinstance(rest.get(name), str)
    ]
    descriptions += _values(rest, "descriptions", pop=False)
    for texts in (bodies, descriptions):
        plain = [_plain(kind, text) for kind, text in texts if isinstance(text, str)]
        longest = max(map(len, plain), default=0)
        whole = [text for text in plain if len(text) * 10 >= longest * 9 and text]
        if whole:
            return max(whole, key=lambda text: text.count("\n"))
    return ""


def _take_title(rest: dict[str, Any]) -> str | None:
    headlines = _values(rest, "headlines")
    main = [text for kind, text in headlines if kind.startswith("main")]
    found = rest.pop("headline", None) or next(iter(main or [text for _, text in headlines]), None)
    return html_text(found) if isinstance(found, str) else None


def _take_source(rest: dict[str, Any]) -> str | None:
    """Return who the news comes from: the information source, else who holds the rights."""
    given = rest.pop("infosources", None) or rest.pop("infosource", None)
    named = given if isinstance(given, list) else [given]
    names = [each.get("name") for each in named if isinstance(each, dict)]
    found = next((name for name in names if isinstance(name, str)), None)
    held = rest.pop("copyrightholder", None)
    return found or (held if isinstance(held, str) else None)


def _values(rest: dict[str, Any], name: str, *, pop: bool = True) -> list[tuple[str, Any]]:
    """Return (role and type, words) of each part of a list like `bodies`."""
    given = (rest.pop if pop else rest.get)(name, None)
    parts = given if isinstance(given, list) else []
    return [
        (
            f"{part.get('role', '')} {part.get('contenttype') or part.get('contentType') or ''}",
            part["value"],
        )
        for part in parts
        if isinstance(part, dict) and isinstance(part.get("value"), str)
    ]


def _plain(kind: str, text: str) -> str:
    return html_text(text) if "html" in kind or "<p" in text else text
