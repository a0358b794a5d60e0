"""Scores as CSV, read back by Python's own reader and by pandas."""

import csv
import io

import numpy as np
import pandas

from empathy_widgets.exchange.answers.score_sheet import score_head, score_lines
from empathy_widgets.exchange.cells import undefuse
from empathy_widgets.library import Library
from empathy_widgets.scoring.columns import score_columns

PES = Library().instrument("pes")
IDS = ["plain", 'a "quoted", id', "two\nlines", "=SUM(A1)", "-5", "Ünal", "", "'=x"]


def some_scores(seed=3, count=len(IDS)):
    draw = np.random.default_rng(seed)
    choices = draw.integers(1, 6, (count, 20)).astype(float)
    choices[draw.random(choices.shape) < 0.15] = np.nan
    return score_columns(PES, choices)


def test_points_come_back_to_the_last_digit():
    columns = some_scores(count=300)
    text = score_head(PES) + score_lines([f"p{number}" for number in range(300)], columns)
    table = pandas.read_csv(io.StringIO(text))
    assert list(table.columns)[:4] == ["id", "NCE", "NCE_answered", "NCE_prorated"] and len(table.columns) == 22
    for column in columns:
        np.testing.assert_array_equal(table[column.name].to_numpy(float), column.points)
        np.testing.assert_array_equal(table[f"{column.name}_answered"], column.answered)
        np.testing.assert_array_equal(table[f"{column.name}_prorated"] == 1, column.prorated)
    assert any(column.prorated.any() for column in columns) and any(np.isnan(column.points).any() for column in columns)


def test_ids_come_back_themselves_and_none_of_them_is_run_by_a_spreadsheet():
    rows = list(csv.reader(io.StringIO(score_lines(IDS, some_scores()))))
    assert [undefuse(row[0]) for row in rows] == IDS
    assert not any(row[0].startswith(("=", "+", "-", "@")) for row in rows)


def test_a_name_in_the_first_row_is_made_harmless_too():
    assert score_head(PES, '=cmd|"x"').startswith('"\'=cmd')
