"""The rooms inside the large rooms: imports go one way there too, nothing goes in circles, and the picture is true."""

import ast
import functools
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "empathy_widgets"
LARGE = {
    "commands": (3, 38), "exchange": (2, 4), "exercises": (4, 66), "library": (4, 19), "play": (3, 4),
    "records": (4, 4), "scoring": (5, 12), "server": (9, 40), "widgets": (3, 55),
}
"""A room to the floors it may have and the arrows between its files and folders. More is a decision: look at
`arrows(room)` first, and whether the new one points down."""
NO_ROOM = {"__pycache__", "locale", "template", "versions", "_shipped"}

Arrows = frozenset[tuple[str, str]]


def modules_named(path: Path) -> set[str]:
    """Every module of the package a file imports, by its whole name."""
    named = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
    return {name for name in named if name.split(".")[0] == "empathy_widgets"}


def arrows(room: str, package: Path = PACKAGE) -> Arrows:
    """Which file or folder of a room names which other one."""
    base, found = package / room, set()
    for path in base.rglob("*.py"):
        here = path.relative_to(base).parts[0].removesuffix(".py")
        if here == "__init__":
            continue
        for name in modules_named(path):
            _package, *parts = name.split(".")
            if parts[:1] == [room] and len(parts) > 1 and parts[1] != here:
                there = base / parts[1]
                if there.is_dir() or there.with_suffix(".py").is_file():
                    found.add((here, parts[1]))
    return frozenset(found)


def floors(found: Arrows) -> int:
    """How many files and folders stand on one another at most; AssertionError, naming it, when there is a circle."""
    below: dict[str, list[str]] = {}
    for here, there in found:
        below.setdefault(here, []).append(there)

    @functools.cache
    def height(one: str) -> int:
        return 1 + max(map(height, below.get(one, ())), default=0)

    def circle(one: str, path: tuple[str, ...]) -> None:
        assert one not in path, f"a circle: {' → '.join([*path[path.index(one):], one])}"
        for other in below.get(one, ()):
            circle(other, (*path, one))

    for one in below:
        circle(one, ())
    return max(map(height, below), default=1)


@pytest.mark.parametrize("room", LARGE)
def test_a_large_room_has_its_floors_and_nothing_goes_in_circles(room):
    found = arrows(room)
    most_floors, most_arrows = LARGE[room]
    assert floors(found) <= most_floors and len(found) <= most_arrows, sorted(found)


def test_every_large_room_is_looked_at():
    large = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name not in NO_ROOM
             and len([*path.iterdir()]) > 12}
    assert large <= LARGE.keys() | {"charts", "domain"}  # flat, and so small that test_imports says all there is to say


def test_a_circle_and_a_stray_arrow_would_be_noticed(tmp_path):
    room = tmp_path / "records"
    (room / "shelves").mkdir(parents=True)
    (room / "store.py").write_text("from empathy_widgets.records.shelves.cases import CaseShelf\n")
    (room / "shelves" / "cases.py").write_text("from empathy_widgets import domain\n")
    assert arrows("records", tmp_path) == {("store", "shelves")} and floors(arrows("records", tmp_path)) == 2
    (room / "shelves" / "cases.py").write_text("def late():\n    from empathy_widgets.records import store\n")
    with pytest.raises(AssertionError, match="a circle: s"):
        floors(arrows("records", tmp_path))


def chapters_folders() -> set[str]:
    """The folders that hold parts of single chapters."""
    return {"scene", "home", "group", "planning", "sheets"}


def test_no_chapters_folder_names_another_chapters():
    between = {(here, there) for here, there in arrows("exercises")
               if here in chapters_folders() and there in chapters_folders()}
    assert not between


def rooms_there(package: Path = PACKAGE) -> set[str]:
    """Every folder of the package that holds code, the widgets' own excepted: there is one each."""
    found = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_dir()
             and any(path.glob("*.py")) and not NO_ROOM & {*path.relative_to(package).parts}}
    return {room for room in found if not room.startswith("widgets/") or room == "widgets/shared"}


def rooms_told(text: str) -> tuple[set[str], set[str]]:
    """The rooms in the table of the house, and those of them that are planned."""
    rows = re.findall(r"(?m)^\| `([\w/]+)` \| (.*) \|$", text)
    return {room for room, _what in rows}, {room for room, what in rows if what.startswith("*Planned:*")}


def test_the_picture_of_the_house_names_every_room_and_no_other():
    told, planned = rooms_told((PACKAGE / "README.md").read_text("utf-8"))
    assert told - planned == rooms_there() and not planned & rooms_there()


def test_a_room_nobody_named_would_be_noticed(tmp_path):
    (tmp_path / "attic").mkdir()
    (tmp_path / "attic" / "trunk.py").write_text("")
    told, planned = rooms_told("| `cellar` | Wine. |\n| `tower` | *Planned:* a bell. |\n")
    assert (told, planned, rooms_there(tmp_path)) == ({"cellar", "tower"}, {"tower"}, {"attic"})
