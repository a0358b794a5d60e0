"""The chapter "Acts of kindness": thirty days, one small kind act a day, and the month as one picture."""

from __future__ import annotations

from empathy_widgets.domain import Run, RunKind
from empathy_widgets.exercises.practice.practising import PracticeChapter
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import KindnessMonth

__all__ = ["ActsOfKindness"]


@chapter_of_runs
class ActsOfKindness(PracticeChapter):
    """A month of small kind acts, a day at a time."""

    kind = RunKind.ACTS_OF_KINDNESS
    chapter = "acts-of-kindness"
    widget = KindnessMonth
    writes_itself = True

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Acts of kindness")

    def line(self, run: Run) -> str:
        """On how many days an act was done; nothing of the days it was not."""
        newest = {event.body.get("day"): event.body.get("done") for event in run.events if event.kind == "log"}
        count = sum(done in ("yes", "partly") for done in newest.values())
        return ngettext("a kind act on {count} day", "kind acts on {count} days", count).format(count=count)
