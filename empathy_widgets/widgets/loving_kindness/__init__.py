"""The player of a loving-kindness meditation: wishes in their time, bells, a ring that breathes."""

from empathy_widgets.widgets.loving_kindness.widget import LovingKindness, default_strings

__all__ = ["LovingKindness", "default_strings"]
