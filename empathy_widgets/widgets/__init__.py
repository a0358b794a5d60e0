"""What a page shows and collects. Each widget has its own folder and is read only when somebody asks for it.

The stub beside this file names every widget once, for a type checker, for an editor and for us.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
