"""The start of a sitting: which instrument, filled in how, or carry on with one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Any

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.pin_pad.widget import default_strings as pin_strings
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["StartPanel", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the panel, by name; the PIN fields' words are the pad's."""
    return {
        **pin_strings(),
        "beside": _("Show also in"),
        "beside_help": _("A second wording in small print under each item, for you. Only the first one counts."),
        "beside_none": _("No second language"),
        "badge_means": _("Not validated: nobody has tested yet whether it measures what it is meant to. No norms: "
                         "there are no other people's answers to compare yours with."),
        "begin": _("Begin"),
        "beginning": _("One moment…"),
        "choose_instrument": _("Please choose an instrument first."),
        "choose_mode": _("Please choose how it is filled in."),
        "choose_wording": _("Please choose in which wording."),
        "empty": _("There is no instrument to choose from. Ask whoever looks after this workbook to check it."),
        "instrument": _("Which instrument?"),
        "minutes": _("about {minutes} min"),
        "mode": _("How is it filled in?"),
        "not_for_this": _("Not possible with the instrument you chose."),
        "open": _("Carry on where you stopped"),
        "pin_help": _("You need this PIN to take the screen back. Choose one the other person does not know."),
        "pin_title": _("Make a PIN first"),
        "resume": _("Carry on"),
        "sitting": _("What is a sitting?"),
        "sitting_means": _("One scale filled in once, from the first item to the last. It may be paused in between."),
        "title": _("Begin a sitting"),
        "use_offer": _("Use {title} instead"),
        "wording": _("In which wording?"),
        "wording_help": _("Points of different wordings are not compared. For a course, keep to one."),
    }


class StartPanel(EmpathyWidget):
    """Choose an instrument, then how it is filled in; open sittings come first. Nothing is chosen beforehand.

    A mode with ``needs_pin`` (or the id "handed over") asks for a new PIN while ``has_pin`` is false.

    Events
    ------
    start
        ``instrument`` and ``mode``, by id; ``wording``, by id where the instrument offers several and the mode shows
        one, else None; ``beside``, the id of a second wording to show in small print, None for none.
    resume
        ``id`` of the open sitting.
    set_pin
        ``pin``: digits, typed twice the same. Sent before ``start`` when a PIN is needed; ``start`` follows its
        receipt.

    Examples
    --------
    >>> panel = StartPanel(
    ...     instruments=[{"id": "pes-practice-form", "title": "Practice form", "available": True}],
    ...     modes=[{"id": "self", "label": "I fill it in myself", "available": True}],
    ... )
    >>> panel.on_event(lambda event: {"goto": f"/chapter/administer-a-scale?instrument={event['instrument']}"})
    >>> panel.outbox = [{"request": "a", "kind": "start", "instrument": "pes-practice-form", "mode": "self"}]
    >>> panel.receipts["a"]["goto"]
    '/chapter/administer-a-scale?instrument=pes-practice-form'
    """

    _esm = script("start_panel")
    _css = style("start_panel")
    words = staticmethod(default_strings)
    events = {
        "start": {"instrument": (str,), "mode": (str,), "wording": (str, NoneType), "beside": (str, NoneType)},
        "resume": {"id": (str,)}, "set_pin": {"pin": (str,)},
    }

    instruments = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id``, ``title``, ``badge``, ``about``, ``minutes`` (int or None), ``available`` (bool), ``why_not``
    (a sentence), ``offer`` (id of the form to use instead, or None), ``modes`` (ids possible with it; absent: all),
    ``wordings`` (to choose among, may be absent: ``id``, ``language`` as BCP 47 tag, ``line`` saying where it comes
    from)."""
    modes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id``, ``label``, ``help``, ``available`` (bool), ``why_not`` (a sentence), ``needs_pin`` (bool),
    ``worded`` (bool, absent: true; whether it shows sentences), ``beside`` (bool; whether a second wording may stand
    beside the first)."""
    sittings = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: open sittings to carry on with: ``id``, ``title``, ``line``, ``link`` (an address, "" to send an event).
    Given as ``open`` when the panel is made (``open`` itself is a method every widget has)."""
    has_pin = traitlets.Bool(True).tag(sync=True)
    """In: whether this workspace has a PIN for taking the screen back."""
    shortest = traitlets.Int(4, min=1).tag(sync=True)
    """In: the fewest digits a new PIN may have. Default 4."""

    def __init__(self, *, open: Sequence[dict[str, Any]] = (), **traits: Any) -> None:
        super().__init__(**{"sittings": list(open), **traits})
