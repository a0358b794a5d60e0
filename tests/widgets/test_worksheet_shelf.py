"""The shelf of worksheets: pictures asked for in sight, choices that go along, a file that is downloaded whole."""

import base64

import pytest

from empathy_widgets.widgets import WorksheetShelf
from empathy_widgets.widgets.worksheet_shelf.widget import MOST

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
ACTIVITIES = [{"id": "plan", "label": "Plan", "link": "/chapter/plan"},
              {"id": "forgiveness", "label": "Forgiveness", "link": None}]


def sheet(id, activity="plan", **more):
    return {"id": id, "title": f"Title of {id}", "about": f"About {id}.", "activity": activity, "pages": 1,
            "teen": False, "fills": [], **more}


SHEETS = [sheet("goals", teen=True, fills=["the goals agreed"]), sheet("two", pages=2), sheet("letter", "forgiveness")]
ARRIVE = """({content, files}) => stage.model.tell("msg:custom", content,
  files.map((bytes) => new DataView(Uint8Array.from(bytes).buffer)))"""

POSTED = """(count) => new Promise((done, fail) => {
  let frames = 300;
  const look = () => {
    if (!(frames -= 1)) fail(new Error("nothing was asked for"));
    const asked = new Set(stage.model.posts.flat().filter((one) => one.kind === "look").map((one) => one.request));
    if (asked.size >= count) done(); else requestAnimationFrame(look);
  };
  look();
})"""


def shelf(**traits):
    return WorksheetShelf(**{"sheets": SHEETS, "activities": ACTIVITIES, "code": "amber-otter-27", **traits})


def arrive(stage, content, *files):
    stage.page.evaluate(ARRIVE, {"content": content, "files": [list(one) for one in files]})


def looked(stage, count=1):
    """The events that asked for pictures, once there are as many."""
    stage.page.evaluate(POSTED, count)
    return stage.events("look")


def send_pages(stage, event, pages=1):
    for id in event["sheets"]:
        told = {name: event[name] for name in ("version", "print", "size")}
        arrive(stage, {"kind": "pages", "sheet": id, **told}, *[PNG] * pages)
    stage.receive(event, "")


def test_sheets_in_sight_are_asked_for_together_and_pictured_when_they_come(stage):
    stage.mount(shelf())
    page = stage.page
    (event,) = looked(stage)
    assert {name: event[name] for name in ("sheets", "version", "print", "size")} == {
        "sheets": ["goals", "two", "letter"], "version": "adult", "print": "ordinary", "size": "small"}
    assert page.locator(".ew-sheet img").count() == 0
    send_pages(stage, event)
    assert page.get_by_role("img", name="Page 1 of “Title of goals”").count() == 1
    assert page.locator(".ew-sheet img").count() == 3


def test_many_sheets_are_asked_for_a_few_at_a_time_and_only_those_near(stage):
    stage.page.set_viewport_size({"width": 390, "height": 800})
    stage.mount(shelf(sheets=[sheet(f"s{number}") for number in range(30)]))
    event = looked(stage)[0]
    asked = sum(len(one["sheets"]) for one in stage.events("look"))
    assert len(event["sheets"]) <= MOST and 0 < asked < 10, "on a phone a few are in sight"
    stage.page.locator("[data-sheet=s29]").scroll_into_view_if_needed()
    stage.page.wait_for_function("stage.model.posts.flat().some((one) => one.sheets?.includes('s29'))")


def test_the_words_for_teens_are_pictured_where_they_differ_and_come_back_without_asking(stage):
    stage.mount(shelf())
    send_pages(stage, looked(stage)[0])
    stage.page.get_by_label("In words for").select_option("teen")
    again = looked(stage, 2)[-1]
    assert again["sheets"] == ["goals"] and again["version"] == "teen", "the others say the same to everybody"
    send_pages(stage, again)
    stage.page.get_by_label("In words for").select_option("adult")
    assert stage.page.locator(".ew-sheet img").count() == 3 and len(stage.events("look")) == 2


def test_a_picture_that_did_not_come_is_asked_for_again_later(stage):
    stage.mount(shelf(sheets=[SHEETS[0]]))
    stage.receive(looked(stage)[0], "Try again.", ok=False)
    stage.page.get_by_label("Size of print").select_option("large")
    looked(stage, 2)
    stage.page.get_by_label("Size of print").select_option("ordinary")
    assert looked(stage, 3)[-1]["print"] == "ordinary"


def test_what_is_chosen_goes_along_and_the_file_is_downloaded(stage):
    stage.mount(shelf())
    page = stage.page
    page.get_by_label("In words for").select_option("teen")
    page.get_by_label("Size of print").select_option("large")
    page.get_by_label("Paper").select_option("letter")
    page.get_by_label("Filled in").select_option(label="from amber-otter-27")
    page.get_by_role("button", name="Print it: Title of goals").click()
    (event,) = stage.events("make")
    assert {name: event[name] for name in ("sheet", "version", "print", "paper", "fill")} == {
        "sheet": "goals", "version": "teen", "print": "large", "paper": "letter", "fill": "case"}
    card = page.locator("[data-sheet=goals]")
    assert card.get_by_role("status").inner_text() == "Making…"
    page.locator("[data-make=goals]").dispatch_event("click")
    assert len(stage.events("make")) == 1, "a second press while it is being made asks for nothing"
    with page.expect_download() as got:
        arrive(stage, {"kind": "file", "request": event["request"], "name": "goals.pdf", "type": "application/pdf"},
               b"%PDF-1.7")
        stage.receive(event, "Ready: goals.pdf, 1 KB.")
    assert got.value.suggested_filename == "goals.pdf" and got.value.path().read_bytes() == b"%PDF-1.7"
    assert card.get_by_role("status").inner_text() == "Ready: goals.pdf, 1 KB."


def test_a_file_that_was_lost_and_a_refusal_are_told_at_the_sheet(stage):
    stage.mount(shelf())
    button = stage.page.locator("[data-make=two]")
    for told, ok, words in (("Ready.", True, "The file did not arrive here"), ("Try again.", False, "Try again.")):
        button.click()
        stage.receive(stage.events("make")[-1], told, ok=ok)
        assert stage.page.locator("[data-sheet=two]").get_by_role("alert").filter(has_text=words).is_visible()


def test_the_sheets_of_one_chapter_are_left_and_counted(stage):
    stage.mount(shelf())
    page = stage.page
    page.get_by_label("Which sheets").select_option("forgiveness")
    assert page.locator(".ew-sheet:visible").count() == 1 and page.get_by_text("Shown: 1").is_visible()
    page.get_by_label("Which sheets").select_option("")
    assert page.locator(".ew-sheet:visible").count() == 3 and page.get_by_role("link", name="Plan").count() == 2


def test_a_sheet_is_looked_at_closely_and_the_focus_comes_back(stage):
    stage.mount(shelf())
    page = stage.page
    look = page.get_by_role("button", name="Look closer: Title of two")
    look.press("Enter")
    dialog = page.get_by_role("dialog", name="Title of two")
    assert dialog.get_by_text("The page is being drawn …").is_visible()
    page.wait_for_function("stage.model.posts.flat().some((one) => one.size === 'large')")
    (event,) = [one for one in stage.events("look") if one["size"] == "large"]
    assert event["sheets"] == ["two"]
    send_pages(stage, event, pages=2)
    assert dialog.get_by_role("img").count() == 2
    assert stage.violations() == ""
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.look") == "two" and not dialog.is_visible()


def test_without_a_case_there_is_only_the_blank_sheet_and_it_says_why(stage):
    stage.mount(shelf(code=""))
    field = stage.page.get_by_label("Filled in")
    assert field.locator("option").all_inner_texts() == ["blank (open a case to fill it)"]
    stage.assign(code="amber-otter-27")
    assert field.locator("option").all_inner_texts() == ["blank", "from amber-otter-27"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_it_is_sound_to_axe_fits_and_leaves_nothing_behind(stage, scheme, width):
    stage.page.set_viewport_size({"width": width, "height": 900})
    stage.page.emulate_media(color_scheme=scheme)
    stage.mount(shelf(sheets=[*SHEETS, sheet("long", title="W" * 60, about="<b>bold</b>")]))
    send_pages(stage, looked(stage)[0])
    assert stage.violations() == "" and stage.overflow() == 0
    assert stage.page.locator("[data-sheet=long] .ew-sheet-about").inner_text() == "<b>bold</b>" and stage.errors == []


def test_closing_leaves_nothing_behind(stage):
    stage.mount(shelf())
    send_pages(stage, looked(stage)[0])
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


def test_pages_a_page_of_ours_would_never_ask_for_are_refused():
    heard = []
    widget = shelf(code="")
    widget.on_event(heard.append)
    for number, event in enumerate([
        {"kind": "make", "sheet": "goals", "version": "adult", "print": "ordinary", "paper": "a4", "fill": "case"},
        {"kind": "look", "sheets": [["goals"]], "version": "adult", "print": "ordinary", "size": "small"},
        {"kind": "look", "sheets": ["gone"], "version": "adult", "print": "ordinary", "size": "small"},
    ]):
        widget.outbox = [{"request": f"r{number}", **event}]
        assert widget.receipts[f"r{number}"]["ok"] is False
    assert heard == []
