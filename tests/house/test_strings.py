"""Every sentence is looked up when it is said: reading the package asks for none, and gettext can find them all.

A server's kernels are copies of one process that has read everything; what was looked up then is in its language.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "empathy_widgets"
LOOK_UPS = ("_", "ngettext")
READ_EVERYTHING = """
import importlib, pkgutil, traceback
from empathy_widgets import strings

def asked():
    caller = traceback.extract_stack()[-3]
    early.append(f"{caller.filename}:{caller.lineno}")
    return strings._ENGLISH

early, strings._now = [], asked
package = importlib.import_module("empathy_widgets")
for module in pkgutil.walk_packages(package.__path__, "empathy_widgets."):
    if ".migrations.versions" not in module.name and not module.name.endswith(".env"):
        importlib.import_module(module.name)
"""
EARLY = '''
TITLE = _("Said too early.")
class Widget:
    unexpected = ngettext("one", "many", 2)
    def tell(self, text=_("Said too early."), *, more=_("Said too early.")): ...
@told(_("Said too early."))
def tell(): ...
always = lambda text=_("Said too early."): text
'''
IN_TIME = '''
TITLE = N_("Marked, and said later.")
class Widget:
    kind: str = field(default_factory=lambda: _("Said when it is made."))
    def tell(self): return _(TITLE), _("Said now."), [ngettext("one", "many", count) for count in (1, 2)]
'''
UNFINDABLE = '_(f"{count} items"), _("{count} items".format(count=3)), _("Saved " + time), ngettext(f"{a}", "b", 2)'


class Reader(ast.NodeVisitor):
    """Walks a module as Python reads it: into defaults and decorators, and not into what runs later."""

    def __init__(self):
        self.early = []

    def visit_FunctionDef(self, node):
        for part in (*node.decorator_list, node.args, *([node.returns] if node.returns else [])):
            self.visit(part)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.visit(node.args)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id in LOOK_UPS:
            self.early.append(node.lineno)
        self.generic_visit(node)


def said_early(code: str) -> list[int]:
    """The lines where a sentence is looked up while the module is read."""
    reader = Reader()
    reader.visit(ast.parse(code))
    return reader.early


def unfindable(code: str) -> list[str]:
    """Look-ups of what is put together first: gettext's tools find only whole sentences, or a name marked by `N_`."""
    return [
        ast.unparse(node) for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in (*LOOK_UPS, "N_")
        and not all(isinstance(text, ast.Constant | ast.Name) for text in node.args[:1 + (node.func.id == "ngettext")])
    ]


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_no_module_looks_a_sentence_up_while_it_is_read():
    early = {str(path.relative_to(ROOT)): lines for path in MODULES if (lines := said_early(path.read_text("utf-8")))}
    assert early == {}, "give the sentence to N_ and look it up in a function"


def test_a_sentence_said_too_early_is_noticed_and_one_said_in_time_is_not():
    assert said_early(EARLY) == [2, 4, 5, 5, 6, 8]
    assert said_early(IN_TIME) == []


def test_gettext_finds_every_sentence():
    wrong = {str(path.relative_to(ROOT)): found for path in MODULES if (found := unfindable(path.read_text("utf-8")))}
    assert wrong == {}


def test_a_sentence_gettext_cannot_find_is_noticed():
    assert len(unfindable(UNFINDABLE)) == 4
    assert unfindable(IN_TIME) == []


@pytest.mark.parametrize(("then", "early"), [("", 0), ("strings._('Said while reading.')", 1)], ids=["all", "control"])
def test_reading_all_modules_asks_for_no_sentence_by_whatever_way(then, early):
    program = f"{READ_EVERYTHING}\n{then}\nprint(len(early), *early)"
    read = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
    assert int(read.stdout.split()[0]) == early, read.stdout
