"""Which case this page writes to, whether it is saved, and whether the line is up."""

from empathy_widgets.widgets.case_bar.widget import CaseBar, default_strings

__all__ = ["CaseBar", "default_strings"]
