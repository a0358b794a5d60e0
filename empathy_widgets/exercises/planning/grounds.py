"""What a plan goes by: the rules on the shelf, what is there to do, what was done, and what the newest profiles say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from empathy_widgets.domain import ClearScore, PlanRules, Run, Status
from empathy_widgets.errors import EmpathyError
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.drawn import moment
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.library import Library
from empathy_widgets.places import notebooks_folder
from empathy_widgets.play.plan import PlanState
from empathy_widgets.play.suggest import Heard
from empathy_widgets.scoring import clear_scores
from empathy_widgets.strings import _

__all__ = ["Grounds", "done_in"]


@dataclass(frozen=True)
class Grounds:
    """Read once when a page opens: rules, content, runs and the newest sitting of each scale do not change with a tick.

    ``there`` names the content there is, ``lines`` say which profiles were read and what nobody can tell, and
    ``newest`` is the id of the newest sitting; None where none is completed.
    """

    rules: PlanRules
    there: frozenset[str]
    done: frozenset[str]
    clear: tuple[ClearScore, ...]
    lines: tuple[tuple[str, ...], ...]
    newest: str | None

    @classmethod
    def of(cls, page: Page) -> Grounds:
        """What the open case's plan goes by."""
        rules = page.library.plan_rules()
        named = {step.content for target in rules.targets for step in target.steps}
        courses = newest_of_each(page)
        clear = [one for course in courses for one in clear_scores(
            course.current.profile, course.changes, course.sample)]
        return cls(
            rules, frozenset(one for one in named if is_there(page.library, one)),
            done_in(page.store.runs(page.open_case.id)), tuple(clear),
            tuple(map(lines_of, courses)) or ((nothing_yet(),),),
            courses[0].current.sitting.id if courses else None)

    def heard(self, state: PlanState) -> Heard:
        """The same with what is ticked and answered in a plan, and the client's own words in it, no others."""
        return Heard(
            frozenset(state.wishes), frozenset(state.problems), state.said, self.done, self.clear,
            {id: one.answer for id, one in state.answers.items()})


def newest_of_each(page: Page) -> list[Progress]:
    """The newest completed sitting of each scale with its course, newest first; one nobody can score is left out."""
    newest = {sitting.instrument: sitting for sitting in page.completed()}
    courses = []
    for sitting in sorted(newest.values(), key=lambda one: one.completed_at or one.started_at, reverse=True):
        try:
            courses.append(Progress.of(page, sitting))
        except EmpathyError:  # its form is gone from the shelf: it says nothing here
            continue
    return courses


def lines_of(course: Progress) -> tuple[str, ...]:
    """Which sitting is read, what of it is clear, and what nobody can tell, a sentence each."""
    sentences = [_("Read with {title}, {when}.").format(
        title=course.instrument.title, when=when(moment(course.current)))]
    clear = clear_scores(course.current.profile, course.changes, course.sample)
    if clear:
        sentences += [one.sentence for one in clear]
    elif course.sample is not None:
        sentences.append(_("No score lies or moved so far that measurement error could not have made it."))
    if untold := course.stands_out.cannot_tell:
        sentences.append(untold)
    if not clear:
        sentences.append(_("So this plan goes by wishes, words and what was practised."))
    return tuple(sentences)


def nothing_yet() -> str:
    """What stands in place of a profile."""
    return _("No scale is completed yet. A plan needs none: it goes by wishes, words and what was practised.")


def is_there(library: Library, content: str) -> bool:
    """Whether the content or the chapter a step leads to is there."""
    folder, _slash, id = content.partition("/")
    if folder == "chapter":
        return any(notebooks_folder().glob(f"[0-9][0-9]-{id}.ipynb"))
    return (library.folder / folder / f"{id}.yaml").is_file()


def done_in(runs: Iterable[Run]) -> frozenset[str]:
    """What was practised: the kinds of run, and their content as ``folder/id``; what was set aside does not count."""
    counted = [run for run in runs if run.status is not Status.VOIDED and run.events]
    return frozenset(name for run in counted
                     for name in (run.kind.value, f"{RUNS[run.kind].folder}/{run.content}"))
