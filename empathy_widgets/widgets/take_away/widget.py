"""A short list of files to take away. Python makes the one that was asked for; nothing stays on the server's disk."""

from __future__ import annotations

from typing import Any

import traitlets

from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, Receipt, script, style

__all__ = ["LARGEST", "TakeAway", "default_strings"]

LARGEST = 20_000_000
"""The largest file a page hands over, bytes: one message carries it."""
UNSAFE = frozenset('/\\:*?"<>|')


def default_strings() -> dict[str, str]:
    """Return every word of the list, by name."""
    return {
        "again": _("Save it once more"),
        "done": _("Ready: {name}, {size}. Look in your downloads."),
        "lost": _("The file did not arrive here. Please press the button again."),
        "make": _("Make this file"),
        "making": _("Making…"),
    }


class TakeAway(EmpathyWidget):
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

    def __init__(self, **traits: Any) -> None:
        self._asked: str | None = None
        super().__init__(**traits)

    def deliver(self, name: str, media_type: str, content: bytes) -> Receipt:
        """Send a file to the page that asked for it, and return the receipt that says so.

        Parameters
        ----------
        name : str
            The file's name, without a folder.
        media_type : str
            As "application/pdf".
        content : bytes
            The whole file, at most 20 MB.

        Raises
        ------
        RuntimeError
            Nobody asked: a file is sent once, while the event that asked for it is being answered.
        ExchangeError
            The file is larger than a page can hand over.
        """
        if self._asked is None:
            raise RuntimeError("a file is delivered once, while a make event is being answered")
        if len(content) > LARGEST:
            raise ExchangeError(_("This file is too large to hand over in a page; make it with the `empathy` command."))
        request, self._asked = self._asked, None
        self.send({"kind": "file", "request": request, "name": safe(name), "type": media_type}, [content])
        return {"text": self.strings["done"].format(name=safe(name), size=size(len(content)))}

    def _answer(self, event: dict[str, Any]) -> Receipt:
        if event.get("kind") == "make":
            picked = self._picked(event)
            if picked is None:
                return {"ok": False, "text": self.unexpected}
            event = {**event, "picked": picked}
        self._asked = event["request"]
        try:
            return super()._answer(event)
        finally:
            self._asked = None

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


def safe(name: str) -> str:
    """A file's name every system takes: no folder, no sign with a meaning of its own, never empty.

    Examples
    --------
    >>> safe("../amber: report.pdf")
    '-amber- report.pdf'
    """
    kept = "".join("-" if sign in UNSAFE or not sign.isprintable() else sign for sign in name)
    return kept.strip(" .") or "file"


def size(count: int) -> str:
    """A file's size as people read it: "1 KB", "41 KB", "1.3 MB".

    Examples
    --------
    >>> size(41_200), size(1_290_000)
    ('41 KB', '1.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 999_500 else f"{max(1, round(count / 1000))} KB"
