"""What the made-up clinic shows in a room: a couple's, arranged by their therapist and lit where they have been."""

from __future__ import annotations

from empathy_widgets.domain import Case, RunKind
from empathy_widgets.library import Library
from empathy_widgets.records import Store

__all__ = ["furnish_room"]

ROOM, TAKEN_OUT = "understanding-others", ("book-brain", "book-growth", "cushion")
MIRRORED, TALK = "for-a-couple", "money-and-worry"
THE_TWO = ["A", "B"]


def furnish_room(store: Store, library: Library, case: Case) -> None:
    """Mirror with the two to the end, begin a talk, and arrange the room for them."""
    text = library.text("mirroring", MIRRORED)
    settings = {"people": THE_TWO}
    mirror = store.start_run(case.id, RunKind.MIRRORING, MIRRORED, settings, version_text=text)
    for number in range(len(library.content_from_text("mirroring", MIRRORED, text).rounds)):
        for kind in ("done", "onwards"):
            store.add_event(mirror.id, kind, {"round": number}, case_id=case.id)
    store.end_run(mirror.id, case_id=case.id)
    text = library.text("discussions", TALK)
    talk = store.start_run(case.id, RunKind.DISCUSSION, TALK, settings, version_text=text)
    store.add_event(talk.id, "deal", {"card": "opening"}, case_id=case.id)
    room = store.start_run(case.id, RunKind.ROOM, ROOM, {}, version_text=library.text("rooms", ROOM))
    for key in TAKEN_OUT:
        store.add_event(room.id, "place", {"key": key, "on": False}, case_id=case.id)
