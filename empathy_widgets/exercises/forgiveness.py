"""The chapter "Forgiveness": safety first, a path at one's own pace, a letter that is not sent."""

from __future__ import annotations

from empathy_widgets.domain import Run, RunKind
from empathy_widgets.exercises.practice.practising import PracticeChapter
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.strings import _
from empathy_widgets.widgets import ForgivenessPath

__all__ = ["Forgiveness"]


@chapter_of_runs
class Forgiveness(PracticeChapter):
    """A path through an old hurt, which may be left at any place."""

    kind = RunKind.FORGIVENESS
    chapter = "forgiveness"
    widget = ForgivenessPath

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Forgiveness")

    def line(self, run: Run) -> str:
        """At how many places of the path somebody has been; leaving one counts as well."""
        return _("places visited: {count}").format(count=len({
            event.body["key"] for event in run.events if event.kind == "stage"}))
