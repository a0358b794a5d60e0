"""Dates as survey programs, spreadsheets and SPSS write them; what may be two days is asked, never guessed."""

import datetime

import pytest

from empathy_widgets.errors import Unsure
from empathy_widgets.exchange.answers.when import moments_of

LOCAL = "%Y-%m-%d %H:%M"


def read(cell, **said):
    (moment,) = moments_of([cell], **said)
    assert moment is None or moment.tzinfo is not None
    return moment


@pytest.mark.parametrize("cell, wanted", [
    ("2026-10-03", "2026-10-03 12:00"), ("2026-10-03 14:03:07", "2026-10-03 14:03"), ("2026/10/03", "2026-10-03 12:00"),
    ("2026-10-03T14:03:07.123", "2026-10-03 14:03"), ("3.10.2026", "2026-10-03 12:00"),
    ("03.10.26 14:03", "2026-10-03 14:03"), ("2026-10-03 00:00:00", "2026-10-03 12:00"),
    ("13/10/2026 2:03:07 PM", "2026-10-13 14:03"), ("10/13/26 12:03:07 AM", "2026-10-13 00:03"),
    ("10-13-2026, 9:05", "2026-10-13 09:05"), ("2026/10/03 2:03:07 p.m.", "2026-10-03 14:03"),
])
def test_a_date_is_read_in_this_machines_time(cell, wanted):
    assert read(cell).astimezone().strftime(LOCAL) == wanted


@pytest.mark.parametrize("cell, hour", [
    ("2026-10-03T14:03:07Z", 14), ("2026/10/03 2:03:07 PM GMT+2", 12), ("2026-10-03 14:03 +02:00", 12),
    ("2026-10-03 14:03 UTC-0330", 17),
])
def test_a_time_with_its_zone_is_that_time(cell, hour):
    assert read(cell).astimezone(datetime.UTC).hour == hour


@pytest.mark.parametrize("cell", [
    "", "soon", "2026-13-03", "31.2.2026", "2026-10-03 25:00", "2026-10-03 14:03 PST", "2026-10-03 13:00 PM", "45933",
    "13/13/2026", "2026-10/03", "0000-01-01", "14015635200", "9999-99-99",
])
def test_what_is_no_date_is_none(cell):
    assert read(cell, day_first=True) is None
    assert read("2026-10-03", day_first=True) is not None


def test_a_date_that_may_be_two_days_is_asked():
    with pytest.raises(Unsure, match="--day-first or --month-first"):
        moments_of(["3/10/2026", "4/10/2026"])
    with pytest.raises(Unsure):
        moments_of(["13/10/2026", "4/13/2026"])
    assert [one.month for one in moments_of(["3/10/2026", "13/10/2026"])] == [10, 10]
    assert [one.month for one in moments_of(["3/10/2026", "4/13/2026"])] == [3, 4]
    assert [one.month for one in moments_of(["3/10/2026"], day_first=True)] == [10]
    assert [one.month for one in moments_of(["3/10/2026"], day_first=False)] == [3]


def test_spss_counts_seconds_since_1582(tmp_path):
    import pandas
    import pyreadstat

    wanted = [datetime.datetime(2026, 10, 3, 14, 3, 7), datetime.datetime(1999, 12, 31)]
    pyreadstat.write_sav(pandas.DataFrame({"at": wanted}), str(tmp_path / "dates.sav"))
    kept, _about = pyreadstat.read_sav(tmp_path / "dates.sav", output_format="dict", disable_datetime_conversion=True)
    found = moments_of([f"{seconds:.0f}" for seconds in kept["at"]], spss=True)
    assert [f"{one:%Y-%m-%d %H:%M}" for one in found] == ["2026-10-03 14:03", "1999-12-31 12:00"]
