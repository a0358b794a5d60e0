"""Widgets as a chapter might show them, for the tests of this room."""

from empathy_widgets.widgets import LikertScale

__all__ = ["CHOICES", "answer", "items", "scale"]

CHOICES = [
    {"value": value, "label": label}
    for value, label in enumerate(["Almost never", "Rarely", "Sometimes", "Often", "Almost always"], 1)
]


def items(count: int) -> list[dict]:
    """Items 1 to ``count``."""
    text = "Statement {} about other people's feelings."
    return [{"number": number, "text": text.format(number)} for number in range(1, count + 1)]


def answer(choice: int | None, revision: int = 0) -> dict:
    """A stored answer; None is "prefer not to answer"."""
    return {"choice": choice, "declined": choice is None, "revision": revision}


def scale(count: int = 4, **traits) -> LikertScale:
    """A scale of ``count`` items with five choices."""
    return LikertScale(**{"title": "Practice form", "instructions": "How often is each statement true of you?",
                          "items": items(count), "choices": CHOICES, **traits})
