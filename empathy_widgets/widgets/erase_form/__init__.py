"""Deleting a case for good."""

from empathy_widgets.widgets.erase_form.widget import EraseForm

__all__ = ["EraseForm"]
