"""A problem as a board: six steps from neutral words to a date to look back."""

from empathy_widgets.widgets.board.widget import Board, default_strings

__all__ = ["Board", "default_strings"]
