"""A case with a practice that was given, and a client at its page, for tests."""

from __future__ import annotations

from empathy_widgets.domain import Actor, Case, PageLink, Role, Run
from empathy_widgets.records import Store

__all__ = ["ASSIGNED", "PRACTICE", "at_the_door", "client_of", "given", "logged"]

PRACTICE = """\
id: loving-kindness
title: Loving-kindness
source: "Written for the Empathy Workbook, 2026: Loving-kindness, for tests."
rights: "Ours: CC BY 4.0."
reviewed: {by: content editor, on: 2026-11-28}
language: en
about: "Wishing people well, quietly, one after the other."
practise: "Sit down and wish yourself well."
minutes: 7
not_for: "Leave it out while you are in danger."
safety: "If it grows too much, stop and look around the room."
kind: loving-kindness
purpose: "A small kindness each day."
dose: {says: "Once a day.", weekdays: [0, 1, 2, 3, 4, 5, 6], weeks: 4, minutes: 7, our_choice: "This is our choice.",
       limits: "Nobody has tested how often is enough."}
steps: ["Sit down.", "Breathe once.", "Wish yourself well."]
variations: [{kind: short, says: "One breath, one wish."}, {kind: teens, says: "On the bus."},
             {kind: couples, says: "Together."}, {kind: hard-of-hearing, says: "Read it."},
             {kind: no-privacy, says: "In the shower."}]
bad_day: "One wish is enough."
stop: "Stop whenever you want to."
grounds:
  - says: "People who practised felt a little warmer."
    source: "Zeng and others (2015). Frontiers in Psychology, 6, 1693. https://doi.org/10.3389/fpsyg.2015.01693"
    grade: moderate
lengths: [3, 7, 12, 20]
wishes:
  - {id: self, name: "Yourself", says: "Begin here.", phrases: ["May I be well.", "May I be safe."]}
  - {id: dear, name: "Somebody dear", says: "Somebody easy.", phrases: ["May you be well.", "May you be safe."]}
  - {id: neutral, name: "Somebody you hardly know", says: "The postman.", phrases: ["May you be well.", "Be safe."]}
  - {id: difficult, name: "Somebody difficult", says: "Not the worst.", phrases: ["May you be well.", "Be safe."]}
  - {id: all, name: "Everybody", says: "All of them.", phrases: ["May all be well.", "May all be safe."]}
"""
ASSIGNED = {"reason": "So that evenings grow softer.", "start": "2026-11-01", "end": "2099-12-31",
            "weekdays": [0, 1, 2, 3, 4, 5, 6], "minutes": 7}


def given(store: Store, case: Case) -> Run:
    """A practice this case was given."""
    run = store.start_run(case.id, "loving-kindness", "loving-kindness", version_text=PRACTICE)
    store.add_event(run.id, "assign", ASSIGNED, case_id=case.id)
    return store.run(run.id)


def at_the_door(workspace, clock=None) -> Store:
    """Somebody who has no code yet."""
    return Store(workspace, Actor(name="client", role=Role.CLIENT, seat=""), *([clock] if clock else []))


def client_of(workspace, page: PageLink, *earlier: str, clock=None) -> Store:
    """The client whose page this is, in a browser that opened the earlier ones as well."""
    actor = Actor(name="client", role=Role.CLIENT, seat="", link=page.id, case_id=page.case_id, earlier=earlier)
    return Store(workspace, actor, *([clock] if clock else []))


def logged(text: str, key: str = "one", day: str = "2026-11-28") -> dict:
    """The body of a line of the log."""
    return {"key": key, "day": day, "done": "yes", "well": 4, "text": text, "by": "client page"}
