"""The chapter "Bring a class's answers": seen as a group, forgotten with the page but for figures one asks to keep."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from ipywidgets import VBox

from empathy_widgets.domain import FEWEST_KEPT, Instrument, Wording
from empathy_widgets.errors import ExchangeError, NotAllowed, Unsure, UnsureLetters
from empathy_widgets.exchange.answers.answer_header import template
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet, column_names
from empathy_widgets.exchange.answers.columns import Columns
from empathy_widgets.exchange.answers.score_sheet import score_head, score_lines
from empathy_widgets.exchange.answers.told import Told
from empathy_widgets.exercises.group.class_kept import comparison_parts, kept_lines
from empathy_widgets.exercises.group.class_parts import FEWEST_SHOWN, ClassAnswers, group_parts
from empathy_widgets.exercises.group.class_question import (
    chosen_places, question_of_columns, question_of_letters,
)
from empathy_widgets.exercises.group.class_yardstick import class_yardstick
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.chosen_file import content_of
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.work import stands_first
from empathy_widgets.files import read_file
from empathy_widgets.records import Workspace
from empathy_widgets.records.workspace.remembered import remember_columns, remembered_columns
from empathy_widgets.scoring.class_figures import class_figures
from empathy_widgets.strings import N_, _, ngettext
from empathy_widgets.widgets import ClassFile, KeptClasses, TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["AClass", "MOST_PEOPLE"]

FORM = "pes-practice-form"
TEMPLATE, SCORES = "template", "scores"
MOST_PEOPLE = 10_000
"""More than this would keep the page from answering for seconds; the commands read files of any length."""
LARGEST = 64_000_000
"""Bytes of a file on this computer that a page reads."""
TOO_LARGE = N_("This file is larger than a page takes; the command “empathy score” reads files of any length.")


@chapter
class AClass:
    """Reads a file, shows the group and its items, hands out a template and the scores.

    The workspace never hears of an answer; figures of the group are kept there when somebody asks for it.
    """

    def __init__(self, page: Page) -> None:
        if page.hand_over is not None:
            raise NotAllowed(_(
                "The screen is handed over just now. Take it back with your PIN, then open this chapter again."))
        self.page = page
        shelf = page.library.instruments()
        self.instrument = next((one for one in shelf if one.id == FORM), shelf[0])
        self.answers: ClassAnswers | None = None
        self._waiting: tuple[bytes, Told, tuple[str, ...]] | None = None
        self.form = ClassFile(
            instruments=[{"id": one.id, "title": one.title} for one in shelf], chosen=self.instrument.id,
            by_path=not page.served,
        )
        self.form.on_event(self._heard)
        self.take = TakeAway()
        self.take.on_event(self._deliver)
        self.group, self.comparison = VBox(), VBox()
        self.kept = KeptClasses()
        self.kept.on_event(self._about_kept)
        self.view = VBox((self.form, self.group, self.take, self.kept, self.comparison))
        self._show(None)

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        if event["kind"] == "confirm":
            return self._confirmed(event)
        self._show(None, self.page.library.instrument(event["instrument"]))
        self.form.asked, self._waiting = {}, None
        if event["kind"] == "choose":
            return None
        content = (content_of(event["content"], self.form.limit, _(TOO_LARGE)) if event["kind"] == "bring"
                   else self._pointed_at(event["path"]))
        return self._read(content, Told(wordings=self._wordings, remembered=self._remembered))

    def _wordings(self) -> tuple[Wording, ...]:
        return tuple(one.wording for one in self.page.store.loaded_wordings(self.instrument.id))

    def _remembered(self, names: Sequence[str]) -> dict[int, int] | None:
        place = self.page.workspace
        return remembered_columns(place, self.instrument.id, names) if isinstance(place, Workspace) else None

    def _read(self, content: bytes, told: Told) -> Receipt:
        """Read a file, or ask what must be known first."""
        try:
            answers, columns = read(self.instrument, io.BytesIO(content), told)
        except UnsureLetters as question:
            self.form.asked = question_of_letters(str(question))
            self._waiting = content, replace(told, letters=question.encoding), ()
            return {"text": _("Please look below whether this reads well.")}
        except Unsure as question:
            names = column_names(io.BytesIO(content), told)
            return self._ask(content, told, names, question_of_columns(self.instrument, names, text=str(question)))
        if not columns.plain and not columns.remembered:
            return self._ask(content, told, columns.names, question_of_columns(self.instrument, columns.names, columns))
        self._show(answers)
        return {"text": ngettext(
            "Read: {count} person. Nothing of it is kept.", "Read: {count} people. Nothing of it is kept.",
            answers.people).format(count=f"{answers.people:,}")}

    def _ask(self, content: bytes, told: Told, names: Sequence[str], question: dict[str, Any]) -> Receipt:
        self.form.asked, self._waiting = question, (content, told, tuple(names))
        return {"text": _("Please look below which column is which item.")}

    def _confirmed(self, event: dict[str, Any]) -> Receipt:
        """Go on with the file that waits, as the person at the page said."""
        if self._waiting is None or event["instrument"] != self.instrument.id:
            raise ExchangeError(_("Please choose the file once more."))
        content, told, names = self._waiting
        if names:
            places = chosen_places(self.instrument, event["places"], len(names))
            told = replace(told, remembered=lambda _names: places)
        receipt = self._read(content, told)
        if self.answers is not None:
            self.form.asked, self._waiting = {}, None
            if names and isinstance(self.page.workspace, Workspace):
                remember_columns(self.page.workspace, self.instrument.id, names, places)
        return receipt

    def _pointed_at(self, path: str) -> bytes:
        """Read a file on this computer; only JupyterLab may, where the person at the keyboard can open it anyway."""
        if self.page.served:
            raise NotAllowed(_("A path cannot be read from this page. Choose the file with the field above."))
        content = read_file(os.path.expanduser(path), LARGEST)
        if len(content) > LARGEST:
            raise ExchangeError(_(TOO_LARGE))
        return content

    def _show(self, answers: ClassAnswers | None, instrument: Instrument | None = None) -> None:
        self.instrument = instrument or self.instrument
        self.answers = answers
        shown = group_parts(answers) if answers is not None else []
        if answers is not None and answers.people >= FEWEST_SHOWN:
            shown.append(class_yardstick(self.page, answers))
        self.group.children = tuple(shown)
        stands_first(self.view, answers is not None)
        self.kept.can_keep = answers is not None and answers.people >= FEWEST_KEPT
        self._list_kept()
        offers = [{
            "id": TEMPLATE, "label": _("An empty file to fill in"), "choices": [],
            "about": _(
                "{title}: the first row as it must be, and one row to overwrite. Open it in any spreadsheet."
            ).format(title=self.instrument.title),
        }]
        if answers is not None:
            offers.insert(0, {
                "id": SCORES, "label": _("The scores as a file"), "choices": [],
                "about": _("One row a person with the codes of your file, every score, and how many items stand "
                           "behind it."),
            })
        self.take.offers = offers

    def _list_kept(self) -> None:
        self.comparison.children = ()
        self.kept.classes = kept_lines(self.page.store.class_results(self.instrument.id))

    def _about_kept(self, event: dict[str, Any]) -> Receipt:
        """Keep the figures of the class on the page, put two kept ones side by side, or delete one."""
        store = self.page.store
        if event["kind"] == "keep":
            if self.answers is None:
                raise ExchangeError(_("Please choose the file once more."))
            figures = class_figures(self.instrument, self.answers.choices, self.answers.columns)
            store.keep_class_result(self.instrument.id, event["name"], figures, version=self.instrument.version)
            self._list_kept()
            return {"text": _("The figures of this class are kept; the answers are not.")}
        if event["kind"] == "delete":
            store.delete_class_result(event["id"])
            self._list_kept()
            return {"text": _("Deleted.")}
        known = {one.id: one for one in store.class_results(self.instrument.id)}
        before, after = known.get(event["before"]), known.get(event["after"])
        if before is None or after is None or before is after:
            raise ExchangeError(_("Please choose two different classes."))
        self.comparison.children = tuple(comparison_parts(self.instrument, before, after))
        return {"text": _("See below.")}

    def _deliver(self, event: dict[str, Any]) -> Receipt:
        name = self.instrument.id
        if event["offer"] == TEMPLATE:
            return self.take.deliver(f"{name}-answers.csv", "text/csv", template(self.instrument).encode())
        if self.answers is None:
            raise ExchangeError(_("There are no scores to take away yet; choose a file first."))
        text = score_head(self.instrument, self.answers.id_name) + score_lines(self.answers.ids, self.answers.columns)
        return self.take.deliver(f"{name}-scores.csv", "text/csv", text.encode())


def read(instrument: Instrument, stream: BinaryIO, told: Told | None = None) -> tuple[ClassAnswers, Columns]:
    """Every answer of a file, scored by the instrument's own rule for missing answers, and where it was found."""
    import numpy as np

    from empathy_widgets.scoring.columns import score_columns

    sheet = AnswerSheet(instrument, stream, told)
    blocks = []
    for block in sheet.blocks():
        blocks.append(block)
        if sheet.respondents > MOST_PEOPLE:
            raise ExchangeError(_("This file has more than {most} people, which is more than a page takes. The "
                                  "commands “empathy score” and “empathy items” read files of any length."
                                  ).format(most=f"{MOST_PEOPLE:,}"))
    choices = np.concatenate([block.choices for block in blocks])
    ids = tuple(one for block in blocks for one in block.ids)
    answers = ClassAnswers(
        instrument, sheet.columns.id_name, ids, choices, score_columns(instrument, choices), tuple(sheet.notes()))
    return answers, sheet.columns
