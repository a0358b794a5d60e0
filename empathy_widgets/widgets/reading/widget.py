"""Headings and paragraphs that follow what is stored."""

from __future__ import annotations

import traitlets

from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Reading"]


class Reading(EmpathyWidget):
    """Show a text in blocks, each a heading and its paragraphs. It collects nothing.

    Examples
    --------
    >>> text = Reading(blocks=[{"heading": "What changed", "paragraphs": ["Nothing yet."]}])
    >>> text.blocks[0]["heading"]
    'What changed'
    """

    _esm = script("reading")
    _css = style("reading")

    blocks = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: dicts with ``heading`` (text) and ``paragraphs`` (list of text), in reading order; empty by default."""
    level = traitlets.Int(3, min=2, max=3).tag(sync=True)
    """In: the level of its headings on the page, 2 or 3; 3 by default."""
