"""The chapter "Active listening": one speaks, one says it back, and statements to train on alone."""

from __future__ import annotations

from empathy_widgets.domain import Run, RunKind
from empathy_widgets.exercises.practice.practising import PracticeChapter
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.strings import _
from empathy_widgets.widgets import ListeningDrill

__all__ = ["ActiveListening"]


@chapter_of_runs
class ActiveListening(PracticeChapter):
    """Saying back what was heard: alone, as a couple, with a young person, at work."""

    kind = RunKind.ACTIVE_LISTENING
    chapter = "active-listening"
    widget = ListeningDrill

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Active listening")

    def line(self, run: Run) -> str:
        """How many statements were said back."""
        words = {event.body["key"]: event.body["text"] for event in run.events if event.kind == "say-back"}
        return _("said back: {count}").format(count=sum(bool(text.strip()) for text in words.values()))
