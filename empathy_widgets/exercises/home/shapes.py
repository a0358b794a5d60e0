"""The last completed sitting of each listed case as a small radar: its outline, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from empathy_widgets.charts import Axis, Point, radar_points
from empathy_widgets.domain import Administration
from empathy_widgets.errors import EmpathyError
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.words import points
from empathy_widgets.scoring import score_instrument
from empathy_widgets.strings import _

__all__ = ["Shape", "shapes"]

RADIUS = 20.0
"""px; the drawing is a square of twice that, its centre at 0."""
Shape = dict[str, Any]
"""``rim`` and ``points``, an x and y each (None for a score that is missing), and ``text``."""


def shapes(page: Page, case_ids: Iterable[str]) -> dict[str, Shape]:
    """The small radar of each case that has one; an instrument of fewer than three subscales has none."""
    found = {sitting.case_id: shape(page, sitting) for sitting in page.store.last_completed(case_ids)
             if sitting.case_id is not None}
    return {case: drawn for case, drawn in found.items() if drawn is not None}


def shape(page: Page, sitting: Administration) -> Shape | None:
    """One sitting; None where its instrument has too few subscales, is not here any more, or is not what it was."""
    try:
        instrument = page.library.instrument(sitting.instrument, sitting.version)
        scores = score_instrument(instrument, sitting.answers, sitting.wording).subscales
        lines = [Axis(name, name, *instrument.score_range(name)) for name in scores]
        drawn = radar_points(lines, {name: score.points for name, score in scores.items()}, radius=RADIUS)
        rim = radar_points(lines, {axis.id: axis.high for axis in lines}, radius=RADIUS)
    except EmpathyError:
        return None
    told = ", ".join(_("{name} {points}").format(name=score.label, points=points(score.points))
                     for score in scores.values())
    text = _("Last sitting, {title}: {scores}").format(title=instrument.title, scores=told)
    return {"rim": [place(one) for one in rim], "points": [place(one) for one in drawn], "text": text}


def place(point: Point | None) -> list[float] | None:
    """A point with as many digits as a small drawing needs."""
    return None if point is None else [round(at, 1) for at in point]
