"""Scores of many respondents as lines of CSV: the id, then three columns a score. Text only; nothing is written here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from empathy_widgets.domain import Instrument
from empathy_widgets.exchange.cells import defuse
from empathy_widgets.scoring.columns import ScoreColumn

__all__ = ["score_head", "score_lines"]

HARMLESS = re.compile(r"\w[^;\t\r\n]*")


def score_head(instrument: Instrument, id_name: str = "id") -> str:
    """Return the first line: the ids' column, then ``NAME``, ``NAME_answered`` and ``NAME_prorated`` of each score.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> score_head(Library().instrument("teq"), "who")
    'who,TEQ,TEQ_answered,TEQ_prorated\\n'
    """
    names = [part.id for part in (*instrument.subscales, *instrument.composites)]
    columns = [f"{name}{ending}" for name in names for ending in ("", "_answered", "_prorated")]
    return _as_csv([[harmless(id_name), *map(harmless, columns)]])


def score_lines(ids: Sequence[str], columns: Sequence[ScoreColumn]) -> str:
    """Return a line a respondent.

    Parameters
    ----------
    ids : sequence of str
        One a respondent; a cell a spreadsheet would run gets an apostrophe in front, as in every export.
    columns : sequence of ScoreColumn
        As `score_columns` gives them, over the same respondents.

    Returns
    -------
    str
        Points with every decimal they have, empty where unscored; how many items were answered; 1 where prorated, else 0.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> from empathy_widgets.scoring.columns import score_columns
    >>> teq = Library().instrument("teq")
    >>> score_lines(["ann", "=bob"], score_columns(teq, [[2] * 16, [float("nan")] * 16]))
    "ann,32,16,0\\n'=bob,,0,0\\n"
    """
    points, counts = _Points(), _Counts()
    cells: list[Iterable[str]] = [map(harmless, ids)]
    for column in columns:
        cells.append(map(points.__getitem__, column.points.tolist()))
        cells.append(map(counts.__getitem__, column.answered.tolist()))
        cells.append(map(counts.__getitem__, column.prorated.tolist()))
    return _as_csv(zip(*cells, strict=True))


def harmless(text: str) -> str:
    """The text as a spreadsheet may have it, asked only where its beginning leaves a doubt."""
    return text if HARMLESS.fullmatch(text) else defuse(text)


def _as_csv(rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


class _Points(dict):
    """Points to text: whole numbers without a decimal point, others to their last digit, nan as nothing."""

    def __missing__(self, points: float) -> str:
        text = "" if points != points else f"{points:.0f}" if points.is_integer() else repr(points)
        self[points] = text
        return text


class _Counts(dict):
    def __missing__(self, count: int) -> str:
        text = self[count] = str(int(count))
        return text
