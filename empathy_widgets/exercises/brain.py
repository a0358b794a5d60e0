"""The chapter "Empathy and the brain": two views, five regions, and what is known of each beside what is told."""

from __future__ import annotations

from typing import Any

from empathy_widgets.charts.brain import HEIGHT, WIDTH, brain_views
from empathy_widgets.domain import Region
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.facts import told
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.titles import chapter_title
from empathy_widgets.widgets import BrainMap

__all__ = ["Brain"]

@chapter
class Brain:
    """Five regions of the brain: the popular account, what is supported, and what it may mean in the room."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = BrainMap(
            width=WIDTH, height=HEIGHT, views=brain_views(),
            regions=[self._told(region) for region in page.library.regions()],
        )

    def _told(self, region: Region) -> dict[str, Any]:
        """A region as its card shows it; a link to a chapter that is not here is left out."""
        fields = region.model_dump(include={"id", "name", "where", "does", "popular", "grade", "disputed"})
        facts = [told(fact) for fact in region.supported]
        ideas = [{"text": one.text, "links": [
            {"text": title, "href": self.page.link(name)} for name in one.chapters if (title := chapter_title(name))
        ]} for one in region.in_the_room]
        return {**fields, "supported": facts, "in_the_room": ideas}
