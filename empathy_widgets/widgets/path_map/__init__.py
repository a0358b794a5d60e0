"""The beats of a scene and the path that was taken, as a picture."""

from empathy_widgets.widgets.path_map.widget import PathMap, default_strings

__all__ = ["PathMap", "default_strings"]
