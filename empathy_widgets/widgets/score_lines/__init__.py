"""The scores of a sitting, a line each."""

from empathy_widgets.widgets.score_lines.widget import ScoreLines, default_strings

__all__ = ["ScoreLines", "default_strings"]
