"""Calendar files: practices as entries that a phone's or computer's own calendar takes in. icalendar does the lines."""

from empathy_widgets.exchange.calendars.entries import Reminder, calendar_file
from empathy_widgets.exchange.calendars.zones import known_zone, yearly_rules, zone_of

__all__ = ["Reminder", "calendar_file", "known_zone", "yearly_rules", "zone_of"]
