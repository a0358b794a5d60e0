"""The items of an instrument in a group, as tables."""

from empathy_widgets.widgets.item_table.widget import ItemTable, default_strings

__all__ = ["ItemTable", "default_strings"]
