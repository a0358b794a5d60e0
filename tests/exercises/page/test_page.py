"""A page is what its address and the store say; an address is the visitor's, so most of it is ignored."""

import contextlib
import datetime
import uuid

import pytest

from empathy_widgets.errors import NotFound
from empathy_widgets.exercises.page.moments import clock, day, when
from empathy_widgets.exercises.page.page import Page, identifier

MEGABYTE = 1 << 20
HOSTILE = [
    "case=1", "case=", "case=%00", "case=../../etc/passwd", "case=%27%20OR%201=1--", "case=<script>alert(1)</script>",
    "case=" + "a" * MEGABYTE, "&".join(["case=x"] * 100_000), "a=1&" * 1000, "%", "%zz=%zz", "=&=&;", "case[]=1",
    "case=1&administration=" + str(uuid.uuid4()), "administration=1", "\ud800", "case=" + "%F0%9F%98%80",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_id_in_an_address_is_ignored(open_page, query, case):
    page = open_page(query=query)
    assert page.case is None and page.asked_for is None


def test_the_last_of_a_repeated_field_counts(open_page, store, case):
    other = store.create_case("")
    assert open_page(query=f"case={other.id}&case={case.id}&token=x").case == case
    assert open_page(query=f"case={case.id}&case=nonsense").case is None


def test_an_id_is_taken_in_any_spelling_of_a_uuid(open_page, case):
    assert open_page(query=f"case={{{case.id.upper()}}}").case == case
    assert identifier(f"urn:uuid:{case.id}") == case.id and identifier("x") is None and identifier(None) is None


def test_a_case_nobody_has_is_not_found(open_page, nobody):
    with pytest.raises(NotFound):
        open_page(nobody)


def test_the_address_of_a_handed_over_seat_does_not_matter(open_page, store, case, workspace):
    other = store.create_case("")
    store.set_pin("4711")
    sitting = store.start(case.id, "pes-practice-form", "handed over")
    open_page(seat="seat-9").clinician.hand_over(sitting.id)
    page = open_page(other.id, seat="seat-9")
    assert page.case is None and page.asked_for == sitting.id and page.store.actor.role == "respondent"
    assert open_page(other.id, seat="seat-1").case == other, "another browser is not concerned"
    assert page.address() == ""


def test_links_lead_on_only_where_a_server_is(open_page, case):
    assert open_page(case.id).link("profile", case.id, "a b") == f"/chapter/profile?case={case.id}&administration=a+b"
    assert open_page(case.id).link("welcome") == "/chapter/welcome"
    assert open_page(case.id, served=False).link("profile", case.id) is None


def test_a_reload_comes_back_to_the_sitting_the_page_turned_to(open_page, case, monkeypatch):
    monkeypatch.setenv("SCRIPT_NAME", "/chapter/administer-a-scale")
    page = open_page(case.id)
    assert page.address() == ""
    page.look_at("s1")
    assert page.address() == f"/chapter/administer-a-scale?case={case.id}&administration=s1"


def test_the_environment_of_a_served_kernel_names_the_page(workspace, monkeypatch, case):
    monkeypatch.setenv("QUERY_STRING", f"case={case.id}")
    assert Page.of_environment().case is None, "JupyterLab has no address"
    monkeypatch.setenv("EMPATHY_SERVED", "1")
    monkeypatch.setenv("EMPATHY_SEAT", "seat-7")
    page = Page.of_environment()
    assert page.case == case and page.seat == "seat-7" and page.served


def test_turning_the_page_tells_everybody_on_it(open_page, store, case):
    page, heard = open_page(served=False), []
    page.on_turn(lambda: heard.append((page.case.id, page.asked_for)))
    page.choose(case)
    page.look_at("s1")
    page.choose(store.create_case(""))
    assert heard == [(case.id, None), (case.id, "s1"), (page.case.id, None)]


def test_recorded_sittings_leave_out_rehearsals_and_open_ones(page, fill, store, case):
    done, aside = fill(case), fill(case)
    store.void(aside.id, "Answered in jest.")
    fill(case, mode="rehearsal")
    fill(case, finish=False)
    assert [one.id for one in page.completed()] == [done.id]
    assert [one.id for one in page.recorded()] == [done.id, aside.id]


def test_what_needs_an_open_case_asks_for_one_in_a_sentence(open_page, case):
    assert open_page(case.id).open_case == case and open_page(case.id).recorded() == []
    assert open_page().recorded() == []
    with pytest.raises(NotFound, match="No case is open here. Choose one first."):
        open_page().open_case  # noqa: B018


def test_two_moments_of_one_day_are_told_apart():
    morning = datetime.datetime(2026, 10, 3, 9, 5).astimezone()
    evening = morning.replace(hour=18)
    assert (when(morning), when(evening)) == ("3 October 2026, 09:05", "3 October 2026, 18:05")
    assert day(morning) == day(evening) == "3 October 2026" and clock(evening) == "18:05"


def test_one_instrument_is_asked_for_by_itself_within_one_look_and_outside(page, fill, store, case):
    form, other = fill(case), store.start(case.id, "teq", "self")
    other = store.complete(other.id, case_id=case.id)
    for look in (contextlib.nullcontext, page.one_look):
        with look():
            assert page.completed("teq") == [other] and page.completed(form.instrument) == [form]
            assert page.completed() == [form, other]
