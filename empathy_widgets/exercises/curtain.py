"""After the curtain: the path as a picture, what the replies carried, how far they landed, and the debrief."""

from __future__ import annotations

from typing import Any

from ipywidgets import Widget

from empathy_widgets.charts import (
    Axis, RadarSeries, curve, describe_radar, describe_turns, radar_drawing, script_map, shortened, turns_drawing,
)
from empathy_widgets.domain import KindOfEmpathy, Rubric, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.role_play_words import SWAP, carried_line, kind_name
from empathy_widgets.exercises.running import Running
from empathy_widgets.scoring.performance import Performance, matches
from empathy_widgets.scoring.replies import carried, second_looks, shared
from empathy_widgets.strings import _
from empathy_widgets.widgets import Debrief, Notice, PathMap, RadarChart, Reading, TrendChart
from empathy_widgets.widgets.base import Receipt

__all__ = ["after_parts"]

RUBRIC = "helping-replies"
LONGEST_TEXT = 4000


def after_parts(running: Running, script: Script, performance: Performance) -> list[Widget]:
    """What is shown below the ending of a scene."""
    if running.run.settings["way"] == SWAP:
        return [nearness(script, performance), *_debrief(running, script, performance)]
    turns = performance.play.turns
    depths = [script.beat(turn.beat).option(turn.option).depth for turn in turns]
    return [
        path_map(script, performance),
        kinds_radar(script, performance),
        TrendChart(figure=turns_drawing(depths), description=describe_turns(depths), chart="turns",
                   caption=_("How far each of your replies landed, turn by turn.")),
        *_debrief(running, script, performance),
    ]


def path_map(script: Script, performance: Performance) -> PathMap:
    """The beats and branches of the scene, with the path that was taken."""
    play = performance.play
    drawing = script_map(script, [*(turn.beat for turn in play.turns), play.at])
    labels = {box.id: box.label for box in drawing.boxes}
    path = ", ".join(labels[name] for name in (*(turn.beat for turn in play.turns), play.at))
    return PathMap(
        width=drawing.width, height=drawing.height, description=_("The path you took: {path}").format(path=path),
        boxes=[{"id": box.id, "label": shortened(box.label), "x": box.x, "y": box.y, "ending": box.ending,
                "taken": box.taken} for box in drawing.boxes],
        ways=[{"d": curve(way.points), "x": way.points[-1][0], "y": way.points[-1][1], "taken": way.taken,
               "down": way.points[-1][1] >= way.points[0][1], "conditional": way.conditional} for way in drawing.ways],
    )


def kinds_radar(script: Script, performance: Performance) -> RadarChart:
    """How many replies carried each kind of empathy."""
    turns = performance.play.turns
    counts = carried(script, turns)
    axes = [Axis(kind.value, kind_name(kind), 0, max(1, len(turns))) for kind in KindOfEmpathy]
    series = [RadarSeries(_("This time"), {kind.value: count for kind, count in counts.items()})]
    told = ", ".join(f"{kind_name(kind)} {count}" for kind, count in counts.items())
    return RadarChart(
        figure=radar_drawing(series, axes), description=describe_radar(
            series, axes, _("Radar chart of the three kinds of empathy, each from 0 to {turns} replies").format(
                turns=len(turns))),
        caption=_("How many of your {turns} replies carried each kind of empathy: {told}. A count in this scene, not a "
                  "score of you.").format(turns=len(turns), told=told),
    )


def nearness(script: Script, performance: Performance) -> Reading:
    """How near the guesses in the other chair came to the script, and what that does not mean."""
    found = matches(script, performance)
    share = shared(list(found.values()))
    lines = [_("You guessed before none of the lines this time.")] if share is None else [
        _("Over {count} moments, {percent} % of the words were in both your guess and the script.").format(
            count=len(found), percent=round(100 * share)),
    ]
    lines.append(_("This counts agreement with one script. It is not a measure of how well you read people: a real "
                   "person may have felt something else, and only they can say. In 25 experiments imagining another's "
                   "view did not make it more accurate; asking did (Eyal, Steffel and Epley, 2018)."))
    return Reading(blocks=[{"heading": _("You and the script"), "paragraphs": lines}])


def _debrief(running: Running, script: Script, performance: Performance) -> list[Widget]:
    way = running.run.settings["way"]
    criteria = [] if way == SWAP else [one.model_dump() for one in _rubric(running).criteria]
    debrief = Debrief(
        run=running.run.id, looks=moments(script, performance) if way != SWAP else [],
        question=script.ending(performance.play.at).reflection, asks_check=way == SWAP, criteria=criteria,
        ratings=performance.ratings, reflection=performance.reflection, check=performance.check,
        supervision=performance.supervision, read_only=running.read_only,
    )
    known = {one["id"] for one in criteria}
    debrief.on_event(lambda event: _heard(running, debrief, known, event))
    again = running.page.link("role-play", running.run.case_id)
    links = [{"text": _("Play another scene"), "href": again}] if again else []
    return [debrief, *([Notice(title=_("One scene is one try"), links=links, text=_(
        "Play it again another day, or from the other chair: the same words land differently."))] if links else [])]


def _rubric(running: Running) -> Rubric:
    return running.page.library.entry("rubrics", RUBRIC)


def moments(script: Script, performance: Performance) -> list[str]:
    """Moments worth a second look, a sentence each."""
    told = []
    for index in second_looks(script, performance.play.turns):
        turn = performance.play.turns[index]
        option = script.beat(turn.beat).option(turn.option)
        told.append(_("Turn {turn}, “{say}” – {carried}").format(
            turn=index + 1, say=option.say, carried=carried_line(option)))
    return told


def _heard(running: Running, debrief: Debrief, criteria: set[str], event: dict[str, Any]) -> Receipt:
    """Keep what was rated or written; finish the run when that is wanted."""
    kind = event["kind"]
    if kind == "finish":
        receipt = running.end()
        debrief.read_only = True
        return receipt
    body = {name: value for name, value in event.items() if name not in ("request", "kind")}
    if kind == "rate" and (body["criterion"] not in criteria or body["value"] not in (None, 1, 2, 3, 4, 5)):
        raise ImpossibleMove(_("That rating is not offered here. Please reload the page and rate again."))
    if len(body.get("text", "")) > LONGEST_TEXT:
        raise ImpossibleMove(_("That is longer than this page can keep. Please say it in fewer words."))
    return running.add(event, kind, body)
