"""Read each seed file into its records."""

from pathlib import Path

from etl.seeding.records import (
    CountryFormRow,
    CountryRow,
    MemberStateRow,
    OrganisationNameRow,
    OrganisationRow,
    PlaceRow,
    PostFormRow,
    PostRow,
    SourceRow,
    TopicRow,
    TopicWordRow,
    VenueRow,
)
from etl.seeding.tables import Row, rows

COUNTRIES = (
    "code", "alpha3", "name", "official_name", "valid_from", "valid_to", "capital", "region"
)  # fmt: skip
COUNTRY_FORMS = ("code", "form", "kind", "ambiguous", "valid_from", "valid_to")
PLACES = ("geonames_id", "name", "country", "latitude", "longitude", "population", "aliases")
VENUES = ("form", "city", "country")
POSTS = ("code", "name", "rank", "organisation_kind", "deputy", "heads", "description")
POST_FORMS = ("code", "form", "implies", "leader")
TOPICS = ("code", "name", "parent", "description", "iptc", "plover")
TOPIC_WORDS = ("code", "form", "weight")
ORGANISATIONS = (
    "key", "name", "kind", "country", "parent", "acronym", "founded", "dissolved"
)  # fmt: skip
MEMBER_STATES = ("key", "country", "first", "last")
ORGANISATION_NAMES = ("key", "name", "valid_from", "valid_to", "note")
SOURCES = ("slug", "name", "kind", "domain", "country", "organisation", "aliases")


def read_countries(folder: Path) -> tuple[CountryRow, ...]:
    """Read countries.csv."""
    return tuple(_country(row) for row in rows(folder / "countries.csv", COUNTRIES))


def read_country_forms(folder: Path) -> tuple[CountryFormRow, ...]:
    """Read country_names.csv."""
    return tuple(_country_form(row) for row in rows(folder / "country_names.csv", COUNTRY_FORMS))


def read_places(folder: Path) -> tuple[PlaceRow, ...]:
    """Read places.csv."""
    return tuple(_place(row) for row in rows(folder / "places.csv", PLACES))


def read_venues(folder: Path) -> tuple[VenueRow, ...]:
    """Read venues.csv."""
    return tuple(
        VenueRow(form=row.text("form"), city=row.text("city"), country=row.text("country"))
        for row in rows(folder / "venues.csv", VENUES)
    )


def read_posts(folder: Path) -> tuple[PostRow, ...]:
    """Read posts.csv."""
    return tuple(_post(row) for row in rows(folder / "posts.csv", POSTS))


def read_post_forms(folder: Path) -> tuple[PostFormRow, ...]:
    """Read post_forms.csv."""
    return tuple(_post_form(row) for row in rows(folder / "post_forms.csv", POST_FORMS))


def read_topics(folder: Path) -> tuple[TopicRow, ...]:
    """Read topics.csv."""
    return tuple(_topic(row) for row in rows(folder / "topics.csv", TOPICS))


def read_topic_words(folder: Path) -> tuple[TopicWordRow, ...]:
    """Read topic_words.csv."""
    return tuple(
        TopicWordRow(code=row.text("code"), form=row.text("form"), weight=row.number("weight"))
        for row in rows(folder / "topic_words.csv", TOPIC_WORDS)
    )


def read_organisations(folder: Path) -> tuple[OrganisationRow, ...]:
    """Read organisations.csv."""
    return tuple(_organisation(row) for row in rows(folder / "organisations.csv", ORGANISATIONS))


def read_organisation_names(folder: Path) -> tuple[OrganisationNameRow, ...]:
    """Read organisation_names.csv."""
    return tuple(
        _organisation_name(row)
        for row in rows(folder / "organisation_names.csv", ORGANISATION_NAMES)
    )


def read_member_states(folder: Path) -> tuple[MemberStateRow, ...]:
    """Read member_states.csv."""
    return tuple(
        MemberStateRow(
            key=row.text("key"),
            country=row.text("country"),
            first=int(row.number("first")),
            last=int(row.number("last")) if row.maybe("last") else None,
        )
        for row in rows(folder / "member_states.csv", MEMBER_STATES)
    )


def read_sources(folder: Path) -> tuple[SourceRow, ...]:
    """Read sources.csv."""
    return tuple(_source(row) for row in rows(folder / "sources.csv", SOURCES))


def _country(row: Row) -> CountryRow:
    return CountryRow(
        code=row.text("code"),
        alpha3=row.text("alpha3"),
        name=row.text("name"),
        official_name=row.text("official_name"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        capital=row.maybe("capital"),
        region=row.text("region"),
    )


def _country_form(row: Row) -> CountryFormRow:
    return CountryFormRow(
        code=row.text("code"),
        form=row.text("form"),
        kind=row.text("kind"),
        ambiguous=row.flag("ambiguous"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
    )


def _place(row: Row) -> PlaceRow:
    geonames_id = row.maybe("geonames_id")
    return PlaceRow(
        geonames_id=int(row.number("geonames_id")) if geonames_id else None,
        name=row.text("name"),
        country=row.text("country"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        population=int(row.number("population")),
        aliases=_listed(row, "aliases"),
    )


def _post(row: Row) -> PostRow:
    return PostRow(
        code=row.text("code"),
        name=row.text("name"),
        rank=int(row.number("rank")),
        organisation_kind=row.maybe("organisation_kind"),
        deputy=row.maybe("deputy"),
        heads=row.maybe("heads"),
        description=row.text("description"),
    )


def _post_form(row: Row) -> PostFormRow:
    return PostFormRow(
        code=row.text("code"),
        form=row.text("form"),
        implies=row.maybe("implies"),
        leader=row.flag("leader"),
    )


def _topic(row: Row) -> TopicRow:
    return TopicRow(
        code=row.text("code"),
        name=row.text("name"),
        parent=row.maybe("parent"),
        description=row.text("description"),
        iptc=row.maybe("iptc"),
        plover=row.maybe("plover"),
    )


def _organisation(row: Row) -> OrganisationRow:
    return OrganisationRow(
        key=row.text("key"),
        name=row.text("name"),
        kind=row.text("kind"),
        country=row.maybe("country"),
        parent=row.maybe("parent"),
        acronym=row.maybe("acronym"),
        founded=row.maybe("founded"),
        dissolved=row.maybe("dissolved"),
    )


def _organisation_name(row: Row) -> OrganisationNameRow:
    return OrganisationNameRow(
        key=row.text("key"),
        name=row.text("name"),
        valid_from=row.maybe("valid_from"),
        valid_to=row.maybe("valid_to"),
        note=row.maybe("note"),
    )


def _source(row: Row) -> SourceRow:
    return SourceRow(
        slug=row.text("slug"),
        name=row.text("name"),
        kind=row.text("kind"),
        domain=row.maybe("domain"),
        country=row.maybe("country"),
        organisation=row.maybe("organisation"),
        aliases=_listed(row, "aliases"),
    )


def _listed(row: Row, column: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in (row.maybe(column) or "").split("|"))))
