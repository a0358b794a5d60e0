"""A passport: an instrument's rights, users, structure, key, labels and samples, and what nobody could check."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Passport", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the passport, by name; words in braces are filled in by the page."""
    return {
        "caveats": _("What to keep in mind"),
        "items": _("Items"),
        "key": _("Structure and key"),
        "labels": _("Answers, and what each counts"),
        "mean": _("Mean"),
        "no_samples": _("No sample to compare with is known here, so a score is neither high nor low."),
        "nothing_unknown": _("Nothing in this file waits to be checked."),
        "points": _("Points"),
        "reliability": _("Reliability"),
        "reversed": _("{item}, reversed"),
        "reversed_help": _("“R” marks an item whose answer is turned round before it is added."),
        "samples": _("Who else answered"),
        "sd": _("Spread (SD)"),
        "score": _("Score"),
        "unknown": _("What is not known"),
    }


class Passport(EmpathyWidget):
    """Everything there is to know of one instrument, folded up under its title. It collects nothing.

    Examples
    --------
    >>> passport = Passport(title="Example Scale", line="2 items · no wording loaded",
    ...                     key=[{"label": "Warmth", "items": [{"number": 1, "reverse": False}], "points": "1–3"}])
    >>> passport.key[0]["label"]
    'Warmth'
    """

    _esm = script("passport")
    _css = style("passport")
    words = staticmethod(default_strings)

    instrument = traitlets.Unicode().tag(sync=True)
    """In: the id; default ""."""
    title = traitlets.Unicode().tag(sync=True)
    """In: the instrument's title."""
    badge = traitlets.Unicode().tag(sync=True)
    """In: what must be said of it at once, such as "Practice form: not validated, no norms"; "" for nothing."""
    line = traitlets.Unicode().tag(sync=True)
    """In: how many items and subscales, and which wordings are loaded, in one line."""
    about = traitlets.Unicode().tag(sync=True)
    """In: what it is for, in two or three sentences."""
    facts = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: rights, users, credit line and source, in reading order: ``term`` and ``text``."""
    key = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: one row a score: ``label``, ``points`` (its range, in points), ``plain``, and ``items`` (``number`` and
    ``reverse``) or, for a general score, ``of`` (the labels it adds up)."""
    labels = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the choices in their order: ``value`` (int) and ``label``."""
    samples = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: reference samples: ``title``, ``line`` (n, country, year), ``source``, ``caveat``, and ``rows`` with
    ``label``, ``mean``, ``sd`` (points) and ``reliability`` (text, "–" when not reported)."""
    caveats = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what a reader of scores must know, a sentence each."""
    unknown = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: what nobody could check against the paper yet, a sentence each."""
