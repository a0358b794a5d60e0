"""Which sitting is looked at, and which earlier one lies under it."""

from empathy_widgets.widgets.sitting_chooser.widget import SittingChooser, default_strings

__all__ = ["SittingChooser", "default_strings"]
