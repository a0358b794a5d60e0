"""The brain in two views: every region by name and by key, its card, and what is chosen without colour."""

import pytest

from empathy_widgets.charts.brain import HEIGHT, WIDTH, brain_views
from empathy_widgets.widgets import BrainMap

LARGEST = 60_000
NAMES = {"mirror-neuron-system": "Mirror-neuron system", "amygdala": "Amygdala", "insula": "Insula",
         "anterior-cingulate": "Anterior cingulate cortex", "prefrontal-cortex": "Prefrontal cortex"}
FACT = {"says": "It is <b>active</b> in many tasks.", "source": "Chang (2013), doi:10.1093/cercor/bhs065",
        "href": "https://doi.org/10.1093/cercor/bhs065", "grade": "good", "disputed": ""}
DOUBT = {**FACT, "says": "It alone does it.", "grade": "disputed", "disputed": "Others say no.", "href": ""}


def region(id, name, **more):
    return {"id": id, "name": name, "where": f"Where the {name} is.", "does": "It helps.", "popular": "“The centre.”",
            "grade": "moderate", "disputed": "How much.", "supported": [FACT, DOUBT],
            "in_the_room": [{"text": "Go slowly.", "links": [{"text": "Mirroring", "href": "/chapter/mirroring"}]}],
            **more}


def brain_map(**more):
    regions = [region(id, name) for id, name in NAMES.items()]
    return BrainMap(**{"width": WIDTH, "height": HEIGHT, "views": brain_views(), "regions": regions, **more})


def pressed(page):
    return sorted(one.get_attribute("aria-label") for one in page.locator("button[aria-pressed=true]").all())


def test_without_a_choice_the_card_invites(stage):
    stage.mount(brain_map())
    assert stage.page.get_by_role("heading", name="Choose a region").is_visible() and pressed(stage.page) == []


def test_every_region_is_reached_by_keyboard_named_and_told(stage):
    stage.mount(brain_map())
    page, met = stage.page, []
    for _ in range(6):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert met == [
        "Mirror-neuron system, Outer view", "Insula, Outer view", "Prefrontal cortex, Outer view",
        "Amygdala, Inner view", "Anterior cingulate cortex, Inner view", "Prefrontal cortex, Inner view"]
    for id, name in NAMES.items():
        page.locator(f"button[data-region={id}]").last.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == name
        assert page.evaluate("location.hash") == f"#{id}"
        views = {label.rsplit(", ", 1)[0] for label in pressed(page)}
        assert views == {name} and page.get_by_text(f"Where the {name} is.").is_visible()
    assert pressed(page) == ["Prefrontal cortex, Inner view", "Prefrontal cortex, Outer view"]
    page.get_by_role("button", name="Next: Mirror-neuron system").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Mirror-neuron system"


def test_the_card_sets_what_is_said_beside_what_is_supported_each_fact_with_grade_and_source(stage):
    stage.mount(brain_map())
    page = stage.page
    page.get_by_role("button", name="Insula, Outer view").click()
    said, supported = (page.locator(f".ew-{name}").bounding_box() for name in ("popular", "supported"))
    assert said["x"] + said["width"] <= supported["x"] and abs(said["y"] - supported["y"]) < 2
    assert page.get_by_text("Support for a part in empathy: moderate").is_visible()
    assert page.get_by_text("It is <b>active</b> in many tasks.").is_visible() and page.locator("b").count() == 0
    assert not page.get_by_role("link", name=FACT["source"]).is_visible()
    page.get_by_text("Support: good").click()
    assert page.get_by_role("link", name=FACT["source"]).get_attribute("href") == FACT["href"]
    page.get_by_text("Support: disputed").click()
    assert page.get_by_text("Others say no.").is_visible()
    assert page.get_by_role("link", name=FACT["source"]).count() == 1, "an address only where there is one"
    assert page.get_by_role("link", name="Practise it: Mirroring").get_attribute("href") == "/chapter/mirroring"


@pytest.mark.parametrize("id", NAMES)
def test_a_press_in_the_drawing_chooses_and_the_choice_shows_without_colour(stage, id):
    stage.mount(brain_map())
    page = stage.page
    field = page.locator(f".ew-in-view[data-region={id}]").first
    wide = "one => parseFloat(getComputedStyle(one.querySelector('.ew-field')).strokeWidth)"
    before = field.evaluate(wide)
    field.locator(".ew-dot").first.click()
    assert page.evaluate("location.hash") == f"#{id}" and field.evaluate(wide) > 1.5 * before
    name = page.locator(f"button[data-region={id}]").first
    assert "✓" in name.evaluate("one => getComputedStyle(one, '::after').content")
    assert name.evaluate("one => getComputedStyle(one).fontWeight") == "600"


def test_the_address_opens_the_region_it_names_and_no_other_word(stage):
    stage.page.evaluate("history.replaceState(null, '', '#amygdala')")
    stage.mount(brain_map())
    assert stage.page.get_by_role("heading", name="Amygdala").is_visible()
    stage.page.evaluate("stage.cleanup(); history.replaceState(null, '', '#%3Cb%3E')")
    stage.mount_again()
    assert stage.page.get_by_role("heading", name="Choose a region").is_visible()


def test_the_drawing_is_small_and_holds_no_picture_from_elsewhere(stage):
    stage.mount(brain_map())
    drawn = stage.page.evaluate("[...document.querySelectorAll('svg')].map((one) => one.outerHTML).join('')")
    assert 20_000 < len(drawn.encode()) <= LARGEST and "<image" not in drawn and "http" not in drawn.replace(
        "http://www.w3.org/2000/svg", "")
    assert stage.page.get_by_role("img", name="Outer view. The left half").count() == 1


@pytest.mark.parametrize(("width", "more"), [
    (320, {}), (390, {"scheme": "dark"}), (1280, {}), (1280, {"scheme": "dark"}), (1000, {"forced_colors": "active"}),
])
def test_axe_finds_nothing_the_page_does_not_scroll_sideways_and_targets_are_large(open_stage, width, more):
    stage = open_stage(width, 844, **more).mount(brain_map())
    page = stage.page
    assert stage.violations() == ""
    page.locator("button[data-region=insula]").press("Enter")
    assert stage.violations() == "" and stage.overflow() <= 0
    sizes = [one.bounding_box() for one in page.locator("button, .ew-ways a, summary").all()]
    assert all(min(one["width"], one["height"]) >= 24 for one in sizes)
    boxes = [one.bounding_box() for one in page.locator("button[data-region]").all()]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1:]:
            assert (one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                    or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"])
    card, drawn = page.locator(".ew-region").bounding_box(), page.locator(".ew-view").first.bounding_box()
    assert (card["x"] >= drawn["x"] + drawn["width"]) == (width >= 1000), "beside where there is room, else below"
    if "forced_colors" not in more:
        return
    outlines = page.locator(".ew-field").evaluate_all("all => all.map((one) => getComputedStyle(one).stroke)")
    assert len(set(outlines)) == 2, "the chosen one, and the others"


def test_closing_leaves_nothing_behind(stage):
    stage.mount(brain_map())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
