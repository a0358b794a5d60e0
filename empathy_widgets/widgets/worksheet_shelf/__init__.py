"""Worksheets with pictures of their pages, to choose from, look at and print."""

from empathy_widgets.widgets.worksheet_shelf.widget import WorksheetShelf, default_strings

__all__ = ["WorksheetShelf", "default_strings"]
