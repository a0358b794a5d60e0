"""How the answers were given: prompts to look again. Nothing here changes or removes an answer."""

from __future__ import annotations

from collections.abc import Sequence

from empathy_widgets.domain import Instrument, QualityNote, Response
from empathy_widgets.scoring.response import check_item
from empathy_widgets.strings import _, ngettext

__all__ = ["FASTEST_MS", "SHORTEST_RUN", "quality_notes"]

FASTEST_MS = 2000
"""Milliseconds. The workbook's own rule after a floor of 2 s an item that is often cited (Huang et al. 2012, J Bus
Psychol, doi:10.1007/s10869-011-9231-8); nobody here has checked the figure in the paper."""

SHORTEST_RUN = 6
"""Items. The workbook's own rule: shorter runs of one answer are not worth a remark."""


def quality_notes(instrument: Instrument, responses: Sequence[Response]) -> tuple[QualityNote, ...]:
    """Say what is worth a second look in how the answers were given.

    Parameters
    ----------
    instrument : Instrument
        Gives the order of the items.
    responses : sequence of Response
        One a stored item; unanswered items have none. Order does not matter.

    Returns
    -------
    tuple of QualityNote
        In this order, each at most once: same answer throughout; long run (the longest run of one answer, when it is
        at least 6 items and half the scale, and the answers are not all alike); very fast (items answered within
        2 s of being shown; unknown times are not counted); declined; unanswered.

    Raises
    ------
    ImpossibleResponse
        A response to an item that the instrument does not have.

    Notes
    -----
    Runs are looked for in the choices as clicked, before reverse-keyed items are turned round. A run can be genuine,
    above all on a scale without reverse-keyed items (doi:10.1177/0282423X241273455 on legitimate straight-lining), so
    a note asks a question and never removes an answer.
    """
    stored = {check_item(instrument, response.item).number: response for response in responses}
    notes = (
        _run_note(instrument, stored), _fast_note(stored, instrument), _declined_note(stored, instrument),
        _unanswered_note(stored, instrument),
    )
    return tuple(note for note in notes if note is not None)


def _run_note(instrument: Instrument, stored: dict[int, Response]) -> QualityNote | None:
    choices = {number: response.choice for number, response in stored.items() if response.choice is not None}
    if len(choices) >= SHORTEST_RUN and len(set(choices.values())) == 1:
        text = _("All {count} answers are the same. That can be how it is; ask whether each item was read.")
        items = _in_order(instrument, set(choices))
        return QualityNote(kind="same answer throughout", items=items, text=text.format(count=len(items)))
    run = _longest_run(instrument, stored)
    if len(run) < max(SHORTEST_RUN, len(instrument.items) / 2):
        return None
    text = _("Items {first} to {last} all have the same answer. You may want to look at them again together.")
    return QualityNote(kind="long run", items=run, text=text.format(first=run[0], last=run[-1]))


def _longest_run(instrument: Instrument, stored: dict[int, Response]) -> tuple[int, ...]:
    """The first longest row of items with one and the same choice; a gap or a declined item ends a row."""
    longest: tuple[int, ...] = ()
    run: tuple[int, ...] = ()
    previous = None
    for item in instrument.items:
        response = stored.get(item.number)
        choice = response.choice if response is not None else None
        run = () if choice is None else (*run, item.number) if choice == previous else (item.number,)
        previous = choice
        longest = run if len(run) > len(longest) else longest
    return longest


def _fast_note(stored: dict[int, Response], instrument: Instrument) -> QualityNote | None:
    fast = _in_order(instrument, {
        number for number, response in stored.items()
        if response.choice is not None and response.elapsed_ms is not None and response.elapsed_ms < FASTEST_MS
    })
    text = ngettext(
        "{count} item was answered in under 2 seconds (this workbook's rule, not a finding). Was there time to read?",
        "{count} items were answered in under 2 seconds (this workbook's rule, not a finding). Was there time to read?",
        len(fast),
    )
    return QualityNote(kind="very fast", items=fast, text=text.format(count=len(fast))) if fast else None


def _declined_note(stored: dict[int, Response], instrument: Instrument) -> QualityNote | None:
    declined = _in_order(instrument, {number for number, response in stored.items() if response.declined})
    text = ngettext(
        "{count} item was answered with “prefer not to answer”: a choice to respect, counted as missing.",
        "{count} items were answered with “prefer not to answer”: a choice to respect, counted as missing.",
        len(declined),
    )
    return QualityNote(kind="declined", items=declined, text=text.format(count=len(declined))) if declined else None


def _unanswered_note(stored: dict[int, Response], instrument: Instrument) -> QualityNote | None:
    missing = _in_order(instrument, {item.number for item in instrument.items} - set(stored))
    text = ngettext(
        "{count} item was not answered. It counts as missing, never as zero.",
        "{count} items were not answered. They count as missing, never as zero.",
        len(missing),
    )
    return QualityNote(kind="unanswered", items=missing, text=text.format(count=len(missing))) if missing else None


def _in_order(instrument: Instrument, numbers: set[int]) -> tuple[int, ...]:
    return tuple(item.number for item in instrument.items if item.number in numbers)
