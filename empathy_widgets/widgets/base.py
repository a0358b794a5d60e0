"""What every widget shares: one stylesheet of tokens, one way to speak, one way for events to arrive exactly once.

Widgets show and collect. They never score, never save and hold no words: Python passes ``strings``.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from empathy_widgets.errors import EmpathyError

__all__ = ["EmpathyWidget", "Receipt", "script", "style"]

FOLDER = Path(__file__).parent
RECEIPTS_KEPT = 64
LOG = logging.getLogger(__name__)

Receipt = dict[str, Any]
"""What Python says to one event: ``ok`` (bool), ``text`` (a sentence to show), and what the widget documents."""


def style(name: str) -> str:
    """Return the shared tokens followed by the stylesheet of the widget in folder ``name``."""
    return (FOLDER / "tokens.css").read_text("utf-8") + (FOLDER / name / "widget.css").read_text("utf-8")


def script(name: str) -> str:
    """Return the shared functions followed by the module of the widget in folder ``name``: one plain ES module."""
    return (FOLDER / "shared.js").read_text("utf-8") + (FOLDER / name / "widget.js").read_text("utf-8")


class EmpathyWidget(anywidget.AnyWidget):
    """A widget that sends events and gets a receipt for each.

    Events travel in the ``outbox`` trait as dicts with ``request`` (a random id) and ``kind``; the page keeps each one
    there until its receipt arrives, so neither a busy kernel nor a dropped line loses or repeats an answer. Python
    answers through the function given to `on_event`; an `EmpathyError` it raises becomes the receipt's sentence.

    Examples
    --------
    >>> widget = EmpathyWidget()
    >>> widget.on_event(lambda event: {"text": f"Heard item {event['item']}."})
    >>> widget.outbox = [{"request": "a1", "kind": "respond", "item": 3}]
    >>> widget.receipts["a1"]
    {'ok': True, 'text': 'Heard item 3.'}
    """

    _esm = "export default {render() {}};"

    strings = traitlets.Dict().tag(sync=True)
    """In: every word the widget shows, by name."""
    outbox = traitlets.Any(default_value=[]).tag(sync=True)
    """Out: events not yet acknowledged, oldest first. From the page, so anything at all may stand here."""
    receipts = traitlets.Dict().tag(sync=True)
    """In: request id to `Receipt`, the newest 64."""

    unexpected = "Something went wrong here and nothing was changed. Please reload the page and try once more."

    def __init__(self, **traits: Any) -> None:
        self._receipts: OrderedDict[str, Receipt] = OrderedDict()
        self._handler: Callable[[dict], Receipt | None] | None = None
        super().__init__(**traits)

    def on_event(self, handler: Callable[[dict], Receipt | None]) -> None:
        """Let ``handler`` answer each new event; what it returns is added to the receipt."""
        self._handler = handler

    @traitlets.observe("outbox")
    def _deliver(self, change: dict) -> None:
        events = change["new"] if isinstance(change["new"], list) else []
        for event in events:
            request = event.get("request") if isinstance(event, dict) else None
            if not isinstance(request, str) or not 0 < len(request) <= 64 or request in self._receipts:
                continue
            self._receipts[request] = self._answer(event)
            while len(self._receipts) > RECEIPTS_KEPT:
                self._receipts.popitem(last=False)
        if self.receipts != self._receipts:
            self.receipts = dict(self._receipts)

    def _answer(self, event: dict) -> Receipt:
        if self._handler is None or not isinstance(event.get("kind"), str):
            return {"ok": False, "text": self.unexpected}
        try:
            return {"ok": True, **(self._handler(event) or {})}
        except EmpathyError as error:
            return {"ok": False, "text": str(error)}
        except Exception as error:  # a page must never meet a traceback, and the next event must still be heard
            LOG.error("%s in %s, event %s", type(error).__name__, type(self).__name__, event.get("kind"))
            return {"ok": False, "text": self.unexpected}
