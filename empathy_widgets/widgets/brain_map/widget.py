"""The brain in two views with its regions, and beside them what is known of the one that is chosen."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["BrainMap", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word around the regions, by name; a mark of the drawing by its own."""
    return {
        "brain_stem": _("brain stem"),
        "central_sulcus": _("central sulcus"),
        "cerebellum": _("cerebellum"),
        "cingulate_sulcus": _("cingulate sulcus"),
        "corpus_callosum": _("corpus callosum"),
        "disputed": _("What is disputed"),
        "does": _("What it does"),
        "fact_grade": _("Support: {grade}"),
        "good": _("good"),
        "moderate": _("moderate"),
        "low": _("low"),
        "disputed_grade": _("disputed"),
        "grade": _("Support for a part in empathy: {grade}"),
        "in_the_room": _("What it may mean in the room"),
        "inner": _("Inner view"),
        "inner_about": _("The left half is taken away: you see the right half from its cut side, its forehead to the "
                         "left. A dashed line goes round what lies deeper than what is drawn."),
        "invite": _("Choose a region"),
        "invite_about": _("Press one in the drawing, or its name. Each has a story that is often told of it, and "
                          "beside it stands what reviews of many studies support, how well, and what it may mean in "
                          "the room."),
        "lateral_sulcus": _("lateral sulcus"),
        "next": _("Next: {region}"),
        "outer": _("Outer view"),
        "outer_about": _("The left half, seen from the left, its forehead to the left. The lips of the lateral sulcus "
                         "are drawn held apart, for the insula lies hidden behind them."),
        "popular": _("What is often said"),
        "practise": _("Practise it: {chapter}"),
        "region_in": _("{region}, {view}"),
        "source": _("Source"),
        "supported": _("What is supported"),
        "where": _("Where it is"),
    }


class BrainMap(EmpathyWidget):
    """Two views of the brain; each region is a button by its name. It collects nothing: the address keeps the choice.

    Examples
    --------
    >>> BrainMap(regions=[{"id": "insula", "name": "Insula"}]).regions[0]["name"]
    'Insula'
    """

    _esm = script("brain_map")
    _css = style("brain_map")
    words = staticmethod(default_strings)
    events = {}

    width = traitlets.Float(0).tag(sync=True)
    """In: mm, of a view; 0 by default."""
    height = traitlets.Float(0).tag(sync=True)
    """In: mm, of a view; 0 by default."""
    views = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what is drawn, as `charts.brain.brain_views` returns it; none by default."""
    regions = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, name, where, does, popular, grade, disputed`` of each region, ``supported`` (``says, source, href,
    grade, disputed`` of each fact) and ``in_the_room`` (``text`` and ``links``, each ``text`` and ``href``, of each
    idea), in their order; none by default."""
