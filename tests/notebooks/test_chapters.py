"""The notebooks' own rules, and each one executed from top to bottom on a real workspace."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]


def cells(path, kind):
    return [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def test_there_are_chapters():
    assert len(NOTEBOOKS) >= 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_prose_first_and_one_call_a_cell(path):
    prose, code = cells(path, "markdown"), cells(path, "code")
    assert 5 <= len(prose) + len(code) <= 12
    assert sum(map(len, prose)) > sum(map(len, code))
    for number, source in enumerate(code):
        lines = [line for line in source.splitlines() if line.strip()]
        assert len(lines) <= 3
        tree = ast.parse(source)
        assert sum(isinstance(node, ast.Call) for node in ast.walk(tree)) == 1
        assert not any(isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.For, ast.If)) for node in ast.walk(tree))
        assert number == 0 or not any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.walk(tree))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_opens_with_a_title_and_minutes_and_ends_with_a_question_for_supervision(path):
    prose = cells(path, "markdown")
    assert re.match(r"# \S", prose[0]) and re.search(r"\d+ minutes?", prose[0])
    assert "**To take to supervision:** *" in prose[-1] and prose[-1].rstrip().endswith("?*")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_committed_without_outputs(path):
    content = json.loads(path.read_text("utf-8"))
    assert "widgets" not in content["metadata"]
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_cell_shows_something(path, workspace):
    notebook = nbformat.read(path, 4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            kinds = [kind for output in cell.outputs for kind in output.get("data", {})]
            assert "application/vnd.jupyter.widget-view+json" in kinds, cell.source
            assert not any(output.output_type in ("error", "stream") for output in cell.outputs)
