"""The chapter "Mirroring": rounds of copying one another, calmly, and what was noticed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from ipywidgets import Widget

from empathy_widgets.charts import describe_rounds, rounds_drawing
from empathy_widgets.domain import FACES, POSTURES, Round, Run, RunEvent, RunKind, Sequence
from empathy_widgets.exercises.run.kinds import chapter_of_runs
from empathy_widgets.exercises.run.people import people_question, read_people
from empathy_widgets.exercises.run.running import Entry, RunChapter, Running, entry_of, listed
from empathy_widgets.exercises.run.view import RunView, own_fields, must_fit
from empathy_widgets.play.mirroring import NOTICED, Session, session, stepped
from empathy_widgets.strings import _
from empathy_widgets.widgets import Mirror, Reading, TrendChart

__all__ = ["Mirroring"]

MOST_PEOPLE = 2
LONGEST_TEXT = 4000


@chapter_of_runs
class Mirroring(RunChapter):
    """Sequences for one, for two, for a couple, for a group."""

    kind = RunKind.MIRRORING
    chapter = "mirroring"
    folder = "mirroring"

    @staticmethod
    def name() -> str:
        """Beside other things in a timeline."""
        return _("Mirroring")

    @staticmethod
    def earlier() -> str:
        """Above a run whose sequence was changed since."""
        return _("This is played from an earlier version of this sequence")

    def entries(self) -> list[Entry]:
        """Every sequence on the shelf, with whom it is for."""
        asked = [people_question(MOST_PEOPLE)]
        return [entry_of(head, whom_line(head.get("whom", ())), asked) for head in self.page.library.shelf(self.folder)]

    def settings(self, noun: Sequence, answers: dict[str, str]) -> dict[str, Any]:
        """What the people are called; a group is looked back on by one or two of it."""
        fewest = 1 if "one" in noun.whom or "group" in noun.whom else 2
        return {"people": read_people(answers.get("people"), MOST_PEOPLE, fewest)}

    def stage(self, running: Running) -> list[Widget]:
        """The session as it stands."""
        return [MirroringView(running, self.noun(running.run)).view]

    def line(self, run: Run) -> str:
        """How many rounds came to their end."""
        done = len({event.body["round"] for event in run.events if event.kind == "done"})
        return _("{people} · rounds done: {done}").format(people=", ".join(run.settings["people"]), done=done)


class MirroringView(RunView[Session]):
    """One session on the page: the mirror joined to the sequence and the store."""

    def __init__(self, running: Running, sequence: Sequence) -> None:
        self.sequence = sequence
        self.people: list[str] = running.run.settings["people"]
        self.mirror = Mirror(
            run=running.run.id, title=sequence.title, people=self.people, count=len(sequence.rounds),
            chips=[{"id": id, "label": label} for id, label in noticed_words().items()],
            debrief=list(sequence.debrief),
        )
        super().__init__(running, self.mirror)

    def rebuild(self, events: Iterable[RunEvent]) -> Session:
        """The session all events lead to."""
        return session(self.sequence, self.people, events)

    def step(self, state: Session, kind: str, body: dict[str, Any], _number: int, _at: datetime.datetime) -> Session:
        """The session one event further."""
        return stepped(self.sequence, self.people, state, kind, body)

    def read(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What is kept of a message, no longer than a page can hold."""
        body = own_fields(event)
        must_fit([body.get("text", ""), *body.get("chips", ())], LONGEST_TEXT,
                 _("That is longer than this page can keep. Please say it in fewer words."))
        return event["kind"], body

    def draw(self) -> None:
        """The round at hand; after the last one the ratings and what was noticed."""
        state, mirror = self.state, self.mirror
        ended = state.at >= len(self.sequence.rounds)
        with mirror.hold_sync():
            mirror.at, mirror.rating = state.at, state.rating
            mirror.now = {} if ended else self._now(self.sequence.rounds[state.at])
            mirror.ratings = {name: value for (at, name), value in state.ratings.items() if at == state.at}
            mirror.noticed = {
                name: {"chips": list(chips), "text": text}
                for (at, name), (chips, text) in state.noticed.items() if at == state.at
            }
            mirror.taken = state.taken
            mirror.read_only = self.running.read_only
        shown: tuple[Widget, ...] = (mirror,)
        if ended:
            shown += (self._chart(),) if state.ratings else ()
            blocks = noticed_blocks(self.sequence, state)
            shown += (Reading(blocks=blocks),) if blocks else ()
        if len(shown) != len(self.view.children):
            self.view.children = shown

    def _now(self, one: Round) -> dict[str, Any]:
        return {
            "title": one.title, "lead": lead_line(one, self.people), "cue": one.cue, "notice": one.notice,
            "channels": ", ".join(channel_words()[channel] for channel in one.channels), "seconds": one.seconds,
            "breath": one.breath,
            "faces": [{"name": face_words()[name], "numbers": FACES[name].model_dump()} for name in one.face],
            "postures": [{"name": name.replace("-", " "), "numbers": POSTURES[name].model_dump(mode="json")}
                         for name in one.posture],
        }

    def _chart(self) -> TrendChart:
        """How much people were with each other, round by round, seen by each."""
        titles = [one.title for one in self.sequence.rounds]
        lines = {name: [self.state.ratings.get((at, name)) for at in range(len(titles))] for name in self.people}
        return TrendChart(
            figure=rounds_drawing(titles, lines), description=describe_rounds(titles, lines), chart="rounds",
            caption=_("How much you were with each other, as each of you rated it. Two people may feel one round "
                      "differently; that is worth talking about. It is not a score."),
        )


def noticed_blocks(sequence: Sequence, state: Session) -> list[dict[str, Any]]:
    """What people noticed in their own bodies, round by round."""
    words = noticed_words()
    blocks = []
    for at, one in enumerate(sequence.rounds):
        lines = []
        for (round_, name), (chips, text) in state.noticed.items():
            told = ", ".join([*(words[chip] for chip in chips), *([text] if text.strip() else [])])
            lines += [f"{name}: {told}"] if round_ == at and told else []
        blocks += [
            {"heading": _("What you noticed: {round}").format(round=one.title), "paragraphs": lines}] if lines else []
    return blocks


def lead_line(one: Round, people: list[str]) -> str:
    """Who leads and who follows, in a sentence."""
    if one.lead == "together" or len(people) < 2:
        return _("Nobody leads: together.") if len(people) > 1 else _("You follow the drawing, in your own way.")
    leader, follower = people if one.lead == "first" else reversed(people)
    return _("{leader} leads, {follower} follows.").format(leader=leader, follower=follower)


def whom_line(whom: Any) -> str:
    """For whom a sequence is, in a few words."""
    names = {"one": _("one person"), "pair": _("two people"), "couple": _("couples"), "group": _("groups")}
    return listed(whom, names)


def channel_words() -> dict[str, str]:
    """What is mirrored, in a word each."""
    return {"face": _("face"), "gaze": _("gaze"), "posture": _("posture"), "gesture": _("hands"), "pace": _("pace"),
            "voice": _("voice")}


def face_words() -> dict[str, str]:
    """A face like this, in words; never what somebody feels."""
    return {
        "calm": _("a face at rest"), "attentive": _("brows a little up, eyes open"), "soft-smile": _("a small smile"),
        "wide-smile": _("a wide, open smile"), "surprise": _("brows high, mouth open"),
        "worry": _("inner brows drawn up, mouth small"), "sadness": _("gaze lowered, corners of the mouth down"),
        "tenderness": _("head tilted, a very small smile"), "eyes-closed": _("eyes closed"),
        "looking-aside": _("looking to the side"), "looking-down": _("looking down"),
        "thoughtful": _("brows together, gaze up to one side"),
    }


def noticed_words() -> dict[str, str]:
    """What can be noticed in one's own body, by id."""
    words = (_("breath"), _("shoulders"), _("warmth"), _("tension"), _("a smile"), _("restlessness"), _("tiredness"),
             _("nothing much"))
    return dict(zip(NOTICED, words, strict=True))
