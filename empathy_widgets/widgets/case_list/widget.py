"""The list of cases, each by its speakable code, and the form that makes a new one."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["CaseList", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the list, by name."""
    return {
        "archive": _("Archive"),
        "archive_some": _("Archive a case"),
        "archive_help": _("An archived case leaves this list; nothing in it is changed or lost."),
        "archived": _("Archived cases ({count})"),
        "archived_title": _("Archived cases"),
        "back": _("Back to your cases"),
        "create": _("Make a new case"),
        "create_title": _("A new case"),
        "by_code": _("Code"),
        "by_label": _("Your label"),
        "by_newest": _("Newest case"),
        "by_recent": _("Used last"),
        "created": _("The new case goes by this code:"),
        "created_help": _("Say it, write it down, use it anywhere: it tells nobody who the person is."),
        "creating": _("Making the case…"),
        "empty": _("There is no case here yet. Make the first one below; it gets a code that can be said aloud."),
        "empty_closed": _("There is no case here yet."),
        "found": _("{found} of {count} cases"),
        "label": _("Your own label (optional)"),
        "label_help": _("Something you recognise; no names, dates of birth or addresses."),
        "done": _("Done"),
        "more": _("Show more"),
        "newest": _("{shown} of {count} cases are listed. Search to find any other."),
        "no_match": _("No case matches these words. Try part of the code, or clear the search."),
        "open": _("Open this case"),
        "search": _("Find a case by code or label"),
        "sort": _("Sort by"),
        "title": _("Your cases"),
        "unarchive": _("Put back on the list"),
    }


class CaseList(EmpathyWidget):
    """The cases of a workspace, and a form for a new one.

    A case with a ``link`` is an ordinary link; one without sends an event. A search field stands above more than
    eight cases. Where ``count`` says there are more than are listed, Python is asked to search.

    Events
    ------
    open
        ``id`` of the case.
    search
        ``words``, at most 200 characters, where there are more cases than ``cases`` holds; ``order`` ("recent",
        "newest", "code" or "label"), ``archived`` (whether those are the list) and ``all`` (whether more shall be
        listed than stand there at first). The answer is ``found``.
    archive
        ``id`` of the case, and whether it is archived (``on``) or put back on the list.
    create
        ``label``, "" for none. A receipt may carry the new case's ``code`` and ``link``: the page then shows the code
        large, with a link to open it.

    Examples
    --------
    >>> cases = CaseList(cases=[{"id": "7", "code": "amber-otter-27", "label": "", "line": "3 sittings", "link": ""}])
    >>> cases.on_event(lambda event: {"text": "Made.", "code": "quiet-heron-08"})
    >>> cases.outbox = [{"request": "a", "kind": "create", "label": "Tuesdays"}]
    >>> cases.receipts["a"]["code"]
    'quiet-heron-08'
    """

    _esm = script("case_list")
    _css = style("case_list")
    words = staticmethod(default_strings)
    events = {
        "open": {"id": (str,)}, "create": {"label": (str, NoneType)}, "archive": {"id": (str,), "on": (bool,)},
        "search": {"words": (str,), "order": (str, NoneType), "archived": (bool,), "all": (bool,)},
    }

    cases = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the cases in the order to show: ``id``, ``code``, ``label``, ``line`` (what there is to say), ``link``, and
    maybe ``shape``, a small radar: ``rim`` and ``points`` in px from its centre (None for a gap), ``text`` in words."""
    count = traitlets.Int(0).tag(sync=True)
    """In: how many cases there are, where ``cases`` holds only the first of them; 0 (the default) where it holds all.
    """
    archived = traitlets.Int(0).tag(sync=True)
    """In: how many cases are archived, and so on no list but their own; 0 by default."""
    arranges = traitlets.Bool(False).tag(sync=True)
    """In: whether the list can be sorted, lengthened and archived from; Python then answers these. False by default."""
    found = traitlets.Dict().tag(sync=True)
    """In: what the newest search found: what was asked for, ``count`` (how many) and ``cases`` (maybe the first only).
    """
    allow_new = traitlets.Bool(True).tag(sync=True)
    """In: whether a new case may be made here."""
