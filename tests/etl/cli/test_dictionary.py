from pathlib import Path

from sqlalchemy import Engine
from typer.testing import CliRunner

from etl.cli.app import app
from etl.database.urls import libpq_url
from etl.seeding.writing import seed

DICTIONARY = Path(__file__).resolve().parents[3] / "docs" / "dictionary.md"


def test_the_dictionary_in_the_documents_is_what_the_command_prints(own_database: Engine) -> None:
    seed(own_database)
    url = libpq_url(own_database.url)
    printed = CliRunner().invoke(app, ["--database-url", url, "db", "dictionary"])
    assert printed.exit_code == 0, printed.output
    assert DICTIONARY.read_text(encoding="utf-8") == printed.stdout, (
        "write it anew: whomet db dictionary > docs/dictionary.md"
    )
