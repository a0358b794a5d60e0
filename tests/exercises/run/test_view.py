"""A run on the page: one step an event however long it is, and always the state its events lead to."""

import itertools
import sys

import pytest
from scenes import script

from empathy_widgets.domain import RunEvent, RunKind
from empathy_widgets.exercises.discussion import TalkView
from empathy_widgets.exercises.mirroring import MirroringView
from empathy_widgets.exercises.problem import BoardView
from empathy_widgets.exercises.regulation import RegulationView
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.exercises.scene.scene import SceneView
from empathy_widgets.library import Library
from empathy_widgets.play import board, mirroring, performance, regulation, talk

SETTINGS = {"level": "open", "own": False, "names": ["A", "B", "C"], "minutes": 5, "anew": False, "reading": False}


def scene_moves():
    """Three moments said and all three taken back, over and over."""
    yield "begin", {}
    for _round in itertools.count():
        for beat in ("door", "coat", "kettle"):
            yield "choose", {"beat": beat, "option": "a"}
        for beat in ("kettle", "coat", "door"):
            yield "again", {"beat": beat}


def moves_of_three():
    """The clock and the observer's list."""
    yield "begin", {}
    for at in itertools.count():
        yield "clock", {"running": at % 2 == 0}
        yield "tick", {"item": "own", "on": at % 2 == 0}


def talk_moves():
    """Two cards, turned over and over, and who has the word."""
    yield "deal", {"move": "same"}
    for _round in itertools.count():
        for who in ("A", "B"):
            yield "speak", {"who": who}
            yield "note", {"card": "opening", "text": who}
        yield "speak", {"who": None}
        yield "turn", {"card": "opening"}


def mirroring_moves():
    """One round, done and rated over and over."""
    for _round in itertools.count():
        yield "done", {"round": 0}
        yield "rate", {"round": 0, "person": "A", "value": 3}
        yield "notice", {"round": 0, "person": "A", "chips": ["breath"], "text": "slower"}
        yield "again", {"round": 0}


def board_moves():
    """An option and a need weighed over and over, and the option taken off and put back."""
    yield "add", {"person": "A", "part": "need", "text": "sleep"}
    yield "add", {"person": "B", "part": "option", "text": "ear plugs"}
    for _round in itertools.count():
        yield "meet", {"option": "e2", "need": "e1", "value": 2}
        yield "remove", {"id": "e2"}
        yield "restore", {"id": "e2"}
        yield "step", {"step": 3}


def regulation_moves():
    """The steps gone through and stopped, and how full afterwards, over and over."""
    yield "full", {"when": "before", "value": 7}
    for _round in itertools.count():
        yield "done", {"seconds": 120}
        yield "full", {"when": "after", "value": 4}
        yield "stopped", {"seconds": 9}
        yield "full", {"when": "after", "value": None}


def scene_view(way):
    def made(running):
        return (view := SceneView(running, script())), view.stage
    return made, RunKind.ROLE_PLAY, {**SETTINGS, "way": way}


def talk_view(running):
    topic = Library().entry("discussions", Library().shelf("discussions")[0]["id"])
    return (view := TalkView(running, topic)), view.cards


def mirroring_view(running):
    return (view := MirroringView(running, Library().entry("mirroring", "first-time-pair"))), view.mirror


def board_view(running):
    return (view := BoardView(running, None)), view.board


def regulation_view(running):
    return (view := RegulationView(running, Library().entry("skills", "slow-breath"))), view.pace


KINDS = {
    "scene": (*scene_view("helper"), scene_moves, performance.raised),
    "three": (*scene_view("triad"), moves_of_three, performance.raised),
    "talk": (talk_view, RunKind.DISCUSSION, {"people": ["A", "B"], "timed": True}, talk_moves, talk.moved),
    "mirroring": (mirroring_view, RunKind.MIRRORING, {"people": ["A", "B"]}, mirroring_moves, mirroring.stepped),
    "board": (board_view, RunKind.PROBLEM, {"people": ["A", "B"], "way": "copy"}, board_moves, board.stepped),
    "regulation": (regulation_view, RunKind.REGULATION, {}, regulation_moves, regulation.stepped),
}


@pytest.fixture
def begin(page, store, say):
    """Begin a run of a kind; returns its view, and what makes its next move from the page."""
    def begun(name):
        make, kind, settings, moves, _step = KINDS[name]
        view, widget = make(Running(page, store.start_run(page.case.id, kind, "made-up", settings)))
        sent = moves()

        def move():
            kind, fields = next(sent)
            receipt = say(widget, kind, **fields)
            assert receipt["ok"], receipt
            return kind
        return view, move
    return begun


def looked_at(event, name):
    """What an event says of itself, asked for in Python so that the asking can be counted."""
    return object.__getattribute__(event, name)


def counted(work, step):
    """How often something calls the engine's step, looks at an event of the run, and calls any function at all."""
    calls = {"step": 0, "looks": 0, "all": 0}

    def call(frame, event, _argument):
        if event in ("call", "c_call"):
            calls["all"] += 1
            calls["step"] += event == "call" and frame.f_code is step.__code__
            calls["looks"] += event == "call" and frame.f_code is looked_at.__code__

    before = sys.getprofile()
    sys.setprofile(call)
    try:
        kind = work()
    finally:
        sys.setprofile(before)
    return kind, calls


@pytest.mark.parametrize(("name", "long"), [
    ("scene", 200), ("three", 80), ("talk", 80), ("mirroring", 80), ("board", 80), ("regulation", 80)])
def test_a_choice_costs_the_same_however_long_the_run_is(begin, name, long, monkeypatch):
    monkeypatch.setattr(RunEvent, "__getattribute__", looked_at)
    view, move = begin(name)
    step = KINDS[name][-1]
    costs = {}
    for events in (20, long):
        while len(view.running.run.events) < events:
            move()
        for _event in range(6):
            kind, calls = counted(move, step)
            assert calls["step"] == (2 if kind in view.timed else 1), f"{kind}: {calls['step']} steps of the engine"
            assert 0 < calls["looks"] < 20, f"{kind}: looked at events {calls['looks']} times"
            costs.setdefault(kind, {}).setdefault(events, []).append(calls["all"])
    for kind, found in costs.items():  # a transcript shows every try, so that a scene of many has a little more to send
        early, later = min(found[20]), min(found[long])
        assert later < 1.05 * early, f"{kind}: {early} calls after 20 events, {later} after {long}"


@pytest.mark.parametrize("name", KINDS)
def test_the_state_that_stands_is_the_one_its_events_lead_to(begin, name):
    view, move = begin(name)
    for _event in range(14):
        move()
        assert view.state == view.rebuild(view.running.run.events)


def test_what_another_page_added_meanwhile_is_read_again_once(begin, page, store, say):
    view, move = begin("scene")
    other = SceneView(Running(page, view.running.run), view.script)
    for _event in range(3):
        move()
    receipt, calls = counted(lambda: say(other.stage, "begin"), performance.raised)
    assert not receipt["ok"] and "Another page" in receipt["text"]
    assert calls["step"] == 1 + 3 and other.state == view.state
    receipt, calls = counted(lambda: say(other.stage, "choose", beat="kettle", option="a"), performance.raised)
    assert receipt["ok"] and calls["step"] == 1


def test_a_message_another_page_kept_after_others_leaves_no_gap(begin, page, say):
    view, _move = begin("scene")
    other = SceneView(Running(page, view.running.run), view.script)
    say(view.stage, "begin")
    say(view.stage, "write", request="lost", beat="door", text="I am here.")
    assert say(other.stage, "write", request="lost", beat="door", text="I am here.")["ok"]
    assert [event.number for event in other.running.run.events] == [1, 2] and other.state == view.state
    assert other.stage.phase == "playing"


def test_a_finished_board_that_another_page_opened_again_holds_what_both_wrote(begin, page, say):
    view, _move = begin("board")
    say(view.board, "finish")
    other = BoardView(Running(page, view.running.run), None)
    assert say(other.board, "say", text="The kitchen is full.")["ok"]
    assert say(view.board, "add", person="A", part="need", text="sleep")["ok"]
    assert view.board.statement == "The kitchen is full." and [one["id"] for one in view.board.entries] == ["e2"]
    assert view.state == view.rebuild(view.running.run.events)


def test_a_choice_of_the_other_chair_that_a_reload_interrupted_is_heard_once(page, store, say):
    make, kind, settings = scene_view("swap")
    run = store.start_run(page.case.id, kind, "made-up", settings)
    _view, stage = make(Running(page, run))
    say(stage, "begin")
    say(stage, "guess", beat="door", feelings=["tired"], needs=[], words="")
    assert say(stage, "onwards", request="lost", beat="door")["ok"]
    view, again = make(Running(page, store.run(run.id)))
    assert say(again, "onwards", request="lost", beat="door")["ok"]
    assert len(view.state.play.turns) == 1
    assert not say(again, "onwards", request="new", beat="door")["ok"]
