"""A small made-up practice for tests, and what stands of it once it was given and done."""

from __future__ import annotations

import datetime
from typing import Any

from empathy_widgets.domain import Dose, Practice, Reviewed, RunEvent, RunKind, WishStation
from empathy_widgets.play.practice import Practised, practised

__all__ = ["GIVEN", "LINE", "practice", "standing"]

GIVEN = {"reason": "You said the evenings are long.", "start": "2026-11-02", "end": "2026-12-13",
         "weekdays": [0, 2, 4], "minutes": 7, "at": "", "zone": ""}
LINE = {"key": "a1", "day": "2026-11-04", "done": "yes", "well": 4, "before": 2, "after": 3, "minutes": 7,
        "text": "The kettle sang.", "by": "room"}


def practice(**more: Any) -> Practice:
    """A practice of loving-kindness with two stations."""
    usual: dict[str, Any] = {
        "id": "quiet-wishes", "title": "Quiet wishes", "kind": RunKind.LOVING_KINDNESS, "source": "Made up for a test.",
        "rights": "Free.", "about": "Wishes.", "practise": "Wishing.", "minutes": 7, "safety": "Stop when you like.",
        "not_for": "Whoever would rather not.", "purpose": "To wish somebody well.", "steps": ("Sit down.", "Wish."),
        "variations": (), "bad_day": "One wish is enough.", "stop": "Stop when it hurts.", "lengths": (3, 7),
        "dose": Dose(says="Three times a week.", weekdays=(0, 2, 4), weeks=6, minutes=7, our_choice="Our choice.",
                     limits="Nobody has shown more."),
        "wishes": (WishStation(id="self", name="Yourself", says="Begin here.", phrases=("May I be safe.",)),),
        "reviewed": Reviewed(by="a test", on=datetime.date(2026, 11, 1)),
    }
    return Practice(**{**usual, **more})


def standing(noun: Practice, *bodies: tuple[str, dict[str, Any]]) -> Practised:
    """The state these kinds and bodies lead to."""
    at = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
    return practised(noun, [RunEvent(number=number, kind=kind, body=body, at=at)
                            for number, (kind, body) in enumerate(bodies, 1)])
