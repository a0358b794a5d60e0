"""The time line of a case: marks that are reached and opened by keyboard, and names that stay while it is scrolled."""

import pytest

from empathy_widgets.widgets import CaseLine


def mark(at, *of, planned=False):
    says = f"{len(of)} things" if len(of) > 1 else f"Thing {of[0]}"
    return {"at": at, "first": at, "last": at, "planned": planned, "of": list(of), "says": says}


LINES = [{"title": f"<b>Thing {number}</b>", "line": f"{number} October", "badge": "",
          "link": "" if number == 4 else f"/chapter/thing?run={number}"} for number in range(6)]
LANES = [
    {"id": "measure", "label": "Measurement", "rows": [
        {"label": "Practice form", "marks": [mark(0.1, 0), mark(0.5, 2, 1), mark(0.9, 5, planned=True)]}]},
    {"id": "room", "label": "In the room", "rows": [{"label": "Role-play", "marks": [mark(0.45, 3)]}]},
    {"id": "plan", "label": "Plan", "rows": [{"label": "Plan", "marks": [mark(0.7, 4)]}]},
]


def case_line(**more):
    return CaseLine(**{
        "title": "The time line of amber-otter-27", "description": "From 1 to 5 October.", "lanes": LANES,
        "lines": LINES, "today": {"at": 0.8, "label": "today"},
        "ticks": [{"at": 0.2, "label": "1 Oct", "year": "2026", "again": False},
                  {"at": 0.6, "label": "3 Oct", "year": "2026", "again": True}], **more})


def named(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_every_mark_is_one_tab_and_a_few_arrows_away(stage):
    page = stage.mount(case_line()).page
    page.keyboard.press("Tab")
    assert named(page) == "Thing 5", "the newest of the first row"
    for key, there in (("ArrowLeft", "2 things"), ("ArrowLeft", "Thing 0"), ("ArrowLeft", "Thing 0"),
                       ("End", "Thing 5"), ("ArrowDown", "Thing 3"), ("ArrowDown", "Thing 4"), ("ArrowUp", "Thing 3"),
                       ("ArrowUp", "2 things"), ("Home", "Thing 0")):
        page.keyboard.press(key)
        assert named(page) == there, key
    assert page.locator(".ew-mark[tabindex='0']").count() == 1


def test_a_mark_opens_its_line_with_a_link_and_closes_again_by_keyboard(stage):
    page = stage.mount(case_line()).page
    page.get_by_role("button", name="Thing 3").focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Open: <b>Thing 3</b>, 3 October")
    assert link.get_attribute("href").endswith("/chapter/thing?run=3") and page.locator("b").count() == 0
    assert page.locator(".ew-mark[aria-expanded=true]").get_attribute("aria-label") == "Thing 3"
    page.get_by_role("button", name="Close").press("Enter")
    assert not page.locator(".ew-opened").is_visible() and named(page) == "Thing 3"
    for last in ("Enter", "Escape"):
        page.keyboard.press("Enter")
        assert page.locator(".ew-opened").is_visible()
        page.get_by_role("button", name="Thing 3").press(last)
        assert not page.locator(".ew-opened").is_visible(), last


def test_a_counted_mark_tells_how_many_and_opens_each_of_them(stage):
    page = stage.mount(case_line()).page
    several = page.get_by_role("button", name="2 things")
    assert several.inner_text() == "2"
    several.click()
    assert page.get_by_role("heading", name="2 things").is_visible()
    assert page.locator(".ew-opened-line .ew-card-title").all_inner_texts() == ["<b>Thing 2</b>", "<b>Thing 1</b>"]
    page.get_by_role("button", name="Thing 0").click()
    assert page.locator(".ew-opened-line .ew-card-title").all_inner_texts() == ["<b>Thing 0</b>"]


def test_without_an_address_a_line_has_no_link(stage):
    page = stage.mount(case_line()).page
    page.get_by_role("button", name="Thing 4").click()
    assert page.get_by_text("4 October").is_visible() and page.get_by_role("link").count() == 0
    stage.assign(lines=[{**line, "link": "javascript:alert(1)"} for line in LINES])
    page.get_by_role("button", name="Thing 3").click()
    assert page.get_by_text("3 October").is_visible() and page.get_by_role("link").count() == 0


def test_what_is_planned_is_a_ring_and_today_is_told(stage):
    page = stage.mount(case_line()).page
    assert page.locator(".ew-ring").count() == 1 and page.get_by_text("today").is_visible()
    assert page.get_by_text("A ring is a measurement that is planned.").is_visible()
    stage.assign(lanes=LANES[1:])
    page.wait_for_function("!document.querySelector('.ew-ring')")
    assert page.get_by_text("A ring is").count() == 0


def test_on_a_phone_the_names_stay_while_the_line_is_scrolled_and_the_newest_is_in_sight_first(open_stage):
    stage = open_stage(390, 844).mount(case_line())
    page, sheet = stage.page, stage.page.locator(".ew-sheet")
    page.wait_for_function("document.querySelector('.ew-sheet').scrollLeft > 0")
    assert page.get_by_role("button", name="Thing 5").evaluate(IN_SIGHT)
    for left in (0, 200):
        sheet.evaluate("(one, left) => { one.scrollLeft = left; }", left)
        places = page.locator(".ew-row-name, .ew-lane-name").evaluate_all(
            "all => all.filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().left)")
        assert len(places) == 5 and all(0 <= place < 60 for place in places)
    page.get_by_role("button", name="Thing 0").focus()
    assert page.get_by_role("button", name="Thing 0").evaluate(IN_SIGHT)
    assert stage.overflow() <= 0


def test_where_people_write_from_the_right_the_time_runs_from_the_right(open_stage):
    stage = open_stage(1280, 800)
    stage.page.evaluate("document.documentElement.dir = 'rtl'")
    page = stage.mount(case_line()).page
    first, last = (page.get_by_role("button", name=name) for name in ("Thing 0", "Thing 5"))
    track = page.locator(".ew-track").first.bounding_box()
    for button, part in ((first, 0.1), (last, 0.9)):
        box = button.bounding_box()
        middle = box["x"] + box["width"] / 2
        assert abs(track["x"] + track["width"] * (1 - part) - middle) < 1
    first.press("ArrowLeft")
    assert named(page) == "2 things"


IN_SIGHT = """one => {
  const {left, right} = one.getBoundingClientRect(), sheet = one.closest(".ew-sheet").getBoundingClientRect();
  return sheet.left <= left && right <= sheet.right;
}"""


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_with_a_mark_open_or_closed(open_stage, scheme, width):
    stage = open_stage(width, 900, scheme).mount(case_line())
    assert stage.violations() == "" and stage.overflow() <= 0
    stage.page.get_by_role("button", name="2 things").click()
    assert stage.violations() == "" and stage.overflow() <= 0
