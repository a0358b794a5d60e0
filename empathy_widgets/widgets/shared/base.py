"""What every widget shares: one stylesheet of tokens, one way to speak, one way for events to arrive exactly once.

Widgets show and collect. They never score, never save and hold no words: Python passes ``strings``.
"""

from __future__ import annotations

import logging
import os
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from types import NoneType
from typing import Any, ClassVar

import anywidget
import traitlets

from empathy_widgets.errors import EmpathyError
from empathy_widgets.strings import _, language, speaking
from empathy_widgets.widgets.shared.joining import join
from empathy_widgets.widgets.shared.served import STYLE, Shipped

__all__ = ["EmpathyWidget", "Receipt", "check_event", "script", "style"]

SHARED = Path(__file__).parent
WIDGETS = SHARED.parent
IMPORTED = re.compile(r'(?m)^@import "\.\./shared/(\w+\.css)";\n')
REMEMBERED = 64
NEWEST_SHOWN = 8
LOG = logging.getLogger(__name__)

Receipt = dict[str, Any]
"""What Python says to one event: ``ok`` (bool), ``text`` (a sentence to show), and what the widget documents.

Any receipt may carry ``goto`` (an address on this site to open) or ``replace`` (an address to show instead of this
page's own, without leaving it).
"""
Fields = Mapping[str, tuple[type, ...]]


def style(name: str) -> Shipped:
    """Return the shared tokens and manners, then the stylesheet of the widget in folder ``name`` after what it imports.

    It says at its top which further shared rules it uses, each as ``@import "../shared/name.css";``. ValueError for any
    other import, which a page would have to fetch.
    """
    own = (WIDGETS / name / "widget.css").read_text("utf-8")
    files = [SHARED / "tokens.css", SHARED / "shared.css", *(SHARED / found[1] for found in IMPORTED.finditer(own))]
    whole = "\n".join([*(file.read_text("utf-8") for file in files), IMPORTED.sub("", own).lstrip("\n")])
    if "@import" in whole:
        raise ValueError(f'{name}/widget.css imports what cannot be joined. Write '
                         '@import "../shared/name.css"; instead.')
    return Shipped(whole, STYLE)


def script(name: str) -> Shipped:
    """Return one ES module: ``widget.js`` of the widget in folder ``name``, after everything it imports."""
    return Shipped(join(WIDGETS / name / "widget.js"), f"{name}.js")


def check_event(event: Mapping[str, Any], fields: Fields) -> dict[str, Any] | None:
    """Return the declared fields of an event from the page, or None when one has the wrong type.

    A field that is absent is None where None is allowed and False where a bool is. True is no whole number.

    Examples
    --------
    >>> check_event({"request": "a", "kind": "move", "item": 3, "more": "x"}, {"item": (int,)})
    {'request': 'a', 'kind': 'move', 'item': 3}
    >>> check_event({"request": "a", "kind": "move", "item": "3"}, {"item": (int,)})
    """
    checked = {"request": event["request"], "kind": event["kind"]}
    for name, allowed in fields.items():
        value = event.get(name, False if bool in allowed and NoneType not in allowed else None)
        if type(value) not in allowed:
            return None
        checked[name] = value
    return checked


class EmpathyWidget(anywidget.AnyWidget):
    """A widget that sends events and gets a receipt for each.

    Events travel in the ``outbox`` trait as dicts with ``request`` (a random id) and ``kind``; the page keeps each one
    there until its receipt arrives, so neither a busy kernel nor a dropped line loses or repeats an answer. Python
    answers through the function given to `on_event`; an `EmpathyError` it raises becomes the receipt's sentence.
    A page can write ``outbox`` and nothing else.

    Examples
    --------
    >>> widget = EmpathyWidget()
    >>> widget.on_event(lambda event: {"text": f"Heard item {event['item']}."})
    >>> widget.outbox = [{"request": "a1", "kind": "respond", "item": 3}]
    >>> widget.receipts["a1"]
    {'ok': True, 'text': 'Heard item 3.'}
    """

    _esm = "export default {render() {}};"

    events: ClassVar[Mapping[str, Fields] | None] = None
    """The events this widget collects: kind to field to allowed types. None lets every event through unchecked."""

    strings = traitlets.Dict().tag(sync=True)
    """In: every word the widget shows, by name. Words left out keep their default."""
    outbox = traitlets.Any(default_value=[]).tag(sync=True, echo_update=False)
    """Out: events not yet acknowledged, oldest first. From the page, so anything at all may stand here."""
    receipts = traitlets.Dict().tag(sync=True)
    """In: request id to `Receipt`, for the events in the outbox and the newest 8."""

    def __init__(self, **traits: Any) -> None:
        self._language = language()  # of the page it stands on; an event of it is answered in the same
        self._receipts: OrderedDict[str, Receipt] = OrderedDict()
        self._handler: Callable[[dict[str, Any]], Receipt | None] | None = None
        self._send_addresses(os.environ.get("EMPATHY_WIDGETS"))
        super().__init__(**traits)

    def _send_addresses(self, place: str | None) -> None:
        """Where a server has the widgets' scripts and styles as files, tell the page where in place of their text."""
        for name in ("_esm", "_css") if place else ():
            text = getattr(type(self), name, None)
            if isinstance(text, Shipped):
                setattr(self, name, f"{place}/{text.file}")

    @property
    def unexpected(self) -> str:
        """What the page hears when Python met something nobody foresaw."""
        return _("Something went wrong here and nothing was changed. Please reload the page and try once more.")

    @staticmethod
    def words() -> dict[str, str]:
        """Return the default of ``strings``; each widget names its own."""
        return {}

    @traitlets.default("strings")
    def _default_strings(self) -> dict[str, str]:
        return self.words()

    @traitlets.validate("strings")
    def _complete_strings(self, proposal: dict[str, Any]) -> dict[str, str]:
        return {**self.words(), **proposal["value"]}

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take from the page its outbox; everything else a widget shows is Python's to say."""
        super().set_state({name: value for name, value in sync_data.items() if name == "outbox"})

    def on_event(self, handler: Callable[[dict[str, Any]], Receipt | None]) -> None:
        """Let ``handler`` answer each new event; what it returns is added to the receipt."""
        self._handler = handler

    @traitlets.observe("outbox")
    def _deliver(self, change: dict[str, Any]) -> None:
        events = change["new"] if isinstance(change["new"], list) else []
        with self.hold_sync():  # what this widget shows of it goes together with the receipts, after the others' news
            heard = [request for event in events if (request := self._receive(event)) is not None]
            while len(self._receipts) > REMEMBERED:
                self._receipts.popitem(last=False)
            shown = [*list(self._receipts)[-NEWEST_SHOWN:], *heard]
            self.receipts = {request: self._receipts[request] for request in shown if request in self._receipts}

    def _receive(self, event: Any) -> str | None:
        """Answer an event that was not answered before; its request, None where it is no event."""
        request = event.get("request") if isinstance(event, dict) else None
        if not isinstance(request, str) or not 0 < len(request) <= 64:
            return None
        if request not in self._receipts:
            with speaking(self._language):
                self._receipts[request] = self._answer(event)
        return request

    def _answer(self, event: dict[str, Any]) -> Receipt:
        kind = event.get("kind")
        if self._handler is None or not isinstance(kind, str):
            return {"ok": False, "text": self.unexpected}
        if self.events is not None:
            checked = check_event(event, self.events[kind]) if kind in self.events else None
            if checked is None:
                return {"ok": False, "text": self.unexpected}
            event = checked
        try:
            return {"ok": True, **(self._handler(event) or {})}
        except EmpathyError as error:
            return {"ok": False, "text": str(error)}
        except Exception as error:  # a page must never meet a traceback, and the next event must still be heard
            LOG.error("%s in %s, event %.20r", type(error).__name__, type(self).__name__, kind)
            return {"ok": False, "text": self.unexpected}
