"""One file a chapter: joins library, widgets, charts and records into what a cell shows.

The files of this folder are the table of contents. All are read here, and each enters itself in `page.chapters`.
"""

from importlib import import_module
from pkgutil import iter_modules

__all__: list[str] = []

for file in iter_modules(__path__, f"{__name__}."):
    if not file.ispkg:
        import_module(file.name)
