"""Prompts as cards: dealt one at a time, with notes, the word, and saying back."""

from empathy_widgets.widgets.prompt_cards.widget import PromptCards, default_strings

__all__ = ["PromptCards", "default_strings"]
