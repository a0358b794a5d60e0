"""Where a draft is finished: which item belongs to which score, turned or not, and the range."""

from empathy_widgets.widgets.finish_form.widget import FinishForm, default_strings

__all__ = ["FinishForm", "default_strings"]
