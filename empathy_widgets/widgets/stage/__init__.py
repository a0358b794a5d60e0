"""A scene being played: the other person's lines, what may be answered, and what each answer did."""

from empathy_widgets.widgets.stage.widget import Stage, default_strings

__all__ = ["Stage", "default_strings"]
