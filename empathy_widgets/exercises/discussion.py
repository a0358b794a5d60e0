"""The chapter "Discussion": a topic dealt as cards, heard back, and closed with one thing each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import Prompt, Run, RunEvent, RunKind, Topic
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.exercises.run.people import people_question, read_people
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of, listed, not_offered
from empathy_widgets.exercises.run.view import RunView, own_fields, must_fit
from empathy_widgets.play.talk import MOVES, TIMED, Hearing, Talk, deal, moved, moves, talk
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import PromptCards, Reading

__all__ = ["Discussion"]

LONGEST_TEXT = 4000
MOST_PEOPLE = 6


@chapter_of_runs
class Discussion(RunChapter):
    """Topics to talk over, alone or with others."""

    kind = RunKind.DISCUSSION
    chapter = "discussion"
    folder = "discussions"

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Discussion")

    @staticmethod
    def earlier() -> str:
        """Above a run whose topic was changed since."""
        return _("This is played from an earlier version of this topic")

    def entries(self) -> list[Entry]:
        """Every topic on the shelf, with whom it is for."""
        asked = [people_question(MOST_PEOPLE), {
            "id": "timed", "label": _("Keep how long each of you speaks?"), "kind": "choice", "value": "no",
            "choices": [{"value": "no", "label": _("No"), "help": ""}, {"value": "yes", "label": _("Yes"), "help": _(
                "You press a name when somebody begins. It counts, and judges nothing.")}],
        }]
        return [entry_of(head, whom_line(head.get("whom", ())), asked) for head in self.page.library.shelf(self.folder)]

    def settings(self, noun: Topic, answers: dict[str, str]) -> dict[str, Any]:
        """What the people are called, and whether to keep the time."""
        if answers.get("timed") not in ("yes", "no"):
            raise not_offered()
        return {"people": read_people(answers.get("people"), MOST_PEOPLE), "timed": answers["timed"] == "yes"}

    def stage(self, running: Running) -> list[Widget]:
        """The talk as it stands."""
        return [TalkView(running, self.noun(running.run)).view]

    def line(self, run: Run) -> str:
        """How many cards were dealt, and to whom."""
        count = 1 + sum(event.kind == "deal" for event in run.events)
        cards = ngettext("{count} card", "{count} cards", count).format(count=count)
        return _("{people} · {cards}").format(people=", ".join(run.settings["people"]), cards=cards)


class TalkView(RunView[Talk]):
    """One talk on the page: the cards joined to the topic and the store."""

    timed = TIMED

    def __init__(self, running: Running, topic: Topic) -> None:
        self.topic = topic
        self.people: list[str] = running.run.settings["people"]
        self.cards = PromptCards(
            run=running.run.id, title=topic.title, heat=list(topic.heat), timed=running.run.settings["timed"],
            says_back=len(self.people) > 1,
        )
        super().__init__(running, self.cards)

    def rebuild(self, events: Iterable[RunEvent]) -> Talk:
        """The talk all events lead to."""
        return talk(self.topic, self.people, events)

    def step(self, state: Talk, kind: str, body: dict[str, Any], _number: int, at: datetime.datetime) -> Talk:
        """The talk one event further."""
        return moved(self.topic, self.people, state, kind, body, at)

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message; of a way on the card it brings."""
        kind, body = event["kind"], own_fields(event)
        must_fit([body.get("text", "")], LONGEST_TEXT,
                 _("That is longer than a card can hold. Please say it in fewer words."))
        if kind == "deal":
            card = deal(self.topic, self.state, body["move"]) if body["move"] in MOVES else None
            if card is None:
                raise ImpossibleMove(_("There is no such card left. Please choose another way on."))
            return kind, {"card": card.id}
        return kind, body

    def draw(self) -> None:
        """The card that lies open and the way here; of a finished talk the look back too."""
        state, cards = self.state, self.cards
        with cards.hold_sync():
            cards.cards = [self._card(self.topic.prompt(id), state.hearings.get(id, Hearing())) for id in state.dealt]
            cards.at = state.at
            cards.moves = moves(self.topic, state)
            cards.notes = state.notes
            cards.taken = state.taken
            cards.people = [
                {"name": name, "seconds": state.spoken.get(name, 0.0),
                 "since": int(state.since.timestamp() * 1000) if state.since and state.speaker == name else 0}
                for name in self.people
            ]
            cards.read_only = self.running.read_only
        shown = (cards, self._reading()) if self.running.read_only else (cards,)
        if len(shown) != len(self.view.children):
            self.view.children = shown

    def _card(self, prompt: Prompt, hearing: Hearing) -> dict[str, Any]:
        return {"id": prompt.id, "label": label(prompt), "kind": prompt.kind, "text": prompt.text,
                "check": prompt.check, "rounds": hearing.rounds, "understood": hearing.understood}

    def _reading(self) -> Reading:
        """The talk looked back on: what was said on which card, who spoke how long, what each takes away."""
        state = self.state
        walked = [
            f"{number}. {self.topic.prompt(card).text}" + (f" – {state.notes[card]}" if state.notes.get(card) else "")
            for number, card in enumerate(state.dealt, 1)
        ]
        blocks = [{"heading": _("The cards you walked"), "paragraphs": walked}]
        heard = [count for hearing in state.hearings.values() for count in hearing.counts]
        if heard:
            blocks.append({"heading": _("Saying back"), "paragraphs": [ngettext(
                "Once it was understood, after {rounds}.", "{count} times it was understood, after {rounds}.",
                len(heard),
            ).format(count=len(heard), rounds=", ".join(map(rounds, heard)))]})
        if state.spoken:
            blocks.append({"heading": _("Who spoke how long"), "paragraphs": [
                _("{name}: {minutes} min").format(name=name, minutes=round(state.spoken.get(name, 0) / 60, 1))
                for name in self.people]})
        taken = [f"{name}: {text}" for name, text in state.taken.items() if text.strip()]
        return Reading(blocks=[*blocks, *([{"heading": _("One thing each"), "paragraphs": taken}] if taken else [])])


def rounds(count: int) -> str:
    """A number of rounds, in words."""
    return ngettext("{count} round", "{count} rounds", count).format(count=count)


def label(prompt: Prompt) -> str:
    """What a card is, in a few words."""
    return {
        "opening": _("To begin"), "question": _("Question, depth {depth} of 3").format(depth=prompt.depth),
        "imagine": _("In the other's place"), "listening": _("A listening task"), "closing": _("One thing each"),
    }[prompt.kind]


def whom_line(whom: Any) -> str:
    """For whom a topic is, in a few words."""
    names = {"individual": _("one person"), "couple": _("couples"), "family": _("families"), "group": _("groups")}
    return listed(whom, names)
