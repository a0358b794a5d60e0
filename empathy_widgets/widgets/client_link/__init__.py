"""The way to a client's own page: a code is made, shown once, and called back."""

from empathy_widgets.widgets.client_link.widget import ClientLink

__all__ = ["ClientLink"]
