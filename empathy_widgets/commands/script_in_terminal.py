"""Plays a script in a terminal: the same scenes without a page. Nothing is kept."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from empathy_widgets.domain import GAUGE_RANGE, Option, Script
from empathy_widgets.play.play import Play, begin, choose, offered, try_again
from empathy_widgets.strings import _

__all__ = ["perform"]

WIDTH = 78
BAR = 20


def perform(script: Script, level: str, ask: Callable[[str], str], say: Callable[[str], None]) -> Play:
    """Play a whole scene.

    Parameters
    ----------
    script : Script
        The scene.
    level : str
        The id of one of its levels.
    ask : callable
        Shows a prompt and returns what was typed; EOFError ends the scene kindly.
    say : callable
        Shows a line.

    Returns
    -------
    Play
        Where it ended, or where it was left.
    """
    play = begin(script, level)
    opening(script, say)
    try:
        while not play.ended:
            after = one_turn(script, play, ask, say)
            if after is None:
                raise EOFError
            play = after
    except (EOFError, KeyboardInterrupt):
        say("")
        say(_("You left the scene. Nothing was kept."))
        return play or begin(script, level)
    ending = script.ending(play.at)
    say("")
    say(ending.title.upper())
    paragraph(ending.text, say)
    say("")
    for text in (*ending.debrief, ending.reflection):
        paragraph(f"· {text}", say)
    if ending.skill:
        paragraph(_("One skill to look for: {skill}").format(skill=ending.skill), say)
    return play


def opening(script: Script, say: Callable[[str], None]) -> None:
    """Say who is there, where, and what is at stake."""
    say(script.title.upper())
    for text in (script.scene.who, script.scene.where, script.scene.stake, script.safety):
        paragraph(text, say)
    paragraph(_("You are {role}. Type a letter to answer, r to try a moment again, q to stop.").format(
        role=script.helper.role), say)


def one_turn(script: Script, play: Play, ask: Callable[[str], str], say: Callable[[str], None]) -> Play | None:
    """One beat: the line, the replies, a choice; None when the person stops."""
    beat = script.beat(play.at)
    says, looks = beat.words(play.level)
    options = offered(beat, play)
    say("")
    paragraph(f"({looks})", say)
    paragraph(f"{script.other.name}: {says}", say)
    if not options:
        say(_("No reply is offered here yet, so the scene stops."))
        return None
    for option in options:
        paragraph(f"  {option.id}) {option.say}", say, "     ")
    while True:
        typed = ask("> ").strip().casefold()
        if typed == "q":
            return None
        if typed == "r" and play.turns:
            say(_("Once more."))
            return try_again(play)
        chosen = next((option for option in options if option.id == typed), None)
        if chosen is not None:
            after = choose(script, play, chosen.id)
            feedback(script, chosen, after, say)
            return after
        say(_("Please type {letters}, r or q.").format(letters=", ".join(option.id for option in options)))


def feedback(script: Script, option: Option, play: Play, say: Callable[[str], None]) -> None:
    """What a reply did."""
    kind = option.trap or " + ".join((*option.carries, *option.does))
    depth = (_("fell short"), _("part of the way"), _("landed"))[option.depth]
    say("")
    say(f"  [{kind}: {depth}]" if option.trap or option.depth else "  " + _("[still to write: carries, depth or trap]"))
    paragraph(_("  {name} thinks: {thought}").format(name=script.other.name, thought=option.thought), say, "  ")
    paragraph(f"  {option.why}", say, "  ")
    if option.better:
        paragraph(_("  Stronger: {better}").format(better=option.better), say, "  ")
    for gauge in script.gauges:
        value = play.gauges[gauge.id]
        full = round(BAR * (value - GAUGE_RANGE[0]) / (GAUGE_RANGE[1] - GAUGE_RANGE[0]))
        say(f"  {gauge.label:<14}{'#' * full}{'.' * (BAR - full)} {value}")


def paragraph(text: str, say: Callable[[str], None], indent: str = "") -> None:
    """Say a text in lines that fit."""
    for line in textwrap.wrap(text, WIDTH, subsequent_indent=indent, drop_whitespace=True) or [""]:
        say(line)
