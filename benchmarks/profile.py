"""`python -m benchmarks.profile OTHER`: how long a profile takes to open, beside another checkout of the workbook.

Both serve the made-up clinic; one case's profile is opened in turns, in a browser that was
there before. The clock runs from the navigation until the radar stands and the page answers.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.servers import free_port, running

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import launch  # noqa: E402

__all__ = ["openings"]

HERE = Path(__file__).parents[1]
READY = "[data-page-ready=true] [data-chart=radar] svg"
AIM = 0.8
WHOSE = "a nurse worn out by caring"
"""A case of the made-up clinic with three sittings whose scores can be compared."""
CASE = """(whose) => [...document.querySelectorAll("a[href*='case=']")]
  .filter((one) => (one.closest("li, tr") ?? one).textContent.includes(whose))
  .map((one) => new URL(one.href).searchParams.get("case"))[0]"""


@contextlib.contextmanager
def clinic(root: Path) -> Iterator[str]:
    """The made-up clinic as one checkout serves it: the link that signs a browser in."""
    command = [sys.executable, "-P", "-m", "empathy_widgets.cli", "demo", "--no-browser", f"--port={free_port()}"]
    with running(command, PYTHONPATH=str(root)) as server:
        yield link_of(server)


def link_of(server: subprocess.Popen[str]) -> str:
    """The link a server prints once it answers; RuntimeError when it ends before."""
    for line in server.stdout or ():
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S*token=\S+", line):
            return found[0]
    raise RuntimeError("the workbook ended before it printed its link")


def openings(page: Page, address: str) -> float:
    """Seconds from the navigation until the profile can be used."""
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    page.wait_for_selector(READY)
    return float(page.evaluate("performance.now()")) / 1000


def profile_of(page: Page, link: str) -> str:
    """The address of the profile of `WHOSE`, in a browser that is signed in from then on."""
    page.goto(link)
    page.wait_for_selector("[data-page-ready=true]")
    case = page.evaluate(CASE, WHOSE)
    return f"{link.partition('/?')[0]}/chapter/profile?case={case}"


def main() -> None:
    """Open both in turns, print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path, help="a checkout of the workbook to compare with")
    parser.add_argument("--rounds", type=int, default=15, help="openings of each (default 15)")
    asked = parser.parse_args()
    times: dict[str, list[float]] = {"here": [], "other": []}
    with sync_playwright() as playwright, clinic(HERE) as here, clinic(asked.other.resolve()) as other:
        with launch(playwright) as browser:
            pages = {"here": browser.new_context().new_page(), "other": browser.new_context().new_page()}
            addresses = {"here": profile_of(pages["here"], here), "other": profile_of(pages["other"], other)}
            for _round in range(asked.rounds):
                for name, page in pages.items():
                    times[name].append(openings(page, addresses[name]))
    middle = {name: statistics.median(found) for name, found in times.items()}
    print(f"a profile until it can be used, s: here {middle['here']:.3f}, the other {middle['other']:.3f}, "
          f"{middle['here'] / middle['other']:.2f} of it (aim ≤ {AIM})", flush=True)


if __name__ == "__main__":
    main()
