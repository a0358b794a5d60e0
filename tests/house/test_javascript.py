"""The JavaScript a page gets is read by a linter and a type checker, each shown here to find what it is for."""

import pytest
from javascript.check import lint, types
from javascript.joined import PACKAGE, WIDGETS, Module, modules, shipped, types_of, unused
from javascript.prepare import ready

from empathy_widgets import PinPad

MODULES = list(modules())
WELL_FORMED = """import { fill, makeButton, openOutbox } from "../shared/shared.js";

/** @param {Model} model */
function drawPad(model) {
  const strings = model.get("strings");
  const outbox = openOutbox(model, null);
  const words = fill("{unlock}: {title}", { unlock: strings.unlock, title: model.get("title").trim() });
  return makeButton(words, () => outbox.send("pin", { pin: words }));
}

export default { render: ({ model, el }) => el.append(drawPad(model)) };
"""
FAULTS = {
    "a name nobody declared": ('model.get("title").trim()', "heading", "TS2304"),
    "a wrong type": ('model.get("title").trim()', 'model.get("title") * 2', "TS2362"),
    "a null that may be": ('model.get("title").trim()', 'document.querySelector("h1").title', "TS2531"),
    "an argument too many": ("drawPad(model))", "drawPad(model, el))", "TS2554"),
    "an argument too few": ("strings.unlock", "fill(strings.unlock)", "TS2554"),
    "a trait Python does not have": ('model.get("title").trim()', 'model.get("titel")', "TS2345"),
    "a word Python does not give": ("strings.unlock", "strings.unlok", "TS2551"),
    "an event Python does not hear": ('send("pin"', 'send("pins"', "TS2345"),
    "an event without its field": ("{ pin: words }", "{}", "TS2345"),
    "an event with a field too many": ("{ pin: words }", "{ pin: words, code: words }", "TS2345"),
    "a name it did not import": ("fill, makeButton", "makeButton", "TS2304"),
    "a name that is not exported": ("fill, makeButton", "press as fill, makeButton", "TS2459"),
    "an import nobody uses": ("fill, makeButton", "follow, fill, makeButton", "TS6133"),
    "a function nobody calls": ("el.append(drawPad(model))", 'el.append(model.get("title"))', "TS6133"),
    "a pause for the debugger": ("  return makeButton(", "  debugger;\n  return makeButton(", "suspicious/noDebugger"),
    "a variable without a block": ("const strings", "var strings", "suspicious/noVar"),
    "two declared in one": ('("strings");\n  const outbox', '("strings"), outbox', "style/useSingleVarDeclarator"),
    "a loose comparison": ('model.get("title").trim()', 'model.get("title") == ""', "suspicious/noDoubleEquals"),
    "an assignment in passing": ("strings.unlock", '(strings.unlock = "")', "suspicious/noAssignInExpressions"),
    "a parameter nobody reads": ("({ model, el })", "({ model, el }, place)", "correctness/noUnusedFunctionParameters"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What both say of the well-formed script and of each faulty one, with a PIN pad's traits, among all that ships."""
    assert ready(), "What checks the JavaScript is not here as the lock names it; run tests/javascript/prepare.py"
    folder = tmp_path_factory.mktemp("javascript")
    made = {"nothing": WELL_FORMED}
    for fault, (right, wrong, _) in FAULTS.items():
        assert WELL_FORMED.count(right) == 1, fault
        made[fault] = WELL_FORMED.replace(right, wrong)
    joined = [*MODULES]
    for fault, script in made.items():
        file = folder / f"{fault.replace(' ', '-')}.js"
        file.write_text(script, "utf-8")
        shared = [WIDGETS / "shared" / name for name in ("sight.js", "shared.js")]
        joined.append(Module(file.stem, [*shared, file], types_of(PinPad)))
    typed = types(joined, tmp_path_factory.mktemp("joined"))
    return [*typed, *lint(PACKAGE, folder)]


def of(found, fault):
    return [complaint for complaint in found if complaint.file.stem == fault.replace(" ", "-")]


def test_every_script_agrees_with_its_types_with_what_python_sends_and_with_the_house(found):
    shown = [str(complaint) for complaint in found if complaint.file.is_relative_to(PACKAGE)]
    assert not shown, "\n" + "\n".join(shown)


def test_every_script_that_ships_is_read():
    joined = {file for module in MODULES for file in module.files}
    assert set(shipped()) == joined and len(joined) > 40


def test_a_well_formed_script_passes(found):
    assert of(found, "nothing") == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_script_is_refused_for(found, fault):
    assert [complaint.rule for complaint in of(found, fault)] == [FAULTS[fault][2]]


def test_a_shared_script_says_each_of_its_types(tmp_path):
    file = tmp_path / "shared.js"
    file.write_text(WELL_FORMED, "utf-8")
    made = [Module("made-up", [file], types_of(PinPad))]
    assert "TS7031" in {complaint.rule for complaint in types(made, tmp_path, whole=tmp_path)}
    assert "TS7031" not in {complaint.rule for complaint in types(made, tmp_path)}


def test_nothing_is_exported_that_nobody_imports(tmp_path):
    assert unused(folder / "widget.js" for folder in WIDGETS.iterdir() if (folder / "widget.js").exists()) == []
    (tmp_path / "part.js").write_text("export const USED = 1;\nexport const SPARE = 2;\n", "utf-8")
    entry = tmp_path / "widget.js"
    entry.write_text('import { USED } from "./part.js";\n\nexport default { render: () => USED };\n', "utf-8")
    assert unused([entry]) == [f"{tmp_path / 'part.js'}: SPARE"]


def test_a_complaint_names_the_line_of_its_file(found):
    (complaint,) = of(found, "a word Python does not give")
    assert WELL_FORMED.splitlines()[complaint.line - 1].count("strings.unlock")
