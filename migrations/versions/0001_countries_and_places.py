"""Countries, present and former, and the gazetteer.

Everything else points here: what is told of a place or a state needs one key for it, whatever
it is called, and news of the last decades names states that are gone.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "countries",
        sa.Column(
            "code",
            sa.Text(),
            nullable=False,
            comment="ISO 3166-1 alpha-2 code, or the one that ISO 3166-3 retired.",
        ),
        sa.Column("alpha3", sa.Text(), comment="Three-letter code: PRK; SUN for the Soviet Union."),
        sa.Column("name", sa.Text(), nullable=False, comment="Usual English name."),
        sa.Column(
            "during",
            postgresql.DATERANGE(),
            comment="Days the state existed under this code; absent for one that still does.",
        ),
        sa.CheckConstraint("alpha3 ~ '^[A-Z]{3}$'", name=op.f("ck_countries_alpha3_form")),
        sa.CheckConstraint("code ~ '^[A-Z]{2,4}$'", name=op.f("ck_countries_code_form")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_countries")),
        sa.UniqueConstraint("alpha3", name=op.f("uq_countries_alpha3")),
        comment="One row per country, present or former, that news of the last decades names.",
    )
    op.create_table(
        "country_names",
        sa.Column("country_code", sa.Text(), nullable=False, comment="The country meant."),
        sa.Column(
            "form",
            sa.Text(),
            nullable=False,
            comment='As written: "North Korean", "Pyongyang", "DPRK".',
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What the form is: name, adjective, demonym, capital, government or acronym.",
        ),
        sa.CheckConstraint(
            "kind in ('name', 'adjective', 'demonym', 'capital', 'government', 'acronym')",
            name=op.f("ck_country_names_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_country_names_country_code")
        ),
        sa.PrimaryKeyConstraint("country_code", "form", "kind", name=op.f("pk_country_names")),
        comment="One row per written form that stands for a country.",
    )
    op.create_index(op.f("ix_country_names_form"), "country_names", ["form"])
    op.create_table(
        "places",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Version 5 uuid of the GeoNames id or the seed's key.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What it is: city, region, area (a sea, a border), venue or other.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Usual English name."),
        sa.Column(
            "country_code",
            sa.Text(),
            comment="Country it lies in; absent for the high seas and areas of several countries.",
        ),
        sa.Column("latitude", sa.Double(), comment="Degrees north (WGS 84)."),
        sa.Column("longitude", sa.Double(), comment="Degrees east (WGS 84)."),
        sa.Column("geonames_id", sa.Integer(), comment="Id in GeoNames, when it has one."),
        sa.Column("population", sa.Integer(), comment="People living there, by GeoNames."),
        sa.CheckConstraint(
            "kind in ('city', 'region', 'area', 'venue', 'other')", name=op.f("ck_places_kind")
        ),
        sa.CheckConstraint("latitude between -90 and 90", name=op.f("ck_places_latitude_in_range")),
        sa.CheckConstraint(
            "longitude between -180 and 180", name=op.f("ck_places_longitude_in_range")
        ),
        sa.CheckConstraint("population >= 0", name=op.f("ck_places_population_not_negative")),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_places_country_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        comment="One row per city or other place of the gazetteer.",
    )
    op.create_index(op.f("ix_places_country_code"), "places", ["country_code"])
    op.create_index(op.f("ix_places_name"), "places", ["name"])
    op.create_table(
        "place_names",
        sa.Column("place_id", sa.Uuid(), nullable=False, comment="The place named."),
        sa.Column("name", sa.Text(), nullable=False, comment='The other name: "Saigon".'),
        sa.ForeignKeyConstraint(
            ["place_id"], ["places.id"], name=op.f("fk_place_names_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "name", name=op.f("pk_place_names")),
        comment="One row per name of a place other than its usual one.",
    )
    op.create_index(op.f("ix_place_names_name"), "place_names", ["name"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("place_names")
    op.drop_table("places")
    op.drop_table("country_names")
    op.drop_table("countries")
