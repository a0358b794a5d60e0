"""No check in the suite is of a kind that cannot fail: what can be seen by reading the tests is refused here."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ANYTHING = {"Exception", "BaseException"}


def in_brackets(node: ast.expr, lines: list[str]) -> bool:
    """Whether an expression is written between brackets of its own."""
    before = lines[node.lineno - 1].encode()[:node.col_offset].rstrip()
    after = lines[node.end_lineno - 1].encode()[node.end_col_offset:].lstrip()
    above = (before or b"".join(line.encode() for line in lines[:node.lineno - 1]).rstrip()).endswith(b"(")
    below = (after or b"".join(line.encode().lstrip() for line in lines[node.end_lineno:])).startswith(b")")
    return above and below


def mixed(node: ast.AST, lines: list[str]) -> bool:
    """``a and b or c``, where one true end makes the rest unasked."""
    return any(
        isinstance(part, ast.BoolOp) and isinstance(part.op, ast.Or)
        and any(isinstance(value, ast.BoolOp) and not in_brackets(value, lines) for value in part.values)
        for part in ast.walk(node)
    )


def same_on_both_sides(node: ast.AST) -> bool:
    """``a == a``; two calls may differ, and ``a != a`` asks for a NaN."""
    return any(
        isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Eq | ast.Is | ast.LtE | ast.GtE | ast.In)
        and ast.dump(part.left) == ast.dump(part.comparators[0])
        and not any(isinstance(inner, ast.Call | ast.Await) for inner in ast.walk(part.left))
        for part in ast.walk(node)
    )


def caught(handler: ast.ExceptHandler) -> set[str]:
    """The names an except takes; everything when it names none."""
    if handler.type is None:
        return ANYTHING
    return {ast.unparse(one) for one in getattr(handler.type, "elts", [handler.type])}


def swallows(node: ast.Try) -> bool:
    """An assert whose failure is caught and goes no further."""
    asks = any(isinstance(inner, ast.Assert) for part in node.body for inner in ast.walk(part))
    return asks and any(
        caught(handler) & {*ANYTHING, "AssertionError"}
        and not any(isinstance(inner, ast.Raise) or ast.unparse(inner).startswith("pytest.fail(")
                    for part in handler.body for inner in ast.walk(part))
        for handler in node.handlers
    )


def toothless(node: ast.AST, lines: list[str]) -> str:
    """Why a node checks nothing or too little; "" when nothing can be said against it."""
    match node:
        case ast.Assert(test=ast.Tuple() | ast.Constant() | ast.GeneratorExp() | ast.Lambda() | ast.JoinedStr()):
            return "this is always true"
        case ast.Assert(msg=ast.Compare() | ast.BoolOp()):
            return "what stands behind the comma is a message, not a check"
        case ast.Assert() if mixed(node.test, lines):
            return "put brackets round each `and` that stands in an `or`"
        case ast.Assert() if same_on_both_sides(node.test):
            return "both sides are the same"
        case ast.Expr(value=ast.Compare()):
            return "this is compared and not asserted"
        case ast.Expr(value=ast.Call(func=ast.Name(id="expect"), args=[_])):
            return "nothing is expected"
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="raises"), args=[_])):
            return "nothing is called"
        case ast.Call(func=ast.Attribute(attr="raises"), args=[ast.Name(id="Exception" | "BaseException"), *_]):
            return "any error would do: name it"
        case ast.Try() if swallows(node):
            return "a failed assert would be caught here"
    return ""


def found_in(source: str) -> list[tuple[int, str]]:
    """Every check of a test file that cannot fail, with its line."""
    lines = source.splitlines()
    said = [(node.lineno, why) for node in ast.walk(ast.parse(source)) if (why := toothless(node, lines))]
    return sorted(said)


FILES = sorted(path for path in TESTS.rglob("*.py"))


def test_no_check_is_of_a_kind_that_cannot_fail():
    assert len(FILES) > 100
    found = [f"{path.relative_to(TESTS)}:{line}: {why}"
             for path in FILES for line, why in found_in(path.read_text("utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("toothless_one", "sound_one"), [
    ("assert a and b or c", "assert (a and b) or c"),
    ("assert a or b and c", "assert (a or b) and c"),
    ("assert (a and\n  b or c)", "assert ((\n  a and b\n) or c)"),
    ("assert not (a or b and c)", "assert not (a or (b and c))"),
    ("assert x == x", "assert x == y"),
    ("assert x.name is x.name", "assert made(x) == made(x)"),
    ("assert a in a", "assert a != a"),
    ("assert (a, b)", "assert (a and b)"),
    ("assert True", "assert truth"),
    ("assert (one for one in some)", "assert any(one for one in some)"),
    ("assert lambda: a", "assert (lambda: a)()"),
    ("assert a, b == c", "assert a, (b, c)"),
    ("a == b", "assert a == b"),
    ("expect(button)", "expect(button).to_be_visible()"),
    ("pytest.raises(OSError)", "pytest.raises(OSError, open, path)"),
    ("with pytest.raises(Exception, match='x'):\n  call()", "with pytest.raises(OSError):\n  call()"),
    ("try:\n  assert a\nexcept Exception:\n  pass", "try:\n  assert a\nexcept OSError:\n  pass"),
    ("try:\n  assert a\nexcept:\n  said.append(1)", "try:\n  assert a\nexcept Exception:\n  raise AssertionError(1)"),
    ("try:\n  assert a\nexcept (OSError, AssertionError):\n  pass", "try:\n  call()\nexcept Exception:\n  pass"),
])
def test_each_kind_is_noticed_and_its_sound_neighbour_is_not(toothless_one, sound_one):
    assert len(found_in(toothless_one)) == 1, toothless_one
    assert found_in(sound_one) == [], sound_one
