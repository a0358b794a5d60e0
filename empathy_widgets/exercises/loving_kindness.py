"""The chapter "Loving-kindness": a few minutes of wishing well, every day or as one likes."""

from __future__ import annotations

from empathy_widgets.domain import RunKind
from empathy_widgets.exercises.practice.practising import PracticeChapter
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.strings import _
from empathy_widgets.widgets import LovingKindness as Player

__all__ = ["LovingKindness"]


@chapter_of_runs
class LovingKindness(PracticeChapter):
    """Wishing well: oneself, somebody dear, somebody one hardly knows, somebody difficult, everybody."""

    kind = RunKind.LOVING_KINDNESS
    chapter = "loving-kindness"
    widget = Player
    writes_itself = True

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Loving-kindness")
