"""A site's own yardstick from repeated sittings: who was given this scale twice, and how the two go together."""

from __future__ import annotations

from collections.abc import Callable

from empathy_widgets.domain import Instrument, Mode, Profile, Status
from empathy_widgets.errors import ScoringError
from empathy_widgets.exercises.page.own_sample import own_sample_form
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.scoring import score_instrument
from empathy_widgets.scoring.own_sample import sample_of_repeats
from empathy_widgets.strings import _
from empathy_widgets.widgets import SampleForm

__all__ = ["repeated", "yardstick"]

DAYS = [7, 56]
"""What the form begins with: long enough to forget the answers, short enough for nothing to change. Our own choice."""


def yardstick(page: Page, instrument: Instrument, changed: Callable[[], None]) -> SampleForm:
    """The form that makes a sample of the people of this workspace who were given this scale twice."""
    form = SampleForm(days=DAYS, about=_(
        "How far a score must move to be more than chance can be worked out from your own people: from 30 or more who "
        "were given this scale twice while nothing was meant to change. The form counts each case's first two "
        "sittings in one wording. Only the figures of the group are kept. A class's answers make such a sample, too, "
        "in the chapter “Bring a class's answers”."), sure=_(
        "Nothing was meant to change between the two sittings: no treatment and no training that bears on this scale."))
    return own_sample_form(page, instrument, "repeated", lambda least, most: sample_of_repeats(
        instrument, repeated(page, instrument, least, most)), form, changed)


def repeated(
    page: Page, instrument: Instrument, least: int | None, most: int | None,
) -> list[tuple[Profile, Profile]]:
    """Each case's first two sittings of a form in one wording, scored, that lie so many days apart."""
    if least is None or most is None or not 1 <= least <= most:
        raise ScoringError(_("The days between two sittings must be whole numbers from 1 up, the smaller one first."))
    pairs = []
    for case in page.store.cases():
        sittings = [one for one in page.store.administrations(case.id, instrument=instrument.id)
                    if one.status is Status.COMPLETED and one.mode is not Mode.REHEARSAL
                    and one.version == instrument.version and one.completed_at is not None]
        if len(sittings) < 2 or sittings[0].wording != sittings[1].wording:
            continue
        first, second = sittings[:2]
        if first.completed_at and second.completed_at and least <= (
                second.completed_at - first.completed_at).days <= most:
            pairs.append((score_instrument(instrument, first.answers, first.wording),
                          score_instrument(instrument, second.answers, second.wording)))
    return pairs

