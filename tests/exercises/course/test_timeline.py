"""What was done with a case, newest first, and nothing of another's."""

from empathy_widgets.exercises.course.timeline import timeline
from empathy_widgets.exercises.welcome import Welcome


def test_sittings_and_runs_stand_in_one_line_newest_first(page, store, case, fill, open_page, find):
    fill(case)
    run = store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"})
    store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
    store.start_run(case.id, "problem", "blank", {"way": "copy", "people": ["A", "B"]})
    store.add_event(run.id, "begin", {}, case_id=case.id)
    store.start_run(store.create_case("other").id, "discussion", "sorry", {"people": ["A"], "timed": False})
    rows = timeline(page)
    assert next(row["title"] for row in rows) == "Two cups" and len(rows) == 4
    assert "Role-play · as the helper · 0 turns so far" in rows[0]["line"]
    assert rows[0]["link"] == f"/chapter/role-play?case={case.id}&run={run.id}"
    assert rows[-1]["link"].startswith("/chapter/profile?") and "scale, completed" in rows[-1]["line"]
    (menu,) = find(Welcome(open_page(case.id)).view, "ChapterMenu")
    assert [row["id"] for row in menu.finished] == [row["id"] for row in rows if not row["open"]] == [rows[-1]["id"]]
    assert {row["id"] for row in find(Welcome(open_page(case.id)).view, "Ways")[0].ways} == {
        row["id"] for row in rows if row["open"]}


def test_what_is_marked_for_supervision_bears_a_badge_until_the_mark_is_taken_back(page, store, case, find, open_page):
    run = store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"})
    other = store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"})
    store.add_event(run.id, "supervision", {"on": True}, case_id=case.id)
    for one in (run, other):
        store.end_run(one.id, case_id=case.id)
    assert {row["id"]: row["badge"] for row in timeline(page)}[run.id] == "for supervision"
    (menu,) = find(Welcome(open_page(case.id)).view, "ChapterMenu")
    assert sorted(row["badge"] for row in menu.finished) == ["", "for supervision"]
    store.reopen_run(run.id, case_id=case.id)
    store.add_event(run.id, "supervision", {"on": False}, case_id=case.id)
    assert {row["badge"] for row in timeline(page)} == {""}


def test_without_a_case_it_is_ones_own_practice(open_page, store, case):
    store.start_run(None, "discussion", "sorry", {"people": ["A"], "timed": False})
    store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
    assert len(timeline(open_page())) == 1
    last = store.start_run(None, "discussion", "sorry", {"people": ["B"], "timed": False})
    assert [row["id"] for row in timeline(open_page(), newest=1)] == [last.id]


def test_a_case_with_nothing_yet_shows_no_timeline(page, find):
    assert find(Welcome(page).view, "ChapterMenu") == []


def test_a_sitting_set_aside_and_a_rehearsal_stand_in_no_timeline(page, store, case, fill):
    kept, aside = fill(case), fill(case)
    fill(case, mode="rehearsal")
    store.void(aside.id, "Answered in jest.")
    assert [row["id"] for row in timeline(page)] == [kept.id]
