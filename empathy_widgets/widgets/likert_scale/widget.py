"""The scale: items, their response labels, and the answers a person gives. It neither scores nor saves."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["LikertScale", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the scale, by name; words in braces are filled in by the page."""
    return {
        "all_answered": _("Every item has your answer."),
        "answered": _("{answered} of {count} answered"),
        "back": _("Back"),
        "badge_means": _("Not validated: nobody has tested yet whether it measures what it is meant to. No norms: "
                         "there are no other people's answers to compare yours with."),
        "change": _("Change"),
        "choose_help": _("Keys {keys} choose an answer, Enter goes on."),
        "declined": _("You preferred not to answer: {count}."),
        "decline": _("Prefer not to answer"),
        "finish": _("Finish"),
        "finish_unanswered": _("Finish with {count} unanswered"),
        "finished_link": _("See the profile"),
        "finishing": _("Finishing…"),
        "given": _("Your answers"),
        "item": _("Item {item}"),
        "last_page": _("Last page"),
        "next": _("Next"),
        "not_connected": _("Not saved yet: the connection is lost. Your answer is kept here until it is back."),
        "progress": _("Item {item} of {count}"),
        "review": _("Look over your answers"),
        "review_text": _("You can still go back and change an answer. Nothing is scored until you finish."),
        "saving": _("Saving…"),
        "show_list": _("Show the whole list"),
        "show_one": _("Show one item at a time"),
        "unanswered": _("Not answered yet: {count}"),
        "unanswered_help": _("You may leave these open. A score may then be missing."),
    }


class LikertScale(EmpathyWidget):
    """One instrument on the screen: one item at a time, or the whole list.

    Nothing is chosen beforehand, every response label stands beside its choice, and going back is always possible.
    An answer shows as saved only after Python's receipt ``{"ok": True, "text": "Saved 14:03"}``; Python then also
    sets ``answers``. A refused answer shows the receipt's sentence and the answer that is stored.

    Events
    ------
    respond
        ``item``; ``choice`` (None when declined); ``declined``; ``elapsed_ms``, milliseconds the item was in view
        before the answer, hidden tabs left out (in the list: since the answer before); ``revision``, the stored
        answer's as the page knew it, None when there was none.
    move
        ``item``: the item now shown, 0 for the last page.
    view
        ``view``: "one" or "list".
    complete
        The person finished; unanswered items were shown to them.

    Examples
    --------
    >>> scale = LikertScale(
    ...     items=[{"number": 1, "text": "I notice when someone goes quiet."}],
    ...     choices=[{"value": 1, "label": "Never"}, {"value": 2, "label": "Often"}],
    ... )
    >>> def save(event):
    ...     scale.answers = {"1": {"choice": event["choice"], "declined": event["declined"], "revision": 0}}
    ...     return {"text": "Saved 14:03"}
    >>> scale.on_event(save)
    >>> scale.outbox = [{"request": "a", "kind": "respond", "item": 1, "choice": 2, "declined": False}]
    >>> scale.receipts["a"], scale.answers["1"]["choice"]
    ({'ok': True, 'text': 'Saved 14:03'}, 2)
    """

    _esm = script("likert_scale")
    _css = style("likert_scale")
    words = staticmethod(default_strings)

    events = {
        "respond": {
            "item": (int,), "choice": (int, NoneType), "declined": (bool,), "elapsed_ms": (int, NoneType),
            "revision": (int, NoneType),
        },
        "move": {"item": (int,)},
        "view": {"view": (str,)},
        "complete": {},
    }

    title = traitlets.Unicode().tag(sync=True)
    """In: the instrument's title, "" for none."""
    instructions = traitlets.Unicode().tag(sync=True)
    """In: what the person is asked to do; a blank line starts a new paragraph."""
    badge = traitlets.Unicode().tag(sync=True)
    """In: what must be said of this form on every page, such as "Practice form: not validated, no norms"."""
    items = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the items in their order: ``number`` (int, from 1), ``text`` (str or None), ``hint`` (str, may be absent),
    ``beside`` (str, may be absent): the same item in ``beside_language``."""
    choices = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the choices in their order: ``value`` (int), ``label`` (str), ``beside`` (str, may be absent)."""
    answers = traitlets.Dict().tag(sync=True)
    """In: what is stored: item number as text to ``choice`` (int or None), ``declined`` (bool), ``revision`` (int).
    Unanswered items are absent."""
    current = traitlets.Int(1, min=0).tag(sync=True)
    """In: the item to show, 0 for the last page. Default 1."""
    view = traitlets.Enum(("one", "list"), "one").tag(sync=True)
    """In: one item at a time (default) or the whole list."""
    paper = traitlets.Bool(False).tag(sync=True)
    """In: show items by number only, for copying from a paper form."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: show the answers without letting anybody change them."""
    preview = traitlets.Bool(False).tag(sync=True)
    """In: a scale to look at only, without progress and last page; goes with ``read_only``. Default False."""
    finished = traitlets.Bool(False).tag(sync=True)
    """In: show the closing words instead of the items."""
    finished_text = traitlets.Unicode().tag(sync=True)
    """In: the closing words."""
    finished_link = traitlets.Unicode().tag(sync=True)
    """In: where the closing link leads, "" for none."""
    sitting = traitlets.Unicode().tag(sync=True)
    """In: the administration's id. With it, answers not yet acknowledged survive a reload of this tab; default ""."""
    language = traitlets.Unicode().tag(sync=True)
    """In: BCP 47 tag of the items' language, "" for the page's own."""
    languages = traitlets.Dict().tag(sync=True)
    """In: BCP 47 tags of "title", "instructions" and "choices" where they are not ``language``; absent by default."""
    beside_language = traitlets.Unicode().tag(sync=True)
    """In: BCP 47 tag of the second wording in small print, "" for none."""
    direction = traitlets.Enum(("", "ltr", "rtl"), "").tag(sync=True)
    """In: the writing direction of that language, "" for the page's own."""
