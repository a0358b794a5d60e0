"""The pages as a person uses them: words for the tests to act in."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

__all__ = ["Sheet"]

SAVED = re.compile(r"Saved \d\d:\d\d")


class Sheet:
    """One browser tab of one person."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin

    def open(self, chapter: str, **asked: str) -> Sheet:
        """Open a chapter and wait until it can be used."""
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        self.page.goto(f"{self.origin}/chapter/{chapter}" + (f"?{query}" if query else ""))
        return self.ready()

    def ready(self) -> Sheet:
        """Wait until the page says that it can be used."""
        expect(self.page.locator("[data-page-ready=true]")).to_have_count(1, timeout=40_000)
        return self

    def radio(self, item: int, value: int | str):
        """One choice of one item."""
        return self.page.locator(f'fieldset[data-item="{item}"] input[type=radio][value="{value}"]')

    @property
    def shown(self) -> int:
        """The number of the one item on the screen."""
        return int(self.page.locator("fieldset[data-item]").get_attribute("data-item"))

    def standing(self) -> dict[int, int]:
        """The checked choice of every item that has one, as the whole list shows them; then back to one item."""
        switch = self.page.locator("[data-toggle-view]")
        switch.click()
        expect(self.page.locator('[data-view="list"]')).to_have_count(1)
        checked = self.page.locator("fieldset[data-item] input[type=radio]:checked").evaluate_all(
            "radios => radios.map(radio => [radio.closest('fieldset').dataset.item, radio.value])")
        switch.click()
        expect(self.page.locator("fieldset[data-item]")).to_have_count(1)
        return {int(item): int(value) for item, value in checked}

    def answer(self, item: int, value: int | str) -> None:
        """Choose and wait until the page says that it is saved."""
        mark = self.page.locator("[data-save-state]").first
        self.radio(item, value).check(force=True)
        expect(mark).to_have_attribute("data-save-state", "saved")
        expect(mark).to_have_text(SAVED)

    def next(self) -> None:
        """Go on to the next item, or to the last page."""
        self.page.locator("[data-next]").click()

    def unfold(self) -> None:
        """Open every part that folds under a heading."""
        for head in self.page.locator(".ew-fold-head:visible").all():
            if head.get_attribute("aria-expanded") == "false":
                head.press("Enter")

    def begin(self, instrument: str, mode: str) -> None:
        """Start a sitting from the start panel."""
        self.page.locator(f'input[type=radio][value="{instrument}"]').check(force=True)
        self.page.locator(f'input[type=radio][value="{mode}"]').check(force=True)
        self.page.get_by_role("button", name="Begin").click()

    def fill_all(self, count: int, value: int = 3) -> None:
        """Answer every item from the one shown to the last page."""
        for item in range(self.shown, count + 1):
            expect(self.page.locator(f'fieldset[data-item="{item}"]')).to_be_visible()
            self.answer(item, value)
            self.next()
