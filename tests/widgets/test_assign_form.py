"""The form a practice is given by: a reason is asked, last week is looked at first, calling off asks once."""

import pytest

from empathy_widgets.widgets import AssignForm

TODAY = "2026-11-28"
PRACTICE = {"dose": {"says": "Twelve minutes a day for six weeks.", "weekdays": [0, 1, 2, 3, 4, 5, 6], "weeks": 6,
                     "minutes": 12}}
GIVEN = {"key": "", "reason": "To be <b>kinder</b> to yourself.", "start": "2026-11-20", "end": "2026-12-31",
         "weekdays": [0, 2, 4], "minutes": 7, "at": "07:30", "zone": "Europe/Berlin"}
LINE = {"key": "k", "day": "2026-11-23", "done": "partly", "well": 4, "text": "Quiet"}
FACT = {"says": "A reason goes with more being done.", "source": "A paper", "grade": "low", "disputed": "", "href": ""}


def form(**traits):
    return AssignForm(run="r1", practice=PRACTICE, today=TODAY, **traits)


def test_it_is_given_by_keyboard_with_a_reason_and_the_dose_as_the_file_has_it(stage):
    stage.mount(form(beginnings=["Because you told me that "]))
    page = stage.page
    page.locator("[data-give]").click()
    assert "why" in page.get_by_role("alert").inner_text() and stage.events("assign") == []
    assert page.locator(":focus").get_attribute("data-reason") is not None
    page.locator("[data-beginning]").click()
    page.keyboard.type("evenings are hard.")
    page.locator("[data-give]").press("Enter")
    (event,) = stage.events("assign")
    assert {name: event[name] for name in ("reason", "start", "end", "weekdays", "minutes", "at", "zone")} == {
        "reason": "Because you told me that evenings are hard.", "start": TODAY, "end": "2027-01-08",
        "weekdays": [0, 1, 2, 3, 4, 5, 6], "minutes": 12, "at": "", "zone": ""}


def test_the_last_day_follows_the_first_until_somebody_chooses_it(stage):
    stage.mount(form())
    stage.page.locator("[data-start]").fill("2026-12-01")
    assert stage.page.locator("[data-end]").input_value() == "2027-01-11"
    stage.page.locator("[data-end]").fill("2026-12-14")
    stage.page.locator("[data-start]").fill("2026-12-02")
    assert stage.page.locator("[data-end]").input_value() == "2026-12-14"


def test_a_practice_of_single_days_ends_with_the_last_of_them(stage):
    stage.mount(AssignForm(run="r1", practice={**PRACTICE, "days": 30}, today=TODAY))
    assert stage.page.locator("[data-end]").input_value() == "2026-12-27"


def test_some_days_and_a_reminder_in_the_zone_of_the_browser(open_stage):
    stage = open_stage(timezone_id="America/New_York").mount(form())
    page = stage.page
    page.locator("[data-reason]").fill("To try it.")
    page.locator("[data-rhythm=some]").check()
    for day in (1, 3, 5, 6):
        page.locator(f"[data-weekday='{day}']").uncheck()
    page.locator("[data-at]").fill("07:30")
    page.locator("[data-give]").click()
    (event,) = stage.events("assign")
    assert (event["weekdays"], event["at"], event["zone"]) == ([0, 2, 4], "07:30", "America/New_York")


def test_what_was_written_is_looked_at_before_anything_is_changed(stage):
    stage.mount(form(kept={"assign": {"": GIVEN}}, unseen=[LINE]))
    page = stage.page
    assert page.locator(".ew-given").inner_text().count("Mon, Wed, Fri") == 1 and page.locator("b").count() == 0
    page.locator("[data-change]").press("Enter")
    assert page.locator("[data-reason]").count() == 0
    row = page.locator(".ew-unseen").inner_text()
    assert row.index("mostly there") < row.index("partly") < row.index("Quiet")
    page.keyboard.type("It is easier on the bus.")
    page.locator("[data-looked]").press("Enter")
    (event,) = stage.events("look")
    assert event["text"] == "It is easier on the bus."
    stage.assign(unseen=[])
    stage.receive(event)
    assert page.locator("[data-reason]").input_value() == GIVEN["reason"]
    assert page.locator("[data-start]").input_value() == GIVEN["start"]
    page.locator("[data-rhythm=all]").check()
    page.locator("[data-give]").press("Enter")
    assert stage.events("assign")[0]["weekdays"] == [0, 1, 2, 3, 4, 5, 6]


def test_with_nothing_new_it_is_changed_at_once(stage):
    stage.mount(form(kept={"assign": {"": GIVEN}}))
    stage.page.locator("[data-change]").click()
    assert stage.page.locator("[data-reason]").is_visible() and stage.page.locator("[data-look]").count() == 0


def test_calling_off_asks_once(stage):
    stage.mount(form(kept={"assign": {"": GIVEN}}))
    page = stage.page
    page.locator("[data-call-off]").press("Enter")
    assert stage.events("call-off") == [] and page.locator(":focus").count() == 1
    page.locator("[data-cancel]").click()
    page.locator("[data-call-off]").click()
    page.locator("[data-why]").fill("Too much now")
    page.locator("[data-yes]").press("Enter")
    assert stage.events("call-off")[0]["why"] == "Too much now"
    stage.assign(called_off=True)
    assert "called off" in page.locator(".ew-assign-form").inner_text() and page.locator("[data-give]").is_visible()


def test_what_is_refused_stays_in_the_form_with_the_sentence(stage):
    stage.mount(form())
    stage.page.locator("[data-reason]").fill("Mine")
    stage.page.locator("[data-at]").fill("07:30")
    stage.page.locator("[data-zone]").fill("Moon/Base")
    stage.page.locator("[data-give]").click()
    stage.receive(stage.events("assign")[0], "There is no such time zone.", ok=False)
    assert stage.page.get_by_role("alert").inner_text() == "There is no such time zone."
    assert stage.page.locator("[data-zone]").input_value() == "Moon/Base"


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_it_fits_and_everybody_can_use_it(open_stage, width, scheme):
    stage = open_stage(width=width, scheme=scheme).mount(form(
        kept={"assign": {"": GIVEN}}, unseen=[{**LINE, "text": "W" * 70}], beginnings=["Because we aim at this: "],
        grounds=[FACT]))
    for press in (None, "[data-change]", "[data-skip]", "[data-cancel]", "[data-call-off]"):
        if press:
            stage.page.locator(press).click()
        assert stage.overflow() <= 0 and stage.violations() == "", press


def test_a_closed_form_leaves_nothing_behind(stage):
    stage.mount(form(kept={"assign": {"": GIVEN}}))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
