"""The reading of a lesson."""

from empathy_widgets.widgets.lesson_text.widget import LessonText

__all__ = ["LessonText"]
