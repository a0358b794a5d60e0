"""Every sentence a chapter says itself is looked up: in a made-up language nothing of it is left in English."""

import json
import re

import pytest
from pseudo import PSEUDO, bare, write_catalogue
from ruamel.yaml import YAML
from scene_stage import to_the_end

from empathy_widgets import Workbook
from empathy_widgets.domain import Mode
from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.strings import speaking
from empathy_widgets.widgets import Notice
from empathy_widgets.widgets.shared.base import EmpathyWidget

PARTS = ("case_bar", "welcome", "administer", "rehearse", "role_play", "mirroring", "discussion", "problem", "a_class",
         "instruments", "load_wording", "bring_instrument", "sittings", "shape", "progress", "answers", "take_away",
         "correct")
DRAWN = ("layout", "figure")
"""Traits that hold pictures."""
DATE = re.compile(r"\d{1,2} [A-Z][a-z]+( \d{4})?")
SAID = re.compile(r"[A-Za-z]{2,} [A-Za-z]|[A-Z][a-z]")
"""Two words, or one with a capital: an id or an address is neither."""


def texts(value, keys=False):
    """Every text in a state, wherever it stands; with ``keys`` also what it stands under."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        value = {name: part for name, part in value.items() if name != "svg"}
        yield from (text for part in (*(value if keys else ()), *value.values()) for text in texts(part, keys))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in texts(part, keys))


def walk(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


@pytest.fixture(scope="session")
def content():
    """What people wrote in content files and over chapters, a beat's own name as its title too, the longest text
    first; and what is a name in the program, not a word.
    """
    read = YAML(typ="safe")
    written = {" ".join(text.split()) for file in content_folder().rglob("*.yaml")
               for text in texts(read.load(file.read_text("utf-8")), keys=True)}
    titles = {text.replace("-", " ").capitalize() for text in written if re.fullmatch("[a-z]+(-[a-z]+)+", text)}
    chapters = {json.loads(file.read_text("utf-8"))["metadata"]["title"] for file in notebooks_folder().glob("*.ipynb")}
    names = {one.value for one in Mode} | {"cannot tell", "Tuesdays"} | chapters
    return sorted((text for text in written | titles | names if len(text) > 2), key=len, reverse=True)


@pytest.fixture
def left(content):
    """What a part of a page says that was not looked up: nothing of content, dates and names of the program."""
    def one_text(text):
        rest = DATE.sub("", " ".join(bare(text).split()))
        if rest.endswith("…") and any(known.startswith(rest[:-1]) for known in content):
            return ""
        for known in content if SAID.search(rest) else ():
            rest = rest.replace(known, "")
        return text if SAID.search(rest) else ""

    def found(widget):
        states = [one.get_state() for one in walk(widget) if isinstance(one, EmpathyWidget)]
        shown = [value for state in states for trait, value in state.items() if trait[0] != "_" and trait not in DRAWN]
        return sorted({text for text in texts(shown) if one_text(text)})
    return found


@pytest.fixture(autouse=True)
def catalogue(tmp_path, monkeypatch):
    """A catalogue of the made-up language; nobody speaks it yet."""
    monkeypatch.setenv("EMPATHY_LOCALE", str(write_catalogue(tmp_path / "locale")))


@pytest.fixture
def workbook(open_page):
    """A page opened in a language."""
    def opened(query="", language=PSEUDO):
        with speaking(language):
            return Workbook(open_page(query=query))
    return opened


@pytest.mark.parametrize("asked", ["", "case={case}", "case={case}&administration={first}",
                                   "case={case}&administration={second}"])
def test_every_sentence_of_every_chapter_is_looked_up_when_its_page_is_opened(workbook, fill, case, left, asked):
    first, second = fill(case, lambda item: 1 + item % 4, no=(3,), open=(4,)), fill(case)
    book = workbook(asked.format(case=case.id, first=first.id, second=second.id))
    said = {part: found for part in PARTS if (found := left(getattr(book, part)()))}
    assert said == {}


def test_in_english_the_same_look_finds_nearly_all(workbook, fill, case, left):
    fill(case)
    book = workbook(f"case={case.id}", language="en")
    assert all(left(getattr(book, part)()) for part in PARTS)
    told = left(Notice(title="⟦Looked up⟧", text="Please look here."))
    assert "Please look here." in told and "⟦Looked up⟧" not in told


def test_an_event_and_a_mistake_are_answered_in_the_language_of_the_page(workbook, store, case, find, say, left):
    sitting = store.start(case.id, "pes-practice-form", "self")
    view = workbook(f"case={case.id}&administration={sitting.id}").administer()
    (scale,) = find(view, "LikertScale")
    answer = {"item": 1, "choice": 3, "declined": False, "elapsed_ms": 1500, "revision": None}
    assert say(scale, "respond", **answer)["text"].startswith("⟦Saved ")
    for mistake in ({**answer, "item": 999}, {**answer, "choice": 77}, {**answer, "item": "1"}, {}):
        receipt = say(scale, "respond", **mistake)
        assert not receipt["ok"] and receipt["text"].startswith("⟦") and bare(receipt["text"]) == ""
    assert left(view) == []


def test_a_scene_is_played_to_its_end_in_the_language_of_the_page(open_page, play, say, left):
    with speaking(PSEUDO):
        chapter, stage = play(begin=False)
    assert say(stage, "begin")["ok"]
    assert left(chapter.view) == []
    to_the_end(stage, say)
    assert stage.phase == "ended" and left(chapter.view) == []


def test_two_pages_of_one_process_speak_each_their_own(workbook, store, case, find, say):
    sitting = store.start(case.id, "pes-practice-form", "self")
    asked = f"case={case.id}&administration={sitting.id}"
    books = {language: workbook(asked, language) for language in (PSEUDO, "en")}
    scales = {language: find(book.administer(), "LikertScale")[0] for language, book in books.items()}
    for item, language in enumerate((PSEUDO, "en", PSEUDO, "en"), 1):
        told = say(scales[language], "respond", item=item, choice=3, declined=False, elapsed_ms=1500, revision=None)
        assert told["ok"] and told["text"].startswith("⟦Saved " if language == PSEUDO else "Saved "), told
    assert bare("".join(scales[PSEUDO].strings.values())) == "" and "⟦" not in "".join(scales["en"].strings.values())
