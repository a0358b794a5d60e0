"""What several widgets look like is said once, in the stylesheet they share."""

import re
from collections import defaultdict
from pathlib import Path

import empathy_widgets

WIDGETS = Path(empathy_widgets.__file__).parent / "widgets"
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
