"""The classes that are kept, and a field to keep one more."""

from empathy_widgets.widgets.kept_classes.widget import KeptClasses

__all__ = ["KeptClasses"]
