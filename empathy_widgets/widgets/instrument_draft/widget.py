"""Chooses a questionnaire from another program, and a scale of it; shows the draft, what must be decided first."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["InstrumentDraft", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the widget, by name."""
    return {
        "checked": _("What the checker says"),
        "choices": _("Choices, with their points"),
        "decide": _("For you to decide"),
        "decide_help": _("The draft holds what the file holds, and nothing more. Before anybody uses it:"),
        "draft": _("Draft: nobody has checked it"),
        "file": _("A questionnaire from another program"),
        "file_empty": _("{name} is empty; choose another file."),
        "file_help": _("FHIR Questionnaire, REDCap data dictionary (.csv), LimeSurvey (.lss), SurveyJS (.json), "
                       "Qualtrics (.qsf), XLSForm or formr (.xlsx), or OpenScales (.osd), up to 5 MB. It stays on this "
                       "computer and is not kept."),
        "file_too_large": _("{name} is larger than 5 MB, which no questionnaire is. Choose another file."),
        "file_unreadable": _("{name} cannot be read; choose it again."),
        "items": _("Items ({count})"),
        "ledger": _("What became of each part of the file"),
        "ledger_how": _("How, or why"),
        "ledger_name": _("In the file"),
        "ledger_said": _("Here"),
        "ledger_text": _("Its words"),
        "not_scored": _("counts in no score"),
        "passes": _("It passes “empathy content check”."),
        "reading": _("Reading…"),
        "reverse": _("counts the other way round"),
        "scales": _("This file holds several scales. Which one do you want to see?"),
        "scales_help": _("Each becomes a draft of its own. Scales with the same choices can also be seen as one."),
        "scores": _("Scores"),
        "scores_none": _("None yet: the file has no score that could be carried."),
        "waits": _("It does not pass “empathy content check” yet:"),
    }


class InstrumentDraft(EmpathyWidget):
    """A field for the file; below it what was read: decisions first, then choices, scores, items, and the checker.

    Events
    ------
    bring
        ``name``: the file's name; ``content``: its bytes in base64. The page forgets both once they were heard. A
        receipt that is not ok shows its sentence beside the field.
    choose
        ``name``: one of the scales the file holds.

    Examples
    --------
    >>> widget = InstrumentDraft()
    >>> widget.on_event(lambda event: {"text": f"Read {event['name']}."})
    >>> widget.outbox = [{"request": "a", "kind": "bring", "name": "tea.json", "content": "e30="}]
    >>> widget.receipts["a"]["text"]
    'Read tea.json.'
    """

    _esm = script("instrument_draft")
    _css = style("instrument_draft")
    words = staticmethod(default_strings)
    events = {"bring": {"name": (str,), "content": (str,)}, "choose": {"name": (str,)}}

    limit = traitlets.Int(5_000_000, min=1).tag(sync=True)
    """In: the largest file a page takes, bytes. Default 5,000,000, for one message carries it."""
    scales = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the scales of the file to choose from, each ``name`` and ``line`` (what it holds); default none, also where
    there is only one."""
    chosen = traitlets.Unicode("").tag(sync=True)
    """In: the name of the scale that is shown, "" (the default) for none."""
    draft = traitlets.Dict().tag(sync=True)
    """In: what was read, {} (the default) for nothing yet: ``title``, ``line`` (what it was read as, and how much),
    ``language`` (BCP 47, "" when unknown), ``choices`` (``value``, ``label``), ``scores`` (a line each), ``items``
    (``number``, ``text``, ``reverse``, ``scored``), ``decisions`` (``about``, ``text``, ``command``, "" for none),
    ``complaints`` (a line each), and ``ledger``: ``line`` (the counts) and ``entries`` (``name``, ``said``, ``how``,
    ``text``), one for each part of the file."""
