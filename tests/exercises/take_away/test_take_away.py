"""Taking a profile away: what is offered, what is made of a press, and that nothing stays behind."""

import re

import pytest
from pdf import Printed

from empathy_widgets.errors import WorkspaceBusy
from empathy_widgets.exercises.profile import ProfileChapter


@pytest.fixture
def listed(open_page, case):
    """The list of a chapter, and what it sent to the page."""
    def opened(administration=None):
        chapter = ProfileChapter(open_page(case.id, administration))
        (widget,) = chapter.take_away().children
        widget.sent = []
        widget.send = lambda content, buffers=None: widget.sent.append((content, buffers[0]))
        return widget
    return opened


def choices(widget):
    report = next(offer for offer in widget.offers if offer["id"] == "report")
    return {choice["id"]: [option["id"] for option in choice["options"]] for choice in report["choices"]}


def test_a_first_sitting_offers_its_report_and_two_the_course_as_well(listed, fill, case):
    fill(case, 2)
    assert choices(listed()) == {"what": ["sitting"], "paper": ["a4", "letter"]}
    fill(case, 4)
    assert choices(listed()) == {"what": ["sitting", "course"], "paper": ["a4", "letter"]}


def test_without_a_sitting_nothing_is_offered(open_page, case):
    assert ProfileChapter(open_page(case.id)).take_away().children == ()


def test_a_press_makes_the_report_that_was_picked(listed, fill, store, case, say, workspace):
    first = fill(case, 2)
    fill(case, 4)
    before = sorted(path.name for path in workspace.folder.iterdir())
    widget = listed(first.id)
    receipt = say(widget, "make", offer="report", picked={"what": "course", "paper": "letter"})
    (message, content) = widget.sent[0]
    assert receipt["ok"] and message["type"] == "application/pdf" and message["name"] in receipt["text"]
    assert re.fullmatch(r"report-pes-practice-form-course-\d{4}-\d\d-\d\d-\d{4}\.pdf", message["name"])
    read = Printed(content)
    assert "The course over 2 sittings" in read.text and float(read.reader.pages[0].mediabox.height) == 792
    assert "Tuesdays" not in read.text + read.raw
    assert [entry.reason for entry in store.audit(case.id) if entry.action == "export"] == ["report of the course"]
    say(widget, "make", offer="report", picked={})
    assert "One sitting" in Printed(widget.sent[1][1]).text
    assert sorted(path.name for path in workspace.folder.iterdir()) == before, "no file stays in the workspace"


def test_what_is_made_is_read_afresh(listed, fill, store, case, say):
    sitting = fill(case, 2)
    widget = listed()
    store.void(sitting.id, "Entered twice.")
    say(widget, "make", offer="report", picked={})
    assert "set aside" in Printed(widget.sent[0][1]).text


def test_a_course_that_has_shrunk_and_a_sitting_that_moved_are_one_sentence(listed, fill, store, case, say):
    first, second = fill(case, 2), fill(case, 4)
    widget = listed()
    store.void(first.id, "Entered twice.")
    receipt = say(widget, "make", offer="report", picked={"what": "course"})
    assert receipt["ok"] is False and "two completed sittings" in receipt["text"]
    store.reassign(second.id, store.create_case("").id, "The wrong case was open.")
    receipt = say(widget, "make", offer="report", picked={})
    assert receipt["ok"] is False and "another case" in receipt["text"] and widget.sent == []


def test_a_busy_workspace_is_one_sentence_and_the_next_press_works(listed, fill, case, say, monkeypatch):
    fill(case, 2)
    widget = listed()

    def busy(*_words, **_more):
        raise WorkspaceBusy("The workspace is busy. Please try again in a moment.")

    with monkeypatch.context() as patched:
        patched.setattr("empathy_widgets.exercises.page.page.Page.completed", busy)
        receipt = say(widget, "make", offer="report", picked={})
    assert receipt == {"ok": False, "text": "The workspace is busy. Please try again in a moment."}
    assert say(widget, "make", offer="report", picked={})["ok"] and len(widget.sent) == 1
