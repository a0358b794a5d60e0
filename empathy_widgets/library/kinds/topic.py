"""Topics as content: the file format, and the noun it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from empathy_widgets.domain import Prompt, Reviewed, Topic
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import ActivityForm, Form, Words
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["TopicForm", "broken_topic", "build_topic"]

DEPTHS = (1, 2, 3)
QUESTIONS = (2, 4)


class ImagineForm(Form):
    """An exercise in the other's place."""

    prompt: Words
    check: Words = Field(description="How to find out from the person: imagining is not knowing.")


class TopicForm(ActivityForm):
    """One topic, one file. The file name is the id."""

    whom: list[Literal["individual", "couple", "family", "group"]] = Field(min_length=1, description="For whom it is.")
    opening: Words = Field(description="The first card.")
    questions: dict[int, list[Words]] = Field(
        description="Under 1, 2 and 3: questions that go deeper step by step.",
        json_schema_extra={"propertyNames": {"pattern": "^[123]$"}},
    )
    imagine: ImagineForm
    listening: Words = Field(description="A listening task.")
    heat: list[Words] = Field(min_length=2, max_length=5, description="What to do when it heats up, step by step.")
    closing: Words = Field(description="What each takes away.")


def build_topic(form: TopicForm) -> Topic:
    """The same topic as the noun the other rooms know."""
    head = {name: getattr(form, name) for name in ActivityForm.model_fields}
    questions = [
        Prompt(id=f"{depth}-{number}", kind="question", text=text, depth=depth)
        for depth in DEPTHS for number, text in enumerate(form.questions[depth], 1)
    ]
    prompts = (
        Prompt(id="opening", kind="opening", text=form.opening), *questions,
        Prompt(id="imagine", kind="imagine", text=form.imagine.prompt, check=form.imagine.check),
        Prompt(id="listening", kind="listening", text=form.listening),
        Prompt(id="closing", kind="closing", text=form.closing),
    )
    return Topic(**{
        **head, "reviewed": Reviewed(**form.reviewed.model_dump()), "whom": tuple(form.whom), "prompts": prompts,
        "heat": tuple(form.heat),
    })


def broken_topic(form: TopicForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    if tuple(sorted(form.questions)) != DEPTHS:
        yield ("questions",), _("Questions stand under 1, 2 and 3, from light to deep. Add what is missing.")
        return
    seen: set[str] = set()
    for depth in DEPTHS:
        count = len(form.questions[depth])
        if not QUESTIONS[0] <= count <= QUESTIONS[1]:
            yield ("questions", depth), _("There are 2 to 4 questions at each depth, and here are {count}. Add or "
                                          "delete some.").format(count=count)
        for index, text in enumerate(form.questions[depth]):
            if text.casefold() in seen:
                yield ("questions", depth, index), _("This question stands here twice. Delete one.")
            seen.add(text.casefold())
