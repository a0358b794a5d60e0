"""A short text under headings, for the reading of a profile."""

from empathy_widgets.widgets.reading.widget import Reading

__all__ = ["Reading"]
