"""Skills for growing steady as content: the file format, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from empathy_widgets.domain import Fact, Identifier, Reviewed, Skill, Step
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import ActivityForm, Form, Line, Words
from empathy_widgets.library.kinds.facts import FactForm, broken_fact
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["SkillForm", "broken_skill", "build_skill", "instead_is_still"]


class StepForm(Form):
    """One step."""

    says: Line = Field(description="What to do, short enough to be heard while doing it.")
    seconds: Annotated[int, Field(ge=2, le=60)]
    ring: Literal["wider", "narrower", "still"] = Field("still", description="What the drawn ring does meanwhile.")


class SkillForm(ActivityForm):
    """One skill, one file. The file name is the id."""

    steps: list[StepForm] = Field(min_length=2, max_length=12)
    times: Annotated[int, Field(ge=1, le=60)] = Field(1, description="How often the steps are gone through.")
    stop: Words = Field(description="When to stop; begins with the leave to stop whenever one likes.")
    instead: Identifier | None = Field(None, description="The id of a skill without a moving ring to turn to.")
    grounds: list[FactForm] = Field(default_factory=list, max_length=6, description="What is known, and how well.")
    our_choice: Words = Field(description="What no source stands behind, said plainly.")


def build_skill(form: SkillForm) -> Skill:
    """The same skill as the noun the other rooms know."""
    head = {name: getattr(form, name) for name in ActivityForm.model_fields}
    grounds = tuple(Fact(**{**one.model_dump(), "disputed": one.disputed or ""}) for one in form.grounds)
    return Skill(**{**head, "reviewed": Reviewed(**form.reviewed.model_dump()), "times": form.times, "stop": form.stop,
                    "steps": tuple(Step(**one.model_dump()) for one in form.steps), "instead": form.instead or "",
                    "grounds": grounds, "our_choice": form.our_choice})


def moves(skill: SkillForm | Skill) -> bool:
    """Whether the ring follows a breath."""
    return any(step.ring != "still" for step in skill.steps)


def broken_skill(form: SkillForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    seconds = form.times * sum(step.seconds for step in form.steps)
    if abs(seconds - 60 * form.minutes) > 60:
        yield ("minutes",), _("The steps take {seconds} seconds, and minutes says {minutes}. Make them agree.").format(
            seconds=seconds, minutes=form.minutes)
    if moves(form) and {"wider", "narrower"} - {step.ring for step in form.steps}:
        yield ("steps",), _("The ring goes one way only. Give it a step “wider” and a step “narrower”.")
    if moves(form) and form.instead is None:
        yield ("instead",), _("Watching the breath can make fear worse. Name a skill to turn to that leaves it alone.")
    for index, ground in enumerate(form.grounds):
        yield from broken_fact(ground, ("grounds", index))


def instead_is_still(skill: Skill, known: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield where a skill sends people to one that is not there, or to one that paces the breath as well."""
    if not skill.instead:
        return
    other = known.get(skill.instead)
    if other is None or moves(other):
        yield ("instead",), _("“{name}” is no skill that leaves the breath alone. Choose one without a moving ring."
                              ).format(name=skill.instead)
