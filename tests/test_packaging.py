"""The wheel holds all it needs and runs where another `models` lies in the way."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned hatchling, without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("whomet-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the python of an environment that holds the wheel; dependencies come from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    paths = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", paths))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The checkout itself must not be seen: an editable install adds it by a .pth file, which
    # is not read for a folder named in another .pth file.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def run(python: Path, code: str, *, cwd: Path) -> str:
    """Run code as the console command does: without the current folder on the path."""
    done = subprocess.run(
        [python, "-P", "-c", code], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_holds_packages_data_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "etl/cli/app.py",
        "models/__init__.py",
        "etl/_assets/migrations/env.py",
        "etl/_assets/sql/queries/meetings.sql",
        "etl/extract/weights/CARD.md",
    ):
        assert wanted in names
    assert any(name.startswith("etl/_assets/migrations/versions/0001") for name in names)
    assert any(name.startswith("etl/_assets/seeds/articles/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    top = {name.split("/")[0] for name in names if not name.startswith("whomet-")}
    assert top == {"etl", "models"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    assert not [name for name in names if name.startswith("etl/training/written/")]


def test_the_installed_command_ignores_a_models_file_in_the_current_folder(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "models.py").write_text("raise SystemExit('the wrong models')", encoding="utf-8")
    code = "import sys; from etl.cli import main; sys.argv = ['whomet', '--version']; main()"
    assert run(installed, code, cwd=tmp_path).startswith("whomet ")


def test_the_installed_packages_and_data_come_from_one_folder(
    installed: Path, tmp_path: Path
) -> None:
    code = (
        "import etl, models; from pathlib import Path; from etl.assets import asset_dir; "
        "print(Path(etl.__file__).parent.parent == Path(models.__file__).parent.parent, "
        "asset_dir('seeds') == Path(etl.__file__).parent / '_assets/seeds', "
        "all(any(asset_dir(n).iterdir()) for n in ('migrations', 'seeds', 'sql')))"
    )
    assert run(installed, code, cwd=tmp_path) == "True True True"
