"""Whole scenes in a real browser: by keyboard, from the other chair, by three, through a reload and a killed kernel."""

import pytest
from playwright.sync_api import expect
from test_accessibility import check

pytestmark = pytest.mark.browser
SCENE = "two-cups"


def begin(tab, case, way="helper", **chosen):
    """Start the scene from the menu, and read the opening."""
    tab.open("role-play", case=case.id)
    entry = tab.page.locator(f"[data-entry={SCENE}]")
    entry.locator("summary").click()
    for name, value in {"way": way, **chosen}.items():
        entry.locator(f"[data-question={name}] input[value='{value}']").check()
    entry.locator("[data-begin]").click()
    tab.page.locator(".ew-opening [data-begin]").click()
    return tab


def beat(tab):
    return tab.page.locator("[data-beat]").get_attribute("data-beat")


def turns(tab, count):
    expect(tab.page.locator(".ew-floor .ew-turn")).to_have_count(count)
    expect(tab.page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")


def test_a_whole_scene_by_keyboard_alone(tab, case, store):
    tab.open("role-play", case=case.id)
    page = tab.page
    page.locator(f"[data-entry={SCENE}] summary").focus()
    page.keyboard.press("Enter")
    page.locator(f"[data-begin={SCENE}]").focus()
    page.keyboard.press("Enter")
    page.locator(".ew-opening [data-begin]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-option=a]")).to_be_enabled()
    expect(page.locator("[data-moment]")).to_be_focused()
    count = 0
    while not page.locator("[data-ending]").count():
        if count % 2:
            page.keyboard.press("a")
        else:
            page.keyboard.press("Tab")
            on_a_reply = page.evaluate("document.activeElement.dataset.option ?? ''")
            page.keyboard.press("Enter" if on_a_reply else "b")
        count += 1
        turns(tab, count)
        expect(page.locator(f"[data-did='{count - 1}']")).to_be_focused()
    tab.unfold()
    expect(page.locator("[data-chart=radar] svg .polar")).to_be_visible()
    expect(page.locator("[data-chart=turns] svg").first).to_be_visible()
    page.locator("[data-open]").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ew-moments h3")).to_be_focused()
    page.locator("[data-criterion=pace] input").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="Take it to supervision").focus()
    page.keyboard.press("Space")
    page.locator("[data-finish]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-finish]")).to_have_count(0)
    expect(page.locator("[data-finished]")).to_be_focused()
    expect(page.locator("[data-criterion=pace] input").first).to_be_checked()
    expect(page.get_by_role("checkbox", name="Take it to supervision")).to_be_checked()
    (run,) = store.runs(case.id)
    assert run.status == "completed" and {"rate", "supervision"} <= {event.kind for event in run.events}


def test_the_same_beat_after_a_reload_and_after_a_killed_kernel(tab, case, server, watch):
    watch.forgiven = ("WebSocket", "Failed to load", "ERR_", "404")
    begin(tab, case)
    tab.page.locator("[data-option=b]").click()
    turns(tab, 1)
    tab.page.locator("[data-again]").click()
    turns(tab, 0)
    tab.page.locator("[data-option=b]").click()
    turns(tab, 1)
    here = beat(tab)
    tab.page.reload()
    tab.ready()
    turns_now = tab.page.locator(".ew-turn")
    expect(turns_now).to_have_count(1)
    assert beat(tab) == here and tab.page.locator("[data-tried]").count() >= 1
    with tab.page.expect_event("load", timeout=40_000):
        assert server.kill_kernels() >= 1
    tab.ready()
    expect(turns_now).to_have_count(1, timeout=30_000)
    expect(tab.page.locator("[data-connection=lost]")).to_have_count(0, timeout=30_000)
    assert beat(tab) == here
    tab.page.locator("[data-option=a]").click()
    turns(tab, 2)


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_a_pause_a_moment_left_out_and_an_end_are_in_sight_at_every_moment(new_tab, case, width, height):
    tab = begin(new_tab(viewport={"width": width, "height": height}), case)
    page = tab.page
    tools = [page.get_by_role("button", name=name) for name in ("Pause", "Not this one", "End here and look back")]

    def in_sight():
        for tool in tools:
            expect(tool).to_be_in_viewport(ratio=1)
    page.locator("[data-option=a]").press("a")
    turns(tab, 1)
    expect(page.locator("[data-did='0']")).to_be_in_viewport(ratio=1)
    in_sight()
    tools[1].press("Enter")
    turns(tab, 2)
    expect(page.locator(".ew-did")).to_contain_text("Left out")
    in_sight()
    tools[0].press("Enter")
    expect(page.get_by_role("heading", name="Paused")).to_be_in_viewport()
    check(page, every=False)
    page.get_by_role("button", name="Go on").press("Enter")
    tools[2].press("Enter")
    expect(page.get_by_role("heading", name="Ended before its end")).to_be_focused()
    with page.expect_download() as saved:
        page.locator("[data-make=page]").press("Enter")
    assert saved.value.suggested_filename.startswith(f"scene-{SCENE}-")
    check(page, every=False)


def test_the_other_chair_with_a_reload_half_way(tab, case):
    begin(tab, case, "swap")
    page = tab.page
    page.get_by_role("checkbox", name="lonely").check()
    page.locator("[data-show-line]").click()
    expect(page.locator("[data-words=both]")).to_contain_text("lonely")
    page.reload()
    tab.ready()
    expect(page.locator("[data-words=both]")).to_contain_text("lonely")
    page.locator("[data-onwards]").click()
    turns(tab, 1)
    while not page.locator("[data-ending]").count():
        done = page.locator(".ew-turn").count()
        page.get_by_role("checkbox", name="quiet").check()
        page.locator("[data-show-line]").click()
        page.locator("[data-onwards]").click()
        turns(tab, done + 1)
    expect(page.get_by_text("It is not a measure of how well you read people")).to_be_visible()
    field = page.get_by_role("textbox", name="How would you check this with the real person?")
    field.fill("Shall I knock on Thursday?")
    field.blur()
    expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
    page.reload()
    tab.ready()
    expect(field).to_have_value("Shall I knock on Thursday?")


def test_two_people_read_a_scene_aloud_and_change_chairs_half_way(tab, case, store):
    begin(tab, case, "pair")
    page = tab.page
    expect(page.locator(".ew-moment [data-reads]")).to_have_text("A reads aloud")
    changed = 0
    while not page.locator("[data-ending]").count():
        done = page.locator(".ew-floor .ew-turn").count()
        page.locator("[data-option=b]").click()
        expect(page.locator("[data-reply]")).to_be_focused()
        if done == 1:
            page.reload()
            tab.ready()
        page.locator("[data-read]").click()
        turns(tab, done + 1)
        if page.locator("[data-change]").count():
            check(page, every=False)
            page.locator("[data-change]").click()
            expect(page.locator(".ew-moment [data-reads]")).to_have_text("B reads aloud")
            changed += 1
    assert changed == 1 and {"read", "change"} <= {event.kind for event in store.runs(case.id)[0].events}


def test_three_people_change_roles_by_the_clock(tab, case):
    tab.page.clock.install()
    begin(tab, case, "triad", minutes="3")
    page = tab.page
    expect(page.locator(".ew-roles")).to_contain_text("Helper: A")
    page.locator("[data-clock=start]").click()
    clock = page.get_by_role("timer")
    expect(clock).to_contain_text("left in this round")
    page.clock.fast_forward(200_000)
    expect(clock).to_have_text("Time to change roles.")
    page.locator("[data-option=b]").click()
    turns(tab, 1)
    page.get_by_role("checkbox", name="Left a silence alone").check()
    page.locator("[data-rotate]").click()
    expect(page.locator(".ew-roles")).to_contain_text("Helper: B")
    expect(clock).to_contain_text("3 minutes a round")
    turns(tab, 0)
    expect(page.get_by_text("Round 1: A helped")).to_be_visible()
    page.reload()
    tab.ready()
    expect(page.locator(".ew-roles")).to_contain_text("Helper: B")
    page.locator("[data-option=a]").click()
    turns(tab, 1)
    page.locator("[data-close]").click()
    expect(page.locator("[data-chart=radar] svg .polar")).to_have_count(2)
    expect(page.get_by_text("C saw: Left a silence alone.")).to_be_visible()
    check(page, every=False)


def test_the_pages_of_a_scene_are_for_everybody(tab, case):
    begin(tab, case)
    tab.page.locator("[data-option=a]").click()
    turns(tab, 1)
    check(tab.page)
    while not tab.page.locator("[data-ending]").count():
        done = tab.page.locator(".ew-turn").count()
        tab.page.locator("[data-option=b]").click()
        turns(tab, done + 1)
    check(tab.page, every=False)
    tab.unfold()
    expect(tab.page.locator("[data-chart=radar] svg .polar")).to_be_visible()
    check(tab.page)
    tab.open("role-play", case=case.id)
    tab.page.locator(f"[data-entry={SCENE}] summary").click()
    check(tab.page, every=False)
