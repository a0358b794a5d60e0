"""A case with a practice that was given, and a client at its page, for tests."""

from __future__ import annotations

from empathy_widgets.domain import Actor, Case, PageLink, Role, Run
from empathy_widgets.library import Library
from empathy_widgets.records import Store

__all__ = ["ASSIGNED", "PRACTICE", "at_the_door", "client_of", "given", "logged"]

PRACTICE = Library().text("practices", "loving-kindness")
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
