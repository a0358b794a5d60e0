"""Imports go one way: notebooks → Workbook → exercises → rooms → scoring, play → domain; errors is under all."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "empathy_widgets"
GROUND = {"dates", "errors", "strings", "places", "files"}
MAY_IMPORT = {
    "dates": set(),
    "errors": set(),
    "strings": set(),
    "places": {"errors"},
    "files": {"errors"},
    "domain": {"errors"},
    "scoring": {"domain"},
    "play": {"domain"},
    "library": {"play", "scoring", "domain"},
    "records": {"scoring", "domain"},
    "charts": {"scoring", "domain"},
    "reports": {"scoring", "domain"},
    "exchange": {"play", "scoring", "domain"},
    "widgets": {"scoring", "domain"},
    "exercises": {"widgets", "charts", "reports", "exchange", "records", "library", "play", "scoring", "domain"},
    "workbook": {"exercises", "widgets", "charts", "records", "library", "scoring", "domain"},
    "__init__": {"workbook", "widgets"},
    "server": {"exercises", "records", "library", "widgets", "domain"},
    "commands": {
        "server", "exercises", "charts", "reports", "exchange", "records", "library", "play", "scoring", "domain",
    },
    "cli": {"commands"},
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say the whole name instead of a relative import"
            names = [node.module]
            if node.module == "empathy_widgets":
                names = [f"empathy_widgets.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "empathy_widgets" and len(parts) > 1:
                rooms.add(parts[1])
    return rooms


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_arrows_point_one_way(path):
    here = room(path)
    wrong = imported_rooms(path) - MAY_IMPORT[here] - {here} - GROUND - {"__version__", "Workbook"}
    assert not wrong, f"{path.relative_to(ROOT)} may not import {sorted(wrong)}"


def test_a_wrong_arrow_is_noticed(tmp_path):
    file = tmp_path / "wrong.py"
    file.write_text("from empathy_widgets.records import Store\nimport empathy_widgets.server.launcher\n")
    assert imported_rooms(file) == {"records", "server"}
