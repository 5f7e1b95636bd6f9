"""The migrations read as a history, lock nothing for long and build exactly the models."""

import ast
import re
import subprocess
import sysconfig
from datetime import date
from io import StringIO
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from alembic.command import downgrade
from alembic.command import upgrade as migrate
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, text

from etl.assets import asset_dir
from etl.database.upgrade import newest_revision, upgrade
from etl.load.keys import article_id, article_key
from etl.seeding.keys import NAMESPACE
from models import Base
from tests.factories import make_article
from tests.fixtures.schemas import schema_of, tables_of

VERSIONS = sorted((asset_dir("migrations") / "versions").glob("*.py"))
A_LOAD = """
insert into loads (kind, arguments, version, started_at, outcome)
values ('load', '{}', '0.1', now(), 'running')
"""
AN_ARTICLE = """
insert into articles (
    id, key, dateline_on, published_on, text, content_hash, status, format, locator, load_id
)
select :id, :key, :dateline_on, :on, 'x', sha256(''), 'current', 'text', 'a', max(id) from loads
"""
WHAT_THEY_SAY = """
insert into article_entities (article_id, number, kind, name)
select id, 0, 'person', 'Wang Yi' from articles;
insert into mentions (article_id, position, start_offset, end_offset, words, kind, entity_number)
select id, 0, 0, 1, 'x', 'person', 0 from articles;
insert into article_prints (article_id, version, signature) select id, 1, '' from articles;
insert into print_bands (band, article_id) select 1, id from articles;
"""
UNWANTED_OF_SQUAWK = (
    "prefer-bigint-over-int",  # counts within one article or load
    "prefer-text-field",  # alembic's own table
    "require-statement-timeout",  # filling a new column may take its time; waiting for a lock not
)


def make_config(printed: StringIO | None = None) -> Config:
    config = Config(output_buffer=printed)
    config.set_main_option("script_location", str(asset_dir("migrations")))
    return config


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_is_numbered_says_why_and_knows_no_models(path: Path) -> None:
    assert re.fullmatch(r"\d{4}_[a-z0-9_]+", path.stem)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    title, _, why = (ast.get_docstring(tree) or "").partition("\n\n")
    assert len(title.split()) >= 3
    assert len(why.split()) >= 8
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    assert not {module for module in modules if module and module.split(".")[0] == "models"}


def test_the_history_is_one_line_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in VERSIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in VERSIONS:
        source = path.read_text(encoding="utf-8")
        assert f'revision = "{path.name[:4]}"' in source
        before = int(path.name[:4]) - 1
        told = f'"{before:04}"' if before else "None"
        assert f"down_revision = {told}" in source
    assert newest_revision() == VERSIONS[-1].name[:4]


def test_migrations_build_exactly_the_models(own_database: Engine, empty_database: URL) -> None:
    models = create_engine(empty_database)
    Base.metadata.create_all(models)
    models.dispose()
    assert tables_of(own_database.url) == tables_of(empty_database)


@pytest.mark.parametrize(
    "change",
    [
        "alter table reports drop constraint ck_reports_status,"
        " add constraint ck_reports_status check (status in ('planned', 'held'))",
        "comment on column reports.status is 'Something else.'",
        "alter table reports alter column confidence type numeric(4, 2)",
        "drop index ix_reports_during",
    ],
)
def test_the_comparison_sees_a_difference(own_database: Engine, change: str) -> None:
    before = tables_of(own_database.url)
    with own_database.begin() as connection:
        connection.execute(text(change))
    assert tables_of(own_database.url) != before


def test_down_and_up_again_leads_to_the_same_schema(own_database: Engine) -> None:
    before = schema_of(own_database.url)
    config = make_config()
    with own_database.begin() as connection:
        config.attributes["connection"] = connection
        downgrade(config, "base")
    with own_database.connect() as connection:
        left = connection.execute(
            text(
                "select relname from pg_class"
                " where relnamespace in ('public'::regnamespace, 'bi'::regnamespace)"
            )
        ).scalars()
        assert set(left) <= {"alembic_version", "alembic_version_pkc"}
    upgrade(own_database)
    assert schema_of(own_database.url) == before


def test_rejects_of_an_older_version_outlast_the_upgrade(empty_database: URL) -> None:
    engine = create_engine(empty_database)
    config = make_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        migrate(config, "0011")
        connection.execute(
            text(
                "with load as (insert into loads (kind, arguments, version, started_at, outcome)"
                " values ('load', '{}', '0.1', now(), 'running') returning id)"
                " insert into rejects (load_id, position, locator, stage, error_class, message,"
                " payload, rejected_at)"
                " select id, 0, 'a.jsonl:1', 'read', 'RecordError', 'no', '{', now() from load"
            )
        )
    upgrade(engine)
    with engine.connect() as connection:
        row = connection.execute(text("select locator, payload_format from rejects")).one()
    engine.dispose()
    assert row == ("a.jsonl:1", None)


def test_articles_get_ids_of_their_days_with_all_they_say_and_back(empty_database: URL) -> None:
    day = date(2024, 3, 27)
    told = [
        make_article("x", external_id="1", published_on=day),
        make_article("x", external_id="2", published_on=day, dateline_on=date(2024, 3, 26)),
        make_article("x", external_id="3", published_on=None),
    ]
    before = {article_key(one): uuid5(NAMESPACE, f"article {article_key(one)}") for one in told}
    after = {article_key(one): article_id(one, article_key(one)) for one in told}
    engine = create_engine(empty_database)
    config = make_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        migrate(config, "0032")
        connection.execute(text(A_LOAD))
        for one in told:
            values = {"on": one.published_on, "dateline_on": one.dateline_on}
            key = article_key(one)
            connection.execute(text(AN_ARTICLE), {"id": before[key], "key": key, **values})
        connection.execute(text(WHAT_THEY_SAY))
        migrate(config, "0033")
        assert ids(connection) == after
        downgrade(config, "0032")
        assert ids(connection) == before
    engine.dispose()


def ids(connection: Connection) -> dict[str, UUID]:
    """Return the ids of articles by their keys; all that they say must have come along."""
    found = connection.execute(
        text(
            "select a.key, a.id from articles as a join mentions as m on m.article_id = a.id"
            " join print_bands as b on b.article_id = a.id"
            " join dirty_blocks as d on d.key = a.id::text"
        )
    )
    return {row[0]: row[1] for row in found}


def test_no_migration_locks_a_live_database_for_long(tmp_path: Path) -> None:
    """Each by itself: one that changes a table of an older one must not look like a new table."""
    before = ""
    for path in VERSIONS:
        printed = StringIO()
        migrate(make_config(printed), f"{before}{path.name[:4]}", sql=True)
        (tmp_path / f"{path.stem}.sql").write_text(printed.getvalue(), encoding="utf-8")
        before = f"{path.name[:4]}:"
    squawk = Path(sysconfig.get_path("scripts")) / "squawk"
    excluded = f"--exclude={','.join(UNWANTED_OF_SQUAWK)}"
    checked = subprocess.run(
        [squawk, "--pg-version=15", excluded, *sorted(tmp_path.glob("*.sql"))],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout[-3000:]
