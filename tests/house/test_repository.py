"""The repository keeps its own rules: exports, sizes, no outside address, one list of dependencies."""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import empathy_widgets

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "empathy_widgets"
LINES_AT_MOST = 260
MODULES = sorted(
    module.name for module in pkgutil.walk_packages(empathy_widgets.__path__, "empathy_widgets.")
    if ".migrations" not in module.name
)


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns], cwd=ROOT,
                            check=True, capture_output=True, text=True)
    found = [path for path in (ROOT / name for name in listed.stdout.splitlines()) if path.is_file()]
    assert found, f"{patterns} finds no file"
    return found


@pytest.mark.parametrize("name", MODULES)
def test_every_module_opens_with_a_docstring_and_names_what_it_exports(name):
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} opens without a word"
    exported = module.__all__
    assert len(set(exported)) == len(exported)
    for public in exported:
        assert hasattr(module, public), f"{name}.__all__ names {public}, which is not there"


@pytest.mark.parametrize("name", MODULES)
def test_every_exported_name_is_documented(name):
    module = importlib.import_module(name)
    for public in module.__all__:
        thing = getattr(module, public)
        if isinstance(thing, type) or hasattr(thing, "__code__"):
            assert thing.__doc__, f"{name}.{public} has no docstring"


def test_files_stay_short():
    long = {
        str(path.relative_to(ROOT)): count
        for path in tracked("empathy_widgets/*.py", "empathy_widgets/*.js", "tests/*.py", "benchmarks/*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > LINES_AT_MOST
    }
    assert not long, f"Which second idea moved in? {long}"


def test_nothing_served_names_an_outside_address():
    allowed = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org)")
    for path in tracked("empathy_widgets/*.js", "empathy_widgets/*.css", "empathy_widgets/*.j2",
                        "empathy_widgets/*.html", "notebooks/*"):
        for address in re.findall(r"https?://[^\s\"'<>)]+", path.read_text("utf-8")):
            assert allowed.match(address), f"{path.relative_to(ROOT)} names {address}"


def test_no_committed_file_names_an_index_host():
    for path in tracked("requirements.lock", "pyproject.toml", "environment.yml", "Makefile", "tests/javascript/*",
                        "tests/phones/*"):
        text = path.read_text("utf-8")
        named = re.search(r"(?i)index-url|pypi\.org|files\.pythonhosted|(?m:^--)|registry(\.|\s*=)|\"resolved\"", text)
        assert not named, f"{path.name} says {named[0]}"


def test_environment_agrees_with_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    environment = YAML(typ="safe").load((ROOT / "environment.yml").read_text("utf-8"))
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    conda = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    pip = next(entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    assert f"python{project['requires-python']}" in conda
    assert set(conda) == {f"python{project['requires-python']}", "pip"}
    extras = set(re.findall(r"\[(\w+)\]", " ".join(pip)))
    assert pip == ["-e .[test]"] and extras <= set(project["optional-dependencies"])


def test_the_lock_holds_every_dependency_with_hashes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"(?m)^([A-Za-z0-9._-]+)==", lock)}
    wanted = (project["dependencies"] + project["optional-dependencies"]["test"]
              + project["optional-dependencies"]["build"])
    names = {re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", line)[0]).lower() for line in wanted}
    assert names <= locked, f"run `make lock`: {names - locked} missing"
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


@pytest.mark.parametrize("name", ["javascript", "phones"])
def test_the_lock_of_what_node_runs_holds_every_package_with_its_hash(name):
    folder = ROOT / "tests" / name
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert locked[""]["devDependencies"] == wanted
    packages = {name.removeprefix("node_modules/"): package for name, package in locked.items() if name}
    assert {name: packages[name]["version"] for name in wanted} == wanted
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


def test_every_dependency_has_a_floor_and_a_ceiling():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"] + project["optional-dependencies"]["test"]:
        assert ">=" in line and ("<" in line or line.startswith("packaging")), line


def test_javascript_holds_no_words():
    """A sentence in a widget's JavaScript would escape translation: strings come from Python."""
    for path in tracked("empathy_widgets/widgets/*.js"):
        code = re.sub(r"(?ms)/\*.*?\*/|^\s*//[^\n]*$", "", path.read_text("utf-8"))
        for text in re.findall(r'text:\s*"([^"]+)"|aria-label"?:\s*"([^"]+)"', code):
            words = "".join(text)
            assert not re.search(r"[A-Za-z]{3,}", words), f"{path.relative_to(ROOT)} says “{words}”"


def test_no_python_function_runs_on():
    long = []
    for path in tracked("empathy_widgets/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.end_lineno - node.lineno + 1 - len((ast.get_docstring(node) or "").splitlines())
                if body > 45:
                    long.append(f"{path.name}:{node.name} {body}")
    assert not long, long
