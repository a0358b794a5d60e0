"""A page stands on any store that has the methods a page asks for, not on the one with a database."""

import inspect

import pytest
from store_in_memory import Memory, StoreInMemory

from empathy_widgets.domain import Place, RecordStore, Status
from empathy_widgets.exercises.administer import Administer
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.welcome import Welcome
from empathy_widgets.records import Store, Workspace
from empathy_widgets.workbook import Workbook

FORM = "pes-practice-form"


@pytest.fixture
def memory(tmp_path, monkeypatch):
    monkeypatch.setenv("EMPATHY_WORKSPACE", str(tmp_path / "nowhere"))
    return Memory()


@pytest.fixture
def opened(memory):
    """Open a page on the memory."""
    def open_page(query="", seat="seat-1") -> Page:
        return Page(memory, query, seat, served=True, store=memory.store)
    return open_page


def asked(of: type) -> dict[str, list[tuple[str, object, object]]]:
    """What each public method takes: names, kinds and defaults."""
    return {
        name: [(one.name, one.kind, one.default) for one in inspect.signature(method).parameters.values()]
        for name, method in inspect.getmembers(of, inspect.isfunction) if not name.startswith("_")
    }


def lacking(store: type) -> set[str]:
    """The methods of the protocol a store has not, or takes otherwise."""
    return {name for name, takes in asked(RecordStore).items() if asked(store).get(name) != takes}


def test_both_stores_have_every_method_of_the_protocol():
    assert len(asked(RecordStore)) > 30
    assert lacking(Store) == lacking(StoreInMemory) == set()
    assert all(hasattr(Memory(), name) and hasattr(Workspace, name) for name in vars(Place) if name[0] != "_")


def test_a_store_without_a_method_or_with_other_arguments_is_found():
    class Lame(StoreInMemory):
        def case(self, code):
            return self.case_by_code(code)

        cases = None

    assert lacking(Lame) == {"case", "cases"}


def test_a_case_made_on_the_home_page_is_opened_with_what_was_filled_in(memory, opened, find, say):
    (cases,) = find(Welcome(opened()).view, "CaseList")
    assert say(cases, "create", label="Tuesdays")["ok"]
    (case,) = memory.cases.values()
    (notice,) = find(Welcome(opened(f"case={case.id}")).view, "Notice")
    assert case.code in notice.title and "Nothing has been filled in" in notice.text
    sitting = memory.store(opened().clinician.actor).start(case.id, FORM, "self")
    (notice,) = find(Welcome(opened(f"case={case.id}")).view, "Notice")
    assert notice.text == "1 sitting is waiting to be finished." and sitting.id in memory.sittings
    assert Workbook(opened(f"case={case.id}")).case_bar().code == case.code


def test_a_scale_is_started_answered_and_finished(memory, opened, find, say):
    case = opened().store.create_case("Tuesdays")
    chapter = Administer(opened(f"case={case.id}"))
    assert say(find(chapter.view, "StartPanel")[0], "start", instrument=FORM, mode="self")["ok"]
    (scale,) = find(chapter.view, "LikertScale")
    assert say(scale, "respond", item=1, choice=4)["ok"] and say(scale, "move", item=2)["ok"]
    (sitting,) = memory.sittings.values()
    assert (sitting.answers, sitting.current_item, sitting.status) == ({1: 4}, 2, Status.OPEN)
    assert say(scale, "complete")["ok"]
    assert opened().store.administration(sitting.id).status is Status.COMPLETED


def test_a_screen_is_handed_over_for_one_sitting_and_taken_back(memory, opened, find, say):
    page = opened()
    case = page.store.create_case()
    page.clinician.set_pin("4711")
    chapter = Administer(opened(f"case={case.id}"))
    assert say(find(chapter.view, "StartPanel")[0], "start", instrument=FORM, mode="handed over")["ok"]
    handed = opened()
    (sitting,) = memory.sittings.values()
    assert handed.store.actor.administration == sitting.id == handed.asked_for and opened(seat="b").hand_over is None
    (pad,) = find(Administer(handed).view, "PinPad")
    assert not say(pad, "pin", pin="0000")["ok"] and memory.hand_overs
    assert say(pad, "pin", pin="4711")["ok"] and not memory.hand_overs


def test_a_place_that_is_no_workspace_needs_a_store(memory, workspace):
    with pytest.raises(TypeError, match="say which store"):
        Page(memory)
    assert isinstance(Page(workspace).store, Store)
