"""The chapter "Bring an instrument": a questionnaire from another program as a draft, tried at once and taken home."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

from ipywidgets import VBox

from empathy_widgets.domain import Instrument, MissingRule, Reviewed, Subscale
from empathy_widgets.errors import ExchangeError, ImpossibleResponse, NotAllowed
from empathy_widgets.exchange.questionnaires import (
    Offer, QuestionnaireDraft, Reading, finished, read_questionnaire,
)
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.chosen_file import content_of
from empathy_widgets.exercises.page.finishing import as_form, decided
from empathy_widgets.exercises.page.folding import folded
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.work import stands_first
from empathy_widgets.exercises.progress.drawn import score_rows
from empathy_widgets.library.loose import check_loose
from empathy_widgets.scoring import check_response, score_instrument
from empathy_widgets.scoring.response import check_item
from empathy_widgets.strings import N_, _, ngettext
from empathy_widgets.widgets import FinishForm, InstrumentDraft, LikertScale, ScoreTable, TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["BringInstrument", "Trial"]

FILE, EVERY = "draft", "every"
TOO_LARGE = N_("This file is larger than a page takes, and than any questionnaire. Choose another file.")


@chapter
class BringInstrument:
    """Reads a file, shows the draft, lets it be tried and taken home; the workspace never hears of it."""

    def __init__(self, page: Page) -> None:
        if page.hand_over is not None:
            raise NotAllowed(_(
                "The screen is handed over just now. Take it back with your PIN, then open this chapter again."))
        self.form = InstrumentDraft()
        self.form.on_event(self._heard)
        self.rest = FinishForm()
        self.rest.on_event(self._finish)
        self.home = TakeAway()
        self.home.on_event(self._deliver)
        self.reading: Reading | None = None
        self.read: QuestionnaireDraft | None = None
        self.draft: QuestionnaireDraft | None = None
        self.trial: Trial | None = None
        self.finishing = folded(_("Finish the draft here"), [self.rest], _("What the file does not say, in one form"))
        self.view = VBox((self.form,))

    def _heard(self, event: dict[str, Any]) -> Receipt:
        return self._choose(event["name"]) if event["kind"] == "choose" else self._bring(event)

    def _bring(self, event: dict[str, Any]) -> Receipt:
        self._offer(None)
        self._show(None)
        reading = read_questionnaire(event["name"], content_of(event["content"], self.form.limit, _(TOO_LARGE)))
        scale = reading.obvious
        draft = reading.draft() if scale is not None else None
        self._offer(reading)
        if draft is None or scale is None:
            return {"text": _("This file holds several scales. Choose one of them.")}
        self.form.chosen = scale.name
        self._show(draft)
        return {"text": _("Read: {title}. It is shown below.").format(title=draft.title)}

    def _choose(self, name: str) -> Receipt:
        if self.reading is None:
            raise ExchangeError(_("There is no file to choose a scale of; choose a file first."))
        draft = self.reading.draft(name)
        self.form.chosen = name
        self._show(draft)
        return {"text": _("Shown below: {title}.").format(title=draft.title)}

    def _finish(self, event: dict[str, Any]) -> Receipt:
        if self.read is None:
            raise ExchangeError(_("There is no draft to finish; choose a file first."))
        whole = finished(self.read, decided(event), datetime.datetime.now().astimezone().date())
        self._put(whole)
        complaints = check_loose(whole.id, whole.text)
        if complaints:
            return {"text": _("Written into the draft. What the checker still says stands above.")}
        return {"text": _("The draft is whole: it passes the checker. Take it home above.")}

    def _offer(self, reading: Reading | None) -> None:
        """The scales to choose from; nothing to choose where there is only one."""
        self.reading = reading
        self.form.chosen = ""
        offers: tuple[Offer, ...] = (*reading.offers, *reading.together) if reading is not None else ()
        self.form.scales = [{"name": one.name, "line": one.line} for one in offers] if len(offers) > 1 else []

    def _show(self, draft: QuestionnaireDraft | None) -> None:
        """Show what was read, and the form that finishes it."""
        self.read = draft
        self.rest.draft = as_form(draft) if draft is not None else {}
        self._put(draft)

    def _put(self, draft: QuestionnaireDraft | None) -> None:
        """Show a draft as it is now: read, or finished."""
        self.draft = draft
        self.trial = Trial(draft) if draft is not None else None
        self.form.draft = as_listed(draft) if draft is not None else {}
        self.home.offers = [{
            "id": FILE, "label": _("Take the draft home"), "choices": [],
            "about": _(
                "{id}.yaml, a content file with what is still to be written, and the list above at its top."
            ).format(id=draft.id),
        }, *self._all_of_them()] if draft is not None else []
        tried = folded(_("Try it as it would be given"), self.trial.widgets) if self.trial is not None else []
        self.view.children = (self.form, self.home, *self.finishing, *tried) if draft is not None else (self.form,)
        stands_first(self.view, draft is not None)

    def _all_of_them(self) -> list[dict[str, Any]]:
        if self.reading is None or len(self.reading.offers) < 2:
            return []
        count = len(self.reading.offers)
        return [{"id": EVERY, "label": _("Take a draft of every scale home"), "choices": [],
                 "about": _("An archive (.zip) with {count} content files, one for each scale of this file.").format(
                     count=count)}]

    def _deliver(self, event: dict[str, Any]) -> Receipt:
        if self.draft is None or self.reading is None:
            raise ExchangeError(_("There is no draft to take home yet; choose a file first."))
        if event["offer"] == EVERY:
            drafts = self.reading.drafts(one.name for one in self.reading.offers)
            return self.home.deliver(f"{self.reading.stem}.zip", "application/zip", zipped(
                {f"{draft.id}.yaml": draft.text for draft in drafts}))
        return self.home.deliver(f"{self.draft.id}.yaml", "application/yaml", self.draft.text.encode())


def zipped(texts: dict[str, str]) -> bytes:
    """Texts by the name of their file, as an archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return kept.getvalue()


class Trial:
    """A draft on the screen as it would be given; answers move the scores and are forgotten with the page."""

    def __init__(self, draft: QuestionnaireDraft) -> None:
        self.instrument = instrument_of(draft)
        self.answers: dict[int, int | None] = {}
        self.table = ScoreTable(caption=_("Scores so far"))
        self.scale = LikertScale(
            title=draft.title,
            instructions=draft.instructions,
            badge=_("A draft, to try: nothing you answer here is kept"),
            items=[{"number": item.number, "text": item.text or ""} for item in draft.items],
            choices=[choice.model_dump() for choice in draft.choices],
            language=draft.language,
            finished_text=_("That was the last item. Nothing was kept; choose the file again to start over."),
        )
        self.scale.on_event(self._heard)
        self.widgets = (self.scale, self.table) if draft.subscales else (self.scale,)
        self._score()

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        match event["kind"]:
            case "respond":
                return self._respond(event)
            case "move" if event["item"] == 0 or check_item(self.instrument, event["item"]):
                self.scale.current = event["item"]
            case "view":
                self.scale.view = "list" if event["view"] == "list" else "one"
            case "complete":
                self.scale.finished = True
                return {"text": _("Finished. Nothing was kept.")}
            case _other:
                raise ImpossibleResponse(_("This page sent something the scale does not know. Please reload it."))
        return None

    def _respond(self, event: dict[str, Any]) -> Receipt:
        item, choice = event["item"], event["choice"]
        check_response(self.instrument, item, choice, event["declined"], event["elapsed_ms"])
        self.answers[item] = choice
        before = self.scale.answers.get(str(item))
        self.scale.answers = {**self.scale.answers, str(item): {
            "choice": choice, "declined": event["declined"], "revision": before["revision"] + 1 if before else 0}}
        self._score()
        return {"text": _("Tried, not kept")}

    def _score(self) -> None:
        self.table.rows = score_rows(score_instrument(self.instrument, self.answers))


def instrument_of(draft: QuestionnaireDraft) -> Instrument:
    """The draft as an instrument to answer on this page only; where it has no score, one that is never shown."""
    every = Subscale(id="every", label="every", items=tuple(item.number for item in draft.items))
    return Instrument(
        id=draft.id, title=draft.title, abbreviation=draft.title, kind="practice", language=draft.language or "en",
        source="-", rights="-", reviewed=Reviewed(by="-", on=datetime.date.min), instructions=draft.instructions,
        choices=draft.choices, items=draft.items, subscales=draft.subscales or (every,), composites=draft.composites,
        missing=MissingRule(share=1.0, source="-"),
    )


def as_listed(draft: QuestionnaireDraft) -> dict[str, Any]:
    """A draft as the page shows it."""
    parts = (
        ngettext("{count} item", "{count} items", len(draft.items)).format(count=len(draft.items)),
        ngettext("{count} choice", "{count} choices", len(draft.choices)).format(count=len(draft.choices)),
        ngettext("{count} thing to decide", "{count} things to decide", len(draft.decisions)).format(
            count=len(draft.decisions)),
    )
    return {
        "title": draft.title, "language": draft.language, "line": " · ".join((draft.format, *parts)),
        "choices": [choice.model_dump() for choice in draft.choices],
        "scores": [*map(score_line, draft.subscales), *(_("{label}: {parts} together").format(
            label=one.label, parts=", ".join(one.of)) for one in draft.composites)],
        "items": [{"number": item.number, "text": item.text or "", "reverse": item.reverse_keyed, "scored": item.scored}
                  for item in draft.items],
        "decisions": [{"about": decision.about, "text": decision.text, "command": decision.command}
                      for decision in draft.decisions],
        "ledger": {"line": draft.ledger.line, "entries": [
            {"name": entry.name, "said": entry.said, "how": entry.how, "text": entry.text}
            for entry in draft.ledger.entries]},
        "complaints": [str(complaint) for complaint in check_loose(draft.id, draft.text)],
    }


def score_line(subscale: Subscale) -> str:
    """A subscale in a line: what it is called, and how its items are put together."""
    listed = ", ".join(str(number) for number in subscale.items)
    if subscale.score == "mean":
        return _("{label}: the mean of items {items}").format(label=subscale.label, items=listed)
    return _("{label}: the sum of items {items}").format(label=subscale.label, items=listed)
