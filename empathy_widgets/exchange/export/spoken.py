"""What was said in a scene, line by line, so that an export can be read without the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.domain import Run, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.play.performance import perform
from empathy_widgets.strings import _

__all__ = ["spoken"]


def spoken(script: Script, run: Run) -> tuple[tuple[str, str], ...]:
    """Who said what, in order; nothing where the events do not fit the scene.

    Parameters
    ----------
    script : Script
        The scene as the run was begun from it.
    run : Run
        Of that scene. Of three people every round is told; own words stand before the reply that was chosen.

    Returns
    -------
    tuple of (str, str)
        The speaker's name in the scene, and the words.
    """
    try:
        return tuple(_lines(script, run))
    except ImpossibleMove:
        return ()


def _lines(script: Script, run: Run) -> Iterator[tuple[str, str]]:
    performance = perform(script, run.settings["level"], run.events)
    for one in performance.all_rounds:
        for index, turn in enumerate(one.play.turns):
            beat = script.beat(turn.beat)
            yield script.other.name, beat.words(one.play.level)[0]
            if own := one.words.get(index):
                yield _("{name}, in own words").format(name=script.helper.name), own
            yield script.helper.name, beat.option(turn.option).say
        if not one.play.ended and one.play is performance.play:
            yield script.other.name, script.beat(one.play.at).words(one.play.level)[0]
