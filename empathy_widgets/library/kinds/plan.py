"""The rules of a plan as content: the file format, and the noun it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from empathy_widgets.domain import Identifier, PlanRules
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.form import Form, Line, Name, ReviewedForm, Words
from empathy_widgets.library.sheet import Place
from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.strings import _

__all__ = ["PlanForm", "broken_plan", "build_plan", "names_nobody_has"]

Content = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*/[a-z][a-z0-9-]{0,59}$")]
JUDGING = re.compile(
    r"\b(?:low|lower|high|higher|(?:ab)?normal|poor|bad|worse|better|weak|deficit|deficient|lack\w*)\b", re.IGNORECASE)
"""Words a sentence about a score never says: a score is somewhere, and nobody is bad at anything."""


class QuestionForm(Form):
    """What has to be asked before some steps."""

    title: Line = Field(description="A few words for the list.")
    question: Words = Field(description="What the clinician asks, or asks themselves.")
    go: Words = Field(description="The deliberate yes: these steps can be taken.")
    hold: Words = Field(description="The other answer: these steps are left out.")


class ScoreForm(Form):
    """A score that clearly lies apart or clearly moved, by a sample and its measurement error; never points."""

    instruments: list[Identifier] = Field(min_length=1)
    score: Name = Field(description="A subscale or composite of these instruments.")
    lies: Literal["above", "below"] | None = Field(None, description="Of the sample's mean.")
    moved: Literal["rose", "fell"] | None = Field(None, description="Since the earlier sitting.")


class RuleForm(Form):
    """When the target is suggested. Every condition named must hold; of each, one entry is enough."""

    because: Words = Field(description="The sentence that is printed: “You said …”. {said} stands for the words found.")
    always: bool = Field(False, description="True where no condition is needed.")
    wishes: list[Identifier] = Field(default_factory=list, description="Wishes the client ticked.")
    words: list[Line] = Field(default_factory=list, description="Words of the client's; * at the end stands for more.")
    problems: list[Identifier] = Field(default_factory=list, description="Words for the presenting problem.")
    done: list[Line] = Field(default_factory=list, description="Kinds of run, or content such as mirroring/in-a-group.")
    scores: list[ScoreForm] = Field(default_factory=list)


class StepForm(Form):
    """A step, taken together in the room or by the client between two sessions."""

    title: Line
    content: Content = Field(description="folder/id of a content file, or chapter/slug.")
    when: Literal["session", "between"]
    dose: Line = Field(description="How often and how long.")
    sign: Words = Field(description="How anybody would notice that it helps.")
    asks: list[Identifier] = Field(default_factory=list, description="Questions to be asked first.")
    later: bool = Field(False, description="True while the content is not there yet.")


class TargetForm(Form):
    """Something to aim at."""

    label: Line = Field(description="For the clinician.")
    says: Words = Field(description="The same in a client's words.")
    asks: list[Identifier] = Field(default_factory=list, description="Questions for the target as a whole.")
    rules: dict[Identifier, RuleForm] = Field(min_length=1)
    steps: dict[Identifier, StepForm] = Field(min_length=1)


class PlanForm(Form):
    """One file of rules. The file name is the id; the files of the folder belong together."""

    id: Identifier = Field(description="The name of this file without its ending.")
    title: Line
    source: Words = Field(description="Where it comes from. No two files share one.")
    rights: Words
    reviewed: ReviewedForm
    language: Annotated[str, Field(min_length=2, max_length=35)] = "en"
    about: Words
    wishes: dict[Identifier, Line] = Field(default_factory=dict, description="In the client's voice.")
    problems: dict[Identifier, Line] = Field(default_factory=dict)
    questions: dict[Identifier, QuestionForm] = Field(default_factory=dict)
    targets: dict[Identifier, TargetForm] = Field(default_factory=dict)


def build_plan(form: PlanForm) -> PlanRules:
    """The same rules as the noun the other rooms know."""
    fields = form.model_dump()
    for name in ("wishes", "problems"):
        fields[name] = [{"id": id, "text": text} for id, text in fields[name].items()]
    fields["questions"] = [{"id": id, **one} for id, one in fields["questions"].items()]
    fields["targets"] = [
        {"id": id, **target, **{part: [{"id": name, **one} for name, one in target[part].items()]
                                for part in ("rules", "steps")}}
        for id, target in fields["targets"].items()]
    return PlanRules(**fields)


def broken_plan(form: PlanForm, name: str) -> Iterator[tuple[Place, str]]:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    if not (form.wishes or form.problems or form.questions or form.targets):
        yield (), _("Nothing is in this file. Add wishes, problems, questions or targets.")
    for id, target in form.targets.items():
        for rule, one in target.rules.items():
            for place, text in broken_rule(one):
                yield ("targets", id, "rules", rule, *place), text
        for step, offer in target.steps.items():
            yield from ((("targets", id, "steps", step, "content"), text) for text in not_there(offer))


def broken_rule(rule: RuleForm) -> Iterator[tuple[Place, str]]:
    """Yield what is wrong inside one rule."""
    conditions = [rule.wishes, rule.words, rule.problems, rule.done, rule.scores]
    if rule.always == any(conditions):
        yield (), _("A rule names what must be so, or says “always: true”, and not both. Write one of them.")
    if ("{said}" in rule.because) != bool(rule.words):
        yield ("because",), _("“{said}” stands for the words that were found, so it goes with “words”. Add or take out "
                              "one of the two.")
    if rule.scores and (found := JUDGING.search(rule.because)):
        yield ("because",), _("“{word}” judges a person by a score. Say it without.").format(word=found[0])
    for index, score in enumerate(rule.scores):
        if (score.lies is None) == (score.moved is None):
            yield ("scores", index), _("A score either lies above or below, or rose or fell. Write one of the two.")
        for id in score.instruments:
            if not (content_folder() / "instruments" / f"{id}.yaml").is_file():
                yield ("scores", index, "instruments"), _("There is no instrument “{id}”. Name one that is there."
                                                          ).format(id=id)


def not_there(step: StepForm) -> Iterator[str]:
    """Yield the sentence about a step whose content is not there and not marked as coming later."""
    folder, _slash, id = step.content.partition("/")
    if folder == "chapter":
        there = any(notebooks_folder().glob(f"[0-9][0-9]-{id}.ipynb"))
    else:
        there = (content_folder() / folder / f"{id}.yaml").is_file()
    if not there and not step.later:
        yield _("There is no “{content}”. Name what is there, or write “later: true” until it comes.").format(
            content=step.content)


def names_nobody_has(rules: PlanRules, known: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield every wish, problem and question that no file of the folder has, and every id two files share."""
    files = [file for file in {**known, rules.id: rules}.values() if isinstance(file, PlanRules)]
    there = {part: [one.id for file in files for one in getattr(file, part)]
             for part in ("wishes", "problems", "questions", "targets")}
    for part, ids in there.items():
        for one in getattr(rules, part):
            if ids.count(one.id) > 1:
                yield (part, one.id), _("“{id}” stands in two files. Rename one.").format(id=one.id)
    for target in rules.targets:
        at = ("targets", target.id)
        named: list[tuple[Place, str, str]] = [((*at, "asks"), "questions", ask) for ask in target.asks]
        named += [((*at, "steps", step.id, "asks"), "questions", ask) for step in target.steps for ask in step.asks]
        named += [((*at, "rules", rule.id, part), part, id) for rule in target.rules
                  for part in ("wishes", "problems") for id in getattr(rule, part)]
        for place, part, id in named:
            if id not in there[part]:
                yield place, _("No file of this folder has “{id}” among its {part}. Add it there, or name another."
                               ).format(id=id, part=part)
