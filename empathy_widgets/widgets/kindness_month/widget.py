"""A month of acts of kindness. It shows the days, offers acts, and collects how they went; it counts no chains."""

from __future__ import annotations

from types import NoneType

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import script, style
from empathy_widgets.widgets.shared.practising import PracticeWidget, about_strings

__all__ = ["KindnessMonth", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the month, by name; words in braces are filled in by the page."""
    return {**_of_the_month(), **_of_a_day(), **_of_the_log(), **_of_the_picture(), **about_strings()}


def _of_the_month() -> dict[str, str]:
    return {
        "act_any": _("an act"), "act_family": _("an act in the family"), "act_friends": _("an act towards a friend"),
        "act_oneself": _("an act towards yourself"), "act_strangers": _("an act towards a stranger"),
        "act_unseen": _("an act that nobody sees"),
        "begin": _("Begin the month"), "begin_another": _("Begin on another day"), "begin_day": _("The first day"),
        "begin_title": _("Thirty days of kindness"),
        "begin_help": _("Thirty days, each a window. It lights up with what you did. A window that stays dark is a day "
                        "off, and nothing more."),
        "calendar": _("The days of your month. Arrow keys go from day to day."),
        "day_name": _("{day}: {what}"), "name_ahead": _("still to come"), "name_done": _("{act}, done"),
        "name_off": _("a day off"), "name_open": _("nothing written"), "name_partly": _("{act}, partly done"),
        "name_planned": _("{act}, planned"), "name_today": _("today, {what}"),
        "sofar": _("{count} of {days} windows are lit."), "sofar_none": _("No window is lit yet. There is time."),
        "steps": _("Step by step"),
    }


def _of_a_day() -> dict[str, str]:
    return {
        "ahead": _("You can choose an act now. How it was, you can say when the day has come."),
        "another": _("Another three"), "caution": _("Mind: {caution}"),
        "choose": _("Three small acts. Take one, or none."), "choose_other": _("Choose another act"),
        "costs_small": _("costs a little"), "fit_at_home": _("meet nobody"), "fit_free": _("cost nothing"),
        "fit_seated": _("ask for little strength"), "fits": _("Only acts that"),
        "no_cards": _("No card fits all of this. Leave out one wish, or write an act of your own."),
        "own": _("Or an act of your own"), "own_take": _("Take mine"), "own_towards": _("Towards whom?"),
        "own_wanted": _("Please write the act first, in a few words."), "take": _("Take this"),
        "taken": _("Chosen for {day}."), "today": _("Today"),
        "towards_family": _("family"), "towards_friends": _("a friend"), "towards_oneself": _("yourself"),
        "towards_strangers": _("a stranger"), "towards_unseen": _("somebody who never knows"),
    }


def _of_the_log() -> dict[str, str]:
    return {
        "after": _("How do you feel now?"), "after_line": _("Afterwards: {feeling}."), "change": _("Change it"),
        "done": _("And did you do it?"), "done_no": _("A day off"), "done_partly": _("Partly"), "done_yes": _("Yes"),
        "feeling_1": _("heavy"), "feeling_2": _("rather heavy"), "feeling_3": _("in between"),
        "feeling_4": _("rather light"), "feeling_5": _("light"),
        "how_folded": _("It is done, or it is a day off: say how it was"),
        "how_it_was": _("How it was"),
        "line": _("One line about it, if you like"), "log_no": _("A day off. Nothing is lost."),
        "log_partly": _("Partly done. That counts."), "log_yes": _("Done."),
        "well": _("How well could you be there?"), "well_1": _("hardly"), "well_2": _("now and then"),
        "well_3": _("about half of it"), "well_4": _("mostly"), "well_5": _("all the way"),
        "well_line": _("There: {well}."), "written": _("Written down. A window is lit."),
    }


def _of_the_picture() -> dict[str, str]:
    return {
        "keep": _("What do you want to keep?"),
        "keep_help": _("One kind of act, one person, one time of day: what should stay when the month is over?"),
        "over": _("The month is over. This is what it became."),
        "over_empty": _("The month is over, and nothing was written down. What you did may have gone unwritten; that "
                        "is all right, and any day can still be filled in."),
        "picture": _("Your month as a bouquet"),
        "picture_day": _("Days"), "picture_empty": _("It grows with your first act: a flower for each, a leaf for each "
                                                       "day off that you wrote down."),
        "picture_says": _("A bouquet in a jar: {flowers}."), "picture_said": _("{count} × {towards}"),
        "picture_leaf": _("a day off"), "picture_sort": _("Towards"), "picture_table": _("The bouquet in words"),
        "picture_times": _("Acts"), "row_any": _("without a card"), "row_family": _("family"),
        "row_friends": _("friends"), "row_oneself": _("yourself"), "row_strangers": _("strangers"),
        "row_unseen": _("people who never know"),
    }


class KindnessMonth(PracticeWidget):
    """Thirty days as windows that light up, the acts to choose from, and the bouquet they become.

    Events
    ------
    begin
        ``day``: the first day, where nobody has given one with the practice.
    act
        ``key``: the day; ``act``: the id of an act, of the deck or one's own.
    own-act
        ``key``: "own-", a number, "-" and whom it is towards; ``text``.
    deal
        ``key``: the day; ``turn``: how often other cards were asked for on it.
    fit
        ``seated``, ``free``, ``at_home``: True where only such acts are wanted.
    log
        The fields of `domain.run_kinds.practised.Logged`; ``key`` is the day.
    keep
        ``text``: the newest wins.

    Examples
    --------
    >>> month = KindnessMonth(practice={"days": 30, "acts": []})
    >>> month.on_event(lambda event: {"text": f"From {event['day']}"})
    >>> month.outbox = [{"request": "r", "kind": "begin", "day": "2026-12-01"}]
    >>> month.receipts["r"]["text"]
    'From 2026-12-01'
    """

    _esm = script("kindness_month")
    _css = style("kindness_month")
    words = staticmethod(default_strings)
    events = {
        "begin": {"day": (str,)}, "act": {"key": (str,), "act": (str,)}, "own-act": {"key": (str,), "text": (str,)},
        "deal": {"key": (str,), "turn": (int,)}, "fit": {"seated": (bool,), "free": (bool,), "at_home": (bool,)},
        "log": {"key": (str,), "day": (str,), "done": (str,), "well": (int, NoneType), "before": (int, NoneType),
                "after": (int, NoneType), "minutes": (int, NoneType), "text": (str,), "by": (str,)},
        "keep": {"text": (str,)},
    }
