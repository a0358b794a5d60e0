"""What a scene on the shelf must teach: somebody checks what they understood, a red flag is met and never punished, and
every ending names one skill to look for.

Only the checker asks for these. A run that was begun before they were asked for is played from the text it kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.domain import Beat, Does, Option, Script
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["untaught"]

Broken = Iterator[tuple[Place, str]]


def untaught(script: Script) -> Broken:
    """Yield what a supervisor would miss in a scene."""
    options = [option for beat in script.beats for option in beat.options]
    if not any(option.depth == 2 and Does.CHECKS in option.does for option in options):
        yield ("beats",), _("Nobody in this scene checks what they understood. Let one reply that lands say it back "
                            "and ask “Is that it?”, and mark it “does: [checks]”.")
    for beat in script.beats:
        yield from _marks(beat)
        yield from _red_flag(beat)
    for ending in script.endings:
        if not ending.skill:
            yield ("endings", ending.id), _("The look back names no skill. Add “skill”: one thing a supervisor can see "
                                            "and rate.")


def _marks(beat: Beat) -> Broken:
    for option in beat.options:
        place = ("beats", beat.id, "options", option.id)
        if option.does and option.trap is not None:
            yield (*place, "does"), _("Checking back and asking straight are never a trap. Take away the one or the "
                                      "other.")
        if Does.CHECKS in option.does and "?" not in option.say:
            yield (*place, "does"), _("A reply that checks back asks whether that is it. Let it end with the question.")
        if Does.ASKS_STRAIGHT in option.does and not _meets(beat, option):
            yield (*place, "does"), _("Asking straight belongs where a red flag is. Describe it under “red_flag” and "
                                      "name this reply in “met_by”.")


def _meets(beat: Beat, option: Option) -> bool:
    return beat.red_flag is not None and option.id in beat.red_flag.met_by


def _red_flag(beat: Beat) -> Broken:
    if beat.red_flag is None:
        return
    place: Place = ("beats", beat.id, "red_flag", "met_by")
    options = {option.id: option for option in beat.options}
    for index, letter in enumerate(beat.red_flag.met_by):
        option = options.get(letter)
        if option is None:
            yield (*place, index), _("There is no reply “{letter}” at this moment. Name one that is there.").format(
                letter=quoted(letter))
        elif option.depth != 2:
            yield (*place, index), _("The reply that meets a red flag lands: a question about safety is never a "
                                     "mistake. Write it so that it carries empathy with “depth: 2”.")
        elif option.when:
            yield (*place, index), _("The reply that meets a red flag is always offered. Delete its “when”.")
        elif option.moves.get("trust", 0) < 0:
            yield ("beats", beat.id, "options", letter, "moves"), _(
                "The reply that meets a red flag costs no trust. Let it move something else.")
