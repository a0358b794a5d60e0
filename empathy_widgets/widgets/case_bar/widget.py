"""The bar at the top of every page: case code, save mark, and a banner when the connection is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import traitlets

from empathy_widgets.places import address_of
from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["CaseBar", "default_strings"]

LOG = logging.getLogger(__name__)


def default_strings() -> dict[str, str]:
    """Return every word of the bar, by name."""
    return {
        "bar": _("This page's case"),
        "case": _("Case"),
        "demonstration": _("Demonstration: nobody real"),
        "failed": _("Not saved"),
        "home": _("All cases"),
        "idle": "",
        "lost": _("The connection to the workbook is lost."),
        "lost_help": _("What was marked as saved is safe. Please wait: this page carries on by itself."),
        "lost_help_here": _("What was marked as saved is safe. Run this notebook's cells again to carry on."),
        "made_way": _("So many pages were opened after this one that it was closed. What was marked as saved is safe."),
        "no_case": _("No case is open"),
        "not_connected": _("Not connected"),
        "reload": _("Reload this page"),
        "saving": _("Saving…"),
        "seat_locked": _("Screen handed over"),
    }


class CaseBar(EmpathyWidget):
    """Which case this page writes to, the save mark beside its code, and the connection.

    The page asks every two seconds whether Python still answers; without an answer a banner stands there within five
    seconds, and no answer is called saved meanwhile. Served pages look whether the server is alive and load again once
    it is. Let `is_locked` say whether the seat is handed over, and a page left open elsewhere covers itself.

    Examples
    --------
    >>> bar = CaseBar(code="amber-otter-27", label="Tuesdays", demonstration=True)
    >>> bar.save_state, bar.save_text = "saved", "Saved 14:03"
    >>> bar.is_locked = lambda: True
    >>> bar.answer_ping({"kind": "ping", "n": 4})
    {'kind': 'pong', 'n': 4, 'locked': True}
    """

    _esm = script("case_bar")
    _css = style("case_bar")
    words = staticmethod(default_strings)
    events = {}

    code = traitlets.Unicode().tag(sync=True)
    """In: the case's speakable code, "" when no case is open."""
    label = traitlets.Unicode().tag(sync=True)
    """In: the clinician's own label of the case, any length and script, "" for none."""
    demonstration = traitlets.Bool(False).tag(sync=True)
    """In: whether this workspace is a made-up clinic."""
    save_state = traitlets.Enum(("idle", "saving", "saved", "failed"), "idle").tag(sync=True)
    """In: how the newest change fares; the scale on the same page also says so itself."""
    save_text = traitlets.Unicode().tag(sync=True)
    """In: the words of the save mark, such as "Saved 14:03"."""
    seat_locked = traitlets.Bool(False).tag(sync=True)
    """In: whether this page is the one the screen was handed over for."""
    home_link = traitlets.Unicode().tag(sync=True)
    """In: the address of the list of cases, "" for none."""
    served = traitlets.Bool(False).tag(sync=True)
    """In: whether the workbook's own server serves this page; only then does a lost page load itself again."""
    alive_link = traitlets.Unicode().tag(sync=True)
    """In: the address that answers while that server lives. Default "/alive", after the base the server told."""

    address = traitlets.Unicode().tag(sync=True)
    """In: the address this page should have, so that a reload comes back to the same place; "" to leave it."""

    @traitlets.default("alive_link")
    def _alive_here(self) -> str:
        return address_of("alive")

    def __init__(self, **traits: Any) -> None:
        self.is_locked: Callable[[], bool] = lambda: False
        """Asked at each ping: whether this seat is handed over just now."""
        super().__init__(**traits)
        self.on_msg(self._hear)

    def answer_ping(self, content: Any) -> dict[str, Any] | None:
        """Return the pong to a ping from the page, None when the message is anything else."""
        if not isinstance(content, dict) or content.get("kind") != "ping" or type(content.get("n")) is not int:
            return None
        try:
            locked = bool(self.is_locked())
        except Exception as error:  # the heart beats on while the workspace is busy; the next ping asks again
            LOG.error("%s when asked whether the seat is handed over", type(error).__name__)
            locked = False
        return {"kind": "pong", "n": content["n"], "locked": locked}

    def _hear(self, _widget: CaseBar, content: Any, _buffers: Any) -> None:
        pong = self.answer_ping(content)
        if pong is not None:
            self.send(pong)
