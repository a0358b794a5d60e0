"""The days of a month hold: in their weeks, over midnight, over a journey, over both nights the clocks change."""

import datetime

import pytest
from widgets.months import day, each, kept, line, month, window


@pytest.mark.parametrize("first", [datetime.date(2026, 3, 9), datetime.date(2026, 10, 5), datetime.date(2028, 2, 1)])
def test_thirty_days_stand_in_the_rows_of_their_weeks(stage, first):
    stage.mount(month({"begin": {"": {"day": first.isoformat()}}}, today=first.isoformat()))
    found = each(stage, ".ew-window", "[one.dataset.day, Math.round(one.getBoundingClientRect().left)]")
    assert [one for one, _left in found] == [day(number, first) for number in range(1, 31)]
    columns = sorted({left for _one, left in found})
    weekdays = [datetime.date.fromisoformat(one).weekday() for one, _left in found]
    assert [columns.index(left) for _one, left in found] == weekdays


def clocked(open_stage, at, zone="Europe/Berlin", today="", **more):
    stage = open_stage(timezone_id=zone)
    stage.page.clock.install(time=at)
    stage.mount(month(today=today, **more))
    return stage


def test_over_midnight_today_moves_on_without_a_reload(open_stage):
    stage = clocked(open_stage, "2026-12-14T23:59:40+01:00")
    assert window(stage, 14).get_attribute("aria-current") == "date"
    stage.page.clock.run_for(60_000)
    assert window(stage, 15).get_attribute("aria-current") == "date"
    assert stage.page.locator("[aria-current=date]").count() == 1
    assert stage.page.locator("[data-open-day]").get_attribute("data-open-day") == day(15)


def test_over_midnight_a_day_somebody_turned_to_stays_open(open_stage):
    stage = clocked(open_stage, "2026-12-14T23:59:40+01:00")
    window(stage, 3).click()
    stage.page.clock.run_for(60_000)
    assert window(stage, 15).get_attribute("aria-current") == "date"
    assert stage.page.locator("[data-open-day]").get_attribute("data-open-day") == day(3)


def test_a_journey_leaves_written_days_where_they_were(open_stage):
    shown = []
    for zone in ("Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago"):
        stage = clocked(open_stage, "2026-12-14T11:30:00Z", zone, stands=kept(log={day(8): line(8), day(14): line(14)}))
        shown.append(each(stage, ".ew-window", "[one.dataset.day, one.textContent]"))
        assert each(stage, "[data-looks=done]") == [
            day(8), day(14)]
        here = {"Pacific/Kiritimati": 15, "Europe/Berlin": 14, "Pacific/Pago_Pago": 14}[zone]
        assert window(stage, here).get_attribute("aria-current") == "date"
    assert shown[0] == shown[1] == shown[2]


@pytest.mark.parametrize(("night", "first"), [("2026-03-29", "2026-03-10"), ("2026-10-25", "2026-10-10")])
def test_thirty_days_stay_thirty_over_a_night_the_clocks_change(open_stage, night, first):
    begins = datetime.date.fromisoformat(first)
    stage = clocked(open_stage, f"{night}T00:59:30+0{2 if night > '2026-06' else 1}:00",
                    stands={"begin": {"": {"day": first}}})
    current = stage.page.locator("[aria-current=date]")
    assert current.get_attribute("data-day") == night
    stage.page.clock.fast_forward("03:00:00")
    assert current.get_attribute("data-day") == night
    stage.page.clock.fast_forward("22:00:00")
    assert current.get_attribute("data-day") == (datetime.date.fromisoformat(night) + datetime.timedelta(1)).isoformat()
    days = each(stage, ".ew-window")
    assert days == [day(number, begins) for number in range(1, 31)]
