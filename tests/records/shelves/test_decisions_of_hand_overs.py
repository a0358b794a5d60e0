"""Handing over and signing in: what is written for each, to the second and to the last digit."""

import datetime
import json

import pytest

from empathy_widgets.domain import Actor, Mode, Role
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records import Store
from empathy_widgets.records.shelves import pin

NOW = "2026-10-03T12:03:07.123456+00:00"
START = datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC)


def seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


def last(store) -> tuple:
    """The newest line: action, subject, case, what was there, what is there."""
    line = store.audit()[-1]
    old, new = (side and json.loads(side) for side in (line.old, line.new))
    return line.action, line.subject, line.case_id, old, new


@pytest.mark.parametrize(("text", "fits"), [
    ("1234", True), ("0" * 32, True), ("123", False), ("0" * 33, False), ("12a4", False), ("١٢٣٤", False), ("", False),
])
def test_a_pin_is_four_to_thirty_two_digits(text, fits):
    assert pin.well_formed(text) is fits


def test_a_pin_that_is_not_set_or_whose_hash_is_damaged_is_never_right():
    assert not pin.right(None, "2468") and not pin.right("no hash", "2468")
    hashed = pin.hashed("2468")
    assert pin.right(hashed, "2468") and not pin.right(hashed, "2469") and not pin.right(hashed, "24680" * 7)


@pytest.mark.parametrize(("until", "count", "left"), [
    (None, 9, 0), (seconds(30), 5, 30), (seconds(0.1), 5, 1), (seconds(29.5), 5, 30), (seconds(0), 5, 0),
    (seconds(-1), 5, 0), (seconds(30.1), 5, 0), (seconds(31), 5, 0), (seconds(1), 4, 0), (seconds(3600), 12, 3600),
])
def test_what_is_left_of_a_wait_is_whole_seconds_and_never_more_than_the_wait(until, count, left):
    assert pin.left(None if until is None else START + until, count, START) == left


@pytest.mark.parametrize(("count", "wait"), [
    (4, 0), (5, 30), (6, 60), (11, 1920), (12, 3600), (13, 3600), (10_000, 3600),
])
def test_each_wait_is_twice_the_one_before_up_to_an_hour(count, wait):
    assert pin.wait_after(count) == wait


def test_a_wait_and_the_tries_that_are_left_are_told_in_the_singular_and_the_plural():
    assert pin.told_to_wait(1) == "That PIN was wrong too often. Wait 1 second, then try again."
    assert pin.told_to_wait(2) == "That PIN was wrong too often. Wait 2 seconds, then try again."
    assert pin.told_wrong(4) == "That PIN is not right. You can try 1 more time before a pause."
    assert pin.told_wrong(1) == "That PIN is not right. You can try 4 more times before a pause."


def test_a_screen_handed_over_and_taken_back_leaves_its_two_lines(store, case, sitting, clock):
    store.set_pin("2468")
    action, subject, _case, old, new = last(store)
    assert (action, subject, old, set(new)) == ("set pin", "workspace/1", {"pin": None}, {"pin"})
    assert len(new["pin"]) == 64
    handed = store.hand_over(sitting.id)
    row = {"seat": "local", "administration_id": sitting.id, "since": NOW}
    office = Store(store.workspace, Actor(seat="office"), clock)
    assert last(office) == ("hand over", "handovers/local", case.id, None, row)
    assert handed.model_dump() == {
        "seat": "local", "administration": sitting.id, "case_id": case.id, "code": case.code, "since": clock.now}
    assert store.take_back("2468") == handed
    assert last(store) == ("take back", "handovers/local", case.id, row, None)


def test_a_handed_over_screen_is_not_handed_over_again_by_anybody(workspace, store, case, sitting, clock):
    store.set_pin("2468")
    store.hand_over(sitting.id)
    system = Store(workspace, Actor(name="system", role=Role.SYSTEM), clock)
    other = system.start(case.id, "teq", Mode.HANDED_OVER)
    with pytest.raises(NotAllowed) as refusal:
        system.hand_over(other.id)
    assert str(refusal.value) == "This screen is handed over. Enter the clinician's PIN to go on."
    assert system.handed_over().administration == sitting.id


def test_a_wrong_pin_is_a_line_under_the_case_and_the_right_one_ends_its_count(store, case, sitting, clock):
    store.set_pin("2468")
    store.hand_over(sitting.id)
    office = Store(store.workspace, Actor(seat="office"), clock)
    for count in range(1, 6):
        with pytest.raises(NotAllowed):
            store.take_back("0000")
        action, _subject, of, _old, new = last(office)
        assert (action, of, new["failed_tries"]) == ("wrong pin", case.id, count)
        assert new.get("locked_until") == (None if count < 5 else "2026-10-03T12:03:37.123456+00:00")
    clock.move(30)
    store.take_back("2468")
    actions = [(line.action, line.case_id) for line in store.audit()][-2:]
    assert actions == [("right pin", case.id), ("take back", case.id)] and store.verify() == []


def test_a_right_pin_at_once_counts_nothing(store, sitting):
    store.set_pin("2468")
    store.hand_over(sitting.id)
    store.take_back("2468")
    assert [line.action for line in store.audit()][-2:] == ["hand over", "take back"]


def test_a_try_during_a_wait_changes_nothing_and_is_told_what_is_left(store, sitting, clock):
    store.set_pin("2468")
    store.hand_over(sitting.id)
    for _try in range(5):
        with pytest.raises(NotAllowed):
            store.take_back("0000")
    office = Store(store.workspace, Actor(seat="office"), clock)
    lines = len(office.audit())
    clock.move(29)
    with pytest.raises(NotAllowed) as refusal:
        store.take_back("2468")
    assert str(refusal.value) == "That PIN was wrong too often. Wait 1 second, then try again."
    assert len(office.audit()) == lines


def test_other_screens_are_listed_oldest_first_without_ones_own(workspace, store, case, clock):
    store.set_pin("2468")
    for seat in ("b", "a", "local"):
        screen = Store(workspace, Actor(seat=seat), clock)
        screen.hand_over(screen.start(case.id, "teq", Mode.HANDED_OVER).id)
        clock.move(-60)
    office = Store(workspace, Actor(seat="office"), clock)
    assert [one.seat for one in office.handed_over_elsewhere()] == ["local", "a", "b"]
    assert [one.seat for one in Store(workspace, Actor(seat="a", role=Role.SYSTEM), clock).handed_over_elsewhere()] == [
        "local", "b"]


def test_signing_a_screen_out_ends_every_screen_of_that_sitting_and_no_other(workspace, store, case, sitting, clock):
    store.set_pin("2468")
    other = store.start(case.id, "teq", Mode.HANDED_OVER)
    for seat, id in (("one", sitting.id), ("two", sitting.id), ("three", other.id)):
        Store(workspace, Actor(seat=seat), clock).hand_over(id)
    store.sign_out(sitting.id)
    assert [one.seat for one in store.handed_over_elsewhere()] == ["three"]
    lines = [(line.action, line.subject, line.case_id) for line in store.audit()][-4:]
    assert sorted(lines) == sorted([
        ("end hand-over", "handovers/one", case.id), ("sign out", "seats/one", None),
        ("end hand-over", "handovers/two", case.id), ("sign out", "seats/two", None)])
    for seat in ("one", "two"):
        with pytest.raises(NotAllowed) as refusal:
            Store(workspace, Actor(seat=seat), clock).handed_over()
        assert str(refusal.value) == "This screen was signed out. Open the workbook with a fresh link."
    with pytest.raises(NotFound) as refusal:
        store.sign_out(sitting.id)
    assert str(refusal.value) == "No other screen shows this sitting any more."
    assert store.verify() == []


def test_a_new_pin_is_noted_for_the_screens_where_the_old_one_was_tried_and_no_other(workspace, store, case, clock):
    store.set_pin("2468")
    for seat in ("tried", "quiet"):
        screen = Store(workspace, Actor(seat=seat), clock)
        sitting = screen.start(case.id, "teq", Mode.HANDED_OVER)
        screen.hand_over(sitting.id)
        with pytest.raises(NotAllowed):
            screen.take_back("0000")
    Store(workspace, Actor(seat="quiet"), clock).take_back("2468")
    lines = len(store.audit())
    store.set_pin("1357", "2468")
    assert [(line.action, line.subject) for line in store.audit()[lines:]] == [
        ("set pin", "workspace/1"), ("set pin", "seats/tried")]


def test_a_wrong_pin_at_the_door_is_counted_in_the_workspace_and_of_no_case(workspace, store, sitting, clock, raw):
    store.set_pin("2468")
    store.hand_over(sitting.id)
    door = Store(workspace, Actor(seat="new"), clock)
    for count in range(1, 6):
        with pytest.raises(NotAllowed):
            door.sign_in("0000")
        assert raw("SELECT failed_tries FROM workspace") == [(count,)] and raw("SELECT count(*) FROM seats") == [(0,)]
    assert last(door) == ("wrong pin", "workspace/1", None, {"failed_tries": 4, "locked_until": None},
                          {"failed_tries": 5, "locked_until": "2026-10-03T12:03:37.123456+00:00"})
    clock.move(30)
    door.sign_in("2468")
    assert last(door)[:3] == ("right pin", "workspace/1", None) and raw("SELECT failed_tries FROM workspace") == [(0,)]
    with pytest.raises(NotAllowed) as refusal:
        store.sign_in("2468")
    assert str(refusal.value) == "This screen is handed over. Enter the clinician's PIN to go on."
