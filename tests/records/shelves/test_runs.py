"""Runs: events in order, exactly once, of one case; nothing readable of them in the trail."""

import json

import pytest

from empathy_widgets.domain import Actor, RunKind, Status
from empathy_widgets.errors import NotAllowed, NotFound, StaleWrite
from empathy_widgets.records import Store


@pytest.fixture
def run(store, case):
    return store.start_run(case.id, RunKind.ROLE_PLAY, "a-scene", {"way": "helper"}, request="start 1")


def test_a_run_is_its_events_in_order(store, case, run, clock):
    clock.move(5)
    first = store.add_event(run.id, "choose", {"beat": "door", "option": "b"}, case_id=case.id)
    clock.move(5)
    second = store.add_event(run.id, "reflect", {"text": "Größe, 空, 🌱 \\u0000 ‮"}, case_id=case.id)
    kept = store.run(run.id)
    assert kept.events == (first, second) and [event.number for event in kept.events] == [1, 2]
    assert (kept.case_id, kept.kind, kept.content, kept.settings) == (
        case.id, "role-play", "a-scene", {"way": "helper"})
    assert kept.changed_at == clock.now and store.runs(case.id) == (kept,)
    assert store.verify() == []


def test_a_run_of_nobody_is_ones_own(store, case, run):
    own = store.start_run(None, "mirroring", "first-time")
    store.add_event(own.id, "rate", {"round": 0, "person": "A", "value": 4}, case_id=None)
    assert [each.id for each in store.runs()] == [own.id] and [each.id for each in store.runs(case.id)] == [run.id]
    for wrong in ((own.id, case.id), (run.id, None)):
        with pytest.raises(NotAllowed, match="another case"):
            store.add_event(wrong[0], "rate", {}, case_id=wrong[1])


def test_a_message_sent_again_does_nothing_twice(store, case, run):
    assert store.start_run(case.id, "role-play", "a-scene", {"way": "helper"}, request="start 1").id == run.id
    with pytest.raises(NotAllowed, match="started already"):
        store.start_run(case.id, "role-play", "another-scene", request="start 1")
    lines = len(store.audit())
    once = store.add_event(run.id, "choose", {"beat": "door", "option": "b"}, case_id=case.id, request="r1")
    assert store.add_event(run.id, "choose", {"beat": "door", "option": "b"}, case_id=case.id, request="r1") == once
    assert len(store.run(run.id).events) == 1 and len(store.audit()) == lines + 1
    assert store.sent_event(run.id, "r1") == once and store.sent_event(run.id, "r2") is None
    with pytest.raises(NotAllowed, match="two meanings"):
        store.add_event(run.id, "choose", {"beat": "door", "option": "c"}, case_id=case.id, request="r1")
    store.end_run(run.id, case_id=case.id)
    assert store.add_event(run.id, "choose", {"beat": "door", "option": "b"}, case_id=case.id, request="r1") == once


def test_two_pages_on_one_run_cannot_both_carry_on(store, case, run):
    store.add_event(run.id, "choose", {"beat": "door", "option": "b"}, case_id=case.id, after=0)
    with pytest.raises(StaleWrite, match="Another page"):
        store.add_event(run.id, "choose", {"beat": "door", "option": "a"}, case_id=case.id, after=0)
    store.add_event(run.id, "choose", {"beat": "door", "option": "a"}, case_id=case.id, after=1)


def test_an_ended_run_stands_until_it_is_opened_again(store, case, run):
    ended = store.end_run(run.id, case_id=case.id)
    assert ended.status is Status.COMPLETED and store.end_run(run.id, case_id=case.id) == ended
    with pytest.raises(NotAllowed, match="has ended"):
        store.add_event(run.id, "begin", {}, case_id=case.id)
    assert store.reopen_run(run.id, case_id=case.id).status is Status.OPEN
    store.add_event(run.id, "begin", {}, case_id=case.id)
    assert store.verify() == []


def test_a_run_set_aside_keeps_its_reason_and_takes_nothing_more(store, case, run):
    with pytest.raises(NotAllowed, match="reason"):
        store.void_run(run.id, "  ")
    assert store.void_run(run.id, "the wrong case was open").void_reason == "the wrong case was open"
    for call in (lambda: store.add_event(run.id, "begin", {}, case_id=case.id),
                 lambda: store.end_run(run.id, case_id=case.id), lambda: store.void_run(run.id, "again"),
                 lambda: store.reopen_run(run.id, case_id=case.id)):
        with pytest.raises(NotAllowed):
            call()
    assert store.runs(case.id) == () and store.runs(case.id, include_voided=True)[0].id == run.id


@pytest.mark.parametrize("body", [None, [], "text", {"x": float("nan")}, {"x": object()}, {"x": "\ud800"},
                                  {"x": "y" * 40_001}])
def test_what_cannot_be_kept_is_refused_in_a_sentence(store, case, run, body):
    with pytest.raises(NotAllowed):
        store.add_event(run.id, "choose", body, case_id=case.id)
    assert store.run(run.id).events == ()


@pytest.mark.parametrize("kind", ["", "Choose", "x" * 41, "a\0", 7, None])
def test_an_event_has_a_plain_name(store, case, run, kind):
    with pytest.raises(NotAllowed):
        store.add_event(run.id, kind, {}, case_id=case.id)


def test_nothing_is_found_under_a_wrong_name(store, case, run):
    for call in (lambda: store.run("nobody"), lambda: store.start_run("nobody", "role-play", "a-scene"),
                 lambda: store.start_run(case.id, "karaoke", "a-scene"),
                 lambda: store.start_run(case.id, "role-play", "../a")):
        with pytest.raises(NotFound):
            call()


def test_the_trail_proves_words_without_repeating_them(store, case, run, raw, workspace):
    store.add_event(run.id, "reflect", {"text": "needle in a diary"}, case_id=case.id)
    assert not any("needle" in (line.new or "") + (line.old or "") for line in store.audit())
    body = json.dumps({"text": "noodle in a diary"})
    raw("UPDATE run_events SET body = :body", body=body)
    assert [
        sentence for sentence in Store(workspace, Actor()).verify() if "run_events" in sentence and "body" in sentence]
