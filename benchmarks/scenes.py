"""A role-play as a person feels it: from a choice to the next beat, committed; and a long list opened cold."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext

from benchmarks.servers import Side

__all__ = ["list_of_scenes", "scene_turns"]

CHOOSE = """
async () => {
  const turns = () => document.querySelectorAll(".ew-turn").length;
  const before = turns();
  const begin = performance.now();
  return await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (turns() === before || !document.querySelector("[data-option]:enabled, [data-ending]")) return;
      observer.disconnect();
      resolve(performance.now() - begin);
    });
    observer.observe(document.body, {subtree: true, childList: true, attributes: true});
    document.querySelector("[data-option]:enabled").click();
  });
}
"""
SCENE = "two-cups"
AGAIN = 4
"""Times each moment is tried again, so that one scene gives enough choices to measure."""


def scene_turns(side: Side, context: BrowserContext) -> list[float]:
    """Milliseconds from each choice to the next beat shown, its durable commit and audit row included."""
    page = context.new_page()
    page.goto(side.page.split("/chapter/")[0] + "/chapter/role-play")
    page.locator("[data-page-ready=true]").wait_for(state="attached")
    page.locator(f"[data-entry={SCENE}] summary").click()
    page.locator(f"[data-begin={SCENE}]").click()
    page.locator(".ew-opening [data-begin]").click()
    times: list[float] = []
    turns = 0
    while not page.locator("[data-ending]").count():
        for _try in range(AGAIN):
            page.locator("[data-option]:enabled").first.wait_for()
            times.append(page.evaluate(CHOOSE))
            if _try < AGAIN - 1:
                page.locator("[data-again]").click()
                page.locator(".ew-turn").nth(turns).wait_for(state="detached")
        turns += 1
    return times


def list_of_scenes(count: int = 200) -> float:
    """Seconds to list a shelf of ``count`` scenes that nobody has read yet."""
    from empathy_widgets.library import Library
    from empathy_widgets.places import content_folder

    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "scripts").mkdir()
        shipped = sorted((content_folder() / "scripts").glob("*.yaml"))
        for number in range(count):
            file = shipped[number % len(shipped)]
            text = file.read_text("utf-8").replace(f"id: {file.stem}\n", f"id: scene-{number}\n", 1)
            (folder / "scripts" / f"scene-{number}.yaml").write_text(text, "utf-8")
        begun = time.perf_counter()
        assert len(Library(folder).shelf("scripts")) == count
        return time.perf_counter() - begun
    finally:
        shutil.rmtree(folder)
