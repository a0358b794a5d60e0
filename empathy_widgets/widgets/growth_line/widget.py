"""The line of growing and fading: points in their place, and what is known of each. It collects nothing."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["GrowthLine", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the line, by name."""
    return {
        "any_age": _("At any age"), "any_age_note": _("These have no place on the scale of years."),
        "broken": _("Where the line is broken, its scale changes."), "disputed": _("Disputed"),
        "fades": _("fades"),
        "grade": _("How sure one can be"), "grade_disputed": _("disputed"), "grade_good": _("well supported"),
        "grade_low": _("weakly supported"), "grade_moderate": _("fairly well supported"), "grows": _("grows"),
        "in_order": _("In order of age, not to scale."),
        "key": _("Rising: it grows. Falling: it fades. Level: it stays."),
        "line": _("From birth to old age"), "months": _("{first} to {last} months"),
        "no_scale": _("no scale"), "source": _("Source"), "stays": _("stays"),
        "up_to": _("birth to {last} months"), "years": _("{first} to {last} years"),
        "zone_child": _("3 to 18 years"), "zone_first": _("Birth to 3 years"), "zone_later": _("Grown up"),
    }


class GrowthLine(EmpathyWidget):
    """Points on a line of years that is broken twice, and beside it those that can come at any age.

    Examples
    --------
    >>> line = GrowthLine(points=[{"id": "a", "begins": 4, "ends": 5, "title": "Another mind", "says": "…",
    ...                            "source": "…", "grade": "good", "way": "grows"}])
    >>> line.points[0]["way"]
    'grows'
    """

    _esm = script("growth_line")
    _css = style("growth_line")
    words = staticmethod(default_strings)

    points = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, title, says, source`` (text), ``begins`` and ``ends`` (years, None for any age), ``grade``
    (good, moderate, low or disputed), ``disputed`` (text, may be absent), ``way`` ("grows", "fades" or "stays")."""
