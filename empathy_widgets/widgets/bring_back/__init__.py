"""A file somebody brings back from home, looked at before it is taken in."""

from empathy_widgets.widgets.bring_back.widget import BringBack

__all__ = ["BringBack"]
