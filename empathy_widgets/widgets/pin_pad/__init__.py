"""The clinician's PIN: asked for, or made."""

from empathy_widgets.widgets.pin_pad.widget import PinPad, default_strings

__all__ = ["PinPad", "default_strings"]
