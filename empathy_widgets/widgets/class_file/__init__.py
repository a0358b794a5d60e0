"""Chooses an instrument and the file of answers that belongs to it."""

from empathy_widgets.widgets.class_file.widget import ClassFile, default_strings

__all__ = ["ClassFile", "default_strings"]
