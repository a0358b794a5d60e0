"""The scores as a table, with change and verdict."""

from empathy_widgets.widgets.score_table.widget import ScoreTable, default_strings

__all__ = ["ScoreTable", "default_strings"]
