"""A practice as a page without a kernel shows it: the widgets it is done with, by name, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from empathy_widgets.domain import CrisisNumber, Practice, RunKind
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.widgets import PracticeLog
from empathy_widgets.widgets.shared.base import EmpathyWidget
from empathy_widgets.widgets.shared.practising import PracticeWidget

__all__ = ["alone", "for_client", "told", "widgets_of"]

NOT_FOR_CLIENTS = ("look", "call-off")
"""What the clinician said when the last weeks were looked at together, and why it was called off."""


def alone(
    run: str, practice: Practice, kept: Mapping[str, Mapping[str, Any]], crisis: Iterable[CrisisNumber] = (),
) -> list[dict[str, Any]]:
    """One practice for a page without a kernel, in the language that is spoken here.

    Parameters
    ----------
    run : str
        The id of the run.
    practice : Practice
        As it was begun.
    kept : mapping
        What stands, as `play.practice.Practised.kept` has it; what is not the client's is left out here.
    crisis : iterable of CrisisNumber
        Whom to ring in an emergency, as the site says it.

    Returns
    -------
    list of dict
        One for each widget, in their order: ``script``, the name of its folder, and ``traits``, JSON, as a kernel would
        have sent them; the page adds what it does with them.
    """
    shared = {"run": run, "practice": told(practice), "kept": for_client(kept), "read_only": False,
              "crisis": [one.model_dump() for one in crisis]}
    folded = {"folded": True} if getattr(RUNS.get(practice.kind), "writes_itself", False) else {}
    return [{"script": folder_of(widget), "traits": {
        **defaults(widget), **(folded if widget is PracticeLog else {}), **shared, "strings": widget.words()}}
        for widget in widgets_of(practice.kind)]


def for_client(kept: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What stands of a practice without what is the clinician's alone."""
    return {kind: {key: dict(body) for key, body in bodies.items()}
            for kind, bodies in kept.items() if kind not in NOT_FOR_CLIENTS}


def widgets_of(kind: RunKind) -> list[type[EmpathyWidget]]:
    """What a practice is done with: its own widget, and the log every practice has."""
    own = getattr(RUNS.get(kind), "widget", None)
    return [one for one in (own, PracticeLog) if one is not None and issubclass(one, PracticeWidget)]


def folder_of(widget: type[EmpathyWidget]) -> str:
    """The folder of a widget's script and style."""
    return widget.__module__.split(".")[-2]


def defaults(widget: type[EmpathyWidget]) -> dict[str, Any]:
    """What a widget's own traits, beside those of every practice, begin with."""
    known = PracticeWidget.class_traits(sync=True)
    return {name: trait.default() for name, trait in widget.class_traits(sync=True).items()
            if name not in known and not name.startswith("_")}


def told(practice: Practice) -> dict[str, Any]:
    """A practice as a page gets it: JSON, named as in `domain.Practice`, without who reviewed it."""
    return practice.model_dump(mode="json", exclude={"reviewed", "rights"})
