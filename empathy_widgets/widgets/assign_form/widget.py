"""Giving a practice: the reason first, last week looked at before anything is changed, the dose beside it."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import script, style
from empathy_widgets.widgets.shared.practising import PracticeWidget

__all__ = ["AssignForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name; words in braces are filled in by the page."""
    return {
        "at": _("Reminder at, if any"), "begin_with": _("Begin with:"), "call_off": _("Call it off"),
        "call_off_ask": _("Call this practice off? What was written stays, and it can be given again."),
        "call_off_why": _("Why, if you like"), "called_off": _("This practice was called off. It can be given again."),
        "cancel": _("Leave it as it is"), "change": _("Change it"), "days": _("On which days"),
        "disputed_grade": _("disputed"), "dose": _("The dose"), "end": _("Last day"),
        "end_help": _("As the dose has it: {weeks} weeks. Choose another day where you like."),
        "every_day": _("Every day"), "fact_grade": _("{grade}, source"), "give": _("Give it"),
        "give_change": _("Give it so from now on"), "given": _("Given"),
        "given_days": _("{days}, from {start} to {end}"), "given_minutes": _("{minutes} minutes each time"),
        "given_reminder": _("a reminder at {at}, {zone}"), "heading": _("Give this as a practice"),
        "keep_on": _("No, it goes on"), "look": _("Look at it together"),
        "look_ask": _("What did you see when you looked at it together?"), "look_done": _("Looked at"),
        "look_first": _("First look together at what was written since. Ask how it was to be there before how often."),
        "look_skip": _("Change it without looking"), "low": _("weakly supported"), "minutes": _("Minutes each time"),
        "moderate": _("fairly well supported"), "good": _("well supported"),
        "no_days": _("Please choose at least one day of the week."),
        "no_end": _("Please choose the first and the last day."),
        "no_reason": _("Please say in one sentence why. It stands on the client's sheet."),
        "reason": _("Why, in one sentence the client reads"), "some_days": _("On these days"), "start": _("First day"),
        "why": _("Why a reason, and why look first"), "without_reason": _("It was given without a reason."),
        "yes_call_off": _("Yes, call it off"), "zone": _("Time zone of the reminder"), "line_no": _("a day off"),
        "line_partly": _("partly"), "line_yes": _("done"), "well_1": _("hardly there"),
        "well_2": _("there now and then"), "well_3": _("there for about half of it"), "well_4": _("mostly there"),
        "well_5": _("there all the way"),
    }


class AssignForm(PracticeWidget):
    """A practice is given with a reason, changed after a look at what was written, and called off when asked once.

    Events
    ------
    assign
        The fields of `domain.run_kinds.practised.Assigned`; a receipt that is not ok says what to change.
    call-off
        ``why``: in own words, "" for none.
    look
        ``text``: what was seen when the last weeks were looked at together.

    Examples
    --------
    >>> form = AssignForm(run="r1", practice={"dose": {"weekdays": [0], "weeks": 4, "minutes": 12}})
    >>> form.on_event(lambda event: {"text": event["reason"]})
    >>> form.outbox = [{"request": "a", "kind": "assign", "reason": "To be kinder to yourself.", "start": "2026-11-28",
    ...                 "end": "2026-12-25", "weekdays": [0], "minutes": 12, "at": "", "zone": ""}]
    >>> form.receipts["a"]["text"]
    'To be kinder to yourself.'
    """

    _esm = script("assign_form")
    _css = style("assign_form")
    words = staticmethod(default_strings)
    events = {
        "assign": {"reason": (str,), "start": (str,), "end": (str,), "weekdays": (list,), "minutes": (int, NoneType),
                   "at": (str,), "zone": (str,)},
        "call-off": {"why": (str,)},
        "look": {"text": (str,)},
    }

    called_off = traitlets.Bool(False).tag(sync=True)
    """In: whether it was called off after it was given last; False by default."""
    beginnings = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: beginnings of a reason to take, at most three; none by default."""
    unseen = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the lines of the log nobody looked at together yet, as they are kept, oldest first; none by default."""
    grounds = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what is known about giving: ``says``, ``source``, ``grade``, ``disputed`` and ``href``; none by default."""
