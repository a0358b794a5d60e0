"""Types and style hold in the whole package; what each checker looks for stands in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 120
CONFIG = str(ROOT / "pyproject.toml")
FAULTY = '''"""A module with a wrong type and an import nobody uses."""

import os


def seats(count: int) -> int:
    """Count the seats."""
    return str(count)
'''
SOUND = ('"""A module without a fault."""\n\n\n'
         'def seats(count: int) -> int:\n    """Count the seats."""\n    return count\n')


def run(*words):
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)


def types(*where):
    return run("mypy", "--config-file", CONFIG, *where)


def style(where):
    return run("ruff", "check", "--config", CONFIG, "--output-format", "concise", where)


@pytest.mark.timeout(900)  # the first time every library is read as well
def test_types_hold():
    checked = types()
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "no issues found in" in checked.stdout


def too_long(text: str) -> list[int]:
    """The lines of more than 120 characters, counted from 1; ruff lets those pass that end with an order to it."""
    return [number for number, line in enumerate(text.splitlines(), 1) if len(line) > LONGEST]


def test_no_line_is_longer_than_a_screen_is_wide():
    listed = subprocess.run(["git", "ls-files", "*.py", "*.pyi"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = listed.stdout.splitlines()
    long = {name: lines for name in files if (ROOT / name).is_file()
            and (lines := too_long((ROOT / name).read_text("utf-8")))}
    assert files and not long, long


def test_a_long_line_is_found_also_when_it_ends_with_an_order_to_a_checker():
    order = "  # type: ignore[arg-type]"
    assert too_long(f"a = 1\n{'b' * LONGEST}\n{'c' * LONGEST}{order}\n") == [3]


def test_style_holds():
    checked = style(".")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_wrong_type_and_an_unused_import_are_caught(tmp_path):
    faulty, sound = tmp_path / "faulty.py", tmp_path / "sound.py"
    faulty.write_text(FAULTY, "utf-8")
    sound.write_text(SOUND, "utf-8")
    cache = f"--cache-dir={tmp_path / 'cache'}"
    checked = types(cache, str(faulty))
    assert checked.returncode == 1 and "[return-value]" in checked.stdout, checked.stdout + checked.stderr
    styled = style(str(faulty))
    assert styled.returncode == 1 and "F401" in styled.stdout, styled.stdout + styled.stderr
    assert types(cache, str(sound)).returncode == 0 and style(str(sound)).returncode == 0
