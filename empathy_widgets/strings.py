"""The one place where words for people pass: gettext-ready, English when no catalogue is installed."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

__all__ = ["_", "ngettext"]

_catalogue = gettext.translation(
    "empathy", localedir=Path(__file__).parent / "locale", languages=[os.environ.get("EMPATHY_LANGUAGE", "en")],
    fallback=True,
)


def _(text: str) -> str:
    """Return ``text`` in the language of this installation."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return ``one`` or ``many``, as the language of this installation counts ``count``."""
    return _catalogue.ngettext(one, many, count)
