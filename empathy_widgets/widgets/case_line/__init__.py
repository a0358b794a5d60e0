"""The time line of a case: lanes, marks on one axis of time, and what each mark stands for."""

from empathy_widgets.widgets.case_line.widget import CaseLine, default_strings

__all__ = ["CaseLine", "default_strings"]
