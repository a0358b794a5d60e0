"""What is kept of a case as files other programs read: offered beside the profile, and whole on the first page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import Widget

from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.take_away.offer import Choice, File, Offer
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.strings import _
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["everything", "export_offers", "make_export"]


def export_offers(page: Page, progress: Progress) -> list[Offer]:
    """Every answer and score of the open case, in the formats of other programs."""
    choices = (
        Choice("format", _("Kind of file"), {
            "xlsx": _("Spreadsheet (XLSX)"),
            "csv": _("Answers as a table (CSV)"),
            "csv-wide": _("Scores as a table (CSV)"),
            "json": _("Everything (JSON)"),
            "fhir": _("Health record (FHIR R4)"),
        }),
        label_choice(),
    )

    def make(_now: Callable[[], Progress], picked: Mapping[str, str]) -> File:
        return make_export(page, picked["format"], with_label=picked["label"] == "yes" and picked["format"] != "fhir")

    return [Offer("export", _("Answers and scores for other programs"), _(
        "All sittings of this case, with the meaning of every column; “Everything” also holds what was said and "
        "written together. No sentence of a published scale goes out, and no label into a health record."
    ), make, choices)]


def label_choice() -> Choice:
    """Whether the clinician's own label goes out."""
    return Choice("label", _("Your label beside the code"), {"no": _("Leave it out"), "yes": _("Put it in")})


def make_export(page: Page, form: str, *, with_label: bool = False, with_history: bool = False) -> File:
    """Make a file of the open case, as it is at this moment, and note in its history that it went out.

    Parameters
    ----------
    page : Page
        With a case open.
    form : str
        The id of a format of `empathy export`.
    with_label, with_history : bool
        Whether the clinician's label and the lines of the history are in it, where the format holds them.

    Returns
    -------
    File
        A ZIP where the meaning of the columns lies in a file of its own. Its name holds no code.

    Raises
    ------
    ExchangeError
        The case has nothing this format holds.
    """
    from empathy_widgets.exchange.export import FORMATS, CaseFile, Outline, packed

    case, sittings, runs, history = page.store.everything(page.open_case.id, history=with_history)
    find, now = page.library.instrument, datetime.datetime.now(datetime.UTC)
    case_file = CaseFile.of(case, sittings, runs, history if with_history else None, find)
    outline = Outline.of_case(case_file, find, now, with_label)
    name, media_type, content = packed(
        FORMATS[form], case_file, outline, f"empathy-{form}-{now.astimezone():%Y-%m-%d-%H%M}")
    besides = [*(["with the label"] if with_label else []), *(["with the history"] if with_history else [])]
    page.store.note_export(case.id, ", ".join([form, *besides]))
    return File(name, media_type, content)


def everything(page: Page) -> list[Widget]:
    """One button that hands over all that is kept of the open case; nothing while nothing is kept of it."""
    if not (page.sittings() or page.store.runs(page.open_case.id, include_voided=True)):
        return []
    choice = label_choice()
    widget = TakeAway(offers=[{
        "id": "everything", "label": _("Take everything of this case with you"),
        "about": _("Every answer and score, everything said and written together, and the case's history, as one "
                   "archive: to give to the person, or to keep."), "choices": [choice.shown()]}])

    def make(event: dict[str, Any]) -> Receipt:
        file = make_export(page, "json", with_label=event["picked"]["label"] == "yes", with_history=True)
        return widget.deliver(file.name, file.media_type, file.content)

    widget.on_event(make)
    return [widget]
