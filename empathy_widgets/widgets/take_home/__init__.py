"""The page that is taken home as one file: its script and style, and the words it shows."""

from empathy_widgets.widgets.take_home.page import default_strings, page_script, page_style

__all__ = ["default_strings", "page_script", "page_style"]
