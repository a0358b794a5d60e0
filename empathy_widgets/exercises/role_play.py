"""The chapter "Role-play": a scene chosen, played in one of four ways, and looked back on."""

from __future__ import annotations

from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import Run, RunKind, Script, Setting
from empathy_widgets.errors import ContentError, EmpathyError
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of, not_offered
from empathy_widgets.exercises.scene.in_words import PAIR, TRIAD, WAYS, level_row, names_of, questions, way_name
from empathy_widgets.exercises.scene.scene import SceneView
from empathy_widgets.play.performance import ROUNDS, perform
from empathy_widgets.strings import _, ngettext

__all__ = ["RolePlay"]


@chapter_of_runs
class RolePlay(RunChapter):
    """Scenes with somebody who answers back."""

    kind = RunKind.ROLE_PLAY
    chapter = "role-play"
    folder = "scripts"

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Role-play")

    @staticmethod
    def earlier() -> str:
        """Above a run whose scene was changed since."""
        return _("This is played from an earlier version of this scene")

    def entries(self) -> list[Entry]:
        """Every scene on the shelf, by its head and the levels it can be played at."""
        heads = self.page.library.shelf(self.folder)
        return [entry_of(head, questions=questions(self._levels(head), "places" in head)) for head in heads]

    def _levels(self, head: dict[str, Any]) -> list[dict[str, str]]:
        """The levels a scene offers; none of a scene that needs an editor, which says so when it is begun."""
        try:
            if "levels" in head:
                return [level_row(id, level["label"], level.get("about", "")) for id, level in head["levels"].items()]
            script, _text = self.begin(head["id"])
            return [level_row(one.id, one.label, one.about) for one in script.levels]
        except (AttributeError, ContentError, KeyError, TypeError):
            return []

    def settings(self, noun: Script, answers: dict[str, str]) -> dict[str, Any]:
        """The way, the level, own words first or not, and what the people are called."""
        way, level, own = answers.get("way", ""), answers.get("level", ""), answers.get("own", "")
        minutes, names = answers.get("minutes", ""), answers.get("names", "")
        known = way in WAYS and own in ("yes", "no") and minutes in ("3", "5", "8")
        if not known or not isinstance(names, str) or level not in [one.id for one in noun.levels]:
            raise not_offered()
        setting = answers.get("setting", Setting.NEUTRAL.value)
        if setting not in [Setting.NEUTRAL, *noun.elsewhere]:
            raise not_offered()
        kept = {"way": way, "level": level, "setting": setting, "own": own == "yes", "names": names_of(way, names),
                "minutes": int(minutes)}
        return {**kept, "anew": way == TRIAD, "reading": way == PAIR}

    @staticmethod
    def as_begun(noun: Script, settings: dict[str, Any]) -> Script:
        """The scene in the words of the place it was begun with."""
        return noun.placed(settings.get("setting", Setting.NEUTRAL.value))

    def stage(self, running: Running) -> list[Widget]:
        """The scene as it stands."""
        return [SceneView(running, self.noun(running.run)).view]

    def line(self, run: Run) -> str:
        """How it is played and how far it has come."""
        way = way_name(run.settings["way"])
        try:
            script = self.played.at_hand(run)
            if script is None:
                return f"{way} · {counted(run)}"
            performance = perform(script, run.settings["level"], run.events)
        except EmpathyError:
            return way
        play = performance.play
        if run.settings.get("anew"):
            came = _("round {round} of {of}").format(round=performance.round, of=ROUNDS)
        elif play.ended:
            came = _("ended: {ending}").format(ending=script.ending(play.at).title)
        else:
            came = turns_line(len(play.turns))
        return f"{way} · {came}"

    def badge(self, run: Run) -> str:
        """Whether its transcript is marked to be taken to supervision."""
        marks = [event.body["on"] for event in run.events if event.kind == "supervision"]
        return _("for supervision") if marks and marks[-1] else ""


def turns_line(count: int) -> str:
    """A number of turns, in words."""
    return ngettext("{count} turn so far", "{count} turns so far", count).format(count=count)


def counted(run: Run) -> str:
    """How far a run has come, by its events alone: a list does not read every earlier version of a scene."""
    kinds = [event.kind for event in run.events]
    if run.settings.get("anew"):
        return _("round {round} of {of}").format(round=1 + kinds.count("rotate"), of=ROUNDS)
    return turns_line(kinds.count("choose") - kinds.count("again"))
