"""What a person installs is whole: content, notebooks, templates, scripts and migrations travel in the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOK = """
from empathy_widgets.library import Library
from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.records import Workspace
import empathy_widgets, sys
assert len(Library().instruments()) == 5 and not Library().complaints()
assert len(list(notebooks_folder().glob("*.ipynb"))) >= 3
Workspace(sys.argv[1]).prepare()
print(empathy_widgets.__file__)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--quiet",
         f"--wheel-dir={folder}"], check=True, capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(folder / "site")
    return folder / "site"


def test_an_installed_workbook_reads_its_own_content_and_prepares_a_workspace(installed, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    looked = subprocess.run([sys.executable, "-P", "-c", LOOK, str(tmp_path / "workspace")], cwd=tmp_path,
                            env=environment, capture_output=True, text=True, check=False)
    assert looked.returncode == 0, looked.stderr
    assert looked.stdout.strip().startswith(str(installed)), "the checkout was read instead of the wheel"


@pytest.mark.parametrize("pattern", ["*.js", "*.css", "*.j2", "*.typ", "*.pyi", "py.typed"])
def test_every_file_a_page_needs_is_there(installed, pattern):
    package = ROOT / "empathy_widgets"
    here = {path.relative_to(package) for path in package.rglob(pattern) if "__pycache__" not in path.parts}
    there = {path.relative_to(installed / "empathy_widgets") for path in (installed / "empathy_widgets").rglob(pattern)}
    assert here and here <= there
