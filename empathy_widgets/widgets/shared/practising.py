"""What the widgets of all practices share: the same traits in, so that one page can show any of them.

They stand in three places: in a chapter, on a client's own page, and in a file that is taken home. So they know nothing
of where their events go: each leaves through the outbox and waits for its receipt, whoever gives it.
"""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget

__all__ = ["PracticeWidget", "about_strings"]


def about_strings() -> dict[str, str]:
    """Return every word of what stands beside a practice, by name."""
    return {
        "about_bad_day": _("On a bad day"), "about_dose": _("How often"),
        "about_known": _("What is known, and how well"),
        "about_limits": _("What is not shown"), "about_not_for": _("Who should leave it out"),
        "about_otherwise": _("When life is different"), "about_stop": _("When to stop"),
        "about_title": _("About this practice: how often, for whom, what is known"),
        "about_whose": _("Where that comes from"),
        "disputed_grade": _("disputed"), "fact_grade": _("Support: {grade}"), "for_couples": _("As a couple"),
        "for_hard_of_hearing": _("Hard of hearing"), "for_no_privacy": _("No room of one's own"),
        "for_short": _("Little time"), "for_teens": _("For young people"), "good": _("well supported"),
        "low": _("weakly supported"), "moderate": _("fairly well supported"),
    }


class PracticeWidget(EmpathyWidget):
    """A practice to do. Its events are its run's: each carries the fields of its body beside its kind."""

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    practice = traitlets.Dict().tag(sync=True)
    """In: the practice as JSON, named as in `domain.Practice`."""
    kept = traitlets.Dict().tag(sync=True)
    """In: what stands: kind of event to key ("" for kinds without) to the newest body."""
    today = traitlets.Unicode().tag(sync=True)
    """In: the day it is, as "2026-11-28", where a page must not ask its own clock; by default it does."""
    crisis: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    """In: whom to ring in an emergency, as `domain.CrisisNumber` in JSON; none by default."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether nothing more can be added; False by default."""
