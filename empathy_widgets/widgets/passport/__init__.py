"""What there is to know of one instrument before it is used."""

from empathy_widgets.widgets.passport.widget import Passport, default_strings

__all__ = ["Passport", "default_strings"]
