"""What a chapter offers: carry on, look back, or begin something."""

from empathy_widgets.widgets.chapter_menu.widget import ChapterMenu, default_strings

__all__ = ["ChapterMenu", "default_strings"]
