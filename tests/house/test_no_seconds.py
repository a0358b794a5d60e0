"""No test fails because a machine is slow: work is counted, seconds belong to `make bench`.

Waiting for a condition with a limit is no such assert: `until(..., seconds=20)` waits for what is checked then.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLOCKS = {"perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "monotonic", "monotonic_ns",
          "thread_time", "time_ns", "default_timer", "getrusage", "cpu_times"}
ASSIGNED = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.NamedExpr)
ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
SPENT = {"elapsed", "took", "taken", "spent", "duration"}
"""Names that asserts give a time that was measured elsewhere, in a page for instance."""
CLAIM = "claim"
"""Stands for ``assert`` in the made-up faults below: whoever looks for asserts on seconds shall not find them there."""


def reads_a_clock(node: ast.AST) -> bool:
    """Whether an expression asks a clock."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            asked = part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", "")
            whose = getattr(getattr(part.func, "value", None), "id", "")
            if asked in CLOCKS or (whose, asked) == ("time", "time"):
                return True
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and (
                "performance.now() -" in part.value or "Date.now() -" in part.value):
            return True
    return False


def names_in(node: ast.AST) -> set[str]:
    """The names and attributes an expression mentions."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def timed_asserts(text: str) -> list[tuple[str, int]]:
    """Function and line of every assert that compares a time which passed."""
    found = []
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        timed: set[str] = set()
        for _pass in range(3):  # a time may be handed on: begun → took → median
            for node in ast.walk(function):
                if isinstance(node, ASSIGNED) and node.value is not None:
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    if reads_a_clock(node.value) or names_in(node.value) & timed:
                        timed |= {name for target in targets for name in names_in(target)}
                keeps = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "append"
                if keeps and any(reads_a_clock(value) or names_in(value) & timed for value in node.args):
                    timed |= names_in(node.func.value)
        for node in ast.walk(function):
            if isinstance(node, ast.Assert) and any(
                    isinstance(part, ast.Compare) and any(isinstance(one, ORDER) for one in part.ops)
                    and (reads_a_clock(part) or names_in(part) & (timed | SPENT))
                    for part in ast.walk(node.test)):
                found.append((function.name, node.lineno))
    return found


@pytest.mark.parametrize("name", sorted(path.relative_to(ROOT / "tests").as_posix()
                                        for path in (ROOT / "tests").rglob("*.py")))
def test_no_assert_compares_seconds_that_passed(name):
    text = (ROOT / "tests" / name).read_text("utf-8")
    found = timed_asserts(text)
    assert not found, f"{name}: count the work instead (tests/work.py), or measure it in benchmarks/: {found}"


@pytest.mark.parametrize("body", [
    "begun = time.perf_counter(); work(); claim time.perf_counter() - begun < 2",
    "began = time.process_time(); work(); spent = time.process_time() - began; claim spent < LIMIT",
    "a = monotonic(); work(); b = monotonic() - a; claim sorted([b])[0] < 1 and True",
    "times = []; a = time.time(); work(); times.append(time.time() - a); middle = median(times); claim middle < 3",
    "ms = page.evaluate('() => { const a = performance.now(); go(); return performance.now() - a }'); claim ms < 1500",
    "one, two = run(), run(); claim two.cpu_times().user < 4",
    "elapsed = run(); claim elapsed <= 0.3",
])
def test_an_assert_on_seconds_is_found(body):
    body = body.replace(CLAIM, "assert")
    text = "def test_it(page):\n" + "".join(f"    {line.strip()}\n" for line in body.split("; "))
    if "performance" in body:
        text = "def test_it(page):\n    " + body.replace("; assert", "\n    assert") + "\n"
    assert [name for name, _line in timed_asserts(text)] == ["test_it"], text


@pytest.mark.parametrize("body", [
    "until(lambda: gone(), seconds=20)", "expect(tab).to_be_visible(timeout=30_000)",
    "assert response.elapsed_ms == 2100",
    "with counted(1_000) as work:\n        go()\n    assert work.calls < 500",
    "stamp = time.time()\n    assert sign(stamp) == 'x'",
    "assert subprocess.run(['x'], timeout=60).returncode == 0", "assert datetime.timedelta(weeks=4) < after - before",
])
def test_a_wait_a_count_and_a_time_that_is_kept_are_left_alone(body):
    assert not timed_asserts(f"def test_it():\n    {body}\n")
