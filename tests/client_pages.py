"""A case with a practice that was given, and a client at its page, for tests."""

from __future__ import annotations

import pytest

from empathy_widgets.domain import Actor, Case, ClientLine, PageLink, Role, Run
from empathy_widgets.errors import NotAllowed
from empathy_widgets.library import Library
from empathy_widgets.records import Store

__all__ = ["ASSIGNED", "HOME", "PRACTICE", "at_the_door", "client_of", "given", "logged", "refused", "written"]

PRACTICE = Library().text("practices", "loving-kindness")
HOME = "192.0.2.7"
"""An address somebody types codes at."""
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


def written(client: Store, run: Run, text: str, key: str = "one") -> ClientLine:
    """A line of the log that the client wrote."""
    client.write_line(run.id, "log", logged(text, key), f"r-{text}-{key}")
    return next(line for line in client.client_lines() if line.body.get("text") == text)


def refused(door: Store, code: str, address: str = HOME) -> str:
    """What somebody hears whose code opens nothing."""
    with pytest.raises(NotAllowed) as error:
        door.open_page(code, address)
    return str(error.value)
