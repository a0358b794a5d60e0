"""Drawing anew: once for what changes together, and the focus stays with what it was on."""

import pytest
from widgets.test_board import ENTRIES, board
from widgets.test_case_list import cases
from widgets.test_prompt_cards import OPENING, PEOPLE, SECOND, cards
from widgets.test_start_panel import panel

from empathy_widgets.widgets import CaseList
from empathy_widgets.widgets.shared.base import SHARED, EmpathyWidget
from empathy_widgets.widgets.shared.joining import parts

OWN = """
export default {
  render({ model, el }) {
    const root = makeRoot(el, "");
    const fields = () => ["a", 'b "quoted"', null].map((keep) => make("input", { "data-keep": keep }));
    const paint = () => {
      root.replaceChildren(...fields());
      root.dataset.drawn = String(Number(root.dataset.drawn ?? 0) + 1);
      if (model.get("elsewhere")) root.lastElementChild.focus();
    };
    const soon = drawSoon(() => keepFocus(root, paint));
    const undo = onChange(model, ["one", "other"], soon);
    el.append(make("input", { "data-keep": "a" }));
    paint();
    return undo;
  },
};
"""


class Redrawn(EmpathyWidget):
    """Any widget that draws itself anew."""

    _esm = "".join(part.body for name in ("shared.js", "redraw.js") for part in parts(SHARED / name)) + OWN
    _css = ""


def focused(stage):
    return stage.page.evaluate("[...document.querySelectorAll('input')].indexOf(document.activeElement)")


def test_what_changes_together_is_drawn_once_and_what_comes_later_once_more(stage):
    stage.mount(Redrawn())
    for drawn in (2, 3):
        stage.assign(one=drawn, other=drawn)
        assert stage.page.locator("[data-drawn]").get_attribute("data-drawn") == str(drawn)


@pytest.mark.parametrize(("at", "after"), [(0, 0), (1, 1), (2, -1), (3, 3)])
def test_the_focus_returns_to_what_bears_the_same_mark_and_a_field_outside_keeps_it(stage, at, after):
    stage.mount(Redrawn())
    stage.page.locator("input").nth(at).focus()
    stage.assign(one=1)
    assert focused(stage) == after


def test_a_drawing_that_puts_the_focus_itself_has_its_way(stage):
    stage.mount(Redrawn())
    stage.page.locator("input").first.focus()
    stage.assign(elsewhere=True, one=1)
    assert focused(stage) == 2


@pytest.mark.parametrize(("widget", "held", "changed"), [
    (lambda: board(4), '[data-meet="e3/e1"][value="2"]', {"meets": {"e3/e1": 2}}),
    (lambda: board(4), '[data-meet="e3/e2"][value="none"]', {"meets": {"e3/e2": None}}),
    (lambda: board(2), "[data-confirm=e1]", {"entries": [{**ENTRIES[0], "confirmed": True}, *ENTRIES[1:]]}),
    (lambda: board(2), "[data-edit=e2]", {"entries": ENTRIES[1:]}),
    (lambda: board(5), "[data-agree=who]", {"read_only": True}),
    (lambda: board(5), "[data-agree=date]", {"entries": []}),
    (lambda: board(5), "[data-step='3']", {"entries": []}),
    (lambda: CaseList(cases=cases(20)), "[data-search]", {"cases": cases(21)}),
    (lambda: CaseList(cases=cases(2)), "[data-label]", {"cases": cases(3)}),
    (cards, "[data-move=deeper]", {"moves": ["deeper", "closing"]}),
    (cards, "[data-hot]", {"moves": ["closing"]}),
    (cards, "[data-writing=note]", {"moves": ["closing"]}),
    (lambda: cards(cards=[OPENING, SECOND], at="imagine"), "[data-card=opening]", {"moves": []}),
    (lambda: cards(timed=True), "[data-person=B] button", {"people": [PEOPLE[0], {**PEOPLE[1], "since": 1}]}),
])
def test_a_widget_drawn_anew_keeps_ones_place(stage, widget, held, changed):
    stage.mount(widget())
    stage.page.locator(".ew-new").evaluate_all("all => all.forEach((one) => (one.open = true))")  # the form of a case
    stage.page.locator(held).focus()
    stage.page.evaluate("document.activeElement.was = true")
    stage.assign(**changed)
    assert stage.page.locator(held).evaluate("one => one === document.activeElement && !one.was")


def test_after_the_button_that_adds_the_field_waits_for_the_next(stage):
    stage.mount(board(2, entries=[]))
    stage.page.locator("[data-add=need-B]").fill("trust")
    stage.page.locator("[data-add-button=need-B]").click()
    stage.assign(entries=ENTRIES[:2])
    assert stage.page.locator("[data-add=need-B]").evaluate("one => one === document.activeElement")


def test_choosing_another_instrument_leaves_the_focus_on_the_way_of_filling_in(stage):
    stage.mount(panel())
    mode = stage.page.locator('input[type=radio][value="handed over"]')
    mode.check()
    mode.focus()
    stage.page.locator('input[type=radio][value="practice"]').evaluate("one => one.click()")
    assert mode.evaluate("one => one === document.activeElement")
