"""What is waiting, a day that has come before all else, each with the way to it."""

import datetime

import pytest

from empathy_widgets.exercises.home.continuing import MOST, Continuing
from empathy_widgets.exercises.welcome import Welcome

SCENE = {"way": "helper", "level": "open"}
BOARD = {"way": "copy", "people": ["A", "B"]}


@pytest.fixture
def board(store):
    """A finished board with a day to look back on, so many days from today."""
    def agreed(case, days):
        run = store.start_run(case.id, "problem", "blank", BOARD)
        day = datetime.datetime.now().astimezone().date() + datetime.timedelta(days=days)
        store.add_event(run.id, "agree", {"field": "date", "text": str(day)}, case_id=case.id)
        return store.end_run(run.id, case_id=case.id)
    return agreed


def marked(store, case):
    run = store.start_run(case.id, "role-play", "two-cups", SCENE)
    store.add_event(run.id, "supervision", {"on": True}, case_id=case.id)
    return store.end_run(run.id, case_id=case.id)


def test_a_day_that_has_come_stands_first_then_what_is_open_then_marks_then_days_to_come(
        open_page, store, case, board, fill):
    later, soon, mark = board(case, 30), board(case, 2), marked(store, case)
    sitting = fill(case, finish=False)
    own = store.start_run(None, "role-play", "two-cups", SCENE)
    due, today = board(case, -3), board(case, 0)
    rows = Continuing(open_page()).rows
    assert [row["id"] for row in rows] == [one.id for one in (due, today, own, sitting, mark, soon, later)]
    assert [row["badge"] for row in rows] == [*["time to look back"] * 2, "", "", "for supervision", "", ""]
    assert {row["code"] for row in rows} == {case.code, ""} and rows[2]["line"].endswith("your own practice")
    assert rows[3]["link"] == f"/chapter/administer-a-scale?case={case.id}&administration={sitting.id}"
    assert rows[4]["link"] == f"/chapter/role-play?case={case.id}&run={mark.id}"


def test_a_day_is_told_as_people_write_it(open_page, case, board):
    board(case, 400)
    (row,) = Continuing(open_page()).rows
    day = datetime.datetime.now().astimezone().date() + datetime.timedelta(days=400)
    assert f"look back on {day.day} " in row["line"] and str(day) not in row["line"]


def test_a_board_that_was_looked_back_on_waits_no_longer(open_page, store, case, board):
    run = board(case, 0)
    store.reopen_run(run.id, case_id=case.id)
    store.add_event(run.id, "review", {"text": "It holds.", "outcome": "keep"}, case_id=case.id)
    store.end_run(run.id, case_id=case.id)
    assert Continuing(open_page()).parts == [] == Continuing(open_page(case.id)).parts


def test_with_a_case_open_only_what_is_its_own_stands_there(open_page, store, case, fill):
    other = store.create_case("other")
    fill(other, finish=False)
    mine = fill(case, finish=False)
    fill(case, finish=False, mode="rehearsal")
    scene, mark = store.start_run(case.id, "role-play", "two-cups", SCENE), marked(store, case)
    rows = Continuing(open_page(case.id)).rows
    assert [row["id"] for row in rows] == [scene.id, mine.id, mark.id]
    assert {row["code"] for row in rows} == {""}, "the case bar names it"


def test_more_than_is_listed_is_said(open_page, store, case, fill):
    for _number in range(MOST + 1):
        store.start(case.id, "pes-practice-form", "self")
    (ways,) = Continuing(open_page()).parts
    assert len(ways.ways) == MOST and ways.more


def test_in_jupyterlab_a_row_turns_to_its_case_and_says_where_to_go_on(open_page, case, fill, say, find):
    sitting = fill(case, finish=False)
    page = open_page(served=False)
    welcome = Welcome(page)
    ways = find(welcome.view, "Ways")[0]
    assert ways.ways[0]["link"] == ""
    assert not say(ways, "open", id=sitting.id)["ok"] and page.case == case
    assert case.code in find(welcome.view, "Notice")[0].title
    assert not say(ways, "open", id="nobody")["ok"]


def planned(store, case, on):
    plan = store.start_plan(case.id)
    body = {"instrument": "teq", "title": "Toronto Empathy Questionnaire", "on": on.isoformat()}
    store.add_plan_event(plan.id, "measure", body, case_id=case.id)
    return f"{plan.id}@measure"


def test_a_day_to_measure_again_comes_first_once_it_has_come_and_goes_when_it_was_measured(
        open_page, store, case, fill):
    today = datetime.date.today()
    other = store.create_case("other")
    waits, due = planned(store, other, today + datetime.timedelta(days=9)), planned(store, case, today)
    scene = store.start_run(case.id, "role-play", "two-cups", SCENE)
    rows = Continuing(open_page()).rows
    assert [row["id"] for row in rows] == [due, scene.id, waits]
    assert [row["badge"] for row in rows] == ["time to measure again", "", ""]
    assert rows[0]["code"] == case.code and rows[0]["link"] == f"/chapter/administer-a-scale?case={case.id}"
    fill(case, instrument="teq", mode="paper", choice=2)
    assert [row["id"] for row in Continuing(open_page()).rows] == [scene.id, waits]
