"""How a practice went, over midnight, both changes of the clocks and a journey: a day stays the day it was."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from empathy_widgets.exercises.active_listening import ActiveListening
from empathy_widgets.widgets import PracticeCourse

BERLIN = "Europe/Berlin"


def of(view, kind):
    found = [view] if isinstance(view, kind) else []
    return found + [one for child in getattr(view, "children", ()) for one in of(child, kind)]


@pytest.fixture
def days(store, case, open_page):
    """Gives the practice for four weeks around a day and says which days its page shows, at a moment in a zone."""
    def given(around):
        body = {"reason": "For the evenings.", "start": str(around - datetime.timedelta(days=7)),
                "end": str(around + datetime.timedelta(days=21)), "weekdays": [0, 1, 2, 3, 4, 5, 6]}
        text = open_page().library.text("practices", "active-listening")
        run = store.start_run(case.id, "active-listening", "active-listening", {}, version_text=text)
        store.add_event(run.id, "assign", body, case_id=case.id)
        line = {"key": "k", "day": str(around), "done": "yes", "well": 4}
        store.add_event(run.id, "log", line, case_id=case.id)

        def at(hour, zone):
            with time_machine.travel(datetime.datetime.fromisoformat(hour).replace(tzinfo=ZoneInfo(zone)), tick=False):
                (went,) = of(ActiveListening(open_page(query=f"case={case.id}&run={run.id}")).view, PracticeCourse)
                return [cell for week in went.weeks for cell in week["cells"]]
        return at
    return given


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25", "2026-11-28"])
def test_a_day_more_is_shown_once_it_is_past_midnight_also_in_the_nights_of_the_clocks(days, night):
    day = datetime.date.fromisoformat(night)
    at = days(day - datetime.timedelta(days=2))
    before, after = at(f"{day - datetime.timedelta(days=1)}T23:59:30", BERLIN), at(f"{night}T00:00:30", BERLIN)
    evening = at(f"{night}T23:59:30", BERLIN)
    assert len(after) == len(before) + 1 and [cell["says"] for cell in evening] == [cell["says"] for cell in after]
    assert len({cell["says"] for cell in after}) == len(after) == 7 + 2 + 1


def test_a_journey_moves_no_line_and_shows_the_day_it_is_there(days):
    at = days(datetime.date(2026, 11, 26))
    written = [[cell["says"] for cell in at("2026-11-28T12:00:00", zone) if cell["state"] == "yes"]
               for zone in (BERLIN, "Pacific/Auckland", "America/Los_Angeles")]
    assert written[0] == written[1] == written[2] and "26 Nov" in written[0][0]
    assert len(at("2026-11-28T23:00:00", BERLIN)) + 1 == len(at("2026-11-29T11:00:00", "Pacific/Auckland"))
