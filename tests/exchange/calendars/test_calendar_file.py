"""Calendar files, read back by a program of another family, `ical`, and expanded over a year."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from ical.calendar_stream import IcsCalendarStream

from empathy_widgets.exchange.calendars import Reminder, calendar_file, known_zone, yearly_rules

MADE = datetime.datetime(2026, 1, 30, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def reminder(**other):
    told = {
        "uid": "abc@empathy-workbook", "number": 0, "title": "A few minutes", "about": "", "weekdays": tuple(range(7)),
        "start": datetime.date(2026, 2, 1), "end": datetime.date(2027, 1, 31), "made_at": MADE,
        "at": datetime.time(7, 30), "zone": "Europe/Berlin", "minutes": 7}
    return Reminder(**{**told, **other})


def read_back(content: bytes):
    return IcsCalendarStream.calendar_from_ics(content.decode())


def moments(content: bytes):
    return [event.dtstart for event in read_back(content).timeline]


ZONES = ["Europe/Berlin", "America/New_York", "Europe/Dublin", "Australia/Sydney", "Australia/Lord_Howe",
         "Asia/Kolkata", "Asia/Dubai", "Africa/Casablanca", "Asia/Jerusalem", "America/Santiago"]


@pytest.mark.parametrize("zone", ZONES)
def test_it_rings_at_the_same_hour_of_every_day_of_a_year_over_both_changes_of_the_clocks(zone):
    found = moments(calendar_file([reminder(zone=zone)]))
    wanted = [datetime.datetime.combine(datetime.date(2026, 2, 1) + DAY * after, datetime.time(7, 30), ZoneInfo(zone))
              for after in range(365)]
    assert [at.timestamp() for at in found] == [at.timestamp() for at in wanted]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Europe/Dublin", "Australia/Sydney"])
def test_a_reader_that_knows_only_the_rules_in_the_file_rings_at_the_same_hours(zone):
    """Its name is taken from the zone, so that nothing but the file's own rules can tell its hours."""
    content = calendar_file([reminder(zone=zone)])
    renamed = content.replace(zone.encode(), b"Somewhere/Else")
    assert known_zone("Somewhere/Else") is None
    assert [at.timestamp() for at in moments(renamed)] == [at.timestamp() for at in moments(content)]


def test_a_rule_of_the_clocks_that_is_wrong_would_be_noticed():
    """Summer begins a month late in this file, so on those days a reader of its rules alone rings an hour late."""
    content = calendar_file([reminder()]).replace(b"Europe/Berlin", b"Somewhere/Else")
    late = content.replace(b"BYDAY=-1SU;BYMONTH=3", b"BYDAY=-1SU;BYMONTH=4")
    assert late != content
    apart = {(at.timestamp() - right.timestamp()) / 3600: right.month
             for at, right in zip(moments(late), moments(content), strict=True)}
    assert set(apart) == {0, 1} and apart[1] in (3, 4)


def test_a_zone_is_told_by_a_rule_a_year_and_by_no_single_dates():
    text = calendar_file([reminder()]).decode()
    zone = text[text.index("BEGIN:VTIMEZONE"):text.index("END:VTIMEZONE")]
    assert "RDATE" not in zone
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in zone and "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in zone
    summer, winter = zone.split("END:DAYLIGHT")
    assert "BEGIN:DAYLIGHT" in summer and "TZOFFSETTO:+0200" in summer and "TZOFFSETTO:+0100" in winter
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in calendar_file([reminder(zone="America/New_York")]).decode()


def test_where_the_clocks_follow_no_yearly_rule_each_day_is_an_entry_of_its_own():
    assert yearly_rules(ZoneInfo("Africa/Casablanca"), 2026) is None
    assert yearly_rules(ZoneInfo("Asia/Dubai"), 2026) == ()
    text = calendar_file([reminder(zone="Africa/Casablanca", end=datetime.date(2026, 2, 3))]).decode()
    assert "VTIMEZONE" not in text and text.count("BEGIN:VEVENT") == 3
    assert len({line for line in text.splitlines() if line.startswith("UID:")}) == 3


@pytest.mark.parametrize("night", [datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)])
def test_an_hour_that_is_skipped_or_comes_twice_rings_once_that_night(night):
    found = moments(calendar_file([reminder(start=night - DAY, end=night + DAY, at=datetime.time(2, 30))]))
    assert [at.date() for at in found] == [night - DAY, night, night + DAY]


def test_days_of_the_week_are_kept_and_the_first_and_last_days_belong_to_it():
    """Monday, 2 February, through Monday, 16 February 2026."""
    found = moments(calendar_file([reminder(
        start=datetime.date(2026, 2, 1), end=datetime.date(2026, 2, 16), weekdays=(0, 4))]))
    assert [(at.day, at.weekday()) for at in found] == [(2, 0), (6, 4), (9, 0), (13, 4), (16, 0)]


def test_without_an_hour_it_is_an_entry_of_the_whole_day_without_a_bell():
    content = calendar_file([reminder(at=None, zone="", end=datetime.date(2026, 2, 3))])
    assert moments(content) == [datetime.date(2026, 2, day) for day in (1, 2, 3)]
    assert b"VALARM" not in content and b"VTIMEZONE" not in content
    assert b"VALARM" in calendar_file([reminder()])


def test_without_a_zone_it_is_the_hour_of_wherever_the_phone_is():
    assert moments(calendar_file([reminder(zone="")]))[0] == datetime.datetime(2026, 2, 1, 7, 30)


def test_a_change_keeps_the_name_of_its_entry_and_counts_up_and_calling_off_takes_it_away():
    (first,), (changed,), (gone,) = (read_back(calendar_file([one])).events for one in (
        reminder(), reminder(number=1, at=datetime.time(20)), reminder(number=2, called_off=True)))
    assert first.uid == changed.uid == gone.uid
    assert [first.sequence, changed.sequence, gone.sequence] == [0, 1, 2]
    assert gone.status == "CANCELLED" and first.status == "CONFIRMED"
    assert b"METHOD:CANCEL" in calendar_file([reminder(called_off=True)]) and not gone.alarm
    assert b"METHOD:PUBLISH" in calendar_file([reminder()])


def test_words_of_any_kind_come_back_as_they_were():
    words = "Because you said: “a ‘calm’ evening”; with commas, back\\slash,\nand a line\u2028 – ünï 🙂 " + "long " * 40
    (event,) = read_back(calendar_file([reminder(title=words.replace("\n", " ").strip(), about=words.strip())])).events
    assert event.description == words.strip() and event.summary == words.replace("\n", " ").strip()
    assert max(len(line) for line in calendar_file([reminder(about=words)]).split(b"\r\n")) <= 75


def test_several_practices_stand_in_one_file_and_those_called_off_in_another():
    both = [reminder(), reminder(uid="other@empathy-workbook", zone="America/New_York")]
    content = calendar_file(both)
    assert content.count(b"BEGIN:VTIMEZONE") == 2 and len(read_back(content).events) == 2
    never = reminder(weekdays=(0,), end=datetime.date(2026, 2, 1))
    for wrong in ([], [reminder(), reminder(called_off=True)], [never]):
        with pytest.raises(ValueError, match="each with a day"):
            calendar_file(wrong)
