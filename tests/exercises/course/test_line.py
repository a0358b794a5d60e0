"""The time line of a case as a picture: what stands in which lane, and how little it asks the shelves."""

import datetime

import pytest

from empathy_widgets.exercises.course.line import line_of
from empathy_widgets.exercises.course.timeline import happened
from empathy_widgets.exercises.welcome import Welcome
from statements import statements_of

FORM = "pes-practice-form"


@pytest.fixture
def line(page):
    def drawn():
        (found,) = line_of(page, happened(page))
        return found
    return drawn


def rows(line):
    return {lane["id"]: {row["label"]: row["marks"] for row in lane["rows"]} for lane in line.lanes}


def measured(store, case, plan, day):
    title = "Practice form"
    store.add_plan_event(plan.id, "measure", {"instrument": FORM, "title": title, "on": str(day)}, case_id=case.id)


def test_measurement_room_and_plan_are_lanes_with_a_row_a_kind(store, case, fill, line):
    fill(case)
    store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"})
    store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
    store.start_plan(case.id)
    found = rows(line())
    assert {lane: list(kinds) for lane, kinds in found.items()} == {
        "measure": [next(iter(found["measure"]))], "room": ["Role-play", "Discussion"], "plan": ["Plan"]}
    assert [mark["says"].split(":")[0] for mark in found["room"]["Role-play"]] == ["Two cups"]


def test_every_line_of_the_list_is_in_one_mark_and_bears_its_link(page, store, case, fill, line):
    for _time in range(3):
        fill(case)
    store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"})
    shown, listed = line(), [one.shown for one in happened(page)]
    assert [one["link"] for one in shown.lines] == [one["link"] for one in listed]
    numbers = [number for kinds in rows(shown).values() for marks in kinds.values() for mark in marks
               for number in mark["of"]]
    assert sorted(numbers) == list(range(4))
    (counted,) = next(iter(rows(shown)["measure"].values()))
    assert ": 3 on " in counted["says"]


def test_a_measurement_that_is_planned_is_a_ring_until_the_scale_is_filled_in_on_its_day(store, case, fill, line):
    plan = store.start_plan(case.id)
    measured(store, case, plan, datetime.date.today() + datetime.timedelta(days=40))
    fill(case)
    assert [mark["planned"] for marks in rows(line())["measure"].values() for mark in marks] == [False, True]
    assert "to measure again, as planned" in line().lines[0]["line"]
    measured(store, case, plan, datetime.date.today())
    assert [mark["planned"] for marks in rows(line())["measure"].values() for mark in marks] == [False]


def test_a_plan_that_ended_plans_no_measurement_any_more(store, case, line):
    plan = store.start_plan(case.id)
    measured(store, case, plan, datetime.date.today() + datetime.timedelta(days=40))
    assert "measure" in rows(line())
    store.end_plan(plan.id, case_id=case.id)
    assert list(rows(line())) == ["plan"]


def test_nothing_that_is_written_in_a_plan_stands_on_the_line(store, case, line):
    plan = store.start_plan(case.id)
    for kind, body in (("note", {"text": "Heron-note"}),
                       ("goal", {"id": "", "kind": "implicit", "text": "Heron-goal", "target": ""})):
        store.add_plan_event(plan.id, kind, body, case_id=case.id)
    assert line().lines and "Heron" not in str(line().get_state())


def test_a_case_with_nothing_yet_has_no_picture(page):
    assert line_of(page, happened(page)) == []


def test_the_open_case_and_its_plan_show_the_line(store, case, fill, find, open_page):
    assert find(Welcome(open_page(case.id)).view, "CaseLine") == []
    fill(case)
    assert len(find(Welcome(open_page(case.id)).view, "CaseLine")) == 1


def test_a_long_case_asks_the_shelves_no_more_often_than_a_short_one(page, workspace, store, case, fill):
    def begin(count):
        for number in range(count):
            fill(case)
            store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
            plan = store.start_plan(case.id)
            measured(store, case, plan, datetime.date(2030, 1, 1 + number))

    def asked():
        with statements_of(workspace) as statements, page.one_look():
            assert line_of(page, happened(page))
        return len(statements)

    begin(1)
    short = asked()
    begin(12)
    assert asked() == short, "a statement a shelf, however much there is"


def test_the_picture_is_taken_away_as_a_file_and_the_history_says_so(open_page, store, case, fill, find, say,
                                                                       monkeypatch):
    sent = []
    monkeypatch.setattr("empathy_widgets.widgets.TakeAway.deliver",
                        lambda self, *file: sent.append(file) or {"text": file[0]})
    fill(case)
    plan = store.start_plan(case.id)
    store.add_plan_event(plan.id, "note", {"text": "Heron-note"}, case_id=case.id)
    (widget,) = find(Welcome(open_page(case.id)).view, "TakeAway")
    assert say(widget, "make", offer="time line", picked={})["ok"]
    ((name, media_type, content),) = sent
    assert name.startswith("empathy-time-line-") and case.code not in name and media_type == "image/svg+xml"
    assert case.code.encode() in content and b"Heron" not in content and case.label.encode() not in content
    assert store.audit(case.id)[-1].reason == "time line" and store.verify() == []
