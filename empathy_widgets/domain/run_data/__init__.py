"""The data of runs, typed: one file a kind of run, named after it, with the model of its settings and of each event.

The store asks `settings_fit` and `body_fits` before it keeps anything; the export's schema is made of the same models.
What is read is never refused: a run of long ago stays readable whatever it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from empathy_widgets.domain.run import Run, RunEvent, RunKind
from empathy_widgets.domain.run_data.data import Body, Settings

__all__ = ["BODIES", "SETTINGS", "Body", "Settings", "body_fits", "body_of", "settings_fit", "settings_of"]

Model = TypeVar("Model", bound=BaseModel)

_FILES = {kind: import_module(f"{__name__}.{kind.value.replace('-', '_')}") for kind in RunKind}
SETTINGS: Mapping[RunKind, type[Settings]] = {kind: file.SETTINGS for kind, file in _FILES.items()}
"""The model of what is chosen at the start, by the kind of run."""
BODIES: Mapping[RunKind, Mapping[str, type[Body]]] = {kind: file.BODIES for kind, file in _FILES.items()}
"""The models of the events' bodies, by the kind of run and the kind of event."""


def settings_of(run: Run) -> Settings | None:
    """The settings of a run, typed; None where an older version wrote something else.

    Examples
    --------
    >>> import datetime
    >>> now = datetime.datetime.now(datetime.UTC)
    >>> run = Run(id="r", kind="mirroring", content="a", status="open", started_at=now, settings={"people": ["A"]})
    >>> settings_of(run).people
    ['A']
    """
    return _read(SETTINGS[run.kind], run.settings)


def body_of(kind: RunKind, event: RunEvent) -> Body | None:
    """The body of an event of a kind of run, typed; None where an older version wrote something else."""
    model = BODIES[kind].get(event.kind)
    return None if model is None else _read(model, event.body)


def settings_fit(kind: RunKind, settings: Mapping[str, Any]) -> bool:
    """Whether settings are those of this kind of run: its names, its types, its limits."""
    return _read(SETTINGS[kind], settings) is not None


def body_fits(kind: RunKind, event: str, body: Mapping[str, Any]) -> bool:
    """Whether this kind of run has this kind of event, and the body is one of its."""
    model = BODIES[kind].get(event)
    return model is not None and _read(model, body) is not None


def _read(model: type[Model], value: Mapping[str, Any]) -> Model | None:
    try:
        return model.model_validate(dict(value), strict=True)
    except ValidationError:
        return None
