"""The migrations read as a history, lock nothing for long and build exactly the models."""

import ast
import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, text

from etl.assets import asset_dir
from etl.database.clients import clients_for
from etl.database.upgrade import newest_revision, upgrade
from etl.database.urls import libpq_url
from models import Base

VERSIONS = sorted((asset_dir("migrations") / "versions").glob("*.py"))
UNWANTED_OF_SQUAWK = (
    "ban-drop-column",  # only downgrades drop
    "ban-drop-table",
    "prefer-bigint-over-int",  # counts within one article or load
    "prefer-text-field",  # alembic's own table
    "prefer-robust-stmts",  # each migration is one transaction
    "require-concurrent-index-creation",  # the tables are empty when they are made
    "require-timeout-settings",  # env.py sets lock_timeout; a load of data may take its time
    "adding-foreign-key-constraint",  # on tables that the same transaction makes
)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_is_numbered_says_why_and_knows_no_models(path: Path) -> None:
    assert re.fullmatch(r"\d{4}_[a-z0-9_]+", path.stem)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len((ast.get_docstring(tree) or "").split()) >= 8
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


def schema_of(engine: Engine) -> list[str]:
    """Return pg_dump's words for all tables, sorted: migrations may order columns otherwise."""
    clients = clients_for(engine, None)
    done = subprocess.run(
        [
            clients.program("pg_dump"), "-s", "--schema=public", "--no-owner",
            "--exclude-table=alembic_version", "--restrict-key=test",
            f"--dbname={libpq_url(engine.url)}",
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return sorted(line.rstrip(",") for line in done.stdout.splitlines() if line.strip())


def test_migrations_build_exactly_the_models(own_database: Engine, empty_database: URL) -> None:
    models = create_engine(empty_database)
    Base.metadata.create_all(models)
    assert schema_of(own_database) == schema_of(models)
    models.dispose()


def test_down_and_up_again_leads_to_the_same_schema(own_database: Engine) -> None:
    from alembic.command import downgrade
    from alembic.config import Config

    before = schema_of(own_database)
    config = Config()
    config.set_main_option("script_location", str(asset_dir("migrations")))
    with own_database.begin() as connection:
        config.attributes["connection"] = connection
        downgrade(config, "base")
    with own_database.connect() as connection:
        left = connection.execute(
            text("select tablename from pg_tables where schemaname = 'public'")
        ).scalars()
        assert set(left) <= {"alembic_version"}
    upgrade(own_database)
    assert schema_of(own_database) == before


def test_no_statement_locks_a_live_database_for_long() -> None:
    scripts = Path(sysconfig.get_path("scripts"))
    done = subprocess.run(
        [
            scripts / "alembic", "--config", "pyproject.toml", "upgrade", "head", "--sql",
        ],
        cwd=asset_dir("migrations").parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    checked = subprocess.run(
        [
            scripts / "squawk", "--pg-version=15",
            f"--exclude={','.join(UNWANTED_OF_SQUAWK)}",
        ],
        input=done.stdout, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout[-3000:]
