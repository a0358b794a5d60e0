"""What the made-up clinic shows of practice between appointments: one given three weeks ago, and a month half way."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from empathy_widgets.domain import Case, RunKind
from empathy_widgets.library import Library
from empathy_widgets.records import Store

__all__ = ["GIVEN_BEFORE", "practise"]

GIVEN_BEFORE = 21
"""Days before the last sitting on which the first practice was given."""
MONTH_AFTER = 6
"""Days after that one on which the month was begun."""
WISHES = "You said you carry everybody home with you: a few minutes of wishing yourself well, before the door."
KINDNESS = "You said nobody needs you any more: one small thing a day that somebody is glad of, and you see it."
SAT = {
    0: ("yes", 3, 7, "Odd to say it to myself."), 1: ("yes", 2, 7, ""), 2: ("partly", 2, 3, "Fell asleep."),
    4: ("no", None, None, "Night shift."), 5: ("yes", 4, 7, "On the bus, eyes open."), 7: ("yes", 4, 7, ""),
    8: ("partly", 3, 3, ""), 11: ("yes", 4, 12, "The old man from bed four came to mind, and I was glad of him."),
    12: ("yes", 4, 7, ""), 13: ("yes", 5, 7, "Quiet before the key was in the door."), 16: ("no", None, None, ""),
    17: ("yes", 4, 7, ""), 19: ("yes", 5, 12, "Angry at my sister. Wished her well anyway, from far away."),
}
"""By the day after it was given: whether it was done, how well, minutes, one line."""
KIND = {
    0: ("neighbours-bin", "yes", 4, "Mrs. N. waved from the window."), 1: ("three-bits-of-litter", "yes", 3, ""),
    2: ("bed-earlier", "no", None, ""), 4: ("make-them-laugh", "yes", 5, "My son laughed."),
    5: ("tidy-the-hall", "partly", 3, ""), 8: ("what-you-are-good-at", "yes", 4, "Wrote to an old colleague."),
    9: ("see-how-much-you-do", "yes", 4, ""), 11: ("thank-the-driver", "yes", 5, "Said it and meant it."),
    13: ("one-good-side", "partly", 3, ""),
}
"""By the day after the month was begun: which act, whether it was done, how well, one line."""
LOOKED = (8, "The bus works better than the evening. She keeps the bus.")
Event = tuple[str, dict[str, Any]]


def practise(store: Store, library: Library, sits: Case, is_kind: Case, first: datetime.date,
             on: Callable[[datetime.date], None]) -> None:
    """Give both practices and write their logs, a day after the other; ``on`` turns the clock to a day."""
    sitting = begin(store, library, sits, RunKind.LOVING_KINDNESS, "loving-kindness")
    month = ""
    for after in range(GIVEN_BEFORE):
        day = first + datetime.timedelta(days=after)
        on(day)
        for kind, body in sat_on(after, day):
            store.add_event(sitting, kind, body, case_id=sits.id)
        if after == MONTH_AFTER:
            month = begin(store, library, is_kind, RunKind.ACTS_OF_KINDNESS, "acts-of-kindness")
        for kind, body in kind_on(after - MONTH_AFTER, day):
            store.add_event(month, kind, body, case_id=is_kind.id)


def begin(store: Store, library: Library, case: Case, kind: RunKind, content: str) -> str:
    """Begin a practice with a case."""
    return store.start_run(case.id, kind, content, {}, version_text=library.text("practices", content)).id


def sat_on(after: int, day: datetime.date) -> list[Event]:
    """What happened on a day with loving-kindness."""
    events: list[Event] = []
    if after == 0:
        events.append(("assign", given(WISHES, day, 27, 7, "17:30")))
    if after == LOOKED[0]:
        events.append(("look", {"text": LOOKED[1]}))
    if after in SAT:
        done, well, minutes, text = SAT[after]
        before, felt = (None, None) if well is None else (2, min(5, well + 1))
        events.append(("log", line(f"sat-{after}", day, done, well, text) | {
            "minutes": minutes, "before": before, "after": felt}))
    return events


def kind_on(after: int, day: datetime.date) -> list[Event]:
    """What happened on a day of the month."""
    if after < 0:
        return []
    events: list[Event] = []
    if after == 0:
        events += [("assign", given(KINDNESS, day, 29, None, "")), ("begin", {"day": day.isoformat()})]
    if after in KIND:
        act, done, well, text = KIND[after]
        events += [("act", {"key": day.isoformat(), "act": act}),
                   ("log", line(day.isoformat(), day, done, well, text))]
    return events


def given(reason: str, start: datetime.date, days: int, minutes: int | None, at: str) -> dict[str, Any]:
    """A practice given for every day, from one day to so many days after it."""
    return {"reason": reason, "start": start.isoformat(), "end": (start + datetime.timedelta(days=days)).isoformat(),
            "weekdays": list(range(7)), "minutes": minutes, "at": at, "zone": "Europe/Berlin" if at else ""}


def line(key: str, day: datetime.date, done: str, well: int | None, text: str) -> dict[str, Any]:
    """A line of a log."""
    return {"key": key, "day": day.isoformat(), "done": done, "well": well, "before": None, "after": None,
            "minutes": None, "text": text, "by": "room"}
