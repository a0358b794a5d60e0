"""What the made-up clinic shows of reading and planning: a plan made with a client, and a lesson answered in part."""

from __future__ import annotations

import datetime

from empathy_widgets.domain import Case, RunKind
from empathy_widgets.library import Library
from empathy_widgets.play.suggest import Heard, suggest
from empathy_widgets.records import Store

__all__ = ["make_plan", "read_lesson"]

WISHES, PROBLEM = ("my-limits", "not-flooded"), "worn-out"
SAID = "I carry everybody home with me. I would like to come home alone sometimes."
GOALS = (("explicit", "On two evenings a week I come home and nobody needs anything for half an hour."),
         ("implicit", "That she may be angry with those she cares for. Not to be rushed."))
ANSWERS = {"late": "cognitive", "funeral": "affective", "tears": "affective", "seller": "cognitive"}
LESSON = "three-kinds-of-empathy"


def make_plan(store: Store, library: Library, case: Case, today: datetime.date) -> None:
    """Make a plan with one case: wishes, what was suggested and taken or refused, goals, steps, a day to measure."""
    rules = library.plan_rules()
    plan = store.start_plan(case.id)

    def add(kind: str, /, **body: object) -> None:
        store.add_plan_event(plan.id, kind, body, case_id=case.id)

    for wish in rules.wishes:
        if wish.id in WISHES:
            add("wish", wish=wish.id, text=wish.text, on=True)
    add("say", text=SAID)
    for problem in rules.problems:
        if problem.id == PROBLEM:
            add("problem", problem=problem.id, text=problem.text, on=True)
    offered = suggest(rules, Heard(frozenset(WISHES), frozenset((PROBLEM,)), SAID)).targets
    for number, one in enumerate(offered):
        taken = number == 0
        told = one.suggestion
        add("decide", target=told.target, label=told.label, says=told.says, rules=list(told.rules),
            because=told.because, verdict="accepted" if taken else "refused",
            why="" if taken else "Later: one thing at a time.")
        for step in one.steps[:1] if taken else ():
            add("step", step=step.id, target=told.target, title=step.title, content=step.content, when=step.when,
                dose=step.dose, sign=step.sign, asks=list(step.asks), on=True)
        if number == 1:
            break
    for kind, text in GOALS:
        add("goal", id="", kind=kind, text=text, target="")
    scale = library.instrument("pes")
    add("measure", instrument=scale.id, title=scale.title, on=(today + datetime.timedelta(weeks=5)).isoformat())


def read_lesson(store: Store, library: Library) -> None:
    """Sort a few cards of a lesson and answer two questions, as one's own practice."""
    text = library.text("lessons", LESSON)
    lesson = library.content_from_text("lessons", LESSON, text)
    run = store.start_run(None, RunKind.LESSON, LESSON, {}, version_text=text)
    for card, place in ANSWERS.items():
        store.add_event(run.id, "sort", {"card": card, "bin": place}, case_id=None)
    for check in lesson.checks[:2]:
        right = next(one for one in check.choices if one.right)
        store.add_event(run.id, "answer", {"check": check.id, "choice": right.id}, case_id=None)
