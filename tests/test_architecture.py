"""What holds for every file of the packages: size, first sentence, and import without effects.

The direction of imports is import-linter's part (`make lint`).
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("etl", "models", "migrations")
    for path in (ROOT / folder).rglob("*.py")
    if "_assets" not in path.parts
)
LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=label)
def test_a_file_is_one_idea_with_a_first_sentence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    sentence = ast.get_docstring(ast.parse(text))
    assert sentence, f"{label(path)} does not say what it is"


@pytest.mark.parametrize("path", [p for p in SOURCES if "migrations" not in p.parts], ids=label)
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert length <= LONGEST_FUNCTION, f"{label(path)}: {node.name} has {length} lines"


def test_only_settings_reads_the_environment() -> None:
    for path in SOURCES:
        if path.name == "settings.py" or "training" in path.parts:
            continue
        # Handing it on whole to a program that is started, as psql is, reads nothing.
        text = path.read_text(encoding="utf-8").replace("**os.environ", "")
        assert "os.environ" not in text, label(path)
        assert "import environ" not in text, label(path)
        assert "getenv" not in text, label(path)


def test_no_data_folder_is_a_package() -> None:
    for folder in ("migrations", "seeds", "sql", "tests"):
        assert not list((ROOT / folder).rglob("__init__.py")), f"{folder}/ would be importable"


def test_help_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys; from etl.cli.app import app; "
        "heavy = {'sqlalchemy', 'alembic', 'numpy', 'onnxruntime', 'dateparser', 'psycopg'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_importing_the_command_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    subprocess.run(
        [sys.executable, "-c", "import etl.cli.app, etl.pipeline"],
        cwd=ROOT,
        env={**os.environ, "WHOMET_HOME": str(home)},
        check=True,
    )
    assert not home.exists()
