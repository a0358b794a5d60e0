"""What practising loving-kindness must hold: five stations in their order, four lengths, and words about safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.library.kinds.practice import PracticeForm

__all__ = ["LENGTHS", "STATIONS", "broken_loving_kindness"]

STATIONS = ("self", "dear", "neutral", "difficult", "all")
LENGTHS = (3, 7, 12, 20)


def broken_loving_kindness(form: PracticeForm) -> Iterator[tuple[Place, str]]:
    """Yield every rule a file of loving-kindness breaks."""
    if [station.id for station in form.wishes] != list(STATIONS):
        yield ("wishes",), _("Give every station once, in this order: {kinds}.").format(kinds=", ".join(STATIONS))
    if form.lengths != list(LENGTHS):
        yield ("lengths",), _("Give the lengths {lengths}, in minutes.").format(lengths=", ".join(map(str, LENGTHS)))
    if not re.search(r"\beyes open\b", form.safety) or not re.search(r"\bstop\b", form.safety):
        yield ("safety",), _("Say in “safety” that the eyes may stay open, and when to stop.")
    if not re.search(r"\bterrible\b", form.safety):
        yield ("safety",), _("Say in “safety” what to do after something terrible: quiet can bring it back.")
    if not re.search(r"\btherapist\b", form.not_for):
        yield ("not_for",), _("Say in “not_for” who should do it only with a therapist: quiet can bring things up.")
    if form.dose.source is not None:
        yield ("dose", "source"), _("No paper has found how long is enough. Say in “our_choice” that it is our choice.")
    for at, station in enumerate(form.wishes):
        if station.id == "difficult" and not re.search(r"\bharmed you\b", station.says):
            yield ("wishes", at, "says"), _("Say here that it is not the one who harmed you.")
        if station.id == "difficult" and not re.search(r"\ba little\b", station.says):
            yield ("wishes", at, "says"), _("Begin here with somebody who is a little difficult, and say so.")
