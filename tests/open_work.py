"""What a person may have open, put into the store as far as it was taken, and where on its page it begins."""

from __future__ import annotations

from empathy_widgets.domain import Administration, Case, Run
from empathy_widgets.library import Library
from empathy_widgets.play.play import begin, choose, offered
from empathy_widgets.records import Store

__all__ = ["BEGINS", "SCENE", "SEQUENCE", "THING", "address", "everything_open", "filled", "mirrored", "played"]

SCENE, SEQUENCE = "two-cups", "as-much-as-moves"

AS_HELPER = {"way": "helper", "setting": "neutral", "own": False, "names": [], "minutes": 5, "anew": False,
             "reading": False}
THING = {
    "a sitting": ".ew-instructions, fieldset[data-item]", "a scene to begin": ".ew-opening",
    "a scene at its first line": "[data-moment]",
    "a scene taken up again": "[data-moment]", "a scene looked back on": "[data-did], [data-ending]",
    "a mirroring": ".ew-mirror svg.ew-drawing, .ew-mirror .ew-sight", "a round looked back on": ".ew-mirror .ew-where",
    "a talk": ".ew-prompt-cards h3", "a board": ".ew-board h3", "a profile": "[data-chart=radar], .ew-at-a-glance",
}
"""What there is to do on a page, by what is open: a scale's question, a line to answer, a drawing to mirror, a step."""
BEGINS = """(thing) => Math.round(Math.min(...[...document.querySelectorAll(thing)]
  .map((one) => one.getBoundingClientRect()).filter((box) => box.height).map((box) => box.top + scrollY)))"""
"""Pixels from the top of the page to what there is to do."""


def address(run: Run) -> str:
    """What a page is asked for to show this run."""
    return f"case={run.case_id}&run={run.id}"


def filled(store: Store, case: Case, choice: int, form: str = "pes") -> Administration:
    """A sitting of a scale from its first item to its end, each answer ``choice`` whichever way it is keyed."""
    sitting = store.start(case.id, form, "paper")
    for item in Library().instrument(form).items:
        given = 6 - choice if item.reverse_keyed else choice
        store.respond(sitting.id, item.number, given, case_id=case.id, elapsed_ms=4000)
    return store.complete(sitting.id, case_id=case.id)


def played(store: Store, case: Case, turns: int | None) -> Run:
    """A scene with so many turns played, to its end at most; with None it waits to begin."""
    text = Library().text("scripts", SCENE)
    script = Library().content_from_text("scripts", SCENE, text)
    level = script.levels[0].id
    settings = {**AS_HELPER, "level": level}
    run = store.start_run(case.id, "role-play", SCENE, settings, version_text=text)
    if turns is None:
        return run
    store.add_event(run.id, "begin", {}, case_id=case.id)
    play = begin(script, level)
    while not play.ended and len(play.turns) < turns:
        option = offered(script.beat(play.at), play)[len(play.turns) % 2].id
        store.add_event(run.id, "choose", {"beat": play.at, "option": option}, case_id=case.id)
        play = choose(script, play, option)
    return run


def mirrored(store: Store, case: Case, rounds: int, back: bool = False) -> Run:
    """A mirroring with so many rounds behind it; with ``back`` one looks back on the next."""
    text = Library().text("mirroring", SEQUENCE)
    count = len(Library().content_from_text("mirroring", SEQUENCE, text).rounds)
    run = store.start_run(case.id, "mirroring", SEQUENCE, {"people": ["Ada"]}, version_text=text)
    for at in range(min(rounds, count)):
        for kind in ("done", "onwards"):
            store.add_event(run.id, kind, {"round": at}, case_id=case.id)
    if back:
        store.add_event(run.id, "done", {"round": rounds}, case_id=case.id)
    return run


def everything_open(store: Store) -> dict[str, tuple[str, str]]:
    """Something open of every kind, each in a case of its own: its chapter, and what its page is asked for."""
    def case() -> Case:
        return store.create_case("")

    measured, answering = case(), case()
    for choice in (2, 3, 5):
        filled(store, measured, choice)
    sitting = store.start(answering.id, "pes-practice-form", "self")
    talk = store.start_run(case().id, "discussion", "sorry", {"people": ["Ada", "Ben"], "timed": False})
    board = store.start_run(case().id, "problem", "blank", {"way": "copy", "people": ["Ada", "Ben"]})
    return {
        "a sitting": ("administer-a-scale", f"case={answering.id}&administration={sitting.id}"),
        "a scene to begin": ("role-play", address(played(store, case(), None))),
        "a scene at its first line": ("role-play", address(played(store, case(), 0))),
        "a scene taken up again": ("role-play", address(played(store, case(), 2))),
        "a scene looked back on": ("role-play", address(played(store, case(), 99))),
        "a mirroring": ("mirroring", address(mirrored(store, case(), 1))),
        "a round looked back on": ("mirroring", address(mirrored(store, case(), 0, back=True))),
        "a talk": ("discussion", address(talk)),
        "a board": ("problem-solving", address(board)),
        "a profile": ("profile", f"case={measured.id}"),
    }
