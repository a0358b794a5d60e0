"""Questions to try one's understanding on."""

from empathy_widgets.widgets.check_cards.widget import CheckCards

__all__ = ["CheckCards"]
