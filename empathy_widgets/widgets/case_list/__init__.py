"""The cases of a workspace, and a way to make a new one."""

from empathy_widgets.widgets.case_list.widget import CaseList, default_strings

__all__ = ["CaseList", "default_strings"]
