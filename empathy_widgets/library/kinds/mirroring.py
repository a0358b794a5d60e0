"""Mirroring sequences as content: the file format, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from empathy_widgets.domain import FACES, POSTURES, Reviewed, Round, Sequence
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import ActivityForm, Form, Line, Words
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["SequenceForm", "broken_sequence", "build_sequence"]


class RoundForm(Form):
    """One round."""

    title: Line
    lead: Literal["first", "second", "together"] = Field(description="Who leads.")
    channels: list[Literal["face", "gaze", "posture", "gesture", "pace", "voice"]] = Field(min_length=1)
    seconds: Annotated[int, Field(ge=20, le=90)]
    energy: Literal["still", "gentle", "lively"]
    cue: Words = Field(description="What to do, fully in words: somebody may not see the drawing.")
    face: list[Line] = Field(default_factory=list, max_length=6, description="Faces to move through, by name.")
    posture: list[Line] = Field(default_factory=list, max_length=6, description="Postures to move through, by name.")
    breath: Annotated[int, Field(ge=0, le=14)] = Field(
        0, description="Seconds of one breath of the pace ring; 0: none.")
    notice: Words = Field(description="What to notice in one's own body.")


class SequenceForm(ActivityForm):
    """One sequence, one file. The file name is the id."""

    whom: list[Literal["one", "pair", "couple", "group"]] = Field(min_length=1, description="For whom it is.")
    rounds: list[RoundForm] = Field(min_length=3, max_length=10)
    debrief: list[Words] = Field(min_length=1, max_length=5)


def build_sequence(form: SequenceForm) -> Sequence:
    """The same sequence as the noun the other rooms know."""
    head = {name: getattr(form, name) for name in ActivityForm.model_fields}
    rounds = tuple(
        Round(**{**one.model_dump(), "channels": tuple(one.channels), "face": tuple(one.face),
                 "posture": tuple(one.posture)}) for one in form.rounds
    )
    return Sequence(**{**head, "reviewed": Reviewed(**form.reviewed.model_dump()), "whom": tuple(form.whom),
                       "rounds": rounds, "debrief": tuple(form.debrief)})


def broken_sequence(form: SequenceForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    for index, one in enumerate(form.rounds):
        for part, known in (("face", FACES), ("posture", POSTURES)):
            for number, drawing in enumerate(getattr(one, part)):
                if drawing not in known:
                    yield ("rounds", index, part, number), _(
                        "There is no drawing “{name}”. Choose one of: {known}.").format(
                            name=quoted(drawing), known=", ".join(known))
        if not one.face and not one.posture and not one.breath:
            yield ("rounds", index), _(
                "There is nothing to see in this round. Name a face or a posture, or give a breath.")
