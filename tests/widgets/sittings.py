"""Sittings as a chapter might show them, for the tests of the player."""

from empathy_widgets.exercises.practice.practising import told
from empathy_widgets.library import Library
from empathy_widgets.widgets import LovingKindness

__all__ = ["PRACTICE", "QUIET", "pass_by", "player", "sat"]

PRACTICE = told(Library().entry("practices", "loving-kindness"))
QUIET = {"set-up": {"": {"minutes": 3, "stations": ["self", "dear", "all"], "voice": False, "bell": False}}}


def player(kept=QUIET, **more):
    return LovingKindness(run="r", practice=PRACTICE, kept=kept, **more)


def sat(*days):
    return {"log": {day: {"key": day, "day": day, "done": "yes"} for day in days}}


def pass_by(stage, seconds):
    stage.page.clock.run_for(round(seconds * 1000))
