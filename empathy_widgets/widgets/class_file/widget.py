"""Chooses an instrument and a file with the answers of many people. It reads no cell of it; Python does."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["ClassFile", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the widget, by name."""
    return {
        "column": _("Column in the file"),
        "confirm": _("Yes, read it like this"),
        "file": _("The file with the answers (.csv, .xlsx, .ods, .xls, .sav)"),
        "file_empty": _("{name} is empty; choose another file."),
        "file_help": _("One row a person, one column an item, as survey programs and spreadsheets give it. Up to "
                       "10,000 people and 5 MB. It stays on this computer and is not kept."),
        "file_too_large": _("{name} is larger than 5 MB; the command “empathy score” reads files of any length."),
        "file_unreadable": _("{name} cannot be read; choose it again."),
        "found": _("How it was found"),
        "item": _("Item"),
        "item_named": _("Column of item {item}"),
        "none": _("Choose a column…"),
        "instrument": _("Which instrument did they fill in?"),
        "path": _("Or the path of a file on this computer"),
        "path_help": _("For example ~/class/answers.csv"),
        "path_missing": _("Please write the path of a file first."),
        "point": _("Read this file"),
        "reading": _("Reading…"),
    }


class ClassFile(EmpathyWidget):
    """A choice of instrument, a field for the file and, where ``by_path`` allows it, one for a path.

    Events
    ------
    choose
        ``instrument``: the id of one of the instruments.
    bring
        ``instrument``; ``name``: the file's name; ``content``: its bytes in base64. The page forgets them once they
        were heard.
    confirm
        ``instrument``; ``places``: for each row of ``asked`` the place of its column in ``names``, or -1.
    point
        ``instrument``; ``path``: of a file on this computer. Python refuses it where ``by_path`` is False.

    Examples
    --------
    >>> widget = ClassFile(instruments=[{"id": "pes", "title": "Perth Empathy Scale"}], chosen="pes")
    >>> widget.on_event(lambda event: {"text": f"Read {event['name']}."})
    >>> widget.outbox = [{"request": "a", "kind": "bring", "instrument": "pes", "name": "class.csv", "content": "aWQ="}]
    >>> widget.receipts["a"]["text"]
    'Read class.csv.'
    """

    _esm = script("class_file")
    _css = style("class_file")
    words = staticmethod(default_strings)
    events = {
        "choose": {"instrument": (str,)}, "bring": {"instrument": (str,), "name": (str,), "content": (str,)},
        "confirm": {"instrument": (str,), "places": (list,)},
        "point": {"instrument": (str,), "path": (str,)},
    }

    instruments = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id`` and ``title`` of each instrument, in the order of the list. Default none."""
    chosen = traitlets.Unicode().tag(sync=True)
    """In: the id of the instrument chosen at first; "" (the default) for the first of the list."""
    by_path = traitlets.Bool(False).tag(sync=True)
    """In: whether a path may be named instead, as in JupyterLab; False by default."""
    asked = traitlets.Dict().tag(sync=True)
    """In: a question about the file: ``text``; ``names`` of its columns; ``items``, each with ``item`` (number),
    ``label`` (its sentence or ""), ``place`` (its column in ``names``, or -1) and ``way`` (how it was found, or "");
    ``notes`` (sentences). No items where only the text is to be confirmed; empty, the default, for no question."""
    limit = traitlets.Int(5_000_000, min=1).tag(sync=True)
    """In: the largest file a page takes, bytes. Default 5,000,000."""
