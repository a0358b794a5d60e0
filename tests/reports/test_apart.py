"""A report set in a process of its own: the same bytes, the same refusals, and no memory kept."""

import dataclasses
import datetime

import psutil
import pytest

from empathy_widgets.errors import ExchangeError
from empathy_widgets.reports import Cell, Drawing, Report, Section, Table, as_pdf, as_pdf_apart

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path d="M2 2L18 18"/></svg>'
REPORT = Report(
    "A title", "A lead. #import \"x\" $y$ Grüße", (("Case", "amber-otter-27"),),
    "practice form: not validated, no norms", "amber-otter-27", "Page {page} of {pages}",
    (Section("The shape", (Drawing(SVG, "A line."),),
             Table(("Score", "Points"), ((Cell("One", "more"), Cell("3")),), (1, 0)), ("A paragraph.",)),),
    datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC),
)


def test_the_bytes_are_those_of_a_report_set_here():
    assert as_pdf_apart(REPORT, "letter") == as_pdf(REPORT, "letter")


def test_a_refusal_comes_back_as_its_sentence():
    with pytest.raises(ExchangeError, match="a4 or letter"):
        as_pdf_apart(REPORT, "napkin")


def test_what_cannot_be_set_is_one_sentence():
    broken = dataclasses.replace(REPORT, sections=(Section("x", (Drawing("<svg ", "broken"),)),))
    with pytest.raises(ExchangeError, match=r"^This report cannot be set"):
        as_pdf_apart(broken)


def test_this_process_does_not_grow():
    as_pdf_apart(REPORT)
    before = psutil.Process().memory_info().rss
    for _time in range(3):
        as_pdf_apart(REPORT)
    assert psutil.Process().memory_info().rss - before < 4_000_000
