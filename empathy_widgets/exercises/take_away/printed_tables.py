"""The tables of a printed report: scores, every sitting, and what each change means."""

from __future__ import annotations

from empathy_widgets.domain import Composite, ReliableChange, Score, Subscale
from empathy_widgets.exercises.page.words import points, score_range
from empathy_widgets.exercises.progress.drawn import signed
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.progress.reading import verdict_words
from empathy_widgets.exercises.take_away.printed_parts import Moments
from empathy_widgets.reports import Cell, Table
from empathy_widgets.strings import _, ngettext

__all__ = ["beyond_table", "change_table", "progress_table", "score_table"]

COLUMNS = 6
"""Sittings that stand side by side in the table of a course."""


def score_table(progress: Progress) -> Table:
    """The scores of one sitting and, where there was an earlier one, what each change means and why."""
    scores = list(progress.current.profile.scores.values())
    changes = [change for score in scores if (change := progress.change(score.name)) is not None]
    header = [_("Score"), _("Points"), _("Range"), _("Answered")]
    rows = [[*_named(progress, score), Cell(score_range(score)), Cell(_answered(score))] for score in scores]
    if not changes:
        return Table(tuple(header), tuple(map(tuple, rows)), (1, 0, 0, 0))
    header += [_("Change"), _("What the change means")]
    for row, change in zip(rows, changes, strict=True):
        row += _changed(progress, change)
    return Table(tuple(header), tuple(map(tuple, rows)), (5, 0, 0, 0, 0, 6))


def change_table(progress: Progress) -> Table:
    """What moved between the first sitting and the newest, and how sure that is."""
    rows = [(Cell(score.label, strong=True), *_changed(progress, change))
            for score in progress.current.profile.scores.values()
            if (change := progress.change(score.name)) is not None]
    return Table((_("Score"), _("Change"), _("What the change means")), tuple(rows), (3, 0, 9))


def progress_table(progress: Progress, say: Moments) -> Table:
    """The points of every score at the first sitting and the newest ones."""
    stations = progress.stations
    shown = stations if len(stations) <= COLUMNS else (stations[0], *stations[1 - COLUMNS:])
    header = (_("Score"), _("Range"), *[say.head(station) for station in shown])
    rows = [
        (Cell(score.label, strong=True), Cell(score_range(score)),
         *[Cell(_points(station.profile.scores[score.name])) for station in shown])
        for score in progress.current.profile.scores.values()
    ]
    return Table(header, tuple(rows), (1, *[0] * (len(header) - 1)))


def _named(progress: Progress, score: Score) -> tuple[Cell, Cell]:
    parts: tuple[Subscale | Composite, ...] = (*progress.instrument.subscales, *progress.instrument.composites)
    plain = {part.id: part.plain for part in parts}
    return Cell(score.label, plain[score.name], strong=True), Cell(_points(score), strong=True)


def _points(score: Score) -> str:
    return _("not scored") if score.points is None else points(score.points)


def _answered(score: Score) -> str:
    return _("{answered} of {of}").format(answered=score.answered, of=score.of)


def _changed(progress: Progress, change: ReliableChange) -> tuple[Cell, Cell]:
    moved = progress.moved(change.name)
    words = verdict_words(change.verdict)
    return (
        Cell("–" if moved is None else signed(moved)),
        Cell(words[:1].upper() + words[1:], change.reason, strong=True),
    )


def beyond_table(progress: Progress) -> tuple[str, ...]:
    """How many sittings the table of a long course leaves to the drawings; nothing where it holds them all."""
    count = len(progress.stations) - COLUMNS
    if count < 1:
        return ()
    return (ngettext(
        "The table shows the first sitting and the newest ones; {count} between them is left to the drawings.",
        "The table shows the first sitting and the newest ones; {count} between them are left to the drawings.",
        count).format(count=count),)
