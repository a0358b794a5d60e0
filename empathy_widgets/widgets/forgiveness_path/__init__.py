"""A path of forgiveness: questions about safety first, then places to stay at, to leave and to come back to."""

from empathy_widgets.widgets.forgiveness_path.widget import ForgivenessPath, default_strings

__all__ = ["ForgivenessPath", "default_strings"]
