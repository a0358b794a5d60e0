"""The chapter "Understanding others": where its things lead, what was done, and how a clinician arranges it."""

import pytest
from statements import statements_of

from empathy_widgets.charts.room import things_drawn
from empathy_widgets.domain import Mode, RunKind
from empathy_widgets.exercises.course.timeline import timeline
from empathy_widgets.exercises.home.continuing import Continuing
from empathy_widgets.exercises.understanding_others import UnderstandingOthers


def things(view):
    return {thing["id"]: thing for thing in view.things}


def place(view, key, on, request="r1"):
    view.outbox = [{"request": request, "kind": "place", "key": key, "on": on}]
    return view.receipts[request]


def test_the_things_stand_from_left_to_right_and_lead_on_with_the_case(open_page, case):
    view = UnderstandingOthers(open_page(case.id)).view
    ids = [thing["id"] for thing in view.things]
    assert ids == list(things_drawn())
    assert all(thing["href"] == f"/chapter/{href(thing)}?case={case.id}" for thing in view.things)
    assert view.whose == case.code and all(thing["there"] for thing in view.things)


def href(thing):
    return thing["href"].partition("?")[0].rpartition("/")[2]


def test_without_a_case_it_is_ones_own_room_with_everything_in_it(open_page, case):
    place(UnderstandingOthers(open_page(case.id)).view, "mirror", False)
    view = UnderstandingOthers(open_page()).view
    assert view.whose == "" and all(thing["there"] and "?" not in thing["href"] for thing in view.things)
    receipt = place(view, "mirror", False)
    assert not receipt["ok"] and "No case is open" in receipt["text"]


def test_in_jupyterlab_there_are_no_addresses(open_page):
    view = UnderstandingOthers(open_page(served=False)).view
    assert {thing["href"] for thing in view.things} == {""} and things(view)["chairs"]["chapter"] == "Role-play"


def test_what_is_taken_out_stays_out_for_this_case_on_every_page_and_can_come_back(open_page, store, case):
    view, beside = (UnderstandingOthers(open_page(case.id)).view for _ in range(2))
    receipt = place(view, "mirror", False)
    assert receipt["ok"] and receipt["text"].startswith("Saved")
    assert not things(view)["mirror"]["there"] and "mirror" not in view.wide["places"]
    assert 'data-thing="mirror"' not in view.wide["svg"] and 'data-thing="mirror"' not in view.tall["svg"]
    place(beside, "jar", False, "r2")
    assert {id for id, one in things(beside).items() if not one["there"]} == {"mirror", "jar"}, "both changes stand"
    place(view, "mirror", True, "r3")
    other = store.create_case("another")
    for whose, out in ((case, {"jar"}), (other, set())):
        again = things(UnderstandingOthers(open_page(whose.id)).view)
        assert {id for id, one in again.items() if not one["there"]} == out
    assert len(store.runs(case.id, kind=RunKind.ROOM)) == 1


def test_a_thing_nobody_knows_is_refused_and_nothing_is_kept(open_page, store, case):
    receipt = place(UnderstandingOthers(open_page(case.id)).view, "piano", False)
    assert not receipt["ok"] and "no such thing" in receipt["text"] and store.runs(case.id) == ()


def test_how_it_is_arranged_is_neither_to_finish_nor_told_as_something_done(open_page, case):
    place(UnderstandingOthers(open_page(case.id)).view, "mirror", False)
    page = open_page(case.id)
    assert timeline(page) == [] and Continuing(page).rows == [] and Continuing(open_page()).rows == []


def test_what_was_done_is_said_of_the_open_case_or_of_ones_own(open_page, store, case):
    def done(whose):
        return {id: (one["state"], one["done"]) for id, one in
                things(UnderstandingOthers(open_page(whose)).view).items() if one["state"]}

    assert done(case.id) == done(None) == {}
    for _ in range(2):
        store.end_run(store.start_run(case.id, "role-play", "tea").id, case_id=case.id)
    store.start_run(case.id, "discussion", "sorry")
    store.end_run(store.start_run(case.id, "mirroring", "faces").id, case_id=case.id)
    store.complete(store.start(case.id, "teq", Mode.SELF).id, case_id=case.id)
    store.complete(store.start(case.id, "teq", Mode.REHEARSAL).id, case_id=case.id)
    store.void_run(store.start_run(case.id, "problem", "blank").id, "a mistake")
    store.start_run(None, "lesson", "how-it-grows")
    shared = {"book-growth": ("begun", "Begun")}
    assert done(None) == shared
    assert done(case.id) == {
        **shared, "chairs": ("done", "Done 2 times"), "jar": ("begun", "Begun"), "mirror": ("done", "Done once"),
        "clipboard": ("done", "Done once")}


@pytest.mark.parametrize("more", [0, 12])
def test_what_was_done_is_read_in_as_few_looks_however_much_it_is(open_page, store, case, workspace, more):
    for number in range(more):
        store.start_run(case.id, "discussion", f"topic-{number}")
        store.start(case.id, "teq", Mode.SELF)
    page = open_page(case.id)
    with statements_of(workspace) as said:
        UnderstandingOthers(page)
    assert len([one for one in said if "run_events" in one]) <= 1
    assert len([one for one in said if one.lstrip().upper().startswith("SELECT")]) <= 8
