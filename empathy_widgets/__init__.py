"""The Empathy Workbook: widgets, scoring and records for empathy training.

The door is `Workbook`; a notebook needs nothing else. The widgets can be used alone: ``empathy_widgets.LikertScale``.
Names are loaded when first asked for, so that scoring a file does not start a widget library. The stub beside this file
says the same to a type checker.
"""

import lazy_loader

from empathy_widgets import widgets

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__, submod_attrs={"widgets": widgets.__all__, "workbook": ["Workbook"]})
__all__ += ["__version__"]
