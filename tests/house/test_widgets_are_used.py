"""Every widget has its folder, its test, its door, and a place in a chapter."""

import re
from pathlib import Path

import pytest

import empathy_widgets

ROOT = Path(__file__).parents[2]
WIDGETS = ROOT / "empathy_widgets" / "widgets"
FOLDERS = sorted(path.parent.name for path in WIDGETS.glob("*/widget.py"))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_widget_is_whole(name):
    for file in ("__init__.py", "widget.py", "widget.js", "widget.css"):
        assert (WIDGETS / name / file).is_file(), f"{name} lacks {file}"
    assert (ROOT / "tests" / "widgets" / f"test_{name}.py").is_file(), f"{name} has no test"


@pytest.mark.parametrize("name", FOLDERS)
def test_every_widget_can_be_imported_from_the_door_and_stands_in_a_chapter(name):
    title = "".join(word.capitalize() for word in name.split("_"))
    assert title in empathy_widgets.__all__ and getattr(empathy_widgets, title)
    users = [ROOT / "empathy_widgets" / "workbook.py", *(ROOT / "empathy_widgets" / "exercises").rglob("*.py")]
    shown = re.compile(rf"\b{title}\(|^    widget = {title}$", re.MULTILINE)  # a practice's chapter names its widget
    assert any(shown.search(path.read_text("utf-8")) for path in users), f"no chapter shows {title}"


@pytest.mark.parametrize("name", FOLDERS)
def test_every_trait_is_explained(name):
    source = (WIDGETS / name / "widget.py").read_text("utf-8").splitlines()
    for number, line in enumerate(source):
        if ".tag(sync=True)" in line:
            following = next((text.strip() for text in source[number + 1:] if text.strip()), "")
            assert following.startswith('"""'), (
                f"{name}/widget.py line {number + 1}: say what it means, its unit, its default")
