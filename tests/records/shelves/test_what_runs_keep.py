"""What runs keep is declared: the store takes what the models have, and reads whatever an older version wrote."""

import re
from pathlib import Path

import pytest

from empathy_widgets import widgets
from empathy_widgets.domain import RunKind
from empathy_widgets.domain.run_kinds import BODIES
from empathy_widgets.errors import NotAllowed
from empathy_widgets.records.database.checks import storable_json

GOOD = {
    ("role-play", "choose"): {"beat": "door", "option": "a"}, ("mirroring", "rate"): {
        "round": 0, "person": "A", "value": None},
    ("discussion", "speak"): {"who": None}, ("problem", "meet"): {"option": "e1", "need": "e2", "value": 4},
}
BAD = [
    ("role-play", "choose", {"beat": "door"}), ("role-play", "choose", {"beat": "door", "option": "a", "more": 1}),
    ("role-play", "choose", {"beat": "door", "option": 7}), ("role-play", "meet", GOOD["problem", "meet"]),
    ("role-play", "supervision", {"on": 1}), ("mirroring", "rate", {"round": True, "person": "A", "value": 3}),
    ("mirroring", "rate", {"round": 0, "person": "A", "value": 6}), ("mirroring", "done", {"round": -1}),
    ("mirroring", "notice", {"round": 0, "person": "A", "chips": ["warmth", 7], "text": ""}),
    ("discussion", "speak", {}), ("discussion", "heard", {"card": "opening", "yes": "no"}),
    ("problem", "meet", {"option": "e1", "need": "e2", "value": 5}), ("problem", "step", {"step": 7}),
    ("problem", "agree", {"field": "why", "text": "x"}), ("problem", "karaoke", {}),
]


@pytest.mark.parametrize(("kind", "event"), GOOD)
def test_what_a_page_sends_is_kept_as_it_was_sent(store, case, raw, kind, event):
    run = store.start_run(case.id, kind, "sorry")
    kept = store.add_event(run.id, event, GOOD[kind, event], case_id=case.id)
    assert kept.body == GOOD[kind, event] and raw("SELECT body FROM run_events") == [
        (storable_json(GOOD[kind, event], 100),)]


@pytest.mark.parametrize(("kind", "event", "body"), BAD)
def test_what_no_page_would_send_is_refused_and_nothing_is_written(store, case, kind, event, body):
    run = store.start_run(case.id, kind, "sorry")
    before = store.audit()
    with pytest.raises(NotAllowed, match="cannot be kept"):
        store.add_event(run.id, event, body, case_id=case.id)
    assert store.run(run.id).events == () and store.audit() == before


@pytest.mark.parametrize(("kind", "settings"), [
    ("role-play", {"way": "alone"}), ("role-play", {"minutes": "5"}), ("role-play", {"people": ["A"]}),
    ("discussion", {"timed": "no"}), ("mirroring", {"people": "A, B"}), ("problem", {"way": "write"}),
])
def test_settings_no_page_would_choose_begin_nothing(store, case, kind, settings):
    before = store.audit()
    with pytest.raises(NotAllowed, match="cannot be kept"):
        store.start_run(case.id, kind, "sorry", settings)
    assert store.runs(case.id) == () and store.audit() == before


def test_settings_that_are_right_are_kept_as_they_were_chosen(store, case):
    chosen = {"way": "triad", "level": "open", "names": ["A", "B", "C"]}
    assert store.start_run(case.id, "role-play", "tea", chosen).settings == chosen


def test_a_run_of_long_ago_is_read_whatever_it_holds(store, case, raw):
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"]})
    store.add_event(run.id, "take", {"who": "A", "text": "words"}, case_id=case.id)
    raw("""UPDATE runs SET settings = '{"people": ["A"], "once": 1}'""")
    raw("""UPDATE run_events SET kind = 'sing', body = '{"tune": "old"}'""")
    (old,) = store.runs(case.id)
    assert old.settings["once"] == 1
    assert old.events[0].body == {"tune": "old"}
    store.add_event(run.id, "speak", {"who": "A"}, case_id=case.id)
    assert [event.kind for event in store.run(run.id).events] == ["sing", "speak"]


WIDGETS = {RunKind.ROLE_PLAY: ("Stage", "Debrief"), RunKind.DISCUSSION: ("PromptCards",),
           RunKind.MIRRORING: ("Mirror",), RunKind.PROBLEM: ("Board",),
           RunKind.REGULATION: ("Pace",), RunKind.LESSON: ("SortCards", "CheckCards"),
           RunKind.ACTIVE_LISTENING: ("ListeningDrill", "PracticeLog", "AssignForm"),
           RunKind.LOVING_KINDNESS: ("LovingKindness", "PracticeLog", "AssignForm"),
           RunKind.ACTS_OF_KINDNESS: ("KindnessMonth", "PracticeLog", "AssignForm"),
           RunKind.FORGIVENESS: ("ForgivenessPath", "PracticeLog", "AssignForm"),
           RunKind.ROOM: ("Room",)}
NOT_KEPT = {"finish", "onwards"}
"""The end of a run is its status; going on in the other chair is kept as the reply it leads to."""


@pytest.mark.parametrize("kind", RunKind)
def test_every_event_of_a_widget_has_a_model_and_every_model_an_engine(kind):
    sent = {name for widget in WIDGETS[kind] for name in getattr(widgets, widget).events}
    assert sent - NOT_KEPT <= BODIES[kind].keys()
    assert BODIES[kind].keys() <= sent
    engine = {RunKind.ROLE_PLAY: "performance", RunKind.DISCUSSION: "talk", RunKind.MIRRORING: "mirroring",
              RunKind.PROBLEM: "board", RunKind.REGULATION: "regulation", RunKind.LESSON: "lesson",
              RunKind.ROOM: "room"}.get(kind, "practice")
    text = (Path(__file__).parents[3] / "empathy_widgets" / "play" / f"{engine}.py").read_text("utf-8")
    assert {name for name in BODIES[kind] if not re.search(rf'"{name}"', text)} == set()
