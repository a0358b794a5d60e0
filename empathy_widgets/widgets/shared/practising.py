"""What the widgets of all practices share: the same traits in, so that one page can show any of them.

They stand in three places: in a chapter, on a client's own page, and in a file that is taken home. So they know nothing
of where their events go: each leaves through the outbox and waits for its receipt, whoever gives it.
"""

from __future__ import annotations

import traitlets

from empathy_widgets.widgets.shared.base import EmpathyWidget

__all__ = ["PracticeWidget"]


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
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether nothing more can be added; False by default."""
