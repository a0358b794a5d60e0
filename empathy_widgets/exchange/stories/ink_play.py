"""Plays a compiled Ink story through inkpython, choice by choice, within bounds, and writes down what was met.

inkpython is young: whatever it raises is caught, every step is counted, and no value may grow.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from empathy_widgets.exchange.stories.ink_shape import Shape, questions_before
from empathy_widgets.exchange.stories.story import Asked, Budget, folded, refuse
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from inkpython.engine.error import ErrorType

__all__ = ["MOST_STEPS_AT_ONCE", "Arrival", "Met", "InkChoice", "Travelled", "travel"]

MOST_STEPS_AT_ONCE = 3000
MOST_STEPS = 50_000
MOST_MOMENTS = 1500
LARGEST_NUMBER, LONGEST_TEXT, LARGEST_POWER = 10 ** 12, 20_000, 32


class Astray(Exception):
    """The story does not come to its next choice."""


@dataclass(frozen=True)
class InkChoice:
    """A choice as it was offered: ``when`` is None when its condition cannot be said."""

    path: str
    say: str
    target: str
    when: tuple[Asked, ...] | None = ()
    once: bool = False


@dataclass(frozen=True)
class Met:
    """A moment: what was said up to it, what was offered there, and where the last words stand in the file."""

    place: str
    lines: tuple[str, ...]
    offers: tuple[InkChoice, ...]
    truths: tuple[tuple[str, bool], ...]
    sets: tuple[tuple[str, bool | None], ...] = ()
    """Variables set on the way: True or False, None for anything else."""


@dataclass(frozen=True)
class Arrival:
    """From one moment's choice to the next; ``to`` is None when the story went astray."""

    place: str
    offer: InkChoice
    to: Met | None


@dataclass
class Travelled:
    """Everything that was met."""

    start: Met
    moments: list[Met] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    cut: bool = False
    stood: set[str] = field(default_factory=set)
    """Paths of every container the story was in, and of all that was said."""


def travel(shape: Shape, budget: Budget) -> Travelled:
    """Follow every choice from the beginning; moments that differ in nothing a reader sees are met once."""
    try:
        traveller = Traveller(shape, budget)
        start = traveller.onwards()
        saved = traveller.save()
    except Astray:
        refuse(_("This Ink story comes to no choice and no end within {count:,} steps; perhaps it goes round in a "
                 "circle. Mend it in Ink, and compile it again.").format(count=MOST_STEPS_AT_ONCE))
    except Exception:  # whatever the young library raises of a damaged file
        refuse(_("This Ink story cannot be played from its beginning. Play it once in Inky, mend it, and compile it "
                 "again."))
    if not start.lines and not start.offers:
        refuse(_("As far as it can be followed, nothing is said in this Ink story. Check that it is the right file."))
    found = Travelled(start, [start], stood=traveller.stood)
    seen, ahead, places = {start}, deque([(start, saved)]), {start.place}
    while ahead:
        here, saved = ahead.popleft()
        for index, offer in enumerate(here.offers):
            if budget.late() or traveller.steps > MOST_STEPS or len(seen) > MOST_MOMENTS:
                found.cut = True
                return found
            try:
                traveller.choose(saved, index)
                there = traveller.onwards()
                kept = traveller.save()
            except Exception:  # a circle, or the library at its end: this way is noted, the others are followed
                found.arrivals.append(Arrival(here.place, offer, None))
                if not traveller.begun_again():
                    found.cut = True
                    return found
                continue
            found.arrivals.append(Arrival(here.place, offer, there))
            plain = Met(there.place, there.lines, there.offers, there.truths)
            if plain not in seen:
                seen.add(plain)
                found.moments.append(there)
                # new rooms first: what is cut off in the end is only another way to a known one
                (ahead.append if there.place in places else ahead.appendleft)((there, kept))
                places.add(there.place)
    return found


class Traveller:
    """One story that can be played, saved and taken up again."""

    def __init__(self, shape: Shape, budget: Budget) -> None:
        self.shape, self.budget, self.steps, self.at_once = shape, budget, 0, 0
        self.spoken, self.last, self.stood = "", "", set[str]()
        self.sets: list[tuple[str, bool | None]] = []
        self.story: Any = None
        self.points: dict[str, Any] = {}
        self.begin()

    def begin(self) -> None:
        """A fresh story, at its beginning: one that raised is not to be trusted any more."""
        self.at_once, self.story = 0, None
        self.story = counted_story(self)(self.shape.root)
        for name in self.shape.externals:
            self.story.BindExternalFunctionGeneral(name, lambda _arguments: 0)
        self.story.onError = astray
        self.story.state.storySeed = 0
        self.at_once, self.sets = 0, []

    def begun_again(self) -> bool:
        """Whether a fresh story could be begun; not when the time is over."""
        try:
            self.begin()
        except Exception:  # late, or the library at its end
            return False
        return True

    def save(self) -> str:
        """Where the story stands, as text."""
        saved: str = self.story.state.ToJson()
        return saved

    def choose(self, saved: str, index: int) -> None:
        """Take up the story where it was saved, and choose."""
        self.story.state.LoadJson(saved)
        self.at_once, self.sets = 0, []
        self.story.ChooseChoiceIndex(index)

    def onwards(self) -> Met:
        """Play up to the next choice, or to the end."""
        lines, self.spoken = [], ""
        while self.story.canContinue:
            lines.append(folded(self.story.Continue()))
        offers = tuple(self.offer(choice) for choice in self.story.currentChoices)
        place = " ".join(sorted({offer.target.rpartition(".")[0] for offer in offers})) or (
            f"end {self.spoken or self.last}")
        return Met(place, tuple(line for line in lines if line), offers, self.truths(), tuple(dict.fromkeys(self.sets)))

    def offer(self, choice: Any) -> InkChoice:
        """A choice as it is offered."""
        point = self.points.get(choice.sourcePath)
        when = condition(point) if point is not None and point.hasCondition else ()
        return InkChoice(
            choice.sourcePath, folded(choice.text), str(choice.targetPath), when, bool(point and point.onceOnly))

    def truths(self) -> tuple[tuple[str, bool], ...]:
        """Every yes-or-no the story keeps."""
        from inkpython.engine.value import BoolValue

        kept = self.story.variablesState._globalVariables
        return tuple(sorted((name, value.value) for name, value in kept.items() if isinstance(value, BoolValue)))

    def before_step(self, part: Any) -> None:
        """Count a step, look at what it is about to work with, and note what it sets and says."""
        from inkpython.engine.control_command import ControlCommand
        from inkpython.engine.native_function_call import NativeFunctionCall
        from inkpython.engine.value import BoolValue, StringValue
        from inkpython.engine.variable_assignment import VariableAssignment

        self.steps, self.at_once = self.steps + 1, self.at_once + 1
        if self.at_once > MOST_STEPS_AT_ONCE or self.budget.late():
            raise Astray
        values = [getattr(one, "value", None) for one in self.story.state.evaluationStack[-2:]] if self.story else []
        for value in values:
            if (isinstance(value, int) and abs(value) > LARGEST_NUMBER) or (
                    isinstance(value, str) and len(value) > LONGEST_TEXT):
                raise Astray
        grows = (isinstance(part, NativeFunctionCall) and part.name == NativeFunctionCall.Pow) or (
            isinstance(part, ControlCommand) and part.commandType == ControlCommand.CommandType.SequenceShuffleIndex)
        if grows and any(isinstance(value, (int, float)) and abs(value) > LARGEST_POWER for value in values[-1:]):
            raise Astray
        if isinstance(part, VariableAssignment) and part.variableName and part.isGlobal and values:
            value = values[-1] if isinstance(self.story.state.evaluationStack[-1], BoolValue) else None
            self.sets.append((part.variableName, value))
        told = self.story is not None and isinstance(part, StringValue) and str(part.value).strip()
        if told and not self.story.state.inStringEvaluation:  # there is no story yet while it sets its variables
            self.spoken = self.last
            self.stood.add(str(part.path))


def astray(message: str, severity: ErrorType) -> None:
    """An error of the story: to end without saying so is an end, anything else leads astray."""
    from inkpython.engine.error import ErrorType

    if severity == ErrorType.Error and "ran out of content" not in message:
        raise Astray


def counted_story(traveller: Traveller) -> type:
    """inkpython's story, with a look before every step."""
    from inkpython import Story
    from inkpython.engine.container import Container

    class Counted(Story):
        def Step(self) -> None:
            pointer = self.state.currentPointer
            part = pointer.Resolve()
            while isinstance(part, Container) and part.content and isinstance(part.content[0], Container):
                part = part.content[0]
            part = part.content[0] if isinstance(part, Container) and part.content else part
            if part is not None and getattr(part, "parent", None) is not None:
                traveller.last = str(part.parent.path)
                traveller.stood.add(traveller.last)
            traveller.before_step(part)
            super().Step()

        def ProcessChoice(self, choice_point: Any) -> Any:
            choice = super().ProcessChoice(choice_point)
            if choice is not None:
                traveller.points[choice.sourcePath] = choice_point
            return choice

    return Counted


def condition(point: Any) -> tuple[Asked, ...] | None:
    """What must hold for a choice, read from the expression before it."""
    from inkpython.engine.control_command import ControlCommand
    from inkpython.engine.native_function_call import NativeFunctionCall
    from inkpython.engine.value import BoolValue
    from inkpython.engine.variable_reference import VariableReference

    before = point.parent.content[:point.parent.content.index(point)]
    parts: list[object] = []
    for part in reversed(before[:-1]):
        if isinstance(part, ControlCommand):
            break
        name = part.name if isinstance(part, (VariableReference, NativeFunctionCall)) else None
        parts.append(Asked(name) if isinstance(part, VariableReference) and name else
                     part.value if isinstance(part, BoolValue) else name)
    return questions_before(parts[::-1])
