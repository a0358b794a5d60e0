"""A scene looked back on, drawn: the path that was taken, what the replies carried, how far each landed."""

from __future__ import annotations

from ipywidgets import Widget

from empathy_widgets.charts import (
    Axis, RadarSeries, curve, describe_radar, describe_turns, radar_drawing, script_map, shortened, turns_drawing,
)
from empathy_widgets.domain import KindOfEmpathy, Script
from empathy_widgets.exercises.role_play_words import kind_name, roles
from empathy_widgets.exercises.transcript import came_line, ticked
from empathy_widgets.scoring.performance import Performance
from empathy_widgets.scoring.play import Play
from empathy_widgets.scoring.replies import carried
from empathy_widgets.strings import _
from empathy_widgets.widgets import PathMap, RadarChart, Reading, TrendChart

__all__ = ["kinds_radar", "path_map", "round_parts", "turns_chart"]


def path_map(script: Script, play: Play, whose: str = "") -> PathMap:
    """The beats and branches of the scene, with the path that was taken; ``whose`` names who took it."""
    taken = [*(turn.beat for turn in play.turns), play.at]
    drawing = script_map(script, taken)
    labels = {box.id: box.label for box in drawing.boxes}
    path = ", ".join(labels[name] for name in taken)
    told = _("The path {name} took: {path}").format(name=whose, path=path) if whose else _(
        "The path you took: {path}").format(path=path)
    return PathMap(
        width=drawing.width, height=drawing.height, description=told,
        boxes=[{"id": box.id, "label": shortened(box.label), "x": box.x, "y": box.y, "ending": box.ending,
                "taken": box.taken} for box in drawing.boxes],
        ways=[{"d": curve(way.points), "x": way.points[-1][0], "y": way.points[-1][1], "taken": way.taken,
               "down": way.points[-1][1] >= way.points[0][1], "conditional": way.conditional} for way in drawing.ways],
    )


def kinds_radar(script: Script, play: Play, whose: str = "") -> RadarChart:
    """How many replies carried each kind of empathy."""
    turns = play.turns
    counts = carried(script, turns)
    axes = [Axis(kind.value, kind_name(kind), 0, max(1, len(turns))) for kind in KindOfEmpathy]
    series = [RadarSeries(whose or _("This time"), {kind.value: count for kind, count in counts.items()})]
    told = ", ".join(f"{kind_name(kind)} {count}" for kind, count in counts.items())
    caption = _("How many of {name}'s {turns} replies carried each kind of empathy: {told}. A count in this scene, not a "
                "score of anybody.") if whose else _(
                "How many of your {turns} replies carried each kind of empathy: {told}. A count in this scene, not a "
                "score of you.")
    return RadarChart(
        figure=radar_drawing(series, axes), description=describe_radar(
            series, axes, _("Radar chart of the three kinds of empathy, each from 0 to {turns} replies").format(
                turns=len(turns))),
        caption=caption.format(name=whose, turns=len(turns), told=told),
    )


def turns_chart(script: Script, play: Play) -> TrendChart:
    """How far each reply landed, turn by turn."""
    depths = [script.beat(turn.beat).option(turn.option).depth for turn in play.turns]
    return TrendChart(figure=turns_drawing(depths), description=describe_turns(depths), chart="turns",
                      caption=_("How far each of your replies landed, turn by turn."))


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
                    speaker=speaker, other=script.other.name, observer=observer, came=came_line(script, one)),
                _("{observer} saw: {list}.").format(observer=observer, list="; ".join(saw)) if saw else _(
                    "{observer} ticked nothing on the list.").format(observer=observer),
            ],
        }]))
        if one.play.turns:
            shown += [path_map(script, one.play, helper), kinds_radar(script, one.play, helper)]
    return shown
