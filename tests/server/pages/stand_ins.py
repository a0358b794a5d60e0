"""Notebooks that stand in for the chapters: one that works, and some that fail in the ways a chapter can."""

from __future__ import annotations

from pathlib import Path

import nbformat

__all__ = ["write_chapters"]

WIDGET = '''
import anywidget, os, traitlets
class Choice(anywidget.AnyWidget):
    _esm = """export default {render({model, el}) {
      const radio = Object.assign(document.createElement("input"), {type: "radio", ariaLabel: "yes"});
      radio.onchange = () => { model.set("chosen", true); model.save_changes(); };
      const said = document.createElement("output");
      model.on("change:echo", () => { said.textContent = model.get("echo"); });
      el.append(radio, said);
    }};"""
    chosen = traitlets.Bool(False).tag(sync=True)
    echo = traitlets.Unicode("").tag(sync=True)
'''
SHOWN = '''
choice = Choice()
choice.observe(lambda _change: setattr(choice, "echo", "heard"), "chosen")
choice
'''
TOLD = '''
from IPython.display import Markdown
import json, sys
names = ("EMPATHY_SERVED", "EMPATHY_WORKSPACE", "EMPATHY_SEAT", "QUERY_STRING", "IPYTHONDIR")
told = {name: os.environ.get(name) for name in names}
told["everything"] = sorted(os.environ.values())
told["history"] = type(get_ipython().history_manager.db).__name__
told["modules"] = [name for name in ("nbformat", "jsonschema") if name in sys.modules]
class Told(anywidget.AnyWidget):
    value = traitlets.Unicode().tag(sync=True)
Told(value=json.dumps(told))
'''
DYING = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
SILENT = "import threading\nthreading.Event().wait()"
CHAPTERS = {
    "00-welcome": ("Welcome", ["# Welcome\n\nA page to try things on."], [WIDGET, SHOWN]),
    "01-administer-a-scale": ("Administer a scale", ["# Administer"], [WIDGET, SHOWN]),
    "02-told": ("What a kernel is told", ["# Told"], [WIDGET, TOLD]),
    "03-broken": ("Broken", ["# Broken"], ["secret_word = 1 / 0"]),
    "04-dying": ("Dying", ["# Dying"], [DYING]),
    "05-silent": ("Silent", ["# Silent"], [SILENT]),
}


def write_chapters(folder: Path) -> Path:
    """Write the notebooks into ``folder`` and return it."""
    folder.mkdir()
    for name, (title, prose, cells) in CHAPTERS.items():
        notebook = nbformat.v4.new_notebook(metadata={
            "title": title, "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
        notebook.cells = [nbformat.v4.new_markdown_cell(text) for text in prose]
        notebook.cells += [nbformat.v4.new_code_cell(source.strip()) for source in cells]
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder
