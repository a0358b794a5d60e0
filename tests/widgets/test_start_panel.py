"""The start of a sitting: instrument, way of filling it in, a PIN where the screen is handed over."""

import pytest

from empathy_widgets.widgets import StartPanel

INSTRUMENTS = [
    {"id": "practice", "title": "Practice form", "badge": "Practice form: not validated, no norms",
     "about": "20 statements.", "minutes": 4, "available": True, "modes": ["self", "handed over", "proxy"],
     "why_not": "", "offer": None},
    {"id": "pes", "title": "Perth Empathy Scale", "badge": "", "about": "20 statements.", "minutes": 4,
     "available": True, "modes": ["paper"],
     "why_not": "Its sentences do not ship with this workbook.", "offer": "practice"},
    {"id": "teq", "title": "Toronto Empathy Questionnaire", "badge": "", "about": "", "minutes": None,
     "available": False, "why_not": "Its wording is not loaded here.", "offer": None},
]
MODES = [
    {"id": "self", "label": "Fill it in yourself", "help": "You answer for yourself."},
    {"id": "handed over", "label": "Hand the screen over", "help": "Your PIN brings you back."},
    {"id": "proxy", "label": "Read aloud and enter", "help": "", "available": False, "why_not": "Not on this screen."},
    {"id": "paper", "label": "Copy from paper", "help": "By item number."},
]


def panel(**traits):
    return StartPanel(**{"instruments": INSTRUMENTS, "modes": MODES, **traits})


def pick(stage, value):
    stage.page.locator(f'input[type=radio][value="{value}"]').check()


def begin(stage):
    stage.page.get_by_role("button", name="Begin").click()


def test_nothing_is_chosen_beforehand_and_the_button_says_what_is_missing(stage):
    stage.mount(panel())
    assert stage.page.locator("input:checked").count() == 0
    begin(stage)
    assert stage.page.get_by_role("alert").filter(has_text="choose an instrument").is_visible()
    pick(stage, "practice")
    begin(stage)
    assert stage.page.get_by_role("alert").filter(has_text="how it is filled in").is_visible() and stage.posts == []


def test_starting_says_instrument_and_mode_once(stage):
    stage.mount(panel())
    pick(stage, "practice")
    pick(stage, "self")
    begin(stage)
    assert stage.page.locator("[data-begin]").is_disabled()
    event = stage.events("start")[0]
    assert (event["instrument"], event["mode"]) == ("practice", "self")
    stage.receive(event, "The workspace is busy. Please try again.", ok=False)
    assert stage.page.get_by_text("The workspace is busy.").is_visible()
    assert stage.page.locator("[data-begin]").is_enabled()


def test_only_the_ways_possible_with_the_instrument_can_be_chosen(stage):
    stage.mount(panel())
    pick(stage, "practice")
    pick(stage, "self")
    pick(stage, "pes")
    able = [one.get_attribute("data-mode") for one in stage.page.locator("[data-mode][data-available=true]").all()]
    assert able == ["paper"] and stage.page.locator("[data-modes] input:checked").count() == 0
    assert stage.page.locator("[data-mode=proxy]").get_by_text("Not on this screen.").is_visible()
    assert stage.page.evaluate("document.activeElement.value") == "pes"


def test_an_instrument_without_wording_says_why_and_offers_the_practice_form(stage):
    stage.mount(panel())
    card = stage.page.locator("[data-instrument=pes]")
    assert card.get_by_text("Its sentences do not ship").is_visible()
    card.get_by_role("button", name="Use Practice form instead").click()
    assert stage.page.locator("input:checked").get_attribute("value") == "practice"
    closed = stage.page.locator("[data-instrument=teq]")
    assert closed.locator("input, button").count() == 0 and closed.get_by_text("not loaded here").is_visible()


def test_the_whole_card_can_be_clicked(stage):
    stage.mount(panel())
    stage.page.locator("[data-instrument=practice]").get_by_text("20 statements.").click(force=True)
    assert stage.page.locator("input:checked").get_attribute("value") == "practice"


@pytest.mark.parametrize(("one", "two", "says"), [
    ("", "", "at least 4 digits"), ("123", "123", "at least 4 digits"), ("12ab", "12ab", "digits only"),
    ("1234", "1243", "two PINs differ"),
])
def test_a_pin_is_made_of_digits_typed_twice_the_same(stage, one, two, says):
    stage.mount(panel(has_pin=False))
    pick(stage, "practice")
    pick(stage, "handed over")
    stage.page.locator("[data-pin=pin]").fill(one)
    stage.page.locator("[data-pin=again]").fill(two)
    begin(stage)
    assert stage.page.get_by_role("alert").filter(has_text=says).is_visible() and stage.posts == []


def test_handing_over_without_a_pin_makes_one_first_and_then_starts(stage):
    stage.mount(panel(has_pin=False))
    pick(stage, "practice")
    assert stage.page.locator("[data-pin]").count() == 0
    pick(stage, "handed over")
    for name in ("pin", "again"):
        stage.page.locator(f"[data-pin={name}]").fill("2468")
    stage.page.locator("[data-pin=again]").press("Enter")
    event = stage.events("set_pin")[0]
    assert event["pin"] == "2468" and stage.events("start") == []
    stage.assign(has_pin=True)
    stage.receive(event, "Your PIN is set.")
    assert [one["mode"] for one in stage.events("start")] == ["handed over"]
    assert "2468" not in str(stage.outbox) and stage.page.locator("[data-pin]").count() == 0


def test_a_choice_changed_while_the_pin_is_set_begins_nothing_that_is_half_chosen(stage):
    stage.mount(panel(has_pin=False))
    pick(stage, "practice")
    pick(stage, "handed over")
    for name in ("pin", "again"):
        stage.page.locator(f"[data-pin={name}]").fill("2468")
    begin(stage)
    event = stage.events("set_pin")[0]
    pick(stage, "pes")  # on paper alone: the way that was chosen is not possible any more
    stage.receive(event, "")
    assert stage.events("start") == [] and stage.page.locator("[data-begin]").is_enabled()
    pick(stage, "paper")
    begin(stage)
    assert [(one["instrument"], one["mode"]) for one in stage.events("start")] == [("pes", "paper")]


def test_a_pin_that_exists_is_not_asked_for_again(stage):
    stage.mount(panel())
    pick(stage, "practice")
    pick(stage, "handed over")
    assert stage.page.locator("[data-pin]").count() == 0


def test_open_sittings_come_first(stage):
    sitting = {"id": "s1", "title": "Practice form", "line": "7 of 20 answered", "link": "/chapter/x?administration=s1"}
    stage.mount(panel(open=[sitting, {**sitting, "id": "s2", "link": None}]))
    assert stage.page.get_by_role("link", name="Carry on: Practice form").get_attribute("href") == sitting["link"]
    stage.page.get_by_role("button", name="Carry on: Practice form").click()
    assert [event["id"] for event in stage.events("resume")] == ["s2"]


def test_no_instrument_is_a_state_with_its_own_words(stage):
    stage.mount(StartPanel())
    assert stage.page.get_by_text("There is no instrument to choose from.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(panel(
        has_pin=False, open=[{"id": "s1", "title": "W" * 60, "line": "7 of 20", "link": ""}]))
    pick(stage, "practice")
    pick(stage, "handed over")
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(panel(has_pin=False))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


WORDED = [
    {"id": "scale", "title": "Made-up Scale", "available": True, "modes": ["self", "paper", "handed over"],
     "wordings": [
         {"id": "aa", "language": "de", "line": "loaded on 3 October 2026 by clinician"},
         {"id": "bb", "language": "en", "line": "ships with this workbook"}]},
    {"id": "other", "title": "Other Scale", "available": True, "wordings": []},
]
WAYS = [
    {"id": "self", "label": "Alone", "available": True, "beside": True},
    {"id": "handed over", "label": "Handed over", "available": True},
    {"id": "paper", "label": "On paper", "available": True, "worded": False},
]


def test_a_wording_is_chosen_only_where_there_are_several_and_the_mode_shows_one(stage):
    stage.mount(StartPanel(instruments=WORDED, modes=WAYS))
    page = stage.page
    step = page.locator("[data-wordings]")
    page.get_by_label("Made-up Scale").check(force=True)
    assert not step.is_visible()
    page.get_by_label("Alone").check(force=True)
    assert step.is_visible() and step.get_by_label("German").is_visible()
    page.get_by_label("On paper").check(force=True)
    assert not step.is_visible()
    page.get_by_label("Other Scale").check(force=True)
    page.get_by_label("Alone").check(force=True)
    assert not step.is_visible()
    page.get_by_role("button", name="Begin").click()
    (event,) = stage.events("start")
    assert (event["instrument"], event["wording"], event["beside"]) == ("other", None, None)


def test_beginning_without_a_wording_asks_for_one_and_a_second_may_stand_beside(stage):
    stage.mount(StartPanel(instruments=WORDED, modes=WAYS))
    page = stage.page
    page.get_by_label("Made-up Scale").check(force=True)
    page.get_by_label("Alone").check(force=True)
    page.get_by_role("button", name="Begin").click()
    assert page.get_by_text("Please choose in which wording.").is_visible() and stage.posts == []
    page.get_by_label("German").check(force=True)
    second = page.get_by_label("Show also in")
    assert second.locator("option").all_inner_texts() == ["No second language", "English · ships with this workbook"]
    second.select_option("bb")
    page.get_by_role("button", name="Begin").click()
    (event,) = stage.events("start")
    assert (event["wording"], event["beside"]) == ("aa", "bb")


def test_nothing_stands_beside_where_the_other_person_sees_the_screen(stage):
    stage.mount(StartPanel(instruments=WORDED, modes=WAYS))
    page = stage.page
    page.get_by_label("Made-up Scale").check(force=True)
    page.get_by_label("Handed over").check(force=True)
    page.get_by_label("German").check(force=True)
    assert page.get_by_label("Show also in").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_wording_is_chosen(open_stage, scheme):
    stage = open_stage(320, 900, scheme).mount(StartPanel(instruments=WORDED, modes=WAYS))
    stage.page.get_by_label("Made-up Scale").check(force=True)
    stage.page.get_by_label("Alone").check(force=True)
    assert stage.violations() == "" and stage.overflow() <= 0
