"""A scene on a page, for the tests of role-play: what is started, what the stage shows, how it comes to its end."""

from __future__ import annotations

import random

from empathy_widgets.exercises.role_play import RolePlay

__all__ = ["SCENE", "START", "on_stage", "reopened", "shown", "to_the_end"]

SCENE = "two-cups"
START = {"way": "helper", "level": "open", "own": "no", "names": "", "minutes": "5"}


def on_stage(chapter):
    """The stage the chapter shows."""
    return chapter.view.children[0].children[0]


def reopened(open_page, store, case):
    """The same scene as another kernel would show it."""
    (run,) = store.runs(case.id)
    return RolePlay(open_page(query=f"case={case.id}&run={run.id}"))


def shown(stage):
    """Everything the stage shows, without what belongs to one page."""
    names = ("scene", "phase", "turns", "rounds", "now", "gauges", "ending", "triad", "read_only")
    return {name: getattr(stage, name) for name in names}


def to_the_end(stage, say, seed=1):
    """Answer by the dice until the scene ends."""
    dice = random.Random(seed)
    while stage.phase == "playing":
        option = dice.choice(stage.now["options"])["id"]
        assert say(stage, "choose", beat=stage.now["beat"], option=option)["ok"]
