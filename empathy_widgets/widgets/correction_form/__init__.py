"""Putting a mistake right: void a sitting, or move it to another case."""

from empathy_widgets.widgets.correction_form.widget import CorrectionForm, default_strings

__all__ = ["CorrectionForm", "default_strings"]
