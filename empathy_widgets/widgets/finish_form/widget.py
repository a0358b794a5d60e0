"""The form that finishes a draft: the range, the scores, each item's place in them, and who answers for it."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["FinishForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name; words in braces are filled in by the page."""
    return {
        "add": _("Add a score"),
        "by": _("Who has read it, by role"),
        "choices": _("The range: points and words of each choice"),
        "choices_help": _("Whole points without gaps, as the paper has them."),
        "choice_label": _("Words of choice {number}"),
        "choice_points": _("Points of choice {number}"),
        "counts": _("counts in {score}"),
        "finish": _("Finish the draft"),
        "finishing": _("One moment…"),
        "heading": _("Finish the draft here"),
        "help": _("What you write here goes into the file you take home, and nowhere else."),
        "instructions": _("What a person reads first"),
        "item": _("Item"),
        "items": _("Which item belongs where"),
        "kind": _("What is it?"),
        "kind_practice": _("A form of your own: its sentences go into the file"),
        "kind_published": _("A published scale: its sentences stay out of the file"),
        "remove": _("Take this score away"),
        "rights": _("Who owns it, and who allows what"),
        "score_about": _("What it is about"),
        "score_affective": _("affective empathy"),
        "score_better": _("More is better"),
        "score_cognitive": _("cognitive empathy"),
        "score_compassionate": _("compassionate empathy"),
        "score_higher": _("More points"),
        "score_how": _("Put together as"),
        "score_label": _("Name of score {number}"),
        "score_mean": _("the mean"),
        "score_neither": _("Neither better nor worse"),
        "score_open": _("Please choose"),
        "score_other": _("something else"),
        "score_plain": _("In a sentence to the person"),
        "score_sum": _("the sum"),
        "score_worse": _("Less is better"),
        "scores": _("Scores"),
        "source": _("Where the scale and its key come from"),
        "turned": _("turned round"),
    }


class FinishForm(EmpathyWidget):
    """Everything a file could not give, in one form, filled with what it gave. Python says whether it will do.

    Events
    ------
    finish
        ``what`` ("practice", "published" or "" for none chosen), ``source``, ``rights``, ``instructions`` and ``by``
        as typed; ``choices``, a list of ``points`` and ``label`` in the order shown; ``turned``, numbers of items;
        ``scores``, a list of ``label``, ``items`` (numbers), ``score``, ``kind``, ``higher_is``, ``plain`` and ``id``.
        A receipt that is not ok shows its sentence above the button.

    Examples
    --------
    >>> form = FinishForm()
    >>> form.on_event(lambda event: {"text": f"{len(event['scores'])} score."})
    >>> form.outbox = [{"request": "a", "kind": "finish", "what": "practice", "source": "Own.", "rights": "Ours.",
    ...                 "instructions": "How often?", "by": "tester", "choices": [], "turned": [], "scores": [{}]}]
    >>> form.receipts["a"]["text"]
    '1 score.'
    """

    _esm = script("finish_form")
    _css = style("finish_form")
    words = staticmethod(default_strings)
    events = {"finish": {
        "what": (str,), "source": (str,), "rights": (str,), "instructions": (str,), "by": (str,), "choices": (list,),
        "turned": (list,), "scores": (list,),
    }}

    draft = traitlets.Dict().tag(sync=True)
    """In: what the file gave, {} (the default) for nothing yet: ``title``, ``language`` ("" when unknown), ``source``,
    ``rights``, ``instructions``, ``choices`` (``value``, ``label``), ``items`` (``number``, ``text``, ``reverse``) and
    ``scores`` (``id``, ``label``, ``items``, ``score``)."""
