"""The log of a practice: how well one could be there, whether it was done, one line."""

from empathy_widgets.widgets.practice_log.widget import PracticeLog, default_strings

__all__ = ["PracticeLog", "default_strings"]
