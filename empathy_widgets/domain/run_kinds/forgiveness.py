"""What practising forgiveness keeps beside its log: answers about safety, the stages, the letter that is not sent."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain.run_kinds.kind import Body
from empathy_widgets.domain.run_kinds.practised import COMMON, Keyed, PracticeSettings, Words

__all__ = ["BODIES", "SETTINGS"]


class Safe(Keyed):
    """The answer to a question about safety; ``key`` is its id."""

    answer: Literal["yes", "no", "unsure", ""]


class Staged(Keyed):
    """Where the person is with a stage; ``key`` is its id. Leaving is as good as doing."""

    state: Literal["begun", "done", "left"]


class Written(Keyed):
    """What was written on a question of a stage; ``key`` is the stage's id and the question's number, as "recall-1"."""

    text: Words


class Letter(Body):
    """The letter that is not sent."""

    text: Annotated[str, Field(max_length=20_000, description="Own words; empty where they were taken back.")]


SETTINGS = PracticeSettings
BODIES: dict[str, type[Body]] = {**COMMON, "safe": Safe, "stage": Staged, "write": Written, "letter": Letter}
