"""Claims in the form of exports and annotations: names instead of numbers, inclusive days."""

from datetime import timedelta

from etl.evaluate.records import Meeting, Participant, Site
from etl.records import Claims, Party, Report
from etl.seeding.lookups import Lookups


def meetings_of(claims: Claims, lookups: Lookups, text: str) -> tuple[Meeting, ...]:
    """Return the meetings that an article's claims tell; `text` is the article's own text."""
    return tuple(_meeting(report, claims, lookups, text) for report in claims.reports)


def _meeting(report: Report, claims: Claims, lookups: Lookups, text: str) -> Meeting:
    start, end = _days(report)
    place = report.place
    return Meeting(
        kind=report.kind,
        status=report.status,
        participants=tuple(
            _participant(party, claims, lookups)
            for party in report.parties
            if party.role != "absent"
        ),
        start=start,
        end=end,
        date_text=report.days.text if report.days else None,
        precision=report.days.precision if report.days else "unknown",
        place=Site(
            city=place.city if place else None,
            country=lookups.countries.name(place.country) if place and place.country else None,
            venue=place.venue if place else None,
        ),
        topics=tuple(topic.text for topic in report.topics),
        evidence=tuple(text[span.start : span.end] for span in report.evidence),
        confidence=report.confidence,
    )


def _days(report: Report) -> tuple[str | None, str | None]:
    """Return first and last day when the words give days; a week or month is no day."""
    days = report.days
    if days is None or days.precision != "day" or days.starts_on is None:
        return None, None
    end = days.ends_before - timedelta(days=1) if days.ends_before else None
    return days.starts_on.isoformat(), end.isoformat() if end else None


def _participant(party: Party, claims: Claims, lookups: Lookups) -> Participant:
    represents = []
    if party.represents_organisation is not None:
        represents.append(claims.entities[party.represents_organisation].name)
    if party.represents_country is not None:
        represents.append(lookups.countries.name(party.represents_country))
    if party.entity is None:
        name, kind = lookups.countries.name(str(party.country)), "country"
    else:
        name, kind = claims.entities[party.entity].name, claims.entities[party.entity].kind
    return Participant(
        name=name, type=kind, represents=tuple(represents), role=party.role, post=party.post
    )
