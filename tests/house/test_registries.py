"""A list stands once: a new widget, kind of run or chapter is its own files and one line, and everything has it."""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from empathy_widgets import Workbook, widgets
from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.page.chapters import CHAPTERS
from empathy_widgets.exercises.page.page import ADMINISTER, PROFILE, WELCOME
from empathy_widgets.exercises.rehearsal import HOW_A_SCORE_COMES_ABOUT
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.library.kinds import KINDS
from empathy_widgets.server.chapters import chapters

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "empathy_widgets"
NOTEBOOKS = ROOT / "notebooks"
STUB, KIND = "widgets/__init__.pyi", "domain/run.py"
LINES = {STUB: "from .shout_box import ShoutBox as ShoutBox", KIND: '    EMPTY_CHAIR = "empty-chair"'}
AFTER = {STUB: "from .score_table import ScoreTable as ScoreTable", KIND: '    LESSON = "lesson"'}
EMPTY_CHAIR = '''
"""The chapter "Empty chair", which nobody ever wrote."""
from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.exercises.run.running import RunChapter, entry_of
from empathy_widgets.widgets import Notice

@chapter_of_runs
class EmptyChair(RunChapter):
    """Says it to a chair."""
    kind, chapter, folder = RunKind.EMPTY_CHAIR, "empty-chair", "discussions"
    name = staticmethod(lambda: "Empty chair")
    earlier = staticmethod(lambda: "This was said to an earlier chair")
    def entries(self): return [entry_of(head) for head in self.page.library.shelf(self.folder)]
    def settings(self, noun, answers): return {}
    def stage(self, running): return [Notice(title=f"On the chair: {self.noun(running.run).title}")]
    def line(self, run): return "sat down"
'''
CHAIR_KEEPS = '''
"""What an empty chair keeps: nothing."""
from empathy_widgets.domain.run_kinds.kind import Settings

__all__ = ["BODIES", "SETTINGS"]

SETTINGS, BODIES = Settings, {}
'''
LOOK = '''
import json, sys
import empathy_widgets
from empathy_widgets import widgets
from empathy_widgets.domain import Actor, RunKind
from empathy_widgets.exchange.export import schema_text
from empathy_widgets.exchange.export.glossary import GLOSSARY
from empathy_widgets.exercises.course.timeline import timeline
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Store, Workspace
from empathy_widgets.server.chapters import chapters
from joined import modules

place = Workspace(sys.argv[1])
place.prepare()
store = Store(place, Actor(seat="local"))
text = Page(place).library.text("discussions", "sorry").replace("title: ", "title: Once ", 1)
run = store.start_run(None, "empty-chair", "sorry", {}, version_text=text, request="one")
page = Page(place, f"run={run.id}", served=True)
(menu,) = empathy_widgets.Workbook(Page(place, served=True)).empty_chair().children
notes, stage = empathy_widgets.Workbook(page).empty_chair().children
print(json.dumps({
    "from": empathy_widgets.__file__, "door": empathy_widgets.__all__, "dir": dir(empathy_widgets),
    "room": widgets.__all__, "made": empathy_widgets.ShoutBox(text="Hey").text, "scripts": [m.name for m in modules()],
    "kinds": list(RunKind), "timeline": timeline(page), "entries": len(menu.entries), "open": menu.resumable,
    "note": notes.text, "stage": stage.title, "help": empathy_widgets.Workbook.empty_chair.__doc__,
    "glossary": [one.range for one in GLOSSARY.values() if one.name == "run_kind"], "schema": schema_text(),
    "served": [[one.name, one.title] for one in chapters(notebooks_folder())],
}))
'''


def copied(folder: Path, lines: dict[str, str]) -> Path:
    """The workbook in another place with a made-up widget, chapter and notebook, and these lines beside them."""
    package = shutil.copytree(PACKAGE, folder / "empathy_widgets", ignore=shutil.ignore_patterns("__pycache__"))
    notebooks = shutil.copytree(NOTEBOOKS, folder / "notebooks")
    (folder / "content").symlink_to(ROOT / "content")
    shutil.copytree(package / "widgets/notice", package / "widgets/shout_box")
    for file in (package / "widgets/shout_box").iterdir():
        file.write_text(file.read_text("utf-8").replace("notice", "shout_box").replace("Notice", "ShoutBox"), "utf-8")
    (package / "exercises/empty_chair.py").write_text(EMPTY_CHAIR.strip(), "utf-8")
    (package / "domain/run_kinds/empty_chair.py").write_text(CHAIR_KEEPS.strip(), "utf-8")
    notebook = json.loads((NOTEBOOKS / "04-role-play.ipynb").read_text("utf-8"))
    notebook["metadata"]["title"] = "Empty chair"
    (notebooks / "99-empty-chair.ipynb").write_text(json.dumps(notebook), "utf-8")
    for name, line in lines.items():
        text = (package / name).read_text("utf-8")
        assert text.count(AFTER[name]) == 1
        (package / name).write_text(text.replace(AFTER[name], f"{AFTER[name]}\n{line}"), "utf-8")
    return folder


def look(folder: Path) -> subprocess.CompletedProcess:
    ways = [str(folder), str(ROOT / "tests/javascript"), *sys.path]
    code = f"import sys; sys.path[:] = {ways!r}\n{LOOK}"
    return subprocess.run([sys.executable, "-P", "-c", code, str(folder / "workspace")], capture_output=True, text=True)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = copied(tmp_path_factory.mktemp("one-line"), LINES)
    looked = look(folder)
    assert looked.returncode == 0, looked.stderr
    seen = json.loads(looked.stdout)
    assert seen["from"].startswith(str(folder))
    return seen


def test_a_made_up_widget_is_everywhere_by_its_line_in_the_stub(found):
    for listed in ("door", "dir", "room"):
        assert "ShoutBox" in found[listed] and "Notice" in found[listed], listed
    assert found["made"] == "Hey" and "shout_box" in found["scripts"]


def test_a_made_up_kind_of_run_is_everywhere_by_its_line_in_the_enum(found):
    assert "empty-chair" in found["kinds"] and found["entries"] and "Says it to a chair" in found["help"]
    (row,) = found["timeline"]
    assert row["title"].startswith("Once ") and row["line"].endswith("Empty chair · sat down")
    assert row["link"] == f"/chapter/empty-chair?run={row['id']}" == found["open"][0]["link"]
    assert found["stage"].startswith("On the chair: Once ") and "said to an earlier chair" in found["note"]
    assert all("empty-chair" in text for text in (found["schema"], *found["glossary"]))
    assert found["glossary"]


def test_a_made_up_chapter_is_served_by_its_notebook_alone(found):
    assert found["served"][-1] == ["empty-chair", "Empty chair"]


@pytest.mark.parametrize(("left_out", "missed"), [(STUB, "ShoutBox"), (KIND, "EMPTY_CHAIR")])
def test_without_its_line_it_is_nowhere(tmp_path, left_out, missed):
    looked = look(copied(tmp_path, {name: line for name, line in LINES.items() if name != left_out}))
    assert looked.returncode == 1 and re.search(rf"AttributeError: .*\b{missed}\b", looked.stderr)


def calls(text: str) -> set[str]:
    return set(re.findall(r"workbook\.(\w+)\(\)", text))


def test_every_chapter_has_its_notebook_and_every_kind_of_run_its_chapter():
    served = {one.name for one in chapters(NOTEBOOKS)}
    assert set(RUNS) == set(RunKind)
    assert {one.chapter for one in RUNS.values()} | {WELCOME, ADMINISTER, PROFILE, HOW_A_SCORE_COMES_ABOUT} <= served
    assert {one.folder for one in RUNS.values()} <= {kind.folder for kind in KINDS}
    called = calls("".join(path.read_text("utf-8") for path in NOTEBOOKS.glob("*.ipynb")))
    assert set(CHAPTERS) <= called and all(callable(getattr(Workbook, name)) for name in called)
    written = ast.walk(ast.parse((PACKAGE / "workbook.py").read_text("utf-8")))
    assert not set(CHAPTERS) & {one.name for one in written if isinstance(one, ast.FunctionDef)}, "a method is hidden"


def test_a_link_by_hand_leads_to_a_chapter():
    served, linked = {one.name for one in chapters(NOTEBOOKS)}, set()
    for path in (PACKAGE / "exercises").rglob("*.py"):
        linked |= set(re.findall(r"\.link\(\"([^\"]+)\"", path.read_text("utf-8")))
    assert linked <= served


REGISTERED = {
    "widgets": set(widgets.__all__),
    "folders of widgets": {path.parent.name for path in PACKAGE.glob("widgets/*/widget.py")},
    "kinds of run": set(RunKind),
    "members of RunKind": set(RunKind.__members__),
    "folders of content": {one.folder for one in RUNS.values()},
    "chapters": {one.name for one in chapters(NOTEBOOKS)},
    "files of chapters": {path.stem for path in (PACKAGE / "exercises").glob("*.py")},
    "classes of chapters": {one.__name__ for one in CHAPTERS.values()},
}
MAY_LIST = {
    "charts/__init__.py",  # a chart may be called as the widget that shows it
    "widgets/__init__.pyi",  # the registry of widgets
    "library/kinds/__init__.py",  # the registry of content
    "library/kinds/practice.py",  # what one kind of practice must hold, beside what all of them must
    "exchange/export/copies.py",  # a new kind has to choose what of it a client's copy holds
}
MANY = 3


def named(node: ast.AST) -> set[str]:
    """Every name and text inside a list, and every name a file takes in from elsewhere."""
    names = set()
    for one in ast.walk(node):
        names |= {one.value} if isinstance(one, ast.Constant) and isinstance(one.value, str) else set()
        names |= {one.id} if isinstance(one, ast.Name) else {one.attr} if isinstance(one, ast.Attribute) else set()
        names |= {one.name} if isinstance(one, ast.alias) else set()
    return names


def second_lists(text: str, door: bool = False) -> set[str]:
    """Which registries a file repeats in a list of its own; a package's door, also in what it imports."""
    tree, repeated = ast.parse(text), set()
    lists = [node for node in ast.walk(tree) if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict)]
    names = [named(node) for node in lists]
    if door:
        names.append(set().union(*(named(node) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))))
    for what, registered in REGISTERED.items():
        repeated |= {what} if any(len(registered & one) >= MANY for one in names) else set()
    texts = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return repeated | ({"kinds of run"} if any(all(kind in text for kind in RunKind) for text in texts) else set())


def test_no_second_list_is_kept_by_hand():
    found = {}
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.pyi")]:
        name = path.relative_to(PACKAGE).as_posix()
        if name in MAY_LIST or "migrations/versions" in name:  # a migration keeps what was true when it was written
            continue
        if repeated := second_lists(path.read_text("utf-8"), door=path.stem == "__init__"):
            found[name] = repeated
    assert not found, f"read the registry instead: {found}"


@pytest.mark.parametrize(("text", "what"), [
    ('__all__ = ["Board", "CaseBar", "Stage"]', {"widgets"}),
    ("from empathy_widgets.widgets import Board, CaseBar, Stage", {"widgets"}),
    ('FOLDERS = {RunKind.ROLE_PLAY: "scripts", RunKind.MIRRORING: "mirroring", RunKind.DISCUSSION: "discussions"}',
     {"members of RunKind", "folders of content"}),
    ("CHAPTERS = {1: RolePlay, 2: Mirroring, 3: Discussion}", {"classes of chapters"}),
    ("CHAPTERS = (('welcome', 1), ('a-class', 2), ('profile', 3))", {"chapters"}),
    (f'range = "{", ".join(RunKind)}"', {"kinds of run"}),
    ("if isinstance(one, Board | Stage): shown = [Board(), Stage()]", set()),
    ("PAIR = (RunKind.ROLE_PLAY, RunKind.MIRRORING)", set()),
])
def test_a_second_list_would_be_noticed(text, what):
    assert second_lists(text, door=True) == what
