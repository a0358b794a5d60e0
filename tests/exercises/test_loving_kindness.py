"""Loving-kindness on the page: how one sits and what was sat are kept, and are there on another page."""

import pytest

from empathy_widgets.exercises.loving_kindness import LovingKindness
from empathy_widgets.widgets import Fold, PracticeLog

LINE = {"key": "s1", "day": "2026-11-28", "done": "yes", "well": None, "before": 2, "after": None, "minutes": 7,
        "text": "", "by": "room"}
SITS = {"minutes": 7, "stations": ["self", "dear"], "voice": False, "bell": True}


@pytest.fixture
def begin(page, say):
    def started(on=page):
        chapter = LovingKindness(on)
        receipt = say(chapter.view.children[0], "start", content="loving-kindness", answers={})
        assert receipt["ok"], receipt
        return chapter.view.children[0].children[0]
    return started


def test_a_sitting_is_kept_and_what_is_said_of_it_later_stands_in_its_place(begin, say, open_page, store, case):
    player = begin()
    assert say(player, "set-up", **SITS)["text"].startswith("Saved")
    assert say(player, "phrases", key="self", text="May it be easy.")["ok"]
    assert say(player, "log", **LINE)["ok"] and say(player, "log", **{**LINE, "well": 4, "after": 5})["ok"]
    (run,) = store.runs(case.id)
    again = LovingKindness(open_page(query=f"case={case.id}&run={run.id}")).view.children[0].children[0]
    assert again.kept["set-up"][""] == {"key": "", **SITS}
    assert again.kept["log"] == {"s1": {**LINE, "well": 4, "after": 5}}
    assert again.kept["phrases"]["self"]["text"] == "May it be easy."
    assert LovingKindness(open_page(query=f"case={case.id}")).line(run) == "1 line in the log"


def test_the_log_the_sitting_writes_is_folded_away(begin, open_page, store, case):
    begin()
    (run,) = store.runs(case.id)
    view = LovingKindness(open_page(query=f"case={case.id}&run={run.id}")).view
    (box,) = [box for box in view.children if any(isinstance(one, PracticeLog) for one in getattr(box, "children", ()))]
    assert isinstance(box.children[0], Fold) and box.children[0].title == "The log"


@pytest.mark.parametrize(("kind", "fields"), [
    ("set-up", {**SITS, "minutes": 8}), ("set-up", {**SITS, "stations": ["the-boss"]}),
    ("set-up", {**SITS, "stations": [1]}), ("phrases", {"key": "the-boss", "text": "x"}),
    ("log", {**LINE, "day": "2026-02-30"}), ("log", {**LINE, "done": "perhaps"}), ("log", {**LINE, "after": 6}),
])
def test_what_does_not_belong_here_is_refused_and_nothing_is_kept(begin, say, store, case, kind, fields):
    player = begin()
    receipt = say(player, kind, **fields)
    assert not receipt["ok"] and "reload" in receipt["text"]
    assert store.runs(case.id)[0].events == ()
    assert say(player, "set-up", **SITS)["ok"]
