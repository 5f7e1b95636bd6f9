"""The documents cannot lie: every command is described, and what they mention exists."""

import re
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from etl.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, str | None]:
    """Return every command by its words, with its help."""
    found: dict[str, str | None] = {}

    def walk(command: object, words: tuple[str, ...]) -> None:
        subcommands = getattr(command, "commands", None)
        if subcommands is None:
            found[" ".join(words)] = getattr(command, "help", None)
            return
        if getattr(command, "invoke_without_command", False) and words:
            found[" ".join(words)] = getattr(command, "help", None)
        for name, subcommand in subcommands.items():
            walk(subcommand, (*words, name))

    walk(get_command(app), ())
    return found


def tracked_files() -> list[Path]:
    """Return the files that belong to the repository, or skip where there is none."""
    listing = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True, check=False
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("words", commands())
def test_every_command_has_help_and_is_in_the_readme(words: str) -> None:
    assert commands()[words], f"whomet {words} has no help"
    assert re.search(rf"\bwhomet {words}\b", README), f"README.md does not name whomet {words}"


def test_every_command_that_the_documents_name_exists() -> None:
    known = commands()
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.S | re.M)
        for line in "\n".join(blocks).splitlines():
            found = re.match(r"\s*(?:\$ )?(?:\.venv/bin/)?whomet ((?:[a-z]+ ?){1,3})", line)
            if found:
                words = found[1].split()
                told = {" ".join(words[:length]) for length in (1, 2, 3)}
                assert told & known.keys(), f"{path.name}: {line.strip()}"


def test_make_targets_in_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    code = " ".join(re.findall(r"`[^`]+`", README))
    assert set(re.findall(r"\bmake ([a-z]+)\b", code)) <= targets


def test_relative_links_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_changelog_names_the_version_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version is not None
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_tracked_file_names_a_private_path_or_an_index() -> None:
    private = re.compile(
        rb"(?:/home/|/Users/|/root/|/opt/|/mnt/|[A-Z]:\\Users\\)[\w.-]+|--(?:extra-)?index-url|--find-links"
    )
    harmless = {"requirements.txt", "Makefile", "test_documents.py"}
    for path in tracked_files():
        if path.name in harmless or path.suffix in {".onnx", ".gz"}:
            continue
        found = private.search(path.read_bytes())
        assert found is None, f"{path.relative_to(ROOT)}: {found and found[0]!r}"


def test_requirements_pin_hashes_and_name_no_index() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    blocks = re.split(r"\n(?=[a-z])", text.split("\n", 2)[2])
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)
