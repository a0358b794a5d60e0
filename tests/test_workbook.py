"""What a notebook opens: a page that cannot be opened says so once, in one sentence, and never shows a traceback."""

import logging
import re
import shutil

import pytest

from empathy_widgets import Workbook
from empathy_widgets.domain import Actor
from empathy_widgets.errors import NotFound, WorkspaceBusy
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.records import Store, Workspace

PARTS = sorted(name for name, method in vars(Workbook).items() if not name.startswith("_") and callable(method)
               and name not in ("open", "case_bar"))


@pytest.fixture
def store(workspace):
    return Store(workspace, Actor(name="test", seat="test"))


@pytest.fixture
def served(monkeypatch):
    monkeypatch.setenv("EMPATHY_SERVED", "1")
    monkeypatch.setenv("EMPATHY_SEAT", "seat-1")


def part_of(workbook, part):
    """What a part shows; a lesson is asked for by its id."""
    return getattr(workbook, part)(*(["three-kinds-of-empathy"] if part == "lesson" else []))


def closed(workbook):
    """The sentence in place of the case bar; everything else of the page is empty."""
    bar = workbook.case_bar()
    assert bar is workbook.notice and (bar.tone, bar.title) == ("error", "The workbook cannot be opened")
    assert "application/vnd.jupyter.widget-view+json" in workbook._repr_mimebundle_()[0]
    assert all(part_of(workbook, part).children == () for part in PARTS)
    assert bar.text.endswith(".") and "Traceback" not in bar.text and "sqlite3" not in bar.text
    return bar.text


def test_a_case_is_opened_by_its_code_however_it_is_typed(store):
    case = store.create_case("Tuesdays")
    bar = Workbook.open(case.code.upper().replace("-", " ")).case_bar()
    assert (bar.code, bar.label, bar.home_link) == (case.code, "Tuesdays", "") and not (bar.seat_locked or bar.served)
    assert "No case goes by this code" in closed(Workbook.open("nobody-here-1"))


def test_the_bar_follows_the_page(store, workspace):
    case = store.create_case("<b>bold</b>")
    workbook = Workbook(Page(workspace))
    bar = workbook.case_bar()
    assert bar.code == "" and bar.demonstration is False
    workbook.page.choose(case)
    assert (bar.code, bar.label) == (case.code, "<b>bold</b>")


def test_a_served_page_takes_its_case_from_the_address(store, served, monkeypatch):
    case = store.create_case("")
    monkeypatch.setenv("QUERY_STRING", f"case={case.id}")
    bar = Workbook.open().case_bar()
    assert (bar.code, bar.served, bar.home_link) == (case.code, True, "/chapter/welcome")


def test_an_address_of_no_case_leads_back_to_the_cases(workspace, served, monkeypatch):
    monkeypatch.setenv("QUERY_STRING", "case=6ba7b810-9dad-11d1-80b4-00c04fd430c8")
    workbook = Workbook.open()
    assert "no such case" in closed(workbook)
    assert workbook.notice.links == [{"text": "All cases", "href": "/chapter/welcome"}]


def test_what_only_an_open_page_has_sends_to_the_case_bar_where_none_opened(store, workspace):
    workbook = Workbook.open("nobody-here-1")
    for name in ("opened", "profile", "shelf"):
        with pytest.raises(NotFound, match="Its case bar says what to do"):
            getattr(workbook, name)
    page = Page(workspace)
    assert Workbook(page).opened is Workbook(page).profile.page is page


def test_a_missing_workspace_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(tmp_path / "nowhere"))
    assert "empathy serve" in closed(Workbook.open())
    assert not (tmp_path / "nowhere").exists(), "looking makes nothing"


def test_a_workspace_that_was_never_prepared_is_one_sentence(workspace):
    workspace.database_file.unlink()
    workspace.database_file.touch()
    assert "not prepared" in closed(Workbook.open())


def test_a_damaged_workspace_is_one_sentence(workspace):
    workspace.database_file.write_bytes(b"no database at all " * 1000)
    assert "not sound" in closed(Workbook.open())


def test_a_busy_workspace_is_one_sentence(workspace, monkeypatch):
    def busy(_store):
        raise WorkspaceBusy("The workspace is busy and nothing was saved. Please try again in a moment.")

    monkeypatch.setattr(Store, "handed_over", busy)
    assert "busy" in closed(Workbook.open())


def test_what_nobody_thought_of_is_one_sentence_and_a_line_in_the_log(workspace, monkeypatch, caplog):
    def broken(_page):
        raise RuntimeError("patient data")

    monkeypatch.setattr(Page, "of_environment", broken)
    with caplog.at_level(logging.ERROR):
        text = closed(Workbook.open())
    assert "patient data" not in text and "empathy doctor" in text and "cannot be opened" in caplog.text


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_fails_later_says_so_and_spares_the_others(store, workspace, part):
    case = store.create_case("")
    page = Page(workspace, f"case={case.id}")
    workspace.database_file.unlink()
    shown = part_of(Workbook(page), part)
    texts = [one.text for one in (shown, *getattr(shown, "children", ())) if hasattr(one, "text")]
    assert all("not prepared" in text for text in texts)
    if part in ("welcome", "administer", "rehearse", "instruments", "load_wording", "sittings"):
        assert texts


def test_an_unexpected_failure_of_a_part_is_a_sentence(store, workspace, monkeypatch, caplog):
    def broken(_chapter):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("empathy_widgets.exercises.welcome.Welcome.draw", broken)
    notice = Workbook(Page(workspace)).welcome()
    assert notice.tone == "error" and "secret" not in notice.text and "reload" in notice.text


def test_a_workspace_that_breaks_under_an_open_page_is_said_in_the_receipt(store, workspace):
    case = store.create_case("")
    page = Page(workspace, served=True, query=f"case={case.id}")
    view = Workbook(page).administer()
    (panel,) = view.children
    shutil.move(workspace.database_file, workspace.folder / "elsewhere")
    start = {"kind": "start", "instrument": "pes-practice-form", "mode": "self"}
    for event in (start, {"kind": "resume", "id": case.id}, {"kind": "set_pin", "pin": "4711"}):
        panel.outbox = [{"request": event["kind"], **event}]
        receipt = panel.receipts[event["kind"]]
        assert receipt["ok"] is False and "not prepared" in receipt["text"]
    assert not workspace.database_file.exists()


def test_a_handed_over_seat_shows_no_label_and_the_heart_says_it_is_locked(store, workspace, served):
    case = store.create_case("Tuesdays")
    store.set_pin("4711")
    sitting = store.start(case.id, "pes-practice-form", "handed over")
    before = Workbook.open().case_bar()
    assert before.is_locked() is False
    before_page = Page(workspace, seat="seat-1", served=True)
    before_page.clinician.hand_over(sitting.id)
    assert before.is_locked() is True
    workbook = Workbook.open()
    bar = workbook.case_bar()
    assert bar.seat_locked and bar.label == bar.home_link == ""
    assert bar.code == case.code, "a random code tells nobody anything, and whose answers these are can be checked"
    assert [type(one).__name__ for one in workbook.administer().children] == ["LikertScale", "PinPad"]
    for part in ("welcome", "sittings", "rehearse"):
        assert re.search("handed over|hand the screen back", getattr(workbook, part)().text)
    for part in ("shape", "progress", "answers", "take_away", "correct"):
        assert getattr(workbook, part)().children == ()


def test_a_demonstration_says_so_on_its_bar(tmp_path):
    place = Workspace(tmp_path / "demo")
    place.prepare(kind="demonstration")
    assert Workbook(Page(place)).case_bar().demonstration is True
