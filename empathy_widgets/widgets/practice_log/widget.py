"""The log under every practice: how well one could be there before how long it was, and what one wants to keep."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import script, style
from empathy_widgets.widgets.shared.practising import PracticeWidget

__all__ = ["PracticeLog", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the log, by name; words in braces are filled in by the page."""
    return {
        "after": _("How you felt after it"), "after_line": _("after: {feeling}"), "before": _("How you felt before it"),
        "before_line": _("before: {feeling}"), "by_client_page": _("written on the client's page"),
        "by_itself": _("It writes itself. Here a line is corrected or added."),
        "by_paper": _("copied from paper"), "by_take_home_page": _("written at home"),
        "cancel": _("Leave it as it was"), "choose": _("Please say whether it was done. “Not today” is an answer too."),
        "correct": _("Correct"), "correct_of": _("Correct the line of {day}"),
        "correcting": _("You are correcting the line of {day}"), "day": _("On which day"),
        "day_wanted": _("Please choose the day."), "done": _("Was it done?"), "done_no": _("Not today"),
        "done_partly": _("Partly"), "done_yes": _("Yes"), "earlier": _("Earlier lines"),
        "feeling_1": _("heavy"), "feeling_2": _("rather heavy"),
        "feeling_3": _("in between"), "feeling_4": _("rather light"), "feeling_5": _("light"), "heading": _("The log"),
        "help": _("One line each time you did it, or thought of it. A day without a line is no gap: nothing is lost."),
        "keep": _("What do you want to keep?"),
        "keep_help": _("Of everything you tried: what should stay, in your own words."),
        "line": _("One line, if you like"), "line_no": _("A day off. Nothing is lost."),
        "line_partly": _("partly done"), "line_yes": _("done"), "lines": _("What was written, the newest first"),
        "minutes": _("Minutes"), "minutes_line": _("{minutes} min"),
        "more": _("More, if you like: how long, how you felt, another day"),
        "none": _("Nothing is written yet. The first line can be of any day."), "not_said": _("rather not say"),
        "paper": _("Copied from paper"), "save": _("Write it down"), "save_correction": _("Keep the correction"),
        "well": _("How well could you be there?"), "well_1": _("hardly"), "well_2": _("now and then"),
        "well_3": _("about half of it"), "well_4": _("mostly"), "well_5": _("all the way"),
        "well_line": _("there: {well}"), "written": _("Written down."),
    }


class PracticeLog(PracticeWidget):
    """A line each time a practice was done, or a day it was not, newest first; each can be corrected.

    A practice of single days (``practice.days``) has one line a day, whose key is the day. Where the practice's own
    widget writes the lines, the log is ``folded``.

    Events
    ------
    log
        The fields of `domain.run_kinds.practised.Logged`. The same ``key`` corrects a line.
    keep
        ``text``: what the person wants to keep; the newest wins.

    Examples
    --------
    >>> log = PracticeLog(run="r1")
    >>> log.on_event(lambda event: {"text": f"{event['done']}, {event['well']}"})
    >>> log.outbox = [{"request": "a", "kind": "log", "key": "k", "day": "2026-11-28", "done": "partly", "well": 4,
    ...                "before": None, "after": None, "minutes": None, "text": "", "by": "room"}]
    >>> log.receipts["a"]["text"]
    'partly, 4'
    """

    _esm = script("practice_log")
    _css = style("practice_log")
    words = staticmethod(default_strings)
    folded = traitlets.Bool(False).tag(sync=True)
    """In: whether the practice writes its lines itself, so that the log waits under one line."""
    events = {
        "log": {"key": (str,), "day": (str,), "done": (str,), "well": (int, NoneType), "before": (int, NoneType),
                "after": (int, NoneType), "minutes": (int, NoneType), "text": (str,), "by": (str,)},
        "keep": {"text": (str,)},
    }
