"""Practices to take home as one file that works offline, and the file that is brought back."""

from empathy_widgets.exchange.take_home.brought import BroughtBack, BroughtLine, read_brought_back
from empathy_widgets.exchange.take_home.page import HomePage, HomePractice, page_id, take_home_page

__all__ = [
    "BroughtBack", "BroughtLine", "HomePage", "HomePractice", "page_id", "read_brought_back", "take_home_page",
]
