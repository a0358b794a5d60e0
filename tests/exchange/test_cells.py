"""Cells a spreadsheet would run: none stays live, each comes back equal."""

import csv
import io
import os

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from empathy_widgets.exchange.cells import defuse, undefuse

FUZZ = int(os.environ.get("EMPATHY_FUZZ", "1500"))
SIGNS = st.text(alphabet=list("=+-@'\"\t\r\n\0;, \u200b\ufeff\u00a0＝＋－＠−a1(!|"), max_size=12)
LIVE = [
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://127.0.0.1","x")', "\t=1+1", "\r=1+1",
    "\n=1+1", "\0=1+1", "＝1+1", "＋1", "－1", "＠x", '"=1+1', "'=1+1", "  =1+1", "\u00a0=1", "\u200b=1", "\ufeff=1",
    "“=1+1", "' \"=1", "-", "\tplain", "\rplain", "\nplain", "\0plain", "−2", "﹦1",
]
QUIET = [
    "", " ", "'", "''", "'quoted'", "a=b", "1-2", "a@b", "plain", "Tuesday - late", "x\ty", "it's", '"said"', "…=", "٣",
]


def test_what_a_spreadsheet_would_run_gets_an_apostrophe():
    for text in LIVE:
        assert defuse(text).startswith("'") and undefuse(defuse(text)) == text
        assert ("plain" in text) == (defuse(f"words; {text}") == f"words; {text}")


def test_what_it_would_not_run_stays_as_it_is():
    for text in QUIET:
        assert defuse(text) == text and undefuse(text) == text


def test_a_cell_that_another_country_splits_holds_no_live_part():
    """Where a semicolon begins a new cell, or a file is pasted line by line, no part begins with a sign that is run."""
    for text in ("a;=1+1;b", "a\n=1+1", "a\r\n@x", "a\t+1", "; -1"):
        for part in csv.reader(io.StringIO(defuse(text), newline=""), delimiter=";"):
            assert not any(cell.lstrip(" \"\t").startswith(tuple("=+-@")) for cell in part)


@seed(1926)
@settings(max_examples=FUZZ, deadline=None)
@given(st.one_of(st.text(), SIGNS))
def test_each_text_comes_back_equal_and_safe(text):
    cell = defuse(text)
    assert undefuse(cell) == text
    assert not cell.lstrip(" \"").startswith(tuple("=+-@\t\r\n\0＝＋－＠"))


@seed(1926)
@settings(max_examples=FUZZ, deadline=None)
@given(SIGNS, SIGNS)
def test_two_texts_never_become_one(one, other):
    assert (defuse(one) == defuse(other)) == (one == other)
