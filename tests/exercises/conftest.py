"""A real store for the chapters, and a person at the page: events go in through a widget's outbox."""

from __future__ import annotations

import itertools
import shutil
import sys
import uuid
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scene_stage import SCENE, START, on_stage  # noqa: E402

from empathy_widgets.domain import Actor, Wording  # noqa: E402
from empathy_widgets.exercises.page.page import Page  # noqa: E402
from empathy_widgets.exercises.plan import PlanChapter  # noqa: E402
from empathy_widgets.exercises.role_play import RolePlay  # noqa: E402
from empathy_widgets.library import Library  # noqa: E402
from empathy_widgets.records import Store, Workspace  # noqa: E402

FORM = "pes-practice-form"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A workspace prepared once; each test gets a copy."""
    place = Workspace(tmp_path_factory.mktemp("prepared") / "workspace")
    place.prepare()
    return place.folder


@pytest.fixture
def workspace(prepared, tmp_path, monkeypatch):
    """A fresh workspace, and the one this test's pages open."""
    place = Workspace(shutil.copytree(prepared, tmp_path / "workspace"))
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(place.folder))
    return place


@pytest.fixture
def store(workspace):
    return Store(workspace, Actor(name="test", seat="test"))


@pytest.fixture
def case(store):
    return store.create_case("Tuesdays")


@pytest.fixture
def open_page(workspace):
    """Open a page of the served workbook as a visitor's address says."""
    def opened(case=None, administration=None, *, query="", seat="seat-1", served=True) -> Page:
        asked = [f"{name}={value}" for name, value in (("case", case), ("administration", administration)) if value]
        return Page(workspace, query=query or "&".join(asked), seat=seat, served=served)
    return opened


@pytest.fixture
def page(open_page, case):
    return open_page(case.id)


@pytest.fixture
def say():
    """Send one event from the page and return its receipt."""
    count = itertools.count()

    def said(widget, kind, *, request=None, **fields) -> dict:
        request = request or f"r{next(count)}"
        widget.outbox = [{"request": request, "kind": kind, **fields}]
        return widget.receipts[request]
    return said


@pytest.fixture
def fill(store):
    """Fill in one sitting straight in the store; item numbers in ``open`` stay unanswered, those in ``no`` declined.

    ``choice`` is what the answer counts; items of the practice form that count the other way round are turned."""
    def filled(case, choice=3, instrument=FORM, mode="self", *, open=(), no=(), wording=None, finish=True, ms=4000,
               version=None):
        version = version or Library().instrument(instrument).version
        sitting = store.start(case.id, instrument, mode, wording=wording, version=version)
        for item in Library().instrument(instrument, version).items:
            if item.number in open:
                continue
            declined = item.number in no
            picked = choice(item.number) if callable(choice) else choice
            picked = 6 - picked if item.reverse_keyed and instrument == FORM else picked
            store.respond(sitting.id, item.number, None if declined else picked, case_id=case.id, declined=declined,
                          elapsed_ms=ms)
        return store.complete(sitting.id, case_id=case.id) if finish else store.administration(sitting.id)
    return filled


@pytest.fixture
def load_wording(store):
    """Load sentences of the site's own for a key-only instrument."""
    def loaded(instrument="pes", word="Sentence", language="en", only=None) -> Wording:
        numbers = [item.number for item in Library().instrument(instrument).items]
        items = {number: f"{word} {number}." for number in numbers if only is None or number in only}
        asked = f"{word}: how true is it?"
        wording = Wording(instrument=instrument, language=language, instructions=asked, items=items)
        return store.add_wording(wording, "Permission of the owners, on file.")
    return loaded


@pytest.fixture
def play(page, say):
    """Start a scene a given way; returns its chapter and the stage on it."""
    def started(begin=True, **answers):
        chapter = RolePlay(page)
        say(chapter.view.children[0], "start", content=SCENE, answers={**START, **answers})
        stage = on_stage(chapter)
        if begin:
            assert say(stage, "begin")["ok"]
        return chapter, stage
    return started


@pytest.fixture
def nobody():
    """An id nobody has."""
    return str(uuid.uuid4())


def walk(widget):
    """A widget and everything in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


@pytest.fixture
def find():
    """Every widget of a kind on a page, by class name."""
    def found(widget, kind) -> list:
        return [one for one in walk(widget) if type(one).__name__ == kind]
    return found


@pytest.fixture
def words():
    """Every text a reading holds, as one."""
    def told(blocks) -> str:
        return "\n".join(str(line) for block in blocks for line in [block["heading"], *block["paragraphs"]])
    return told


@pytest.fixture
def plan_begun(page, say):
    """A plan that was just begun: its chapter, and a way to send from its board."""
    chapter = PlanChapter(page)
    assert say(chapter.view.children[0], "anew")["ok"]

    def told(kind, *, ok=True, **fields):
        receipt = say(chapter.view.children[0], kind, **fields)
        assert receipt["ok"] is ok, receipt
        return receipt
    return chapter, told
