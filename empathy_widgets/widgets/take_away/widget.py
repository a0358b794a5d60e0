"""A short list of files to take away. Python makes the one that was asked for; nothing stays on the server's disk."""

from __future__ import annotations

from typing import Any

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import Receipt, script, style
from empathy_widgets.widgets.shared.delivering import LARGEST, DeliveringWidget

__all__ = ["LARGEST", "TakeAway", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the list, by name."""
    return {
        "again": _("Save it once more"),
        "done": _("Ready: {name}, {size}. Look in your downloads."),
        "lost": _("The file did not arrive here. Please press the button again."),
        "make": _("Make this file"),
        "making": _("Making…"),
    }


class TakeAway(DeliveringWidget):
    """Offers, each with its choices and one button; what is made goes to the browser as a download.

    The function given to `on_event` makes the bytes and ends with ``return widget.deliver(…)``.

    Events
    ------
    make
        ``offer``: the id of one of the offers; ``picked``: choice id to option id, every choice of that offer filled
        in. What the page sends is held against `offers`, so neither can be anything else.

    Examples
    --------
    >>> paper = {"id": "paper", "label": "Paper", "value": "a4",
    ...          "options": [{"id": "a4", "label": "A4"}, {"id": "letter", "label": "US Letter"}]}
    >>> widget = TakeAway(offers=[{"id": "report", "label": "Report", "about": "To print.", "choices": [paper]}])
    >>> widget.on_event(lambda event: widget.deliver(f"{event['picked']['paper']}.txt", "text/plain", b"Hello"))
    >>> widget.outbox = [{"request": "a", "kind": "make", "offer": "report", "picked": {"paper": "letter"}}]
    >>> widget.receipts["a"]["text"]
    'Ready: letter.txt, 1 KB. Look in your downloads.'
    """

    _esm = script("take_away")
    _css = style("take_away")
    words = staticmethod(default_strings)
    events = {"make": {"offer": (str,), "picked": (dict,)}}

    offers = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what can be made, default none: ``id``, ``label`` (its name), ``about`` (a sentence; "" for none) and
    ``choices``, each with ``id``, ``label``, ``options`` (``id``, ``label``) and ``value``, the option picked at
    first."""

    def _answer(self, event: dict[str, Any]) -> Receipt:
        if event.get("kind") == "make":
            picked = self._picked(event)
            if picked is None:
                return {"ok": False, "text": self.unexpected}
            event = {**event, "picked": picked}
        return super()._answer(event)

    def _picked(self, event: dict[str, Any]) -> dict[str, str] | None:
        """Every choice of the offer with the option picked, else its first value; None for what was never offered."""
        offer = next((one for one in self.offers if one["id"] == event.get("offer")), None)
        asked = event.get("picked")
        if offer is None or not isinstance(asked, dict):
            return None
        choices = {choice["id"]: choice for choice in offer.get("choices", ())}
        picked = {name: asked.get(name, choice["value"]) for name, choice in choices.items()}
        known = all(picked[name] in [option["id"] for option in choices[name]["options"]] for name in choices)
        return picked if known and set(asked) <= set(choices) else None
