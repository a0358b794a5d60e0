"""Days and times as people write them; English ones never change their form."""

import datetime
import struct

import pytest

from empathy_widgets import dates
from empathy_widgets.strings import speaking

MONTHS = "January February March April May June July August September October November December".split()


def test_english_names_every_month_and_puts_the_day_first():
    for number, name in enumerate(MONTHS, 1):
        day = datetime.date(2026, number, number)
        assert dates.day(day) == f"{number} {name} 2026"
        assert dates.short_day(day) == f"{number} {name[:3]} 2026"
        assert dates.day_and_month(day) == f"{number} {name[:3]}"


@pytest.mark.parametrize(("hour", "minute", "told"), [(0, 0, "00:00"), (9, 5, "09:05"), (23, 59, "23:59")])
def test_a_day_has_24_hours(hour, minute, told):
    assert dates.clock(datetime.datetime(2026, 10, 3, hour, minute, 59)) == told


def test_the_time_is_that_of_the_moments_own_zone():
    east = datetime.timezone(datetime.timedelta(hours=9))
    moment = datetime.datetime(2026, 10, 3, 20, 0, tzinfo=datetime.UTC)
    assert (dates.clock(moment), dates.clock(moment.astimezone(east))) == ("20:00", "05:00")
    assert dates.day(moment.astimezone(east)) == "4 October 2026"


def test_another_language_has_its_own_order_and_names():
    day = datetime.datetime(2026, 10, 3, 14, 3)
    assert (dates.day(day, "fr"), dates.clock(day, "fr")) == ("3 octobre 2026", "14:03")
    assert dates.day(day, "ja") == "2026年10月3日"


def catalogue_of_nothing(folder, tag):
    """A catalogue without a sentence: enough for its language to be spoken."""
    place = folder / tag / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "empathy.mo").write_bytes(struct.pack("<7I", 0x950412DE, 0, 0, 28, 28, 0, 28))


def test_a_day_is_written_in_the_language_of_the_page(tmp_path, monkeypatch):
    for tag in ("de", "en_US", "qps"):
        catalogue_of_nothing(tmp_path, tag)
    monkeypatch.setenv("EMPATHY_LOCALE", str(tmp_path))
    day = datetime.date(2026, 10, 3)
    with speaking("de"):
        assert dates.day(day) == "3. Oktober 2026"
    for other in ("en-GB", "en-US", "qps"):  # English of any country, and a language Babel has never heard of
        with speaking(other):
            assert dates.day(day) == "3 October 2026"
