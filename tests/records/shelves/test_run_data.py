"""What runs keep is declared: the door takes what the models have, and reads whatever an older version wrote."""

import re
from pathlib import Path

import pytest

from empathy_widgets import widgets
from empathy_widgets.domain import Run, RunEvent, RunKind
from empathy_widgets.domain.run_data import BODIES, SETTINGS, body_of, settings_of
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
    assert body_of(run.kind, kept).model_dump() == GOOD[kind, event]


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


def test_settings_that_are_right_are_read_typed(store, case):
    run = store.start_run(case.id, "role-play", "tea", {"way": "triad", "level": "open", "names": ["A", "B", "C"]})
    chosen = settings_of(run)
    assert (chosen.way, chosen.anew, chosen.names) == ("triad", False, run.settings["names"])


def test_a_run_of_long_ago_is_read_whatever_it_holds(store, case, raw):
    run = store.start_run(case.id, "discussion", "sorry", {"people": ["A"]})
    store.add_event(run.id, "take", {"who": "A", "text": "words"}, case_id=case.id)
    raw("""UPDATE runs SET settings = '{"people": ["A"], "once": 1}'""")
    raw("""UPDATE run_events SET kind = 'sing', body = '{"tune": "old"}'""")
    (old,) = store.runs(case.id)
    assert old.settings["once"] == 1 and settings_of(old) is None
    assert old.events[0].body == {"tune": "old"} and body_of(old.kind, old.events[0]) is None
    store.add_event(run.id, "speak", {"who": "A"}, case_id=case.id)
    assert [event.kind for event in store.run(run.id).events] == ["sing", "speak"]


WIDGETS = {RunKind.ROLE_PLAY: ("Stage", "Debrief"), RunKind.DISCUSSION: ("PromptCards",),
           RunKind.MIRRORING: ("Mirror",), RunKind.PROBLEM: ("Board",)}
NOT_KEPT = {"finish", "onwards"}
"""The end of a run is its status; going on in the other chair is kept as the reply it leads to."""


@pytest.mark.parametrize("kind", RunKind)
def test_every_event_of_a_widget_has_a_model_and_every_model_an_engine(kind):
    sent = {name for widget in WIDGETS[kind] for name in getattr(widgets, widget).events}
    assert sent - NOT_KEPT <= BODIES[kind].keys()
    assert BODIES[kind].keys() <= sent
    engine = {RunKind.ROLE_PLAY: "performance", RunKind.DISCUSSION: "talk", RunKind.MIRRORING: "mirroring",
              RunKind.PROBLEM: "board"}[kind]
    text = (Path(__file__).parents[3] / "empathy_widgets" / "play" / f"{engine}.py").read_text("utf-8")
    assert {name for name in BODIES[kind] if not re.search(rf'"{name}"', text)} == set()


def test_an_event_takes_json_values_alone():
    now = "2026-11-28T00:00:00Z"
    event = RunEvent(number=1, kind="say", body={"text": "x"}, at=now)
    assert body_of(RunKind.PROBLEM, event).text == "x"
    run = Run(id="r", kind="problem", content="a", status="open", started_at=now, settings={"people": ["A"]})
    assert isinstance(settings_of(run), SETTINGS[RunKind.PROBLEM])
