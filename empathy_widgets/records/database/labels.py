"""The labels a wording brought for its instrument's choices, as the table keeps them and as the workbook knows them."""

from __future__ import annotations

import json
from typing import Any

from empathy_widgets.domain import Wording
from empathy_widgets.records.database.checks import storable_json
from empathy_widgets.records.database.failures import damaged

__all__ = ["labels_of", "told_labels"]

LABELS = 40_000
"""Characters all labels of a wording may take together."""


def told_labels(wording: Wording) -> str | None:
    """The labels of a wording as JSON; None where it brought none."""
    labels = {str(value): label for value, label in wording.choices.items()}
    return storable_json(labels, LABELS) if labels else None


def labels_of(text: Any) -> dict[int, str]:
    """The labels a row holds; WorkspaceDamaged when they cannot be read."""
    if text is None:
        return {}
    try:
        return {int(value): str(label) for value, label in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        raise damaged() from None
