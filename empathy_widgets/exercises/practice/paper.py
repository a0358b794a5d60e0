"""A practice on paper, as a file: what its pages have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from empathy_widgets import __version__
from empathy_widgets.domain import Practice, Run
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.reports import Report, Section
from empathy_widgets.strings import _, language

__all__ = ["code_of", "one_page", "paper_file"]


def code_of(page: Page, run: Run) -> str:
    """The code of the case a run belongs to; "" without one."""
    return page.store.case(run.case_id).code if run.case_id else ""


def one_page(
    practice: Practice, lead: str, sections: Iterable[Section], made_for: datetime.datetime, code: str,
) -> Report:
    """One page with these sections; ``made_for`` is when the run changed last: the same gives the same bytes."""
    foot = _("Empathy Workbook {version}").format(version=__version__)
    return Report(
        title=practice.title, lead=lead, facts=(), label="", made_for=made_for, one_page=True,
        foot=f"{code} · {foot}" if code else foot, numbering=_("Page {page} of {pages}"), sections=tuple(sections),
        language=language().partition("-")[0])


def paper_file(
    page: Page, run: Run, report: Report, name: str, paper: str, what: str,
) -> tuple[str, str, bytes]:
    """A page as a file: name, media type, bytes; a line in the case's history says that it was made, ``what`` it is."""
    from empathy_widgets.reports import as_pdf_apart

    content = as_pdf_apart(report, paper)
    if run.case_id:
        page.store.note_export(run.case_id, what)
    return f"{name}-{datetime.date.today():%Y-%m-%d}.pdf", "application/pdf", content
