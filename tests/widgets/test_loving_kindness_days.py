"""The days of the sittings: over midnight, over a change of the clocks, and on a train through time zones."""

import datetime

import pytest
from playwright.sync_api import expect
from widgets.sittings import QUIET, pass_by, player, sat


@pytest.mark.parametrize(("day", "zone"), [
    ("2026-03-29", "Europe/Berlin"), ("2026-03-31", "Europe/Berlin"), ("2026-10-25", "Europe/Berlin"),
    ("2026-10-27", "Europe/Berlin"), ("2026-03-10", "America/New_York"), ("2026-09-08", "America/Santiago"),
    ("2026-11-28", "Pacific/Kiritimati"),
])
def test_the_last_days_are_four_weeks_one_after_the_other_in_every_zone_and_over_every_change(open_stage, day, zone):
    """The window lies over the change, and not only before it; in Santiago the midnight of the change is left out."""
    last = datetime.date.fromisoformat(day)
    weeks = [(last - datetime.timedelta(days=ago)).isoformat() for ago in reversed(range(28))]
    stage = open_stage(timezone_id=zone)
    stage.page.clock.install(time=stage.page.evaluate("day => new Date(`${day}T12:00:00`).getTime() / 1000", day))
    stage.mount(player({**QUIET, **sat(*weeks[::3])}))
    dots = stage.page.locator(".ew-loving-dots li").evaluate_all("all => all.map(one => one.dataset.day)")
    assert dots == weeks
    lit = stage.page.locator(".ew-loving-dots [data-sat=true]").evaluate_all("all => all.map(one => one.dataset.day)")
    assert lit == weeks[::3]


@pytest.mark.parametrize(("begins", "day"), [
    ("2026-03-29T00:58:30Z", "2026-03-29"), ("2026-10-25T00:58:30Z", "2026-10-25"),
    ("2026-03-28T22:58:30Z", "2026-03-28"), ("2026-10-24T21:58:30Z", "2026-10-24"),
    ("2026-10-25T22:58:30Z", "2026-10-25"),
])
def test_a_sitting_in_the_night_the_clocks_change_is_as_long_as_any_and_of_the_day_it_began(open_stage, begins, day):
    stage = open_stage(timezone_id="Europe/Berlin")
    stage.page.clock.install(time=begins)
    stage.mount(player())
    hour = stage.page.evaluate("new Date().getTimezoneOffset()")
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 179)
    assert stage.events("log") == []
    pass_by(stage, 2)
    (line,) = stage.events("log")
    assert (line["day"], line["minutes"], line["done"]) == (day, 3, "yes")
    changed = stage.page.evaluate("new Date().getTimezoneOffset()") != hour
    assert changed is begins.endswith("T00:58:30Z"), "it changes in the middle of these sittings alone"


def test_a_sitting_on_a_train_through_time_zones_stays_on_the_day_it_began(open_stage):
    stage = open_stage()
    train = stage.page.context.new_cdp_session(stage.page)
    train.send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Berlin"})
    stage.page.clock.install(time="2026-11-28T21:00:00Z")
    stage.mount(player())
    stage.page.locator("[data-go]").press("Enter")
    pass_by(stage, 90)
    train.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    assert stage.page.evaluate("new Date().getHours()") == 6
    pass_by(stage, 91)
    (line,) = stage.events("log")
    assert (line["day"], line["minutes"]) == ("2026-11-28", 3)
    pass_by(stage, 30)
    expect(stage.page.locator(".ew-loving-dots li").last).to_have_attribute("data-day", "2026-11-29")
