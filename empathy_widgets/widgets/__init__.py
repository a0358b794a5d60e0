"""What a page shows and collects. Each widget has its own folder and is read only when somebody asks for it.

The stub beside this file names every widget once, for a type checker, for an editor and for us.
"""

import ast
from importlib import import_module
from pathlib import Path

STUB = ast.parse(Path(__file__).with_suffix(".pyi").read_text("utf-8"))
FOLDERS = {line.names[0].name: line.module for line in STUB.body if isinstance(line, ast.ImportFrom) and line.module}

__all__ = list(FOLDERS)


def __getattr__(name: str) -> object:
    if name not in FOLDERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(FOLDERS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
