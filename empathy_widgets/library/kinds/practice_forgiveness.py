"""What practising forgiveness must hold: safety first, a path of a few stages, an end without forgiving, a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from empathy_widgets.library.kinds.practice import PracticeForm

__all__ = ["broken_forgiveness"]

FEWEST_GATES = 3
STAGES = range(5, 9)
GOES_ON = re.compile(r"\b(still going on|goes on|going on now|still happens)\b", re.IGNORECASE)
NOT_TO = re.compile(r"\bnot to forgive\b", re.IGNORECASE)


def broken_forgiveness(form: PracticeForm) -> Iterator[tuple[Place, str]]:
    """Yield every rule a file of forgiveness breaks."""
    if len(form.gates) < FEWEST_GATES:
        yield ("gates",), _("Ask at least three questions about safety before the first stage.")
    if not any(GOES_ON.search(gate.asks) and gate.stop_on == "yes" for gate in form.gates):
        yield ("gates",), _("No question asks whether the harm is still going on, and stops at yes. Write one.")
    if "not reconciliation" not in form.safety or "not owed" not in form.safety:
        yield ("safety",), _("Say in “safety” that this is not reconciliation, and that it is not owed to anyone.")
    if len(form.stages) not in STAGES:
        yield ("stages",), _("Five to eight stages are a path one can look over. There are {count}.").format(
            count=len(form.stages))
    if not any(NOT_TO.search(stage.says) for stage in form.stages):
        yield ("stages",), _("No stage says that deciding not to forgive is as good an end. Say so in one.")
    for name, entries in (("gates", form.gates), ("stages", form.stages)):
        ids = [one.id for one in entries]
        for at, id in enumerate(ids):
            if id in ids[:at]:
                yield (name, at, "id"), _("“{id}” stands here twice. Every one needs an id of its own.").format(id=id)
    if form.letter is None:
        yield ("letter",), _("There is no letter that is not sent. Add one, with ways to begin.")
