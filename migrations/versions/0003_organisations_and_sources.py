"""Ministries, agencies, parties and other bodies, and the media among them.

Organisations come before the claims because many are known from the seeds before any article
names them; publishers come with them because a publisher is an organisation too.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "organisations",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Version 5 uuid of the seed's key, else the smallest among the entities "
            "joined.",
        ),
        sa.Column(
            "seed_key",
            sa.Text(),
            comment="Key in the seeds; absent for one that only articles name.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Usual English name."),
        sa.Column(
            "sort_key",
            sa.Text(),
            nullable=False,
            comment="Comparable form of the name, for sorting and finding.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What it is: ministry, agency, party, igo, ...",
        ),
        sa.Column("country_code", sa.Text(), comment="Country it belongs to."),
        sa.Column("parent_id", sa.Uuid(), comment="Organisation it is part of."),
        sa.Column("description", sa.Text(), comment="One sentence for people."),
        sa.Column("wikidata_id", sa.Text(), comment="Wikidata id, when known."),
        sa.Column(
            "is_implied",
            sa.Boolean(),
            server_default="false",
            nullable=False,
            comment="True when posts imply it and no article names it.",
        ),
        sa.CheckConstraint(
            "kind in ('ministry', 'agency', 'intelligence', 'military', 'party', "
            "'armed_group', 'legislature', 'court', 'office', 'central_bank', "
            "'company', 'igo', 'ngo', 'media', 'other')",
            name=op.f("ck_organisations_kind"),
        ),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_organisations_parent_is_another")),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_organisations_country_code")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisations.id"], name=op.f("fk_organisations_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("seed_key", name=op.f("uq_organisations_seed_key")),
        comment="One row per ministry, agency, party, company or other body.",
    )
    op.create_index(op.f("ix_organisations_country_code"), "organisations", ["country_code"])
    op.create_index(op.f("ix_organisations_parent_id"), "organisations", ["parent_id"])
    op.create_index(op.f("ix_organisations_sort_key"), "organisations", ["sort_key"])
    op.create_table(
        "organisation_names",
        sa.Column("organisation_id", sa.Uuid(), nullable=False, comment="The organisation."),
        sa.Column("name", sa.Text(), nullable=False, comment="The form as written."),
        sa.Column("name_key", sa.Text(), nullable=False, comment="Its comparable form."),
        sa.Column("kind", sa.Text(), nullable=False, comment="name, acronym, variant or former."),
        sa.Column(
            "during",
            postgresql.DATERANGE(),
            comment="Days the name was valid; absent when it is always.",
        ),
        sa.Column("origin", sa.Text(), nullable=False, comment="seen (in an article) or curated."),
        sa.Column("first_seen_on", sa.Date(), comment="First day an article bore it."),
        sa.Column("last_seen_on", sa.Date(), comment="Last day an article bore it."),
        sa.CheckConstraint(
            "kind in ('name', 'acronym', 'variant', 'former')",
            name=op.f("ck_organisation_names_kind"),
        ),
        sa.CheckConstraint(
            "origin in ('seen', 'curated')", name=op.f("ck_organisation_names_origin")
        ),
        sa.CheckConstraint(
            "first_seen_on <= last_seen_on", name=op.f("ck_organisation_names_seen_in_order")
        ),
        sa.CheckConstraint(
            "not isempty(during) and not lower_inf(during)",
            name=op.f("ck_organisation_names_interval_not_empty"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_names_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "name", name=op.f("pk_organisation_names")),
        comment="One row per form of an organisation's name, seen or curated.",
    )
    op.create_index(op.f("ix_organisation_names_name_key"), "organisation_names", ["name_key"])
    op.create_table(
        "sources",
        sa.Column("slug", sa.Text(), nullable=False, comment="Stable name: reuters."),
        sa.Column("name", sa.Text(), nullable=False, comment="Name for people: Reuters."),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What it is: agency, newspaper, magazine, broadcaster, state_media, "
            "government or website.",
        ),
        sa.Column("domain", sa.Text(), comment="Its domain: reuters.com."),
        sa.Column("country_code", sa.Text(), comment="Country it is run from."),
        sa.Column("organisation_id", sa.Uuid(), comment="The organisation that it is."),
        sa.CheckConstraint(
            "kind in ('agency', 'newspaper', 'magazine', 'broadcaster', 'state_media', "
            "'government', 'website')",
            name=op.f("ck_sources_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_sources_country_code")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_sources_organisation_id")
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_sources")),
        comment="One row per publisher or agency.",
    )
    op.create_index(op.f("ix_sources_country_code"), "sources", ["country_code"])
    op.create_index(op.f("ix_sources_domain"), "sources", ["domain"])
    op.create_index(op.f("ix_sources_organisation_id"), "sources", ["organisation_id"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("sources")
    op.drop_table("organisation_names")
    op.drop_table("organisations")
