"""One sitting on the screen: the scale joined to the store, answer by answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from empathy_widgets.domain import Administration, Instrument, Mode, Response, Status
from empathy_widgets.errors import ImpossibleResponse, StaleWrite
from empathy_widgets.exercises.page.moments import clock
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.words import answer, badge
from empathy_widgets.exercises.scale.wordings import second_wording
from empathy_widgets.scoring import check_response
from empathy_widgets.strings import _
from empathy_widgets.widgets import LikertScale
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["Sitting", "shown_choices", "shown_items", "shown_languages"]


class Sitting:
    """A scale that commits each answer before it says so.

    The page is never trusted: every event is checked against the instrument, and the store checks again that the
    sitting is open and belongs to the case. ``on_answer`` is called after a commit with all answers so far.
    """

    def __init__(
        self,
        page: Page,
        administration: Administration,
        *,
        view: str = "one",
        on_answer: Callable[[dict[int, int | None]], None] | None = None,
    ) -> None:
        self.page = page
        self.id = administration.id
        self.case_id = administration.case_id
        self.instrument = page.instrument(administration)
        self.answers = administration.answers
        self._on_answer = on_answer
        paper = administration.mode is Mode.PAPER
        second = second_wording(page, administration)
        shipped = page.library.instrument(administration.instrument, administration.version)
        self.scale = LikertScale(
            title=self.instrument.title,
            instructions=paper_instructions() if paper else self.instrument.instructions,
            items=shown_items(self.instrument, second),
            choices=shown_choices(self.instrument, second, shipped),
            answers=standing(administration.responses),
            current=administration.current_item,
            view=view,
            paper=paper,
            badge=badge(self.instrument),
            read_only=administration.status is not Status.OPEN,
            finished=administration.status is Status.COMPLETED,
            sitting=administration.id,
            language=self.instrument.language,
            languages=shown_languages(self.instrument, shipped) | ({"instructions": ""} if paper else {}),
            beside_language=second.language if second else "",
        )
        self.scale.on_event(self._heard)

    def _heard(self, event: dict[str, Any]) -> Receipt | None:
        match event["kind"]:
            case "respond":
                return self._respond(event)
            case "move":
                self._move(event)
                return None
            case "view":
                self.scale.view = "list" if event.get("view") == "list" else "one"
                return None
            case "complete":
                return self._complete()
        raise ImpossibleResponse(_("This page sent something the scale does not know. Please reload it."))

    def _respond(self, event: dict[str, Any]) -> Receipt:
        item, choice, declined = event["item"], event.get("choice"), event.get("declined", False)
        elapsed, revision = event.get("elapsed_ms"), event.get("revision")
        check_response(self.instrument, item, choice, declined, elapsed)
        if revision is not None and (type(revision) is not int or revision < 0):
            raise ImpossibleResponse(_("This page sent an answer out of turn. Please reload it and answer again."))
        try:
            response = self.page.store.respond(
                self.id, item, choice, case_id=self.case_id, declined=declined, elapsed_ms=elapsed,
                request=event["request"], revision=revision,
            )
        except StaleWrite:
            raise self._overtaken(item, choice) from None
        self.answers[item] = response.choice
        self.scale.answers = {**self.scale.answers, **standing([response])}
        if self._on_answer is not None:
            self._on_answer(self.answers)
        return saved(response)

    def _overtaken(self, item: int, choice: int | None) -> StaleWrite:
        """Show what another page stored meanwhile, and name both answers."""
        responses = self.page.store.administration(self.id).responses
        self.answers = {response.item: response.choice for response in responses}
        self.scale.answers = standing(responses)
        if self._on_answer is not None:
            self._on_answer(self.answers)
        if item not in self.answers:
            return StaleWrite(_("This item changed on another page, so nothing was saved; please answer it again."))
        return StaleWrite(_(
            "Another page saved “{theirs}” for this item first, so your “{yours}” was not saved; choose again if it is "
            "the right one."
        ).format(theirs=answer(self.instrument, self.answers[item]), yours=answer(self.instrument, choice)))

    def _move(self, event: dict[str, Any]) -> None:
        item = event.get("item")
        if type(item) is not int or (item != 0 and item not in numbers(self.instrument)):
            raise ImpossibleResponse(_("There is no such item here. Please reload the page."))
        if not self.scale.read_only:
            self.page.store.move_to(self.id, item, case_id=self.case_id)
        self.scale.current = item

    def _complete(self) -> Receipt:
        self.page.store.complete(self.id, case_id=self.case_id)
        self.scale.read_only = True
        self.scale.finished = True
        return {"text": _("Finished and saved.")}


def shown_items(instrument: Instrument, second: Instrument | None = None) -> list[dict[str, Any]]:
    """Items as the scale shows them, with the same item of a second wording where there is one."""
    return [
        {"number": item.number, "text": item.text or ""}
        | ({"beside": second.item(item.number).text or ""} if second else {})
        for item in instrument.items
    ]


def shown_choices(
    instrument: Instrument, second: Instrument | None = None, shipped: Instrument | None = None,
) -> list[dict[str, Any]]:
    """Choices as the scale shows them; a second wording's own label only where it has another one."""
    labels = {}
    if second and (shipped is None or second.choices != shipped.choices or second.language == shipped.language):
        labels = {choice.value: choice.label for choice in second.choices}
    return [
        choice.model_dump()
        | ({"beside": labels[choice.value]} if labels.get(choice.value, choice.label) != choice.label else {})
        for choice in instrument.choices
    ]


def shown_languages(worded: Instrument, shipped: Instrument) -> dict[str, str]:
    """The languages of what a wording did not bring: the title always, instructions and labels where they stayed."""
    stayed = {"title": True, "instructions": worded.instructions == shipped.instructions,
              "choices": worded.choices == shipped.choices}
    return {part: shipped.language for part, same in stayed.items() if same and worded.language != shipped.language}


def numbers(instrument: Instrument) -> set[int]:
    """The item numbers of an instrument."""
    return {item.number for item in instrument.items}


def standing(responses: tuple[Response, ...] | list[Response]) -> dict[str, dict[str, Any]]:
    """Responses as the scale shows them, by item number as text."""
    return {
        str(response.item): {
            "choice": response.choice, "declined": response.declined, "revision": response.revision,
        }
        for response in responses
    }


def saved(response: Response) -> Receipt:
    """The receipt of a committed answer."""
    time = clock(response.answered_at)
    return {"text": _("Saved {time}").format(time=time), "at": time}


def paper_instructions() -> str:
    """What to do with a key-only instrument and a paper form."""
    return _(
        "Have the filled-in paper form beside you. For each item number, choose what was ticked there; choose "
        "“Prefer not to answer” only where the person told you so, and leave an item open where nothing is ticked."
    )
