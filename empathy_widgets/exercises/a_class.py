"""The chapter "Bring a class's answers": a file of many people's answers, seen as a group, forgotten with the page."""

from __future__ import annotations

import io
import os
from typing import Any, BinaryIO

from ipywidgets import VBox

from empathy_widgets.domain import Instrument
from empathy_widgets.errors import ExchangeError, NotAllowed
from empathy_widgets.exchange.answers.answer_header import template
from empathy_widgets.exchange.answers.answer_sheet import AnswerSheet
from empathy_widgets.exchange.answers.score_sheet import score_head, score_lines
from empathy_widgets.exercises.group.class_parts import ClassAnswers, group_parts
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.chosen_file import content_of
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.files import open_to_read
from empathy_widgets.strings import N_, _, ngettext
from empathy_widgets.widgets import ClassFile, TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["AClass", "MOST_PEOPLE"]

FORM = "pes-practice-form"
TEMPLATE, SCORES = "template", "scores"
MOST_PEOPLE = 10_000
"""More than this would keep the page from answering for seconds; the commands read files of any length."""
TOO_LARGE = N_("This file is larger than a page takes; the command “empathy score” reads files of any length.")


@chapter
class AClass:
    """Reads a file, shows the group and its items, hands out a template and the scores.

    The workspace never hears of it.
    """

    def __init__(self, page: Page) -> None:
        if page.hand_over is not None:
            raise NotAllowed(_(
                "The screen is handed over just now. Take it back with your PIN, then open this chapter again."))
        self.page = page
        shelf = page.library.instruments()
        self.instrument = next((one for one in shelf if one.id == FORM), shelf[0])
        self.answers: ClassAnswers | None = None
        self.form = ClassFile(
            instruments=[{"id": one.id, "title": one.title} for one in shelf], chosen=self.instrument.id,
            by_path=not page.served,
        )
        self.form.on_event(self._heard)
        self.take = TakeAway()
        self.take.on_event(self._deliver)
        self.group = VBox()
        self.view = VBox((self.form, self.group, self.take))
        self._show(None)

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        self._show(None, self.page.library.instrument(event["instrument"]))
        if event["kind"] == "choose":
            return None
        if event["kind"] == "bring":
            answers = read(self.instrument, io.BytesIO(content_of(event["content"], self.form.limit, _(TOO_LARGE))))
        else:
            answers = self._pointed_at(event["path"])
        self._show(answers)
        return {"text": ngettext(
            "Read: {count} person. Nothing of it is kept.", "Read: {count} people. Nothing of it is kept.",
            answers.people).format(count=f"{answers.people:,}")}

    def _pointed_at(self, path: str) -> ClassAnswers:
        """Read a file on this computer; only JupyterLab may, where the person at the keyboard can open it anyway."""
        if self.page.served:
            raise NotAllowed(_("A path cannot be read from this page. Choose the file with the field above."))
        with open_to_read(os.path.expanduser(path)) as stream:
            return read(self.instrument, stream)

    def _show(self, answers: ClassAnswers | None, instrument: Instrument | None = None) -> None:
        self.instrument = instrument or self.instrument
        self.answers = answers
        self.group.children = tuple(group_parts(answers)) if answers is not None else ()
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

    def _deliver(self, event: dict[str, Any]) -> Receipt:
        name = self.instrument.id
        if event["offer"] == TEMPLATE:
            return self.take.deliver(f"{name}-answers.csv", "text/csv", template(self.instrument).encode())
        if self.answers is None:
            raise ExchangeError(_("There are no scores to take away yet; choose a file first."))
        text = score_head(self.instrument, self.answers.id_name) + score_lines(self.answers.ids, self.answers.columns)
        return self.take.deliver(f"{name}-scores.csv", "text/csv", text.encode())


def read(instrument: Instrument, stream: BinaryIO) -> ClassAnswers:
    """Every answer of a file, scored by the instrument's own rule for missing answers."""
    import numpy as np

    from empathy_widgets.scoring.columns import score_columns

    sheet = AnswerSheet(instrument, stream)
    blocks = []
    for block in sheet.blocks():
        blocks.append(block)
        if sheet.respondents > MOST_PEOPLE:
            raise ExchangeError(_("This file has more than {most} people, which is more than a page takes. The "
                                  "commands “empathy score” and “empathy items” read files of any length."
                                  ).format(most=f"{MOST_PEOPLE:,}"))
    choices = np.concatenate([block.choices for block in blocks])
    ids = tuple(one for block in blocks for one in block.ids)
    return ClassAnswers(
        instrument, sheet.columns.id_name, ids, choices, score_columns(instrument, choices), tuple(sheet.notes()))
