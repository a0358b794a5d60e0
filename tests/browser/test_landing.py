"""Whatever changes the view puts the new thing in sight and in focus, clear of every bar: every button, at four sizes.

The buttons are found by walking the page. One of each kind is pressed, the last on the page, and of a choice another
one is taken; a press changed the view where a heading, a legend, a complaint or a bubble stands there afterwards that
did not stand there before.
"""

import pytest
from open_work import address, filled, mirrored, played
from playwright.sync_api import expect
from brought import FILES, file_of
from served import until
from test_work_first import FORM, begin

from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.places import content_folder

pytestmark = pytest.mark.browser
CHOSEN = sorted(one.chapter for one in RUNS.values() if one.chosen)
LESSONS = sorted(path.stem for path in (content_folder() / "lessons").glob("*.yaml"))
SIZES = [(1280, 900), (1024, 768), (390, 844), (320, 640)]
READ = "#read"
"""At the end of an address: a file is brought once the page stands."""
BROUGHT = {
    "a-class": (file_of(), "[data-chart=radar] svg .polar"),
    "bring-an-instrument": (FILES / "redcap.csv", "[data-draft] h2"),
}
"""The file a chapter reads, and what stands on its page once it did."""
PRACTICES = {one.chapter for one in RUNS.values() if one.folder == "practices"}
AT_FOUR = {*CHOSEN, "administer-a-scale", "profile", "how-a-score-comes-about", "plan"} - {
    "regulation-first", *PRACTICES}
"""Chapters in which something is done; the others are walked at the widest and the narrowest size."""
ONE_VIEW = {"regulation-first"}
"""A skill keeps one view from its beginning to its end: nothing new comes that could be out of sight."""
KINDS = """() => {
  const all = [...document.querySelectorAll("article :is(button, summary, select)")]
    .filter((one) => one.checkVisibility() && !one.disabled && !one.closest(".ew-case-bar") && !one.matches(".about"));
  const kind = (one) => [one.tagName, one.className,
    ...Object.keys(one.dataset).filter((name) => !/^(lm|keep)/.test(name)).sort()].join(" ");
  const last = new Map(all.map((one) => [kind(one), all.indexOf(one)]));
  const ends = ([name]) => /finish|Finish|erase|close/.test(name);
  return [...last].sort((one, other) => ends(one) - ends(other)).map(([name]) => name);
}"""
MARK = """(wanted) => {
  const kind = (one) => [one.tagName, one.className,
    ...Object.keys(one.dataset).filter((name) => !/^(lm|keep)/.test(name)).sort()].join(" ");
  document.querySelectorAll("[data-pressed]").forEach((one) => one.removeAttribute("data-pressed"));
  const found = [...document.querySelectorAll("article :is(button, summary, select)")]
    .filter((one) => one.checkVisibility() && !one.disabled && kind(one) === wanted);
  found.at(-1)?.setAttribute("data-pressed", "");
  return found.length;
}"""
VIEW = """() => [...document.querySelectorAll("article :is(h2, h3, legend, summary, .ew-error, .ew-bubble)")]
  .filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest(".ew-hidden, article > .prose"))
  .map((one) => `${one.tagName} ${one.textContent.trim()}`)"""
QUIET = """() => new Promise((next) => {
  let timer = setTimeout(next, 150);
  const again = () => { clearTimeout(timer); timer = setTimeout(next, 150); };
  new MutationObserver(again).observe(document.body, { childList: true, subtree: true, characterData: true });
  addEventListener("scroll", again, { capture: true }); // a page that still glides has not landed
})"""
LANDED = """(before) => {
  const seen = (one) => {
    const box = one.getBoundingClientRect();
    const y = Math.min(box.top + 6, box.bottom - 1);
    const hit = document.elementFromPoint(box.left + Math.min(6, box.width / 2), y);
    if (one.matches(".ew-bubble"))
      return hit !== null && box.bottom <= innerHeight && !hit.closest(".ew-case-bar, .ew-tools");
    return y >= 0 && y < innerHeight && hit !== null && (one.contains(hit) || hit.contains(one));
  };
  const fresh = [...document.querySelectorAll("article :is(h2, h3, legend, summary, .ew-error, .ew-bubble)")]
    .filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest(".ew-hidden, article > .prose"))
    .filter((one) => !before.includes(`${one.tagName} ${one.textContent.trim()}`));
  if (!fresh.length) return null;
  const held = document.activeElement;
  const pressed = held.closest("[data-pressed]");
  const opened = pressed?.matches("summary") && pressed.parentElement.getBoundingClientRect();
  const wrong = [];
  if (held === document.body) wrong.push("the focus is lost");
  else if (!seen(held)) wrong.push(`the focus is out of sight: ${held.outerHTML.slice(0, 90)}`);
  if (opened) {
    if (opened.bottom > innerHeight && opened.top > 120) wrong.push(`what was unfolded is out of sight: ${opened.top}`);
  } else if (!seen(fresh[0]) && (pressed || !held.matches("fieldset, h2, h3, [data-moment]")))
    wrong.push(`out of sight: ${fresh[0].textContent.trim().slice(0, 90)}`);
  return wrong;
}"""


def shown(tab, store, case, measured, chapter):
    """The addresses of a chapter to walk: its beginning, and what is open in it."""
    of_case = f"case={case.id}"
    if chapter == "administer-a-scale":
        sitting = store.start(case.id, FORM, "self")
        middle = store.start(case.id, FORM, "self")
        for item in range(1, 20):
            store.respond(middle.id, item, 3, case_id=case.id, declined=False, elapsed_ms=900)
        store.move_to(middle.id, 0, case_id=case.id)
        return [of_case, f"{of_case}&administration={sitting.id}", f"{of_case}&administration={middle.id}"]
    if chapter in BROUGHT:
        return [of_case, of_case + READ]
    if chapter == "profile":
        return [f"case={measured.id}"]
    if chapter == "role-play":
        return [of_case, *(address(played(store, case, turns)) for turns in (None, 2, 99))]
    if chapter == "mirroring":
        return [of_case, *(address(mirrored(store, case, *how)) for how in ((1,), (0, True), (99,)))]
    if chapter in CHOSEN:
        return [of_case, begin(tab, chapter, case)]
    if chapter == "plan":
        planned = store.create_case("")
        plan = store.start_plan(planned.id)
        for kind, body in BEGUN:
            store.add_plan_event(plan.id, kind, body, case_id=planned.id)
        return [of_case, f"case={planned.id}"]
    return [of_case]


BEGUN = (
    ("wish", {"wish": "their-side", "text": "I want to see how it looks from their side.", "on": True}),
    ("wish", {"wish": "glad-with", "text": "I want to be glad with others.", "on": True}),
    ("decide", {"target": "other-chair", "label": "The other chair", "rules": ["said-side"], "because": "You said so.",
                "verdict": "accepted", "why": ""}),
    ("goal", {"id": "", "kind": "implicit", "text": "Grief may sit under it.", "target": ""}),
    ("aim", {"id": "", "text": "Sunday breakfasts"}),
)
"""A plan in which every kind of button stands."""


def press(one):
    """Press a button; of a choice, take what is not chosen."""
    if one.evaluate("(one) => one.tagName") != "SELECT":
        return one.click()
    one.focus()
    return one.select_option(index=one.evaluate("(one) => (one.selectedIndex + 1) % one.options.length"))


def press_every(tab, chapter, asked):
    """Press one button of each kind, on the page opened afresh where it is gone; what landed amiss, how many views."""
    page, wrong, changed = tab.page, [], 0
    address = f"{tab.origin}/chapter/{chapter}?{asked}"

    def opened():
        page.goto(address)
        tab.ready()
        if asked.endswith(READ):
            file, seen = BROUGHT[chapter]
            if chapter == "a-class":
                page.locator("[data-instrument]").select_option("pes")
            page.locator("input[type=file]").set_input_files(file)
            expect(page.locator(seen).first).to_be_visible()
        page.evaluate(QUIET)

    opened()
    for kind in page.evaluate(KINDS):
        if not page.evaluate(MARK, kind):
            opened()
            if not page.evaluate(MARK, kind):
                continue
        before = page.evaluate(VIEW)
        press(page.locator("[data-pressed]"))
        page.evaluate(QUIET)
        tab.ready()
        found = page.evaluate(LANDED, before)
        changed += found is not None
        wrong += [(kind, one) for one in found or ()]
    return wrong, changed


@pytest.mark.parametrize("chapter", [
    "administer-a-scale", "profile", "how-a-score-comes-about", "instruments", "bring-an-instrument", "a-class",
    "plan",
    *CHOSEN, *LESSONS,
])
def test_what_a_button_brings_is_in_sight_and_in_focus(new_tab, store, case, chapter):
    wrong, changed, measured = [], 0, store.create_case("")
    for choice in (2, 3, 5):
        filled(store, measured, choice)
    for width, height in SIZES if chapter in AT_FOUR else (SIZES[0], SIZES[-1]):
        tab = new_tab(viewport={"width": width, "height": height}, reduced_motion="reduce")
        for asked in shown(tab, store, case, measured, chapter):
            faults, views = press_every(tab, chapter, asked)
            wrong += [(width, asked[-20:], *fault) for fault in faults]
            changed += views
    assert not wrong, "\n".join(map(str, wrong))
    assert changed or chapter in ONE_VIEW


HELD = """() => {
  const held = document.activeElement;
  const box = held.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + 6, Math.min(box.top + 6, box.bottom - 1));
  const work = document.querySelector(".ew-work").getBoundingClientRect();
  const seen = box.top >= 0 && hit !== null && (held.contains(hit) || hit.contains(held));
  return [held.closest(".ew-work") !== null && held.matches("h2, h3, fieldset"), seen, work.top < 320];
}"""


@pytest.mark.parametrize("chapter", CHOSEN)
def test_what_was_begun_from_a_menu_stands_in_sight_with_the_focus(new_tab, case, chapter):
    for width, height in SIZES if chapter not in PRACTICES else (SIZES[0], SIZES[-1]):
        tab = new_tab(viewport={"width": width, "height": height})
        begin(tab, chapter, case)
        expect(tab.page.locator(".ew-chapter-menu")).to_have_count(0)
        tab.page.evaluate(QUIET)
        until(lambda: tab.page.evaluate(HELD) == [True, True, True], 5, what=f"{chapter} in sight at {width}")


def test_a_sitting_begun_and_one_opened_take_digits_at_once(new_tab, store, case):
    for width, height in SIZES:
        tab = new_tab(viewport={"width": width, "height": height})
        page = tab.open("administer-a-scale", case=case.id).page
        tab.begin(FORM, "self")
        expect(page.locator("fieldset[data-item='1']")).to_be_focused()
        assert page.evaluate(HELD) == [True, True, True], width
        page.keyboard.press("2")
        expect(tab.radio(1, 2)).to_be_checked()
        expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
        page.reload()
        tab.ready()
        expect(page.locator("fieldset[data-item='1']")).to_be_focused()
        page.keyboard.press("4")
        expect(tab.radio(1, 4)).to_be_checked()


def test_begin_with_nothing_chosen_says_so_beside_the_button(new_tab, case):
    for width, height in SIZES:
        tab = new_tab(viewport={"width": width, "height": height})
        page = tab.open("administer-a-scale", case=case.id).page
        page.get_by_role("button", name="Begin").click()
        said = page.get_by_text("Please choose an instrument first.")
        expect(said).to_be_in_viewport()
        beside = said.evaluate("""(one) => {
          const box = one.getBoundingClientRect();
          const button = document.querySelector("[data-begin]").getBoundingClientRect();
          return Math.abs((box.top + box.bottom) / 2 - (button.top + button.bottom) / 2);
        }""")
        assert beside < 90, width
        expect(page.get_by_role("button", name="Begin")).to_be_focused()
