"""Discussion, problem board and mirroring in a real browser: through a reload and a killed kernel, for everybody."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser


def saved(tab):
    expect(tab.page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")


def begin(tab, chapter, entry, case, people=None, **chosen):
    """Start something from the chapter's menu."""
    tab.open(chapter, case=case.id)
    card = tab.page.locator(f"[data-entry='{entry}']")
    card.locator("summary").click()
    if people is not None:
        card.locator("input[type=text]").fill(people)
    for name, value in chosen.items():
        card.locator(f"[data-question={name}] input[value='{value}']").check()
    card.locator("[data-begin]").click()
    return tab


def test_a_talk_by_card_with_a_reload_and_a_killed_kernel(tab, case, store, server, watch):
    watch.forgiven = ("WebSocket", "Failed to load", "ERR_", "404")
    begin(tab, "discussion", "sorry", case, people="Mo, Bea", timed="yes")
    page = tab.page
    page.locator("[data-move=deeper]").click()
    expect(page.locator("[data-open-card='2-1']")).to_be_visible()
    note = page.get_by_role("textbox", name="Notes on this card (optional)")
    note.fill("The lunch box.")
    note.blur()
    page.get_by_role("button", name="Mo", exact=True).click()
    page.locator("[data-heard=no]").click()
    expect(page.get_by_text("Round 1: not quite yet.")).to_be_visible()
    saved(tab)
    page.reload()
    tab.ready()
    expect(note).to_have_value("The lunch box.")
    expect(page.get_by_role("button", name="Mo", exact=True)).to_have_attribute("aria-pressed", "true")
    with page.expect_event("load", timeout=40_000):
        assert server.kill_kernels() >= 1
    tab.ready()
    expect(page.get_by_text("Round 1: not quite yet.")).to_be_visible()
    check(page, every=False)
    page.locator("[data-move=closing]").click()
    page.get_by_role("textbox", name="What Bea takes away").fill("Without but.")
    page.locator("[data-finish]").click()
    expect(page.get_by_text("Bea: Without but.")).to_be_visible()
    (run,) = store.runs(case.id)
    assert run.status == "completed"


def test_a_board_from_three_sides_to_an_agreement(tab, case, store):
    begin(tab, "problem-solving", "blank", case, people="A, B, C")
    page = tab.page
    page.get_by_role("textbox", name="The problem, in words all of you would sign").fill("It is loud on Wednesdays.")
    page.locator("[data-step='2']").click()
    for person in "ABC":
        field = page.get_by_role("textbox", name=f"Add: What is needed, {person}")
        field.fill(f"need of {person}")
        field.press("Enter")
        expect(page.get_by_text(f"need of {person}")).to_be_visible()
    page.get_by_role("button", name="“need of B”: B says this is right").click()
    expect(page.locator("[data-state=confirmed]")).to_have_count(1)
    page.reload()
    tab.ready()
    expect(page.locator("[data-state=confirmed]")).to_have_count(1)
    page.locator("[data-step='3']").click()
    field = page.locator("[data-add='option-A']")
    field.fill("Ear plugs")
    field.press("Enter")
    expect(page.get_by_text("Ear plugs")).to_be_visible()
    page.locator("[data-step='4']").click()
    groups = page.locator("fieldset.ew-meets")
    expect(groups).to_have_count(3)
    for number in range(3):
        groups.nth(number).get_by_label(str(number + 1), exact=True).check()
    expect(page.locator("[data-chart=radar] svg .polar")).to_be_visible()
    expect(page.get_by_text("Met least, even by the best option: “need of A” (A).")).to_be_visible()
    check(page, every=False)
    page.locator("[data-step='5']").click()
    page.locator("[data-agree=what]").fill("Ear plugs on Wednesdays.")
    page.locator("[data-finish]").click()
    saved(tab)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".ew-paper").get_by_text("Ear plugs").first).to_be_visible()
    (run,) = store.runs(case.id)
    assert run.status == "completed" and "meet" in {event.kind for event in run.events}


@pytest.fixture
def camera_tab(server, driver, watch):
    """A signed-in tab whose camera is a test picture, allowed or refused."""
    from chromium import launch
    from sheet import Sheet

    opened = []

    def tab(allowed):
        answer = "--use-fake-ui-for-media-stream" + ("" if allowed else "=deny")
        chrome = launch(driver, "--use-fake-device-for-media-stream", answer)
        context = chrome.new_context()
        opened.append(chrome)
        page = context.new_page()
        watch.follow(page)
        page.goto(server.link)
        return Sheet(page, server.origin).ready()

    yield tab
    for chrome in opened:
        chrome.close()


@pytest.mark.parametrize("allowed", [True, False])
def test_a_session_with_the_camera_allowed_or_refused(camera_tab, case, store, allowed):
    tab = camera_tab(allowed)
    tab.page.clock.install()
    begin(tab, "mirroring", "first-time-pair", case, people="Mo, Bea")
    page = tab.page
    page.locator("[data-camera=off]").click()
    if allowed:
        expect(page.locator(".ew-camera-note")).to_have_text(
            "Only you see this. Nothing is recorded, nothing is sent.")
        page.locator("[data-camera=on]").click()
        expect(page.locator("video")).to_be_hidden()
    else:
        expect(page.locator(".ew-camera-note")).to_contain_text("There is no picture")
    page.locator("[data-go]").click()
    page.clock.fast_forward(31_000)
    expect(page.locator("[data-part=back]")).to_be_visible()
    expect(page.get_by_text("The round is over.")).to_be_visible()
    page.locator("[data-person=Bea]").get_by_label("4", exact=True).check()
    saved(tab)
    page.reload()
    tab.ready()
    expect(page.locator("[data-person=Bea]").get_by_label("4", exact=True)).to_be_checked()
    page.locator("[data-next]").click()
    expect(page.get_by_text("Mo leads, Bea follows.")).to_be_visible()
    for _round in range(3):
        page.locator("[data-skip]").click()
    expect(page.get_by_text("All rounds are over")).to_be_visible()
    expect(page.locator("[data-chart=rounds] svg").first).to_be_visible()
    (run,) = store.runs(case.id)
    assert [event.kind for event in run.events][:2] == ["done", "rate"]


def test_a_round_of_mirroring_is_for_everybody(tab, case):
    begin(tab, "mirroring", "for-a-couple", case, people="Mo, Bea")
    check(tab.page, every=False)
    tab.open("welcome", case=case.id)
    expect(tab.page.get_by_text("After a long week")).to_be_visible()
    check(tab.page, every=False)
