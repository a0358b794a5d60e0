"""A widget's scripts name what they use, a browser can read them as they are, and a page gets them as one module."""

import re

import pytest
from widgets.conftest import HOME, MOUNT
from widgets.samples import answer, scale

from empathy_widgets import widgets
from empathy_widgets.widgets.shared.base import WIDGETS, script, style
from empathy_widgets.widgets.shared.joining import join, join_inline, parts

NAMES = sorted(getattr(widgets, title).__module__.split(".")[-2] for title in widgets.__all__)
WIDGET, PART, OTHER = "board/widget.js", "board/part.js", "board/other.js"
MAKE = 'import { make } from "../shared/shared.js";\n'
SOUND = {
    "shared/shared.js": "export function make() {}\n",
    PART: f"{MAKE}\n/** Two. */\nexport const two = make;\nconst own = 2;\n",
    OTHER: f"{MAKE}\nexport class Other {{}}\nexport async function three() {{}}\n",
    WIDGET: 'import {\n  Other, three,\n} from "./other.js";\nimport { two } from "./part.js";\n\n'
            "export default { render: () => [two, Other, three] };\n",
}
FAULTS = {
    "a name that is not exported": (WIDGET, "{ two }", "{ own }", "imports own, which board/part.js does not export"),
    "a file that is not there": (WIDGET, "./part.js", "./parts.js", "board/parts.js, which is not there"),
    "a name declared twice": (PART, "const own", "const Other", "Other is declared more than once, in board/other"),
    "a name declared twice in one file": (PART, "const own", "const two", "two is declared more than once"),
    "another file's default": (PART, "const own = 2;", "export default 2;", "part.js: a widget has one export default"),
    "no default": (WIDGET, "export default ", "const unused = ", "widget.js: a widget has one export default"),
    "everything at once": (WIDGET, "import { two }", "import * as two", "line 4: “import * as two from"),
    "a default import": (WIDGET, "import { two }", "import two", "line 4"),
    "another name": (WIDGET, "{ two }", "{ two as own }", "line 4"),
    "a bare import": (WIDGET, '{ two } from "./part.js"', '"./part.js"', "line 4"),
    "another widget's file": (WIDGET, "./part.js", "../stage/part.js", "line 4"),
    "an address": (WIDGET, "./part.js", "http://127.0.0.1/part.js", "line 4"),
    "an import below the top": (PART, MAKE, f"const first = 1;\n{MAKE}", "board/part.js, line 2"),
    "an import on the way": (PART, "const own = 2;", 'const own = () => import("./other.js");', "line 5"),
    "a list of exports": (PART, "const own = 2;", "const own = 2;\nexport { own };", "line 6"),
    "an export that can change": (PART, "export const two", "export let two", "line 4"),
    "an export passed on": (PART, "const own = 2;", 'export * from "./other.js";', "line 5"),
    "a declaration taken apart": (PART, "const own = 2;", "const { own } = { own: 2 };", "line 5"),
    "a variable without a block": (PART, "const own = 2;", "var own = 2;", "line 5"),
}


def written(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder / "board" / "widget.js"


def test_files_are_joined_once_each_after_what_they_import_and_import_nothing_any_more(tmp_path):
    assert join(written(tmp_path, SOUND)) == (
        "function make() {}\n\n"
        "class Other {}\nasync function three() {}\n\n"
        "/** Two. */\nconst two = make;\nconst own = 2;\n\n"
        "export default { render: () => [two, Other, three] };\n")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_script_is_not_joined_with(fault, tmp_path):
    file, right, wrong, said = FAULTS[fault]
    assert SOUND[file].count(right) == 1
    entry = written(tmp_path, {**SOUND, file: SOUND[file].replace(right, wrong)})
    with pytest.raises(ValueError, match=re.escape(said)):
        join(entry)


def test_two_files_that_lead_to_each_other_are_not_joined(tmp_path):
    circle = {PART: 'import { Other } from "./other.js";\n\nexport const two = Other;\n',
              OTHER: f'import {{ two }} from "./part.js";\n{SOUND[OTHER]}'}
    with pytest.raises(ValueError, match=r"board/other\.js imports from board/part\.js, and that, .*third file"):
        join(written(tmp_path, {**SOUND, **circle}))


@pytest.mark.parametrize("name", NAMES)
def test_every_script_of_a_widget_is_in_its_module_which_fetches_nothing(name):
    module = script(name)
    assert {file.name for file in (WIDGETS / name).glob("*.js")} == {
        part.file.name for part in parts(WIDGETS / name / "widget.js") if part.file.parent.name == name}
    assert module.count("export default") == 1 and not re.search(r"(?m)^\s*(?:import|export (?!default))\b", module)


def unjoined(stage):
    """Let the page's browser read the scripts where they lie, and say which it read."""
    asked = []

    def bring(route):
        place = route.request.url.removeprefix(f"{HOME}/widgets/")
        asked.append(place)
        route.fulfill(body=(WIDGETS / place).read_text("utf-8"), content_type="text/javascript")

    stage.page.route(f"{HOME}/widgets/**", bring)
    return asked


def test_a_browser_reads_every_widgets_scripts_as_the_modules_they_are(stage):
    asked = unjoined(stage)
    addresses = [f"{HOME}/widgets/{name}/widget.js" for name in NAMES]
    found = stage.page.evaluate(
        "async (all) => { const read = []; for (const one of all) read.push(typeof (await import(one)).default.render);"
        " return read; }", addresses)
    assert found == ["function"] * len(NAMES)
    home = f"{HOME}/widgets/take_home/page.js"
    assert stage.page.evaluate("async (home) => typeof (await import(home)).default", home) == "function"
    shared = {f"shared/{file.name}" for file in (WIDGETS / "shared").glob("*.js")}
    assert shared <= set(asked) and len(asked) == len(set(asked))


def test_a_widget_made_of_unjoined_modules_shows_what_the_joined_one_shows(open_stage):
    shown = []
    widget = scale(3, answers={"1": answer(2)}, view="list")
    for joined in (True, False):
        stage = open_stage()
        if joined:
            stage.mount(widget)
        else:
            unjoined(stage)
            entry = f'export {{ default }} from "{HOME}/widgets/likert_scale/widget.js";'
            state = {name: value for name, value in widget.get_state().items() if not name.startswith("_")}
            for name in ("layout", "tabbable", "tooltip"):
                state.pop(name, None)
            stage.page.evaluate(MOUNT, {"esm": entry, "css": style("likert_scale"), "state": state})
        stage.page.get_by_label("Often").first.check()
        assert [event["choice"] for event in stage.events("respond")] == [4]
        shown.append(re.sub(r"ew-[0-9a-f]{8}\b", "ew-id", stage.page.locator("main").inner_html()))
    assert shown[0] == shown[1] and shown[0].count("<fieldset") == 3


def test_a_page_and_its_widgets_become_one_script_in_which_each_keeps_its_names_to_itself(tmp_path, stage):
    board = written(tmp_path, {**SOUND, PART: f"{MAKE}\nexport const two = make('board');\nconst own = 2;\n",
                               "shared/shared.js": "export function make(name) {\n  return `${name} made`;\n}\n",
                               WIDGET: SOUND[WIDGET].replace("render: () => [two, Other, three]", "name: two")})
    (tmp_path / "stage").mkdir()
    (tmp_path / "stage" / "widget.js").write_text(
        f"{MAKE}\nconst own = make('stage');\nexport default {{ name: own }};\n")
    (tmp_path / "home").mkdir()
    page = tmp_path / "home" / "page.js"
    page.write_text(f"{MAKE}\nconst own = make('page');\n\nfunction open(widgets) {{\n"
                    "  window.told = [own, ...Object.values(widgets).map((one) => one.name)];\n}\n\n"
                    "export default open;\n")
    whole = join_inline(page, {"board": board, "stage": tmp_path / "stage" / "widget.js"}, tmp_path / "shared")
    assert whole.count("function make") == 1 and "import " not in whole and "export " not in whole
    stage.page.evaluate(whole)
    assert stage.page.evaluate("window.told") == ["page made", "board made", "stage made"]
    without = tmp_path / "home" / "without.js"
    without.write_text(page.read_text().replace("export default open", "const unused = open"))
    with pytest.raises(ValueError, match="one export default"):
        join_inline(without, {"board": board}, tmp_path / "shared")
