"""The chapter "Role-play": a scene chosen, played in one of four ways, and looked back on."""

from __future__ import annotations

from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import Run, RunKind, Script
from empathy_widgets.errors import ContentError, EmpathyError, NotAllowed
from empathy_widgets.exercises.role_play_words import PAIR, TRIAD, WAYS, names_of, questions, way_name
from empathy_widgets.exercises.running import Entry, RunChapter, Running, entry_of
from empathy_widgets.exercises.scene import Scene
from empathy_widgets.scoring.performance import ROUNDS, perform
from empathy_widgets.strings import _, ngettext

__all__ = ["RolePlay"]

SCRIPTS = "scripts"
LEVELS = ("open", "guarded")


class RolePlay(RunChapter):
    """Scenes with somebody who answers back."""

    kind = RunKind.ROLE_PLAY
    chapter = "role-play"

    def entries(self) -> list[Entry]:
        """Every scene on the shelf, by its head alone."""
        asked = questions()
        return [entry_of(head, questions=asked) for head in self.page.library.shelf(SCRIPTS)]

    def settings(self, content: str, answers: dict[str, str]) -> dict[str, Any]:
        """The way, the level, own words first or not, and what the people are called."""
        script = self.page.library.entry(SCRIPTS, content)
        way, level, own = answers.get("way"), answers.get("level"), answers.get("own")
        minutes, names = answers.get("minutes"), answers.get("names", "")
        known = way in WAYS and level in LEVELS and own in ("yes", "no") and minutes in ("3", "5", "8")
        if not known or not isinstance(names, str) or level not in {one.id for one in script.levels}:
            raise NotAllowed(_("One of these choices is not offered here. Please reload the page and choose again."))
        kept = {"way": way, "level": level, "own": own == "yes", "names": names_of(way, names), "minutes": int(minutes)}
        return {**kept, "anew": way == TRIAD, "reading": way == PAIR}

    def stage(self, running: Running) -> list[Widget]:
        """The scene as it stands."""
        return [Scene(running, self.script(running.run)).view]

    def script(self, run: Run) -> Script:
        """The scene of a run; ContentError when its file is gone."""
        return self.page.library.entry(SCRIPTS, run.content)

    def title(self, run: Run) -> str:
        """The scene's title, or its id when its file is gone."""
        heads = {head["id"]: head["title"] for head in self.page.library.shelf(SCRIPTS)}
        return heads.get(run.content, run.content)

    def line(self, run: Run) -> str:
        """How it is played and how far it has come."""
        way = way_name(run.settings["way"])
        try:
            performance = perform(self.script(run), run.settings["level"], run.events)
        except (ContentError, EmpathyError):
            return way
        play = performance.play
        if run.settings.get("anew"):
            came = _("round {round} of {of}").format(round=performance.round, of=ROUNDS)
        elif play.ended:
            came = _("ended: {ending}").format(ending=self.script(run).ending(play.at).title)
        else:
            count = len(play.turns)
            came = ngettext("{count} turn so far", "{count} turns so far", count).format(count=count)
        return f"{way} · {came}"

    def badge(self, run: Run) -> str:
        """Whether its transcript is marked to be taken to supervision."""
        marks = [event.body["on"] for event in run.events if event.kind == "supervision"]
        return _("for supervision") if marks and marks[-1] else ""
