"""What is kept of a case as files other programs read: offered beside the profile, and whole on the first page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from ipywidgets import Widget

from empathy_widgets.domain import Case, RunKind
from empathy_widgets.errors import ContentError, ExchangeError, NotFound
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.exercises.take_away.offer import Choice, File, Offer
from empathy_widgets.library import Library
from empathy_widgets.strings import _
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.shared.base import Receipt

if TYPE_CHECKING:
    from empathy_widgets.domain import RecordStore
    from empathy_widgets.exchange.export import CaseFile, Format, Outline
    from empathy_widgets.exchange.export.case_file import Find

__all__ = ["Export", "everything", "export_offers", "make_export"]

Written = TypeVar("Written")


class Export:
    """What is asked of one export, and the one way it goes out: read, scored, written, and noted in the history.

    Parameters
    ----------
    store : RecordStore
        Decides whether its actor may.
    library : Library
        Where instruments and scenes are looked up.
    form : Format
        Of `FORMATS`.
    with_label, with_history : bool
        Whether the clinician's label and the lines of the history go out, where the format holds them.
    for_client : bool
        Whether it is the client's copy, which holds neither, nor anything else that is for the clinician alone.
    """

    def __init__(
        self, store: RecordStore, library: Library, form: Format, *, with_label: bool = False,
        with_history: bool = False, for_client: bool = False,
    ) -> None:
        self.store, self.library, self.form, self.for_client = store, library, form, for_client
        self.find: Find = library.instrument
        self.with_label, self.with_history = with_label and not for_client, with_history and not for_client
        self.at = datetime.datetime.now(datetime.UTC)
        self.taken: list[str] | None = []
        """The cases that went out; None for what people practised for themselves."""

    def take(
        self, whose: Case | Iterable[Case] | None, write: Callable[[Iterable[CaseFile], Outline], Written],
    ) -> Written:
        """Hand what is kept to ``write`` and, once it has returned, note in the history what went out.

        Parameters
        ----------
        whose : Case, iterable of Case, or None
            One case, several one after the other, or what people practised for themselves.
        write : callable
            Gets each case as it is at one moment, and what must be known before the first; what it returns is returned.

        Raises
        ------
        ExchangeError
            This format would hold nothing of it.
        """
        from empathy_widgets.exchange.export import CaseFile, Outline, must_hold_something

        files: Iterable[CaseFile]
        if whose is None or isinstance(whose, Case):
            self.taken = None if whose is None else [whose.id]
            one = self._read(whose) if whose is not None else self._in_words(
                CaseFile.of_oneself(self.store.administrations(None, include_voided=True),
                                    self.store.runs(include_voided=True), self.find))
            must_hold_something(one, self.form)
            files, outline = [one], Outline.of_case(one, self.find, self.at, self.with_label)
            outline = replace(outline, for_client=self.for_client)
        else:
            files = self._case_by_case(whose)
            outline = Outline.of(self.store.instruments_given(), self.find, self.at, self.with_label)
        written = write(files, outline)
        if self.taken == []:
            raise ExchangeError(_("There is nothing to take away of any case in this format yet."))
        self.store.note_export(self.taken, self._what())
        return written

    def _case_by_case(self, cases: Iterable[Case]) -> Iterator[CaseFile]:
        """Each case as it is at one moment; one that was deleted meanwhile is left out."""
        from empathy_widgets.exchange.export import holds_something

        self.taken = taken = []
        for case in cases:
            try:
                found = self._read(case)
            except NotFound:
                continue
            if self.form.id == "json" or holds_something(found, self.form):
                taken.append(case.id)
                yield found

    def _read(self, case: Case) -> CaseFile:
        """All that is kept of a case, scored."""
        from empathy_widgets.exchange.export import CaseFile, clients_copy

        found, sittings, runs, history, plans = self.store.everything(case.id, history=self.with_history)
        lines = history if self.with_history else None
        file = self._in_words(CaseFile.of(found, sittings, runs, lines, self.find, plans))
        return clients_copy(file) if self.for_client else file

    def _in_words(self, file: CaseFile) -> CaseFile:
        """The same with the texts its runs were begun from, and what was said in its scenes; only JSON holds them."""
        from empathy_widgets.exchange.export.spoken import spoken

        if self.form.id != "json":
            return file
        kept = {run.version: self.store.content_of(run) for run in file.runs if run.version is not None}
        played = Played(self.library, self.store)
        said = {}
        for run in file.runs:
            if run.kind is RunKind.ROLE_PLAY:
                with suppress(ContentError):
                    said[run.id] = spoken(played.noun(run), run)
        return replace(file, contents=tuple(one for one in kept.values() if one is not None), spoken=said)

    def _what(self) -> str:
        """What the history says of it."""
        asked = {"the client's copy": self.for_client, "with the label": self.with_label,
                 "with the history": self.with_history}
        parts = [self.form.id, *(words for words, said in asked.items() if said)]
        return ", ".join(parts)


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
        *([copy_choice()] if page.case is not None else []), label_choice(),
    )

    def make(_now: Callable[[], Progress], picked: Mapping[str, str]) -> File:
        return make_export(page, picked["format"], with_label=picked["label"] == "yes" and picked["format"] != "fhir",
                           for_client=picked.get("copy") == "client")

    return [Offer("export", _("Answers and scores for other programs"), about_the_export(page), make, choices)]


def about_the_export(page: Page) -> str:
    """What such a file holds."""
    if page.case is None:
        return _("Everything of your own practice, with the meaning of every column; “Everything” also holds what you "
                 "said and wrote in scenes, talks and boards. No sentence of a published scale goes out.")
    return _(
        "All sittings of this case, with the meaning of every column; “Everything” also holds what was said and "
        "written together. No sentence of a published scale goes out, and no label into a health record or a client's "
        "copy.")


def copy_choice() -> Choice:
    """Whether it is the record, or the client's copy of it."""
    return Choice("copy", _("Whose copy"), {
        "record": _("The record, whole"), "client": _("The client's copy")})


def label_choice() -> Choice:
    """Whether the clinician's own label goes out."""
    return Choice("label", _("Your label beside the code"), {"no": _("Leave it out"), "yes": _("Put it in")})


def make_export(
    page: Page, form: str, *, with_label: bool = False, with_history: bool = False, for_client: bool = False,
) -> File:
    """Make a file of the open case, or of one's own practice, as it is now, and note in the history that it went out.

    Parameters
    ----------
    page : Page
        Without a case open it is one's own practice that goes out.
    form : str
        The id of a format of `empathy export`.
    with_label, with_history : bool
        Whether the clinician's label and the lines of the history are in it, where the format holds them.
    for_client : bool
        Whether it is the client's copy, which holds neither.

    Returns
    -------
    File
        A ZIP where the meaning of the columns lies in a file of its own. Its name holds no code.

    Raises
    ------
    ExchangeError
        The case has nothing this format holds.
    """
    from empathy_widgets.exchange.export import FORMATS, packed

    export = Export(
        page.store, page.library, FORMATS[form], with_label=with_label, with_history=with_history,
        for_client=for_client)
    name = f"{form}-for-the-client" if for_client else form

    def write(files: Iterable[CaseFile], outline: Outline) -> File:
        (case_file,) = files
        return File(*packed(
            export.form, case_file, outline, f"empathy-{name}-{export.at.astimezone():%Y-%m-%d-%H%M}"))

    return export.take(page.case, write)


def everything(page: Page, more: Iterable[Offer] = ()) -> list[Widget]:
    """A button that hands over all that is kept of the open case, and ``more`` offers; nothing while nothing is kept.

    What is made of ``more`` gets no course, and is noted in the history by its id.
    """
    case, store = page.open_case.id, page.store
    if not (page.sittings() or store.runs(case, include_voided=True) or store.plans(case)):
        return []
    choices = (copy_choice(), label_choice())
    others = {offer.id: offer for offer in more}
    widget = TakeAway(offers=[{
        "id": "everything", "label": _("Take everything of this case with you"),
        "about": _("Every answer and score, everything said and written together, the plans and the case's history, as "
                   "one archive to keep. A client's copy leaves out what is yours alone, and says so in it."),
        "choices": [choice.shown() for choice in choices]}, *(offer.shown() for offer in others.values())])

    def make(event: dict[str, Any]) -> Receipt:
        picked = event["picked"]
        if offer := others.get(event["offer"]):
            file = offer.make(no_course, picked)
            store.note_export(case, offer.id)
            return widget.deliver(file.name, file.media_type, file.content)
        file = make_export(page, "json", with_label=picked["label"] == "yes", with_history=True,
                           for_client=picked["copy"] == "client")
        return widget.deliver(file.name, file.media_type, file.content)

    widget.on_event(make)
    return [widget]


def no_course() -> Progress:
    """For an offer that needs none."""
    raise ExchangeError(_("This file is not made of a profile. Please reload the page."))
