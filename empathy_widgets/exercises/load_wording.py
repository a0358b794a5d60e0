"""The loader: a site's own sentences, looked at in the scale itself, their terms confirmed, then loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Instrument, LoadedWording, Wording
from empathy_widgets.errors import NotAllowed, OtherOrder
from empathy_widgets.exchange.wording.wording import LARGEST, read_wording
from empathy_widgets.exercises.page.chosen_file import content_of
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.page import ADMINISTER, Page
from empathy_widgets.exercises.scale.sitting import shown_choices, shown_items, shown_languages
from empathy_widgets.exercises.scale.terms import confirmation, confirmed_terms, term_facts
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import ChapterMenu, LikertScale, Notice, TermsForm, WordingForm
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["LoadWording", "loaded_line"]


class LoadWording:
    """What the chapter's loader shows: the form, then the proposal in the scale with its terms, then what is loaded.

    ``on_loaded`` is called after a wording was kept.
    """

    def __init__(self, page: Page, on_loaded: Callable[[], None] | None = None) -> None:
        self.page = page
        self.on_loaded = on_loaded
        self.proposal: Wording | None = None
        self.stage = VBox()
        self.list = VBox()
        self.form = WordingForm(limit=LARGEST, instruments=[
            {"id": instrument.id, "title": instrument.title} for instrument in page.library.instruments()
        ])
        self.form.on_event(self._read)
        self.view = VBox((self.form, self.stage, self.list))
        self.draw()

    def draw(self) -> None:
        """Show again what is loaded."""
        self.list.children = tuple(self._loaded())

    def _loaded(self) -> list[Widget]:
        loaded = self.page.store.loaded_wordings()
        if not loaded:
            return [Notice(tone="calm", title=_("No wording loaded yet"), text=_(
                "Until your site loads its own copy, published scales can be copied from paper forms, and the practice "
                "forms can be given on the screen."))]
        titles = {instrument.id: instrument.title for instrument in self.page.library.instruments()}
        menu = ChapterMenu(finished=[
            {"id": one.wording.id, "title": titles.get(one.wording.instrument, one.wording.instrument),
             "line": loaded_line(one), "fixed": True, "erasable": one.retired_at is None,
             "badge": "" if one.retired_at is None else _("retired {when}").format(when=when(one.retired_at))}
            for one in loaded], strings={**ChapterMenu.words(), **retiring_words()})
        menu.on_event(self._retired)
        return [menu]

    def _retired(self, event: dict[str, Any]) -> Receipt:
        self.page.store.retire_wording(event["id"])
        self.draw()
        if self.on_loaded is not None:
            self.on_loaded()
        return {"text": _("Retired. What was given in it stays as it is.")}

    def _read(self, event: dict[str, Any]) -> Receipt:
        self.proposal = None
        self.stage.children = ()
        instrument = self.page.library.instrument(event["instrument"])
        earlier = self.page.store.loaded_wordings(instrument.id)
        try:
            wording = read_wording(
                instrument, event["language"], sent(event), event["name"] or "", [one.wording for one in earlier],
                event["order_checked"],
            )
        except OtherOrder as error:
            return {"ok": False, "text": str(error), "order": True}
        for one in earlier:
            if one.wording.id == wording.id and one.retired_at is None:
                raise NotAllowed(_("This very wording is loaded already: {line}").format(line=loaded_line(one)))
        self.proposal = wording
        self.stage.children = (preview(instrument, wording), self._terms(instrument))
        count = len(wording.items)
        return {"text": ngettext(
            "{count} sentence was read. Compare it below with the original, then confirm the terms.",
            "{count} sentences were read. Compare them below with the original, then confirm the terms.", count,
        ).format(count=count)}

    def _terms(self, instrument: Instrument) -> TermsForm:
        terms = TermsForm(facts=term_facts(instrument), confirmation=confirmation())
        terms.on_event(self._decided)
        return terms

    def _decided(self, event: dict[str, Any]) -> Receipt | None:
        proposal, self.proposal = self.proposal, None
        if proposal is None:
            raise NotAllowed(_("These sentences are gone from this page. Please read them once more."))
        if event["kind"] == "discard":
            self.stage.children = (Notice(tone="calm", text=_("Nothing was loaded.")),)
            return None
        if not event["confirmed"]:
            self.proposal = proposal
            raise NotAllowed(_("Please confirm the terms of this wording; they are kept with it."))
        instrument = self.page.library.instrument(proposal.instrument)
        self.page.store.add_wording(proposal, confirmed_terms(instrument))
        self.stage.children = (self._done(instrument, proposal),)
        self.draw()
        if self.on_loaded is not None:
            self.on_loaded()
        return {"text": _("Loaded.")}

    def _done(self, instrument: Instrument, wording: Wording) -> Notice:
        link = self.page.link(ADMINISTER, self.page.case.id if self.page.case else None)
        return Notice(
            tone="calm", title=_("The wording is loaded"),
            text=_("{title} can now be given on the screen in “{language}”. Every sitting remembers which wording it "
                   "was given in.").format(title=instrument.title, language=wording.language),
            links=[{"text": _("Administer a scale"), "href": link}] if link else [],
        )


def retiring_words() -> dict[str, str]:
    """The words of the list of wordings, each of which can be retired."""
    return {"title": "", "done": _("Loaded here"), "erase": _("Retire"), "only_marked": _("Show only what is retired"),
            "erase_sure": _("Retire it: offer it no longer"), "keep": _("Keep offering it")}


def sent(event: dict[str, Any]) -> bytes:
    """What was pasted, or the bytes of the file; ExchangeError when they did not arrive whole."""
    if event["content"] is None:
        text: str = event["text"]
        return text.encode("utf-8", "surrogatepass")
    return content_of(event["content"], LARGEST, _(
        "This is larger than 5 MB, so it was not read; choose a file with the sentences only."))


def preview(instrument: Instrument, wording: Wording) -> LikertScale:
    """The proposal as people would meet it, to look at only."""
    worded = instrument.with_wording(wording)
    return LikertScale(
        title=_("{title}, as people would see it").format(title=worded.title), instructions=worded.instructions,
        items=shown_items(worded), choices=shown_choices(worded), badge=_("Preview: nothing is loaded yet"),
        language=worded.language, languages=shown_languages(worded, instrument), view="list", read_only=True,
        preview=True,
    )


def loaded_line(loaded: LoadedWording) -> str:
    """One loaded wording: its language, size, when and by whom, and its short name."""
    count = len(loaded.wording.items)
    return ngettext(
        "{language}, {count} sentence, loaded on {when} by {who} ({id}).",
        "{language}, {count} sentences, loaded on {when} by {who} ({id}).", count,
    ).format(language=loaded.wording.language, count=count, when=when(loaded.loaded_at), who=loaded.loaded_by,
             id=loaded.wording.id)
