"""The form by which a practice is given, changed and called off."""

from empathy_widgets.widgets.assign_form.widget import AssignForm, default_strings

__all__ = ["AssignForm", "default_strings"]
