"""The time line of a case on its own page: opened by keyboard, followed to a chapter, and readable when it is long."""

import datetime
import json
import random
import uuid

import pytest
from playwright.sync_api import expect
from sqlalchemy import insert
from test_accessibility import OVERFLOW, check, fill

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database.engine import writing
from empathy_widgets.records.database.tables import runs

FORM = "pes-practice-form"
EVENTS = 1000
ROOM = {"role-play": ("two-cups", {"way": "helper", "level": "open"}),
        "discussion": ("sorry", {"people": ["A"], "timed": False}),
        "problem": ("blank", {"way": "copy", "people": ["A", "B"]})}
pytestmark = pytest.mark.browser

COVERED = """rows => rows.flatMap((row) => {
  const boxes = [...row.querySelectorAll(".ew-mark")].map((one) => one.getBoundingClientRect());
  return boxes.slice(1).filter((box, index) => box.left < boxes[index].right - 0.5).map((box) => box.left);
})"""


@pytest.fixture
def planned(store):
    """A case with a sitting, a scene, and a plan that names a day to measure again."""
    case = store.create_case("")
    fill(store, case, FORM, "self", 2)
    store.start_run(case.id, "role-play", "two-cups", {"way": "helper", "level": "open"})
    plan = store.start_plan(case.id)
    on = datetime.date.today() + datetime.timedelta(days=60)
    store.add_plan_event(plan.id, "measure", {"instrument": FORM, "title": "x", "on": str(on)}, case_id=case.id)
    return case


@pytest.fixture(scope="module")
def long(server):
    """A case with a thousand runs of three years; they are put straight into the table, with days of their own."""
    place = Workspace(server.folder)
    case = Store(place, Actor()).create_case("")
    draw, now = random.Random(18), datetime.datetime.now(datetime.UTC)
    rows = []
    for number in range(EVENTS):
        kind = draw.choice(list(ROOM))
        at = now - datetime.timedelta(days=1100 * draw.random())
        rows.append({
            "id": str(uuid.UUID(int=draw.getrandbits(128))), "sequence": 10_000 + number, "case_id": case.id,
            "kind": kind, "content": ROOM[kind][0], "version": None, "settings": json.dumps(ROOM[kind][1]),
            "status": "completed", "revision": 1, "started_at": at, "ended_at": at, "void_reason": None,
            "request": None})
    with writing(place.engine, place.database_file) as connection:
        connection.execute(insert(runs), rows)
    return case


def test_where_a_case_opens_its_time_line_leads_to_what_happened(tab, planned):
    page = tab.open("welcome", case=planned.id).page
    line = page.locator(".ew-case-line")
    expect(line.get_by_role("heading", name=f"The time line of {planned.code}")).to_be_visible()
    assert line.locator(".ew-lane").count() == 3 and line.locator(".ew-ring").count() == 1
    done = line.get_by_role("button", name="scale, completed")
    done.press("ArrowRight")
    expect(line.get_by_role("button", name="to measure again, as planned")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(line.get_by_role("heading", name="What this mark stands for")).to_be_focused()
    check(page)
    line.get_by_role("link", name="Open:").press("Enter")
    page.wait_for_url("**/chapter/profile?case=*")


def test_under_a_plan_its_time_line_shows_the_day_to_measure_again_as_soon_as_it_is_set(tab, store, planned):
    page = tab.open("plan", case=planned.id).page
    expect(page.locator(".ew-case-line .ew-ring")).to_have_count(1)
    page.locator("[data-measure=on]").fill("")
    page.locator("[data-measure=on]").press("Tab")
    expect(page.locator(".ew-case-line .ew-ring")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_thousand_events_stay_readable_and_each_is_a_press_or_two_away(new_tab, long, width):
    page = new_tab(viewport={"width": width, "height": 800}).open("welcome", case=long.id).page
    line = page.locator(".ew-case-line")
    expect(line).to_be_visible()
    assert line.locator(".ew-row").evaluate_all(COVERED) == [] and page.evaluate(OVERFLOW) <= 0
    counted = [int(text) for text in line.locator(".ew-count").all_inner_texts()]
    assert sum(counted) + line.locator(".ew-mark svg").count() == EVENTS
    assert 30 < line.locator(".ew-mark").count() < 120
    line.locator(".ew-mark[data-several]").last.press("Enter")
    assert line.locator(".ew-opened-line a").count() == counted[-1]
    assert page.locator(".ew-chapter-menu .ew-run-row:visible").count() == 10
    check(page, every=False)
