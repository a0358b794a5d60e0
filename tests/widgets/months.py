"""A month of kindness as a chapter might show it, for the tests of this room."""

import datetime

from empathy_widgets.library import Library
from empathy_widgets.widgets import KindnessMonth

__all__ = ["FIRST", "MONTH", "PRACTICE", "TODAY", "cards", "day", "each", "kept", "line", "month", "window"]

MONTH = Library().entry("practices", "acts-of-kindness")
PRACTICE = MONTH.model_dump(mode="json", exclude={"reviewed", "rights"})
FIRST = datetime.date(2026, 12, 1)
TODAY = "2026-12-14"


def day(number, first=FIRST):
    """Day 1 is the first."""
    return (first + datetime.timedelta(days=number - 1)).isoformat()


def line(number, done="yes", **more):
    return {"key": day(number), "day": day(number), "done": done, "well": 4, "before": None, "after": 5,
            "minutes": None, "text": "", "by": "room", **more}


def kept(**more):
    return {"begin": {"": {"day": day(1)}}, **more}


def month(stands=None, today=TODAY, **more):
    return KindnessMonth(**{"run": "r1", "practice": PRACTICE, "kept": kept() if stands is None else stands,
                            "today": today, **more})


def window(stage, number):
    return stage.page.locator(f".ew-window[data-day='{day(number)}']")


def each(stage, selector, what="one.dataset.day"):
    """What a script says of each element, in the order of the page."""
    return stage.page.locator(selector).evaluate_all(f"all => all.map((one) => {what})")


def cards(stage):
    return each(stage, "[data-card]", "one.dataset.card")
