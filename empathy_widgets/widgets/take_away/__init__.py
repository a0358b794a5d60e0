"""Files to take away: each is made when somebody asks for it, and handed to the browser as a download."""

from empathy_widgets.widgets.take_away.widget import TakeAway, default_strings

__all__ = ["TakeAway", "default_strings"]
