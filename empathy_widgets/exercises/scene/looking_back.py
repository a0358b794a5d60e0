"""A scene looked back on, drawn: the path that was taken, what the replies carried, how far each landed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from ipywidgets import Widget

from empathy_widgets.charts import (
    Axis, RadarSeries, curve, describe_radar, describe_turns, radar_drawing, script_map, shortened, turns_drawing,
)
from empathy_widgets.domain import Does, KindOfEmpathy, RunKind, Script
from empathy_widgets.errors import ContentError, ImpossibleMove
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.exercises.scene.in_words import kind_name, roles
from empathy_widgets.exercises.scene.transcript import ticked, turn_rows
from empathy_widgets.play.performance import Performance, perform
from empathy_widgets.play.play import Play
from empathy_widgets.play.replies import carried
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import PathMap, RadarChart, Reading, TrendChart

__all__ = ["earlier_plays", "kinds_radar", "path_map", "path_moments", "round_parts", "turns_chart"]

EARLIER_SHOWN = 2
"""Earlier plays drawn under this one, as in a profile: more polygons cannot be told apart."""
Earlier = tuple[str, Script, Play]
"""When, and what else tells it apart; the version of the scene it was played from; the play."""


def path_moments(script: Script, performance: Performance, way: str) -> list[dict[str, Any]]:
    """What was said on the path, as the map opens it moment by moment."""
    kept = ("beat", "speaker", "says", "reply", "own", "carried", "thought", "better", "passed")
    rows = turn_rows(script, performance.play, performance.words, way=way, passed=performance.passed)
    silent = {"thought": "", "better": ""}
    return [{**{name: row[name] for name in kept}, "other": script.other.name, **(silent if row["passed"] else {})}
            for row in rows]


def path_map(
    script: Script, play: Play, whose: str = "", moments: Sequence[dict[str, Any]] = (), looks: Sequence[str] = (),
) -> PathMap:
    """The beats and branches of the scene, with the path that was taken.

    ``whose`` names who took it; ``moments`` are what opens at its beats; ``looks`` names those worth a second look.
    """
    taken = [*(turn.beat for turn in play.turns), play.at]
    drawing = script_map(script, taken)
    labels = {box.id: box.label for box in drawing.boxes}
    path = ", ".join(labels[name] for name in taken)
    told = _("The path {name} took: {path}").format(name=whose, path=path) if whose else _(
        "The path you took: {path}").format(path=path)
    strings = {"title": _("The path {name} took").format(name=whose), "caption": _(
        "{name}'s way is drawn in bold. Dashed: only under a condition.").format(name=whose)} if whose else {}
    return PathMap(
        strings=strings, moments=list(moments), looks=list(looks), description=told,
        width=drawing.width, height=drawing.height,
        boxes=[{"id": box.id, "label": shortened(box.label), "x": box.x, "y": box.y, "ending": box.ending,
                "taken": box.taken} for box in drawing.boxes],
        ways=[{"d": curve(way.points), "x": way.points[-1][0], "y": way.points[-1][1], "taken": way.taken,
               "down": way.points[-1][1] >= way.points[0][1], "conditional": way.conditional} for way in drawing.ways],
    )


def earlier_plays(running: Running) -> list[Earlier]:
    """The same case's (or one's own) last plays of the scene before this run, the same way, newest first."""
    run = running.run
    found: list[Earlier] = []
    runs = running.page.store.runs(run.case_id, kind=RunKind.ROLE_PLAY)
    before = takewhile(lambda other: other.id != run.id, runs)
    same = [one for one in before if one.content == run.content and one.settings["way"] == run.settings["way"]]
    played = Played(running.page.library, running.page.store)
    for other in reversed(same):
        if len(found) == EARLIER_SHOWN:
            break
        try:
            script = played.noun(other)
            performance = perform(script, other.settings["level"], other.events)
        except (ImpossibleMove, ContentError):
            # it kept no text and the scene was edited: that play is of another scene
            continue
        play = performance.own
        if play.ended:
            level = script.level(play.level).label if play.level != run.settings["level"] else ""
            version = _("another version") if other.version != run.version and other.version and run.version else ""
            found.append((" · ".join(part for part in (when(other.changed_at), level, version) if part), script, play))
    return found


def kinds_radar(
    script: Script, play: Play, whose: str = "", earlier: Sequence[Earlier] = (),
) -> RadarChart:
    """How many replies carried each kind of empathy, over earlier plays of the same scene."""
    plays = [(whose or _("This time"), script, play), *earlier]
    most = max(1, *(len(one.turns) for _name, _of, one in plays))
    axes = [Axis(kind.value, kind_name(kind), 0, most) for kind in KindOfEmpathy]
    series = [RadarSeries(name, {kind.value: count for kind, count in carried(of, one.turns).items()},
                          "earlier" if place else "current") for place, (name, of, one) in enumerate(plays)]
    caption = _("How many of {name}'s {turns} replies carried each kind of empathy: {told}. A count in this scene, not "
                "a score of anybody.") if whose else _(
                "How many of your {turns} replies carried each kind of empathy: {told}. A count in this scene, not a "
                "score of you.")
    lines = [caption.format(name=whose, turns=len(play.turns), told=told_of(script, play))]
    checked = sum(Does.CHECKS in script.beat(turn.beat).option(turn.option).does for turn in play.turns)
    if checked:
        lines.append(ngettext("{count} of them checked back.", "{count} of them checked back.", checked).format(
            count=checked))
    lines += [_("Dashed beneath, {when}: {told}, in {turns} replies.").format(
        when=name, told=told_of(of, one), turns=len(one.turns)) for name, of, one in earlier]
    return RadarChart(
        figure=radar_drawing(series, axes), caption=" ".join(lines), description=describe_radar(series, axes, _(
            "Radar chart of the three kinds of empathy, each from 0 to {turns} replies").format(turns=most)),
    )


def told_of(script: Script, play: Play) -> str:
    """How many replies carried each kind, in words."""
    return ", ".join(f"{kind_name(kind)} {count}" for kind, count in carried(script, play.turns).items())


def turns_chart(script: Script, play: Play, left_out: int = 0) -> TrendChart:
    """How far each reply landed, turn by turn; what was left out is not drawn, and that is said."""
    depths = [script.beat(turn.beat).option(turn.option).depth for turn in play.turns]
    caption = _("How far each of your replies landed, turn by turn.")
    if left_out:
        caption += " " + ngettext("One moment was left out and is not drawn.",
                                  "{count} moments were left out and are not drawn.", left_out).format(count=left_out)
    return TrendChart(figure=turns_drawing(depths), description=describe_turns(depths), chart="turns", caption=caption)


def ended_line(script: Script, play: Play) -> str:
    """How far a round came, in a sentence."""
    if play.ended:
        return _("It ended with “{ending}”.").format(ending=script.ending(play.at).title)
    count = len(play.turns)
    return ngettext("It stopped after {count} turn.", "It stopped after {count} turns.", count).format(
        count=count) if count else _("Nobody had answered yet.")


def round_parts(script: Script, performance: Performance, names: list[str]) -> list[Widget]:
    """Each round of three people: who helped, what the observer saw, the path and the kinds of empathy."""
    shown: list[Widget] = []
    for number, one in enumerate(performance.all_rounds, 1):
        helper, speaker, observer = roles(names, number)
        saw = ticked(performance, number)
        shown.append(Reading(blocks=[{
            "heading": _("Round {round}: {name} helped").format(round=number, name=helper),
            "paragraphs": [
                _("{speaker} read {other}, {observer} observed. {came}").format(
                    speaker=speaker, other=script.other.name, observer=observer, came=ended_line(script, one.play)),
                _("{observer} saw: {list}.").format(observer=observer, list="; ".join(saw)) if saw else _(
                    "{observer} ticked nothing on the list.").format(observer=observer),
            ],
        }]))
        if one.play.turns:
            shown += [path_map(script, one.play, helper), kinds_radar(script, one.own, helper)]
    return shown
