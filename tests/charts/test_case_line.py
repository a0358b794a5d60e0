"""The time line of a case: an honest axis, and marks that never cover each other."""

import datetime
import random

import pytest

from empathy_widgets.charts import LineLane, LineMoment, LineRow, case_line, line_as_svg
from empathy_widgets.charts.case_line import APART, WIDTH
from empathy_widgets.charts.days import MOST, days_told

NOON = datetime.datetime(2026, 10, 5, 12, tzinfo=datetime.UTC)


def after(days: float) -> datetime.datetime:
    return NOON + datetime.timedelta(days=days)


def drawn(days, now=None, planned=()):
    moments = [LineMoment(after(day), number) for number, day in enumerate(days)]
    moments += [LineMoment(after(day), len(moments), planned=True) for day in planned]
    return case_line([LineLane("room", "In the room", [LineRow("Role-play", moments)])],
                     after(now if now is not None else max(days)))


def marks(drawing):
    return drawing.lanes[0].rows[0].marks


def test_places_on_the_axis_are_as_far_apart_as_their_days():
    one, two, three = marks(drawn([0, 30, 90]))
    assert (three.at - two.at) / (two.at - one.at) == pytest.approx(2)


def test_today_lies_where_its_day_is_and_the_axis_reaches_a_plan_after_it():
    drawing = drawn([0, 50], now=75, planned=[100])
    first, second, planned = marks(drawing)
    assert planned.planned and not (first.planned or second.planned)
    assert drawing.today == pytest.approx((second.at + planned.at) / 2) and planned.at < 1


@pytest.mark.parametrize("seed", range(20))
def test_no_two_marks_cover_each_other_and_every_moment_is_in_one(seed):
    draw = random.Random(seed)
    days = [draw.choice([draw.uniform(0, 700), draw.gauss(350, 2)]) for _one in range(draw.randint(2, 1000))]
    found = marks(drawn(days))
    assert all((later.at - one.at) * WIDTH >= APART - 1e-6 for one, later in zip(found, found[1:], strict=False))
    assert sorted(number for mark in found for number in mark.of) == list(range(len(days)))
    assert all(mark.first <= mark.at <= mark.last for mark in found)


def test_a_row_that_is_dense_from_end_to_end_is_many_marks():
    assert len(marks(drawn(range(1000)))) > 12


def test_what_is_planned_is_gathered_with_nothing():
    assert [(mark.of, mark.planned) for mark in marks(drawn([0, 40], planned=[40]))] == [
        ((0,), False), ((1,), False), ((2,), True)]


def test_rows_and_lanes_without_a_moment_stay_away_and_nothing_at_all_is_no_picture():
    empty = LineLane("between", "Between appointments", [LineRow("Practice", [])])
    assert case_line([empty], NOON) is None
    full = LineLane("room", "In the room", [LineRow("Role-play", [LineMoment(NOON, 0)]), LineRow("Mirroring")])
    drawing = case_line([full, empty], NOON)
    assert [(lane.id, [row.label for row in lane.rows]) for lane in drawing.lanes] == [("room", ["Role-play"])]


@pytest.mark.parametrize(("days", "width"), [([0, 40, 90], 320), ([0, 6, 90], 525), (range(300), WIDTH)])
def test_an_axis_is_no_wider_than_its_marks_and_dates_need(days, width):
    drawing = drawn(days)
    assert drawing.width == pytest.approx(width, abs=60) and 320 <= drawing.width <= WIDTH
    places = [mark.at * drawing.width for mark in marks(drawing)]
    assert all(later - one >= APART - 0.1 for one, later in zip(places, places[1:], strict=False))


@pytest.mark.parametrize("days", [0, 1, 6, 20, 60, 200, 700, 2000, 9000, 40000])
def test_an_axis_of_any_length_names_few_dates_and_none_at_its_ends(days):
    drawing = drawn([0, days])
    assert 1 <= len(drawing.ticks) <= MOST and all(0.03 < tick.at < 0.97 for tick in drawing.ticks)
    assert not drawing.ticks[0].again


def test_dates_are_days_in_the_zone_the_moments_are_told_in():
    zone = datetime.timezone(datetime.timedelta(hours=9))
    start = datetime.datetime(2026, 10, 5, tzinfo=zone)
    told = days_told(start, start + datetime.timedelta(days=3, hours=1))
    assert [(moment.hour, moment.tzinfo, label) for moment, label, _year in told] == [
        (0, zone, "6 Oct"), (0, zone, "7 Oct"), (0, zone, "8 Oct")]


def test_what_goes_on_reaches_from_its_first_day_and_no_further_than_the_axis():
    row = LineRow("Loving-kindness", [LineMoment(after(20), 0)], spans=[
        (after(-10), after(10)), (after(15), after(400))])
    drawing = case_line([LineLane("between", "Between appointments", [row])], after(30))
    first, second = drawing.lanes[0].rows[0].reaches
    (mark,) = drawing.lanes[0].rows[0].marks
    assert 0 <= first[0] < first[1] < second[0] < mark.at < drawing.today < second[1] == 1.0
    assert (mark.at - first[0]) / (first[1] - first[0]) == pytest.approx(30 / 20)
    assert line_as_svg(drawing, "t", "d").count('class="between reach"') == 2
