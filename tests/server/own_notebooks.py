"""A site's own notebooks, for the server to serve beside the workbook's."""

from __future__ import annotations

from pathlib import Path

import nbformat

__all__ = ["write_notebook"]


def write_notebook(folder: Path, name: str, *cells: str) -> Path:
    """Write a notebook of a heading and these cells of code into ``folder``."""
    folder.mkdir(exist_ok=True)
    notebook = nbformat.v4.new_notebook(metadata={"title": name})
    notebook.cells = [nbformat.v4.new_markdown_cell(f"# {name}"), *map(nbformat.v4.new_code_cell, cells)]
    nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder
