"""A drill in active listening: statements to say back in own words, and how a round of it goes."""

from empathy_widgets.widgets.listening_drill.widget import ListeningDrill, default_strings

__all__ = ["ListeningDrill", "default_strings"]
