"""docs/promises.md names tests that are there, and calls nothing kept that has no test and no control."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "promises.md").read_text("utf-8")
HOW_MANY = 51
STATES = {"holds", "partly", "not yet"}
NAMED = re.compile(r"`([^`]+)`")


@cache
def functions(path: Path) -> frozenset[str]:
    """The tests of a file, by name; none where there is no such file."""
    if not path.is_file():
        return frozenset()
    return frozenset(node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef))


def faults(table: str) -> list[str]:
    """What is wrong with the table, a sentence each."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in table.splitlines() if re.match(r"\|\s*\d", line)]
    found = []
    if sorted(int(row[0]) for row in rows) != list(range(1, HOW_MANY + 1)):
        found.append(f"the promises 1 to {HOW_MANY} do not stand there once each")
    for row in rows:
        if len(row) != 6 or row[2] not in STATES or not row[1]:
            found.append(f"{row[0]}: six columns are wanted, with a promise and one of {sorted(STATES)}")
            continue
        number, _promise, state, test, control, missing = row
        if state == "holds" and not (test and control):
            found.append(f"{number}: holds, without a test and a control")
        if (state == "holds") == bool(missing):
            found.append(f"{number}: what is missing is said where it does not hold, and there only")
        if state == "partly" and not test:
            found.append(f"{number}: partly, without a test")
        for cell in (test, control):
            names = NAMED.findall(cell)
            if re.sub(r"[\s,]", "", NAMED.sub("", cell)):
                found.append(f"{number}: {cell} is more than names of tests")
            for name in names:
                file, _colons, function = name.partition("::")
                if not function.startswith("test_") or function not in functions(ROOT / "tests" / file):
                    found.append(f"{number}: {name} is not there")
    return found


def test_every_promise_names_tests_that_are_there():
    assert faults(TABLE) == []


def made_up(**changed: str) -> str:
    """A sound table with one row that is not."""
    good = {"state": "holds", "test": "`house/test_promises.py::test_every_promise_names_tests_that_are_there`",
            "control": "`house/test_promises.py::test_a_row_that_is_wrong_is_found`", "missing": "", "number": "7"}
    rows = [good | ({"number": str(number)} if number != 7 else changed) for number in range(1, HOW_MANY + 1)]
    line = "| {number} | A promise. | {state} | {test} | {control} | {missing} |"
    return "\n".join(line.format(**row) for row in rows)


def test_a_sound_table_has_no_faults():
    assert faults(made_up()) == []
    assert faults(made_up(state="not yet", test="", control="", missing="All of it.")) == []


@pytest.mark.parametrize(("changed", "says"), [
    ({"test": "`house/test_promises.py::test_nobody_wrote_this`"}, "test_nobody_wrote_this is not there"),
    ({"control": "`house/test_no_such_file.py::test_x`"}, "test_no_such_file.py::test_x is not there"),
    ({"test": "`house/test_promises.py::faults`"}, "faults is not there"),
    ({"control": ""}, "without a test and a control"), ({"test": "somewhere"}, "more than names of tests"),
    ({"number": "8"}, "do not stand there once each"), ({"number": "99"}, "do not stand there once each"),
    ({"state": "surely"}, "six columns"), ({"state": "partly"}, "what is missing is said"),
    ({"missing": "Half of it."}, "what is missing is said"),
    ({"state": "partly", "test": "", "missing": "x"}, "partly, without"),
])
def test_a_row_that_is_wrong_is_found(changed, says):
    assert any(says in fault for fault in faults(made_up(**changed)))
