"""What a person has open stands first on its page: the box that holds it says so, and the page folds what is around."""

from __future__ import annotations

from ipywidgets import Box

__all__ = ["WORK", "stands_first"]

WORK = "ew-work"
"""The class the page's style looks for."""


def stands_first(view: Box, is_open: bool) -> None:
    """Say of a chapter's box whether it holds something that is open: a sitting, a run, or one to carry on with."""
    if is_open:
        view.add_class(WORK)
    else:
        view.remove_class(WORK)
