"""What several widgets look like is said once, in the stylesheet they share."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

import empathy_widgets
from empathy_widgets.widgets.shared import base

WIDGETS = Path(empathy_widgets.__file__).parent / "widgets"
PIECES = sorted(file.name for file in (WIDGETS / "shared").glob("*.css") if file.name not in
                ("tokens.css", "shared.css", "plot.css"))
MANY = 3


def blocks(text):
    """Each rule outside a condition: its selectors, outermost first, and its declarations in any order."""
    place, said, written = [], [[]], ""
    for mark in re.sub(r"(?s)/\*.*?\*/", "", text):
        if mark not in "{};":
            written += mark
            continue
        words = " ".join(written.split())
        written = ""
        if mark == "{":
            place.append(words)
            said.append([])
            continue
        if words:
            said[-1].append(words)
        if mark == "}":
            if not any(one.startswith("@") for one in place):
                yield " ".join(place), tuple(sorted(said[-1]))
            place.pop()
            said.pop()


def repeated(files):
    """The rules of `MANY` declarations or more that stand in these files more than once, with their places."""
    places = defaultdict(list)
    for name, text in files.items():
        for selector, declarations in blocks(text):
            if len(declarations) >= MANY:
                places[declarations].append(f"{name}: {selector}")
    return {declarations: found for declarations, found in places.items() if len(found) > 1}


def test_no_rule_of_several_declarations_stands_in_two_places():
    files = {f"{file.parent.name}/{file.name}": file.read_text("utf-8") for file in sorted(WIDGETS.glob("*/*.css"))}
    assert sum(1 for text in files.values() for _ in blocks(text)) > 300 and repeated(files) == {}


def test_a_rule_is_found_again_in_another_order_and_deeper_but_not_under_a_condition():
    one = ".a { color: red; margin: 0;\n  padding: 0 1px }"
    again = "padding: 0 1px; color: red; margin: 0;"
    for other in (f".b {{ {again} }}", f".b {{ top: 0; & .c {{ {again} }} }}"):
        assert list(repeated({"one": one, "other": other})) == [("color: red", "margin: 0", "padding: 0 1px")]
    fewer = ".b { color: red; margin: 0; }"
    for other in (fewer, f".b {{ {again} top: 0 }}", f"@media print {{ {one} }}", f"/* {one} */"):
        assert repeated({"one": one, "other": other}) == {}


def amiss(folder, pieces):
    """Which of these shared pieces a widget's scripts use without importing them, or import without using them."""
    scripts = "".join(file.read_text("utf-8") for file in folder.glob("*.js"))
    worn = {word for words in re.findall(r'"(ew-[^"]*)"', scripts) for word in words.split()}
    imported = set(re.findall(r'@import "\.\./shared/([^"]+)"', (folder / "widget.css").read_text("utf-8")))
    return [name for name, text in pieces.items()
            if bool(worn & set(re.findall(r"\.ew-widget \.(ew-[\w-]+)", text))) != (name in imported)]


def test_a_widget_imports_the_shared_rules_it_uses_and_no_others(tmp_path):
    pieces = {name: (WIDGETS / "shared" / name).read_text("utf-8") for name in PIECES}
    folders = [file.parent for file in WIDGETS.glob("*/widget.css")]
    assert len(pieces) > 3 and {folder.name: amiss(folder, pieces) for folder in folders if amiss(folder, pieces)} == {}
    (tmp_path / "widget.js").write_text('make("ul", { class: "ew-mine ew-bullets" })', "utf-8")
    for style, found in (("", ["lists.css"]), ('@import "../shared/lists.css";\n', []),
                         ('@import "../shared/lists.css";\n@import "../shared/rows.css";\n', ["rows.css"])):
        (tmp_path / "widget.css").write_text(style, "utf-8")
        assert amiss(tmp_path, pieces) == found


def test_a_stylesheet_is_joined_after_what_it_imports_and_imports_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(base, "WIDGETS", tmp_path)
    (tmp_path / "board").mkdir()
    sheet = tmp_path / "board" / "widget.css"
    sheet.write_text('@import "../shared/lists.css";\n\n.ew-mine { top: 0; }\n', "utf-8")
    joined = base.style("board")
    assert joined.index(".ew-bullets") < joined.index(".ew-mine") and "@import" not in joined
    for other in ("url(http://127.0.0.1/a.css)", '"../stage/widget.css"', "'../shared/lists.css'"):
        sheet.write_text(f"@import {other};\n", "utf-8")
        with pytest.raises(ValueError, match=r"board/widget\.css imports what cannot be joined"):
            base.style("board")
