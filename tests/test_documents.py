"""The documents cannot lie: every command is described, and what they mention exists."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
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


def pages() -> list[Path]:
    """Return the pages of the documentation's site."""
    return sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("words", commands())
def test_every_command_has_help_and_is_in_the_readme(words: str) -> None:
    assert commands()[words], f"whomet {words} has no help"
    assert re.search(rf"\bwhomet {words}\b", README), f"README.md does not name whomet {words}"


def test_every_command_that_the_documents_name_exists() -> None:
    known = commands()
    for path in [ROOT / "README.md", *pages()]:
        blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.S | re.M)
        for line in "\n".join(blocks).splitlines():
            found = re.match(r"\s*(?:\$ )?(?:\.venv/bin/)?whomet ((?:[a-z]+ ?){1,3})", line)
            if found:
                words = found[1].split()
                told = {" ".join(words[:length]) for length in (1, 2, 3)}
                assert told & known.keys(), f"{path.name}: {line.strip()}"


def documented_lines() -> list[str]:
    """Return each line of a document that runs whomet, without its remark."""
    found: dict[str, None] = {}
    for path in [ROOT / "README.md", *pages()]:
        blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.S | re.M)
        for line in "\n".join(blocks).splitlines():
            if line.startswith("whomet "):
                found[line.partition("  #")[0].strip()] = None
    return list(found)


@pytest.mark.parametrize("line", documented_lines())
def test_a_documented_line_has_only_options_and_arguments_that_the_command_takes(line: str) -> None:
    command, words = get_command(app), shlex.split(line)[1:]
    while words and (found := getattr(command, "commands", {}).get(words[0])):
        command, words = found, words[1:]
    command.make_context("whomet", words)


def test_make_targets_in_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    code = " ".join(re.findall(r"`[^`]+`", README))
    assert set(re.findall(r"\bmake ([a-z-]+)\b", code)) <= targets


def test_relative_links_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *pages()]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def anchors(path: Path) -> set[str]:
    """Return what a link may point at within a page: its headings, as the site names them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w]+", "-", heading.lower()).strip("-") for heading in headings}


def test_every_page_stands_in_the_navigation_and_every_entry_is_a_page() -> None:
    told = tomllib.loads((ROOT / "docs" / "zensical.toml").read_text(encoding="utf-8"))
    sections = [entries for section in told["project"]["nav"] for entries in section.values()]
    listed = [page for entries in sections for entry in entries for page in entry.values()]
    assert sorted(listed) == [page.name for page in pages()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_links_of_a_page_stay_within_the_site(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        assert not name.startswith(".."), f"{page.name} links to {target}, which the site lacks"
        if anchor:
            assert anchor in anchors(page.parent / name if name else page), f"{page.name}: {target}"


@pytest.mark.skipif(find_spec("zensical") is None, reason="the extra `docs` is not installed")
def test_the_site_builds_without_a_warning_and_asks_no_network(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns(".*"))
    subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "-f", "docs/zensical.toml"],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip
    site = tmp_path / "docs" / ".site"
    assert {page.stem for page in pages()} <= {page.stem for page in site.glob("*.html")}
    for page in site.glob("*.html"):
        loaded = r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="?https?:'
        assert not re.search(loaded, page.read_text(encoding="utf-8")), page.name


def test_the_changelog_names_the_version_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version is not None
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_tracked_file_names_a_private_path_or_an_index() -> None:
    private = re.compile(
        rb"(?:/home/|/Users/|/root/|/opt/|/mnt/|[A-Z]:\\Users\\)[\w.-]+|--(?:extra-)?index-url|--find-links"
    )
    harmless = {"requirements.txt", "requirements-run.txt", "Makefile", "test_documents.py"}
    for path in tracked_files():
        if path.name in harmless or path.suffix in {".onnx", ".gz"}:
            continue
        found = private.search(path.read_bytes())
        assert found is None, f"{path.relative_to(ROOT)}: {found and found[0]!r}"


def pins(name: str) -> set[str]:
    """Return the blocks of a file of requirements, each a package with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    blocks = re.split(r"\n(?=[a-z])", text.split("\n", 2)[2].rstrip())
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)
    return set(blocks)


def test_requirements_pin_hashes_and_name_no_index() -> None:
    assert pins("requirements-run.txt") < pins("requirements.txt")
