"""The room as people come in by it: from the first page, by keyboard, arranged for one case, wide and tall."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 900, "light"), (390, 844, "dark")])
def test_a_clinician_comes_in_by_the_room_arranges_it_goes_on_and_finds_it_so_again(
    new_tab, store, width, height, scheme,
):
    case = store.create_case("")
    store.complete(store.start(case.id, "pes-practice-form", "self").id, case_id=case.id)
    tab = new_tab(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    page = tab.open("welcome", case=case.id).page
    page.get_by_role("link", name="Or come in by the room").press("Enter")
    expect(page.get_by_role("heading", name="Understanding others", level=1)).to_be_visible()
    tab.ready()
    things = page.locator("a.ew-thing")
    before = things.count()
    expect(page.get_by_role("link", name="A clipboard: fill in a scale. Done once.")).to_be_visible()
    check(page)

    page.locator("summary", has_text="Arrange the room").press("Enter")
    page.get_by_role("checkbox", name="A mirror").press("Space")
    expect(page.locator("[data-save-state=saved]").first).to_be_attached()
    expect(things).to_have_count(before - 1)
    check(page)
    page.reload()
    tab.ready()
    expect(things).to_have_count(before - 1)
    expect(page.get_by_role("link", name="A mirror: be a mirror for somebody.")).to_have_count(0)

    page.get_by_role("button", name="Show as a list").press("Enter")
    expect(page.locator(".ew-room-list a")).to_have_count(before - 1)
    page.locator("a.ew-thing").first.focus()
    while page.evaluate("document.activeElement.dataset.id") != "chairs":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Role-play", level=1)).to_be_visible()
    assert f"case={case.id}" in page.url
    (arranged,) = [run for run in store.runs(case.id) if run.kind == "room"]
    assert [event.body for event in arranged.events] == [{"key": "mirror", "on": False}]
