"""After a scene: the path as a picture, what the replies carried, how far they landed, and the debrief."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import Rubric, Script
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.page.folding import folded
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.exercises.run.view import Keep, own_fields, must_fit
from empathy_widgets.exercises.scene.in_words import SWAP, TRIAD, carried_line, traps_lines
from empathy_widgets.exercises.scene.looking_back import (
    earlier_plays, kinds_radar, path_map, path_moments, round_parts, turns_chart,
)
from empathy_widgets.exercises.scene.printed import printed_page
from empathy_widgets.play.performance import Performance, Round, matches
from empathy_widgets.play.replies import second_looks, shared
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Debrief, Notice, Reading
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["after_parts"]

RUBRIC = "helping-replies"
LONGEST_TEXT = 4000


def after_parts(
    running: Running, script: Script, performance: Performance, keep: Keep, on_end: Callable[[], None],
) -> list[Widget]:
    """What is shown below the ending of a scene.

    ``keep`` keeps what is rated and written there; ``on_end`` is called once the scene is finished.
    """
    way = running.run.settings["way"]
    last = [*_debrief(running, script, performance, keep, on_end), printed_page(
        running, script, None if way == SWAP else _rubric(running)), *_onwards(running)]
    if way == SWAP:
        return [nearness(script, performance), *last]
    if performance.rounds or (performance.closed and way == TRIAD):
        return [*round_parts(script, performance, running.run.settings["names"]), *last]
    own = performance.own
    if not performance.play.turns:
        return last
    counted = traps_lines(script, own)
    met_moments = path_moments(script, performance, way)
    met = len({one["beat"] for one in met_moments})
    drawn = [kinds_radar(script, own, earlier=earlier_plays(running)),
             turns_chart(script, own, len(performance.passed))] if own.turns else []
    debrief, *rest = last
    return [
        *([Reading(blocks=[{"heading": _("Well-meant traps"), "paragraphs": counted}])] if counted else []),
        debrief,
        *folded(_("The path you took"), [
            path_map(script, performance.play, moments=met_moments, looks=first_looks(script, performance))],
            ngettext("{count} moment, to open again", "{count} moments, to open again", met).format(count=met)),
        *folded(_("What your replies carried, and how far they landed"), drawn),
        *rest,
    ]


def first_looks(script: Script, performance: Performance) -> list[str]:
    """The beats of the moments worth a second look; what was left out is none of them."""
    turns = performance.play.turns
    return [turns[index].beat for index in second_looks(script, turns) if index not in performance.passed]


def nearness(script: Script, performance: Performance) -> Reading:
    """How near the guesses in the other chair came to the script, and what that does not mean."""
    found = matches(script, performance)
    share = shared(list(found.values()))
    lines = [_("You guessed before none of the lines this time.")] if share is None else [
        _("Words in common with the script: over {count} moments, {percent} % of the words were in both your guess "
          "and the script.").format(
            count=len(found), percent=round(100 * share)),
    ]
    lines.append(_("This counts agreement with one script. It is not a measure of how well you read people: a real "
                   "person may have felt something else, and only they can say. In 25 experiments imagining another's "
                   "view did not make it more accurate; asking did, in the one that tried it (Eyal, Steffel and Epley, "
                   "2018, https://doi.org/10.1037/pspa0000115)."))
    return Reading(blocks=[{"heading": _("You and the script"), "paragraphs": lines}])


def _debrief(
    running: Running, script: Script, performance: Performance, keep: Keep, on_end: Callable[[], None],
) -> list[Widget]:
    way = running.run.settings["way"]
    criteria = [] if way == SWAP else [one.model_dump() for one in _rubric(running).criteria]
    play = performance.play
    three = {"rate": _("How was it, seen by the three of you?")} if way == TRIAD else {}
    debrief = Debrief(
        run=running.run.id, looks=moments(script, performance) if way == TRIAD else [], strings=three,
        question=script.ending(play.at).reflection if play.ended else "", asks_check=way == SWAP, criteria=criteria,
        ratings=performance.ratings, reflection=performance.reflection, check=performance.check,
        brought=performance.brought, supervision=performance.supervision, read_only=running.read_only,
    )
    known = {one["id"] for one in criteria}
    debrief.on_event(lambda event: _heard(running, debrief, known, keep, on_end, event))
    return [debrief]


def _onwards(running: Running) -> list[Widget]:
    """Where to go from here."""
    again = running.page.link("role-play", running.run.case_id)
    links = [{"text": _("Play another scene"), "href": again}] if again else []
    return [Notice(title=_("One scene is one try"), links=links, text=_(
        "Play it again another day, or from the other chair: the same words land differently."))] if links else []


def _rubric(running: Running) -> Rubric:
    rubric: Rubric = running.page.library.entry("rubrics", RUBRIC)
    return rubric


def moments(script: Script, performance: Performance) -> list[str]:
    """Moments of three people worth a second look, a sentence each, by their rounds."""
    if not performance.rounds:
        return looks(script, performance.all_rounds[-1], _("Turn {turn}, “{say}” – {carried}"))
    return [line for number, one in enumerate(performance.all_rounds, 1) for line in looks(
        script, one, _("Round {round}, turn {{turn}}, “{{say}}” – {{carried}}").format(round=number), most=2)]


def looks(script: Script, one: Round, sentence: str, most: int = 3) -> list[str]:
    """The moments of one play, in a sentence each; what was left out is none of them."""
    told = []
    for index in second_looks(script, one.play.turns, most):
        turn = one.play.turns[index]
        option = script.beat(turn.beat).option(turn.option)
        if index not in one.passed:
            told.append(sentence.format(turn=index + 1, say=option.say, carried=carried_line(option)))
    return told


def _heard(
    running: Running, debrief: Debrief, criteria: set[str], keep: Keep, on_end: Callable[[], None],
    event: dict[str, Any],
) -> Receipt:
    """Keep what was rated or written; finish the run when that is wanted."""
    kind = event["kind"]
    if kind == "finish":
        receipt = running.end()
        debrief.read_only = True
        on_end()
        return receipt
    body = own_fields(event)
    if kind == "rate" and (body["criterion"] not in criteria or body["value"] not in (None, 1, 2, 3, 4, 5)):
        raise ImpossibleMove(_("That rating is not offered here. Please reload the page and rate again."))
    must_fit([body.get("text", "")], LONGEST_TEXT,
             _("That is longer than this page can keep. Please say it in fewer words."))
    receipt = keep(event, kind, body)
    _shown(debrief, kind, body)
    return receipt


def _shown(debrief: Debrief, kind: str, body: dict[str, Any]) -> None:
    """What was kept stays in view when the page is drawn anew, as it is once the scene is finished."""
    if kind == "rate":
        debrief.ratings = {**debrief.ratings, body["criterion"]: body["value"]}
    elif kind == "supervision":
        debrief.supervision = body["on"]
    else:
        setattr(debrief, {"reflect": "reflection", "bring": "brought", "check": "check"}[kind], body["text"])
