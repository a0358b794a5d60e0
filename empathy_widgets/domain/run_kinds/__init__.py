"""What runs keep, typed: one file a kind of run, named after it, with the model of its settings and of each event.

The store asks `settings_fit` and `body_fits` before it keeps anything; the export's schema is made of the same models.
What is read is never refused: a run of long ago stays readable whatever it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from pydantic import BaseModel, ValidationError

from empathy_widgets.domain.run import RunKind
from empathy_widgets.domain.run_kinds.kind import Body, Settings

__all__ = ["BODIES", "SETTINGS", "Body", "Settings", "body_fits", "settings_fit"]

_FILES = {kind: import_module(f"{__name__}.{kind.value.replace('-', '_')}") for kind in RunKind}
SETTINGS: Mapping[RunKind, type[Settings]] = {kind: file.SETTINGS for kind, file in _FILES.items()}
"""The model of what is chosen at the start, by the kind of run."""
BODIES: Mapping[RunKind, Mapping[str, type[Body]]] = {kind: file.BODIES for kind, file in _FILES.items()}
"""The models of the events' bodies, by the kind of run and the kind of event."""


def settings_fit(kind: RunKind, settings: Mapping[str, Any]) -> bool:
    """Whether settings are those of this kind of run: its names, its types, its limits.

    Examples
    --------
    >>> settings_fit(RunKind.MIRRORING, {"people": ["A"]}), settings_fit(RunKind.MIRRORING, {"people": "A"})
    (True, False)
    """
    return fits(SETTINGS[kind], settings)


def body_fits(kind: RunKind, event: str, body: Mapping[str, Any]) -> bool:
    """Whether this kind of run has this kind of event, and the body is one of its."""
    model = BODIES[kind].get(event)
    return model is not None and fits(model, body)


def fits(model: type[BaseModel], value: Mapping[str, Any]) -> bool:
    """Whether a model takes a value as it is."""
    try:
        model.model_validate(dict(value))
    except ValidationError:
        return False
    return True
