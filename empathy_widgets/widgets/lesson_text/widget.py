"""What a lesson says: sections, the facts they stand on, and routes from what one sees to what one might do."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["LessonText", "default_strings", "grades"]


def grades() -> dict[str, str]:
    """Return the words for how well something is supported, by name."""
    return {
        "disputed_grade": _("disputed"),
        "fact_grade": _("Support: {grade}. Where this comes from"),
        "good": _("good"),
        "low": _("low"),
        "moderate": _("moderate"),
    }


def default_strings() -> dict[str, str]:
    """Return every word of the reading, by name."""
    return {
        **grades(),
        "facts": _("What this stands on ({count})"),
        "might": _("What you might do"),
        "practise": _("Practise it: {chapter}"),
        "routes": _("From what you see to what you might do"),
        "see": _("What you may see in the room"),
    }


class LessonText(EmpathyWidget):
    """Show a lesson's reading. It collects nothing.

    Examples
    --------
    >>> text = LessonText(sections=[{"heading": "Three kinds", "paragraphs": ["They are not one."], "facts": []}])
    >>> text.sections[0]["heading"]
    'Three kinds'
    """

    _esm = script("lesson_text")
    _css = style("lesson_text")
    words = staticmethod(default_strings)

    sections = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``heading``, ``paragraphs`` (list of text) and ``facts``: ``says, source, href, grade, disputed`` (text)."""
    routes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``kind`` (cognitive, affective, compassionate), ``name, see, might`` (text), ``links`` (``text, href``)."""
