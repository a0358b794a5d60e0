"""Mirroring: cue cards drawn as lines, a pace ring, a soft bell, and a look back after each round."""

from empathy_widgets.widgets.mirror.widget import Mirror, default_strings

__all__ = ["Mirror", "default_strings"]
