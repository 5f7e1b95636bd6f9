import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli.app import app
from etl.database.diagram import FAMILIES, diagram_files, tables_of
from models import Base

DOCS = Path(__file__).resolve().parents[3] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


def boxes(picture: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each table's box."""
    found = []
    for box in ElementTree.fromstring(picture).iter(f"{SVG}rect"):
        if box.get("class") == "card":
            x, y, width, height = (float(box.get(k, "")) for k in ("x", "y", "width", "height"))
            found.append((x, y, x + width, y + height))
    return found


@pytest.mark.parametrize(("name", "content"), list(diagram_files()))
def test_the_documents_hold_what_the_models_are(name: str, content: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == content, (
        "draw it anew: whomet db diagram --out docs"
    )


def test_every_table_stands_in_exactly_one_picture() -> None:
    drawn = [table.name for family in FAMILIES for table in tables_of(family)]
    assert sorted(drawn) == sorted(Base.metadata.tables)


def test_every_foreign_key_is_drawn_or_named() -> None:
    pictures = "".join(content for name, content in diagram_files() if name.endswith(".svg"))
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            assert key.column.table.name in pictures.split(f">{table.name}<")[1].split("head")[0]


def test_no_two_boxes_of_a_picture_overlap() -> None:
    for name, content in diagram_files():
        placed = boxes(content) if name.endswith(".svg") else []
        for number, (left, top, right, bottom) in enumerate(placed):
            for other_left, other_top, other_right, other_bottom in placed[number + 1 :]:
                apart = right <= other_left or other_right <= left
                assert apart or bottom <= other_top or other_bottom <= top, name


def test_the_command_writes_page_and_pictures(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["db", "diagram", "--out", str(tmp_path / "new")])
    assert done.exit_code == 0, done.output
    written = {str(path.relative_to(tmp_path / "new")) for path in tmp_path.rglob("*.*")}
    assert written == {name for name, _ in diagram_files()}
