"""The chapter "Worksheets": opened without drawing a page, pictures on asking, paper blank or filled and noted."""

import pytest
from pdf import Printed

from empathy_widgets.exercises.sheets import shelf as drawing
from empathy_widgets.exercises.worksheets import Worksheets
from empathy_widgets.library import heads
from empathy_widgets.records import KeptPictures
from empathy_widgets.reports import as_pictures

LOOK = {"version": "adult", "print": "ordinary", "size": "small"}
MAKE = {"sheet": "my-goals", "version": "adult", "print": "ordinary", "paper": "a4", "fill": "blank"}


@pytest.fixture
def opened(page):
    """The chapter on a page of a case, and what its shelf sends to the browser."""
    chapter = Worksheets(page)
    chapter.sent = []
    assert chapter.view.children == (chapter.shelf,)
    chapter.shelf.send = lambda content, buffers=None: chapter.sent.append((content, buffers))
    return chapter


@pytest.fixture
def drawn_here(monkeypatch):
    """Pages are drawn in this process; that a page does it in another one is another test's."""
    monkeypatch.setattr(
        drawing, "pictures_apart", lambda sheets, width: [as_pictures(one, width=width) for one in sheets])


def test_it_opens_with_the_heads_of_the_files_and_nothing_drawn(page, monkeypatch):
    for name in ("pictures_apart", "found_sheet"):
        monkeypatch.setattr(drawing, name, lambda *_any: pytest.fail("no sheet is read or drawn to open the chapter"))
    heads.head_of.cache_clear()
    shown = Worksheets(page)
    assert shown.view and len(shown.shelf.sheets) >= 22
    goals = next(one for one in shown.shelf.sheets if one["id"] == "my-goals")
    assert goals == {"id": "my-goals", "title": "What I am working on", "activity": "plan", "pages": 1, "teen": True,
                     "about": goals["about"], "fills": ["the goals agreed"]}
    assert not (page.workspace.folder / "pictures").exists()


def test_each_activity_links_to_its_chapter_with_the_case_where_there_is_one(opened, page, case):
    links = {one["id"]: one["link"] for one in opened.shelf.activities}
    assert links["plan"] == page.link("plan", case.id) and f"case={case.id}" in links["plan"]
    assert {one["activity"] for one in opened.shelf.sheets} == set(links)
    assert [one["id"] for one in opened.shelf.activities] == list(dict.fromkeys(
        sheet["activity"] for sheet in opened.shelf.sheets))


def test_pictures_go_out_when_a_page_asks_and_are_kept(opened, say, page, drawn_here):
    assert say(opened.shelf, "look", sheets=["two-chairs", "whose-need-is-it"], **LOOK)["ok"]
    assert [(told["sheet"], len(pages)) for told, pages in opened.sent] == [("two-chairs", 1), ("whose-need-is-it", 2)]
    assert all(page.startswith(b"\x89PNG") for _told, pages in opened.sent for page in pages)
    assert opened.sent[0][0] == {"kind": "pages", "sheet": "two-chairs", **LOOK}
    assert len([*KeptPictures(page.workspace.folder).folder.iterdir()]) == 3


@pytest.mark.parametrize(("kind", "fields"), [
    ("look", {**LOOK, "sheets": []}), ("look", {**LOOK, "sheets": ["nothing"]}), ("look", {**LOOK, "sheets": [3]}),
    ("look", {**LOOK, "sheets": ["two-chairs"] * 9}), ("look", {**LOOK, "sheets": ["two-chairs"], "size": "huge"}),
    ("make", {**MAKE, "paper": "a3"}), ("make", {**MAKE, "sheet": "../x"}), ("make", {**MAKE, "version": "child"}),
    ("make", {**MAKE, "fill": "everything"}), ("tear", {"sheet": "my-goals"}),
])
def test_what_was_never_offered_is_refused(opened, say, kind, fields):
    assert say(opened.shelf, kind, **fields)["ok"] is False and opened.sent == []


def test_a_blank_sheet_leaves_no_trace_and_a_filled_one_its_line_in_the_history(opened, say, store, case):
    def exported():
        return [line.reason for line in store.audit(case.id) if line.action == "export"]

    assert "my-goals.pdf" in say(opened.shelf, "make", **MAKE)["text"] and exported() == []
    receipt = say(opened.shelf, "make", **{**MAKE, "fill": "case", "paper": "letter", "print": "large"})
    assert receipt["ok"] and exported() == ["worksheet my-goals"]
    (blank, first), (filled, second) = opened.sent
    assert blank["name"] == "my-goals.pdf" and case.code not in Printed(first[0]).text
    assert case.code not in filled["name"] and case.code in Printed(second[0]).text
    assert "Tuesdays" not in Printed(second[0]).raw


def test_without_a_case_nothing_can_be_filled(open_page, say):
    chapter = Worksheets(open_page())
    assert chapter.view and chapter.shelf.code == ""
    assert say(chapter.shelf, "make", **{**MAKE, "fill": "case"})["ok"] is False


def test_turning_to_another_case_turns_the_shelf(opened, page, store):
    other = store.create_case("")
    page.choose(other)
    assert opened.shelf.code == other.code
    page.leave()
    assert opened.shelf.code == ""
