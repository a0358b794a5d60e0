"""A report as PDF: from the store to the bytes, beside Chromium printing the profile that is already open.

`page.pdf` is the usual way from a web page to a PDF, and it starts ahead here: its page is open and drawn before the
clock runs, while the workbook reads the sittings, scores them and sets the pages.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.servers import free_port, running

__all__ = ["report_times"]


def report_times(browser: Browser, rounds: int = 5) -> tuple[list[float], list[float]]:
    """Seconds to the PDF of a course of three sittings, in turn: the workbook's, then Chromium's."""
    from empathy_widgets.commands.made_up_clinic import make_clinic
    from empathy_widgets.exercises.page.page import Page
    from empathy_widgets.exercises.progress.progress import Progress
    from empathy_widgets.exercises.take_away.report import make_report
    from empathy_widgets.records import Workspace

    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        place = Workspace(Path(folder) / "workspace")
        place.prepare()
        case = make_clinic(place)[2]
        opened = Page(place, query=f"case={case.id}", seat="benchmark")
        port = free_port()
        command = [sys.executable, "-m", "empathy_widgets.cli", "serve", "--no-browser", f"--port={port}",
                   f"--workspace={place.folder}"]
        with running(command) as process:
            assert process.stdout is not None
            link = re.findall(r"http://\S+", process.stdout.readline())[0]
            page = browser.new_page()
            page.goto(link)
            page.goto(f"http://127.0.0.1:{port}/chapter/profile?case={case.id}")
            page.locator("[data-page-ready=true]").wait_for(state="attached")
            page.locator("[data-chart=trends]").last.locator("svg.main-svg").first.wait_for()
            for _round in range(rounds):
                ours.append(seconds(
                    lambda: make_report(case, Progress.of(opened, opened.completed()[-1]), whole=True)))
                theirs.append(seconds(lambda: page.pdf(format="A4")))
    return ours, theirs


def seconds(make: Callable[[], object]) -> float:
    """How long one PDF takes."""
    begun = time.perf_counter()
    make()
    return time.perf_counter() - begun
