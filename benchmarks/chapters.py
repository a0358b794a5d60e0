"""`python -m benchmarks.chapters`: how long each chapter takes to open, beside administering a scale.

The made-up clinic, one case of it, in a browser that was there before, the chapters in turns. The clock runs from the
navigation until the page answers.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.profile import HERE, clinic, profile_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import launch  # noqa: E402

__all__ = ["opening"]

BESIDE = "administer-a-scale"
AIM = 1.2
READY = """() => new Promise((done) => {
  const look = () => {
    const html = document.documentElement;  // null for a moment after the answer's first bytes
    if (html) seen.observe(html, { attributes: true });
    if (html?.dataset.pageReady === "true") done(performance.now());
  };
  const seen = new MutationObserver(look);
  seen.observe(document, { childList: true });
  look();
})"""


def opening(page: Page, address: str) -> float:
    """Milliseconds from the navigation until the page answers."""
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    return float(page.evaluate(READY))


def main() -> None:
    """Open every chapter in turns, print the medians and their ratios."""
    from empathy_widgets.places import notebooks_folder
    from empathy_widgets.server.chapters import chapters

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="openings of each (default 9)")
    rounds = parser.parse_args().rounds
    names = [one.name for one in chapters(notebooks_folder())]
    times: dict[str, list[float]] = {name: [] for name in names}
    with sync_playwright() as playwright, clinic(HERE) as link, launch(playwright) as browser:
        page = browser.new_context().new_page()
        of_case = profile_of(page, link)
        for round_number in range(rounds + 1):
            for name in names:
                took = opening(page, of_case.replace("/profile?", f"/{name}?"))
                if round_number:  # the first fills the browser's store
                    times[name].append(took)
    base = statistics.median(times[BESIDE])
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name}: {middle:.0f} ms, {middle / base:.2f} × {BESIDE} (aim ≤ {AIM})", flush=True)


if __name__ == "__main__":
    main()
