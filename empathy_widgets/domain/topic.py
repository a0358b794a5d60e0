"""A topic to talk over: an opening, questions by depth, an exercise in the other's place, a listening task."""

from __future__ import annotations

from typing import Literal

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.instrument import Noun

__all__ = ["Prompt", "Topic"]


class Prompt(Noun):
    """One card. ``depth`` is 1 to 3 for a question, 0 for every other kind."""

    id: str
    kind: Literal["opening", "question", "imagine", "listening", "closing"]
    text: str
    depth: int = 0
    check: str = ""
    """For ``imagine``: how to find out from the person themselves."""


class Topic(Activity):
    """What a few people, or one, can talk over. ``heat`` says what to do when it becomes too warm, step by step."""

    whom: tuple[Literal["individual", "couple", "family", "group"], ...]
    prompts: tuple[Prompt, ...]
    heat: tuple[str, ...]

    def prompt(self, id: str) -> Prompt:
        """The prompt of this id; KeyError when there is none."""
        for prompt in self.prompts:
            if prompt.id == id:
                return prompt
        raise KeyError(id)
