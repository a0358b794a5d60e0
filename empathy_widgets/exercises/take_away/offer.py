"""What a page offers to take away, and the file it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.progress import Progress

__all__ = ["Choice", "File", "Offer", "Provider"]


@dataclass(frozen=True, slots=True)
class File:
    """A file made for somebody: its name without a folder, its media type, and all of its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose about a file: ``options`` maps id to label; the first is picked until another is."""

    id: str
    label: str
    options: Mapping[str, str]

    def shown(self) -> dict[str, Any]:
        """As the page's list wants it."""
        options = [{"id": name, "label": label} for name, label in self.options.items()]
        return {"id": self.id, "label": self.label, "options": options, "value": options[0]["id"]}


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be made of a course.

    ``make`` gets what reads and scores the course afresh, for a file that needs it, and what was picked (choice id to
    option id); an `EmpathyError` it raises is shown as its sentence.
    """

    id: str
    label: str
    about: str
    make: Callable[[Callable[[], Progress], Mapping[str, str]], File]
    choices: tuple[Choice, ...] = ()

    def shown(self) -> dict[str, Any]:
        """As the page's list wants it."""
        return {"id": self.id, "label": self.label, "about": self.about,
                "choices": [choice.shown() for choice in self.choices]}


Provider = Callable[[Page, Progress], list[Offer]]
"""What offers there are for a course, on a page."""
