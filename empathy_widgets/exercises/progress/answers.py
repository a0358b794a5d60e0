"""The answers of a sitting as a table, with notes on how they were given."""

from __future__ import annotations

from empathy_widgets.domain import Instrument, Mode, QualityNote, Response
from empathy_widgets.exercises.page import words
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.scoring import quality_notes
from empathy_widgets.strings import _
from empathy_widgets.widgets import AnswerTable

__all__ = ["answer_table"]


def answer_table(progress: Progress) -> AnswerTable:
    """Show every item with its answer; flagged items carry a mark, and no answer is ever left out."""
    sitting = progress.current.sitting
    responses = {response.item: response for response in sitting.responses}
    notes = worth_saying(quality_notes(progress.instrument, sitting.responses), sitting.mode)
    flagged = {item for note in notes for item in note.items}
    return AnswerTable(
        caption=_("Answers, item by item"),
        rows=[
            {
                "number": item.number,
                "text": item.text or _("Item {number}").format(number=item.number),
                "answer": answer(progress.instrument, responses.get(item.number)),
                "seconds": seconds(responses.get(item.number)),
                "flag": item.number in flagged,
            }
            for item in progress.instrument.items
        ],
        notes=[{"text": note.text} for note in notes],
    )


def worth_saying(notes: tuple[QualityNote, ...], mode: Mode) -> list[QualityNote]:
    """The notes that say something of the person: how quickly a paper form was copied does not."""
    return [note for note in notes if not (mode in (Mode.PAPER, Mode.IMPORTED) and note.kind == "very fast")]


def answer(instrument: Instrument, response: Response | None) -> str:
    """An answer in words; unanswered and declined are different things."""
    if response is None:
        return _("not answered")
    label = words.answer(instrument, response.choice)
    return label if response.choice is None else _("{label} ({value})").format(label=label, value=response.choice)


def seconds(response: Response | None) -> float | None:
    """Seconds the item was in view before its answer, to a tenth; None when not known."""
    if response is None or response.elapsed_ms is None:
        return None
    return round(response.elapsed_ms / 1000, 1)
