"""The form that takes a scale's sentences: which instrument, which language, pasted lines or a file."""

from __future__ import annotations

from types import NoneType

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["WordingForm", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the form, by name; words in braces are filled in by the page."""
    return {
        "file": _("Or choose a file"),
        "file_empty": _("{name} is empty; choose another file."),
        "file_help": _(
            "A CSV with the columns item and text, a text file, or a PDF whose text can be marked; up to 5 MB."),
        "file_too_large": _("{name} is larger than 5 MB; choose a file with the sentences only."),
        "file_unreadable": _("{name} cannot be read; choose it again, or paste the sentences."),
        "instrument": _("Which instrument?"),
        "instrument_none": _("Choose an instrument"),
        "language": _("Language of the sentences"),
        "language_help": _("A short tag: en, de, tr, pt-BR …"),
        "language_is": _("That is {language}."),
        "need_instrument": _("Please choose the instrument first."),
        "need_language": _("Please give the language of the sentences, for example en."),
        "need_text": _("Please paste the sentences, or choose a file."),
        "order_checked": _("I compared the order with the original, and it is right."),
        "paste": _("Paste the sentences, one a line"),
        "paste_help": _("With or without numbers. A line “instructions: …” and lines “choice 1: …” may stand with "
                        "them, where your copy has its own."),
        "read": _("Look at it in the scale"),
        "reading": _("One moment…"),
    }


class WordingForm(EmpathyWidget):
    """Instrument, language and sentences, read by Python before anything counts. Nothing is chosen beforehand.

    Events
    ------
    read
        ``instrument``, by id; ``language``, as typed; ``text``, what was pasted, "" when a file was chosen; ``name``
        and ``content`` (base64) of the file, None when there is none; ``order_checked``. A receipt that is not ok
        shows its sentence; with ``order`` (bool) it also asks whether somebody compared the order.

    Examples
    --------
    >>> form = WordingForm(instruments=[{"id": "example-scale", "title": "Example Scale"}])
    >>> form.on_event(lambda event: {"text": f"{len(event['text'].splitlines())} sentences read."})
    >>> form.outbox = [{"request": "a", "kind": "read", "instrument": "example-scale", "language": "en",
    ...                 "text": "Sentence 1.", "name": None, "content": None, "order_checked": False}]
    >>> form.receipts["a"]["text"]
    '1 sentences read.'
    """

    _esm = script("wording_form")
    _css = style("wording_form")
    words = staticmethod(default_strings)
    events = {"read": {
        "instrument": (str,), "language": (str,), "text": (str,), "name": (str, NoneType), "content": (str, NoneType),
        "order_checked": (bool,),
    }}

    instruments = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the instruments to choose among: ``id`` and ``title``."""
    limit = traitlets.Int(5_000_000, min=1).tag(sync=True)
    """In: the largest file that is taken, bytes. Default 5,000,000."""
