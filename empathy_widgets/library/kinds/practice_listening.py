"""What practising active listening must hold: three tracks, and statements with model answers of every sort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.library.kinds.practice import ParaphraseForm, PracticeForm, StatementForm, TrackForm

__all__ = ["TRACKS", "broken_listening", "runs_shared"]

TRACKS = ("couples", "parent-and-teenager", "work")
BORROWED = 5
"""So many words in a row of a statement are repeated, not said in own words."""


def broken_listening(form: PracticeForm) -> Iterator[tuple[Place, str]]:
    """Yield every rule a file of active listening breaks."""
    if [track.id for track in form.tracks] != list(TRACKS):
        yield ("tracks",), _("Give every track once, in this order: {kinds}.").format(kinds=", ".join(TRACKS))
    if not re.search(r"\b(violence|hit)\b", form.safety) or not re.search(r"\bafraid\b", form.not_for):
        yield ("safety",), _("Say in “safety” and “not_for” that it is no tool where there is violence or fear.")
    ids = Counter(said.id for track in form.tracks for said in track.statements)
    for at, track in enumerate(form.tracks):
        yield from broken_track(track, ("tracks", at))
        for number, said in enumerate(track.statements):
            here = ("tracks", at, "statements", number)
            if ids[said.id] > 1:
                yield (*here, "id"), _("“{id}” stands here twice. Every statement needs an id of its own.").format(
                    id=quoted(said.id))
            yield from broken_statement(said, here)


def broken_track(track: TrackForm, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield what is missing among all model answers of a track."""
    models = [model for said in track.statements for model in said.models]
    for sort, found in (("adds", any(one.adds for one in models)), ("drops", any(one.drops for one in models)),
                        ("judges", any(one.judges for one in models))):
        if not found:
            yield (*place, "statements"), _("No model answer of this track has “{sort}: true”. Write one, so that "
                                            "people learn to notice it.").format(sort=sort)


def broken_statement(said: StatementForm, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every rule one statement breaks."""
    if not any(model.grade == "close" for model in said.models):
        yield (*place, "models"), _("No model answer is close. Write one that says it back well.")
    for number, model in enumerate(said.models):
        here = (*place, "models", number)
        if (model.grade == "close") == faulty(model):
            yield (*here, "grade"), _("A close answer adds, drops and judges nothing; every other one does at least "
                                      "one of them. Change the grade, or say which.")
        if shared := runs_shared(model.text, said.says):
            yield (*here, "text"), _("“{words}” stands in the statement as well. Say it in other words.").format(
                words=quoted(shared))


def faulty(model: ParaphraseForm) -> bool:
    """Whether a model answer does something wrong."""
    return model.adds or model.drops or model.judges


def runs_shared(answer: str, statement: str) -> str:
    """The first run of words an answer repeats of its statement; "" where it is in own words.

    Examples
    --------
    >>> runs_shared("So I feel like the radio to you.", "I feel like the radio. It's on.")
    'i feel like the radio'
    >>> runs_shared("You feel like a radio.", "I feel like the radio. It's on.")
    ''
    """
    said, told = (re.findall(r"[\w']+", text.lower()) for text in (answer, statement))
    there = {tuple(told[at:at + BORROWED]) for at in range(len(told) - BORROWED + 1)}
    runs = (tuple(said[at:at + BORROWED]) for at in range(len(said) - BORROWED + 1))
    return " ".join(next((run for run in runs if run in there), ()))
