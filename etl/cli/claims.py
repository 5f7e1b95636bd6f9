"""The claims of one article, to read or as one JSON object."""

from dataclasses import asdict
from typing import Any

from etl.records import Article, Claims, Report, Span


def claims_record(article: Article, claims: Claims, meetings: list[dict[str, Any]]) -> dict[str, Any]:
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


def print_claims(article: Article, claims: Claims, meetings: list[dict[str, Any]]) -> None:
    """Print an article's meetings, then the posts, credits and topics it tells."""
    from rich.padding import Padding

    from etl.cli.printing import console

    out = console()
    head = [article.published_on, article.source or article.agency, article.title or article.dateline]
    out.print(", ".join(str(part) for part in head if part) or article.locator, style="bold", markup=False)
    out.print(article.locator, style="dim", markup=False)
    if claims.skipped:
        out.print(f"no claims: {claims.skipped}", markup=False)
        return
    for meeting, report in zip(meetings, claims.reports, strict=True):
        out.print()
        for line in _meeting_lines(meeting):
            out.print(line, markup=False)
        for span in report.evidence:
            out.print(Padding(_evidence(article, report, span, claims), (0, 0, 0, 4)))
    if not meetings:
        out.print("\nNo meeting is told.")
    for title, lines in (("Posts", _post_lines(claims)), ("Sources", _credit_lines(claims))):
        if lines:
            out.print(f"\n{title}", style="bold")
            for line in lines:
                out.print(f"    {line}", markup=False)
    if claims.topics:
        out.print("\nTopics", style="bold")
        out.print("    " + ", ".join(topic.code or topic.text for topic in claims.topics), markup=False)


def _meeting_lines(meeting: dict[str, Any]) -> list[str]:
    """Return a meeting's kind, days and place, its participants, and its topics."""
    start, end = meeting["start"], meeting["end"]
    days = "day not told" if not start else start if start == end else f"{start} to {end or '?'}"
    if meeting["date_text"]:
        days += f" (\u201c{meeting['date_text']}\u201d)"
    place = meeting["place"] or {}
    where = ", ".join(part for part in (place.get("city"), place.get("country")) if part)
    lines = [f"{meeting['kind']}, {meeting['status'].replace('_', ' ')}; {days}; {where or 'place not told'}"]
    for participant in meeting["participants"]:
        told = [participant["post"], *_listed(participant["represents"])]
        notes = ", ".join(note for note in told if note)
        role = participant["role"].replace("_", " ")
        lines.append(f"    {participant['name']}" + (f" ({notes})" if notes else "") + f": {role}")
    if meeting["topics"]:
        lines.append("    about " + "; ".join(meeting["topics"]))
    return lines
