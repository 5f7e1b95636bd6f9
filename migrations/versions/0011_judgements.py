"""People's decisions about who is who and what was right.

Anchored to an article's key and words and not to ids, so that they survive every reload and
every new derivation of the facts.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "judgements",
        sa.Column(
            "id",
            sa.Uuid(),
            nullable=False,
            comment="Version 5 uuid of the decision, its anchors, maker and instant.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="same, not_same (of two facts), right, wrong or corrected (of a report's "
            "field).",
        ),
        sa.Column(
            "subject",
            sa.Text(),
            nullable=False,
            comment="What it is about: actor, organisation, meeting or report.",
        ),
        sa.Column(
            "field",
            sa.Text(),
            comment="Field of the report that is judged: place_city, status, ...",
        ),
        sa.Column("value", sa.Text(), comment="Value that a correction puts in its place."),
        sa.Column("reason", sa.Text(), comment="Why, in the person's words."),
        sa.Column("made_by", sa.Text(), nullable=False, comment="Who decided."),
        sa.Column(
            "made_at", sa.DateTime(timezone=True), nullable=False, comment="When it was decided."
        ),
        sa.Column("withdrawn_by", sa.Text(), comment="Who took it back."),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), comment="When it was taken back."),
        sa.CheckConstraint(
            "(kind = 'corrected') = (value is not null)",
            name=op.f("ck_judgements_corrected_has_value"),
        ),
        sa.CheckConstraint(
            "(kind in ('right', 'wrong', 'corrected')) = (field is not null)",
            name=op.f("ck_judgements_field_is_told"),
        ),
        sa.CheckConstraint(
            "(kind in ('same', 'not_same')) = (subject <> 'report')",
            name=op.f("ck_judgements_kind_fits_subject"),
        ),
        sa.CheckConstraint(
            "kind in ('same', 'not_same', 'right', 'wrong', 'corrected')",
            name=op.f("ck_judgements_kind"),
        ),
        sa.CheckConstraint(
            "subject in ('actor', 'organisation', 'meeting', 'report')",
            name=op.f("ck_judgements_subject"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(withdrawn_at, withdrawn_by) in (0, 2)",
            name=op.f("ck_judgements_withdrawn_by_someone"),
        ),
        sa.CheckConstraint(
            "withdrawn_at >= made_at", name=op.f("ck_judgements_withdrawn_after_made")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        comment="One row per decision of a person; withdrawn by date, never deleted.",
    )
    op.create_table(
        "judgement_anchors",
        sa.Column("judgement_id", sa.Uuid(), nullable=False, comment="The decision."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="0, and 1 for the second of two.",
        ),
        sa.Column("article_key", sa.Text(), comment="Key of the article (articles.key)."),
        sa.Column("start_offset", sa.Integer(), comment="First character of the words."),
        sa.Column("end_offset", sa.Integer(), comment="Character after the words."),
        sa.Column("words", sa.Text(), comment="The words; when they moved, found by these."),
        sa.Column("seed_key", sa.Text(), comment="Key of a seeded organisation, instead of words."),
        sa.CheckConstraint(
            "(seed_key is null and num_nonnulls(article_key, start_offset, end_offset, "
            "words) = 4) "
            "or (seed_key is not null and num_nonnulls(article_key, start_offset, "
            "end_offset, words) = 0)",
            name=op.f("ck_judgement_anchors_words_or_seed"),
        ),
        sa.CheckConstraint(
            "num_nulls(start_offset, end_offset) = 2 "
            "or (num_nulls(start_offset, end_offset) = 0 and start_offset >= 0 and "
            "start_offset < end_offset)",
            name=op.f("ck_judgement_anchors_offsets_ordered"),
        ),
        sa.CheckConstraint("position in (0, 1)", name=op.f("ck_judgement_anchors_one_or_two")),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgements.id"], name=op.f("fk_judgement_anchors_judgement_id")
        ),
        sa.PrimaryKeyConstraint("judgement_id", "position", name=op.f("pk_judgement_anchors")),
        comment="One row per thing a decision speaks of: words of an article, or a seed.",
    )
    op.create_index(op.f("ix_judgement_anchors_article_key"), "judgement_anchors", ["article_key"])
    op.create_index(op.f("ix_judgement_anchors_seed_key"), "judgement_anchors", ["seed_key"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("judgement_anchors")
    op.drop_table("judgements")
