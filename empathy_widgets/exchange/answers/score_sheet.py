"""Scores of many respondents as lines of CSV: the id, then three columns a score.

Text only; nothing is written here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from empathy_widgets.domain import Instrument
from empathy_widgets.exchange.cells import defuse
from empathy_widgets.scoring.columns import ScoreColumn

__all__ = ["score_head", "score_lines"]

HARMLESS = re.compile(r"\w[^;,\"\t\r\n]*")
"""Text that neither a spreadsheet nor a reader of CSV takes for anything else."""


def score_head(instrument: Instrument, id_name: str = "id") -> str:
    """Return the first line: the ids' column, then ``NAME``, ``NAME_answered`` and ``NAME_prorated`` of each score.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> score_head(Library().instrument("teq"), "who")
    'who,TEQ,TEQ_answered,TEQ_prorated\\n'
    """
    names = [part.id for part in instrument.subscales] + [part.id for part in instrument.composites]
    columns = [f"{name}{ending}" for name in names for ending in ("", "_answered", "_prorated")]
    return ",".join(map(harmless, [id_name, *columns])) + "\n"


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
        Points with every decimal they have, empty where unscored; how many items were answered; 1 where prorated,
        else 0.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> from empathy_widgets.scoring.columns import score_columns
    >>> teq = Library().instrument("teq")
    >>> score_lines(["ann", "=bob"], score_columns(teq, [[2] * 16, [float("nan")] * 16]))
    "ann,32,16,0\\n'=bob,,0,0\\n"
    """
    told = _Told()
    scores = [
        map(told.__getitem__, zip(
            column.points.tolist(), column.answered.tolist(), column.prorated.tolist(), strict=True))
        for column in columns
    ]
    return "\n".join(map(",".join, zip(map(harmless, ids), *scores, strict=True))) + "\n" * bool(len(ids))


def harmless(text: str) -> str:
    """The text as a cell of CSV that no spreadsheet runs; asked only where its beginning leaves a doubt."""
    if HARMLESS.fullmatch(text):
        return text
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([defuse(text), ""])
    return written.getvalue().removesuffix(",\n")


class _Told(dict[tuple[float, int, bool], str]):
    """Points, answered, prorated to their three cells: each combination is put into words once."""

    def __missing__(self, score: tuple[float, int, bool]) -> str:
        points, answered, prorated = score
        text = "" if points != points else f"{points:.0f}" if points.is_integer() else repr(points)
        cells = f"{text},{answered},{int(prorated)}"
        if points == points:
            self[score] = cells
        return cells
