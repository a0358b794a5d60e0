"""The items of an instrument in a group, a table a subscale. It shows words; scoring works the figures out."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["ItemTable", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the tables, by name."""
    return {
        "empty": _("There are no item figures yet."), "items_of": _("Items of {label}"),
        "warnings": _("Please look again"),
    }


class ItemTable(EmpathyWidget):
    """Warnings first, then a table a subscale, then what the columns mean. It collects nothing.

    Examples
    --------
    >>> table = ItemTable(columns=["Item", "Mean"], subscales=[
    ...     {"id": "W", "label": "Warmth", "line": "Alpha 0.81.", "rows": [["3 R", "2.50"]]},
    ... ])
    >>> table.subscales[0]["rows"]
    [['3 R', '2.50']]
    """

    _esm = script("item_table")
    _css = style("item_table")
    words = staticmethod(default_strings)
    events = {}

    title = traitlets.Unicode().tag(sync=True)
    """In: the heading, "" (the default) for none."""
    line = traitlets.Unicode().tag(sync=True)
    """In: a sentence below the heading: how missing answers were treated."""
    columns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: the name of each column; the first names the items."""
    subscales = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id``, ``label``, ``line`` (its reliability, a sentence) and ``rows``: lists of words, one a column. Default
    none."""
    warnings = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: sentences on what looks amiss; none by default."""
    notes = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: sentences on what the columns mean; none by default."""
