"""Choosing an instrument and how it is filled in."""

from empathy_widgets.widgets.start_panel.widget import StartPanel, default_strings

__all__ = ["StartPanel", "default_strings"]
