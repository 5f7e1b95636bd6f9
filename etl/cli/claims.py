"""The claims of one article, to read or as one JSON object."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from etl.records import Article, Claims, Mention, Report, Span

if TYPE_CHECKING:
    from rich.text import Text

Meetings = list[dict[str, Any]]


def claims_record(article: Article, claims: Claims, meetings: Meetings) -> dict[str, Any]:
    """Return all that an article says; `meetings` is the form that exports and eval share."""
    return {
        "id": article.external_id or article.locator,
        "locator": article.locator,
        "source": article.source,
        "title": article.title,
        "dateline": article.dateline,
        "dateline_place": asdict(claims.dateline_place) if claims.dateline_place else None,
        "published": article.published_on,
        "language": claims.language,
        "skipped": claims.skipped,
        "meetings": meetings,
        "entities": [asdict(entity) for entity in claims.entities],
        "posts": [asdict(post) for post in claims.posts],
        "topics": [asdict(topic) for topic in claims.topics],
        "credits": [asdict(credit) for credit in claims.credits],
        "extractor_version": claims.extractor_version,
    }


def print_claims(article: Article, claims: Claims, meetings: Meetings) -> None:
    """Print an article's meetings, then the posts, sources and topics it tells."""
    from rich.padding import Padding

    from etl.cli.printing import console

    out = console()
    source = article.source or article.agency
    head = [article.published_on, source, article.title or article.dateline]
    title = ", ".join(str(part) for part in head if part) or article.locator
    out.print(title, style="bold", markup=False)
    out.print(article.locator, style="dim", markup=False)
    if claims.skipped:
        out.print(f"no claims: {claims.skipped}\n", markup=False)
        return
    for meeting, report in zip(meetings, claims.reports, strict=True):
        out.print()
        for line in _meeting_lines(meeting):
            out.print(line, markup=False)
        for span in report.evidence:
            out.print(Padding(evidence(article, report, span, claims), (0, 0, 0, 4), expand=False))
    if not meetings:
        out.print("\nNo meeting is told.")
    sections = {
        "Posts": list(_post_lines(claims)),
        "Sources": list(_credit_lines(claims)),
        "Topics": [", ".join(topic.code or topic.text for topic in claims.topics)],
    }
    for name, lines in sections.items():
        if any(lines):
            out.print(f"\n{name}", style="bold")
            for line in lines:
                out.print(f"    {line}", markup=False)
    out.print()


def evidence(article: Article, report: Report, span: Span, claims: Claims) -> "Text":
    """Return a stretch of evidence with its offsets, its parties and its day set off."""
    from etl.cli.quoting import quoted

    parties = {party.entity for party in report.parties if party.entity is not None}
    marks = [(mention.start, mention.end) for mention in _of(claims, parties)]
    if report.days is not None:
        marks.append((report.days.start, report.days.end))
    return quoted(article.text, span.start, span.end, marks)


def _of(claims: Claims, parties: set[int]) -> Iterator[Mention]:
    """Give the mentions of the entities that take part."""
    return (mention for mention in claims.mentions if mention.entity in parties)


def _meeting_lines(meeting: dict[str, Any]) -> Iterator[str]:
    """Give a meeting's kind, days and place, its participants, and its topics."""
    start, end = meeting["start"], meeting["end"]
    days = f"{start}" if start == end else f"{start} to {end or '?'}"
    if not start:
        days = "day not told"
    if meeting["date_text"]:
        days += f" (\u201c{meeting['date_text']}\u201d)"
    place = meeting["place"] or {}
    where = ", ".join(part for part in (place.get("city"), place.get("country")) if part)
    status = meeting["status"].replace("_", " ")
    yield f"{meeting['kind']}, {status}; {days}; {where or 'place not told'}"
    for participant in meeting["participants"]:
        told = [participant["post"], *participant["represents"]]
        notes = ", ".join(note for note in told if note)
        role = participant["role"].replace("_", " ")
        yield f"    {participant['name']}" + (f" ({notes})" if notes else "") + f": {role}"
    if meeting["topics"]:
        yield "    about " + "; ".join(meeting["topics"])


def _post_lines(claims: Claims) -> Iterator[str]:
    """Give each post once: person, post as written, organisation and country."""
    seen = set()
    for post in claims.posts:
        body = claims.entities[post.organisation].name if post.organisation is not None else None
        held = post.post if post.qualifier == "current" else f"{post.qualifier} {post.post}"
        line = ", ".join(part for part in (held, body, post.country) if part)
        line = f"{claims.entities[post.person].name}: {line}"
        if line not in seen:
            seen.add(line)
            yield line


def _credit_lines(claims: Claims) -> Iterator[str]:
    """Give each source once, with the part it plays."""
    yield from dict.fromkeys(f"{credit.name} ({credit.role})" for credit in claims.credits)
