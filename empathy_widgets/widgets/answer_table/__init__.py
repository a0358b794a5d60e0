"""The answers of one sitting, item by item."""

from empathy_widgets.widgets.answer_table.widget import AnswerTable, default_strings

__all__ = ["AnswerTable", "default_strings"]
