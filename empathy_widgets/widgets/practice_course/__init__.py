"""The picture of how a practice went, and the table beside it."""

from empathy_widgets.widgets.practice_course.widget import PracticeCourse, default_strings

__all__ = ["PracticeCourse", "default_strings"]
