"""Files to take away: made for the event that asked, downloaded whole, and never taken from anybody else's event."""

import pytest

from empathy_widgets.errors import ExchangeError
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.take_away.widget import LARGEST

PAPER = {"id": "paper", "label": "Paper", "value": "a4",
         "options": [{"id": "a4", "label": "A4"}, {"id": "letter", "label": "US Letter"}]}
WHAT = {"id": "what", "label": "What", "value": "sitting",
        "options": [{"id": "sitting", "label": "This sitting"}, {"id": "course", "label": "The whole course"}]}
OFFERS = [
    {"id": "report", "label": "Report", "about": "One or two pages to print.", "choices": [WHAT, PAPER]},
    {"id": "table", "label": "Table", "about": "", "choices": []},
]
CONTENT = bytes(range(256)) * 3

ARRIVE = """({content, bytes}) => {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  stage.model.tell("msg:custom", content, [view]);
}"""


def asked(widget, **fields):
    """One make event from the page and its receipt; what was sent back stands in ``widget.sent``."""
    widget.sent = []
    widget.send = lambda content, buffers=None: widget.sent.append((content, buffers))
    widget.outbox = [{"request": "r1", "kind": "make", **fields}]
    return widget.receipts["r1"]


def making(handler=None):
    widget = TakeAway(offers=OFFERS)
    widget.on_event(handler or (lambda event: widget.deliver("a.pdf", "application/pdf", CONTENT)))
    return widget


def arrive(stage, event, name="course.pdf", media_type="application/pdf"):
    content = {"kind": "file", "request": event["request"], "name": name, "type": media_type}
    stage.page.evaluate(ARRIVE, {"content": content, "bytes": list(CONTENT)})


def press(stage, offer="report"):
    stage.page.locator(f"[data-make={offer}]").click()
    return stage.outbox[-1]


def test_the_handler_hears_the_offer_with_every_choice_filled_in():
    heard = []
    receipt = asked(making(heard.append), offer="report", picked={"paper": "letter"})
    assert receipt["ok"] and heard[0]["picked"] == {"what": "sitting", "paper": "letter"}


@pytest.mark.parametrize("fields", [
    {"offer": "all", "picked": {}}, {"offer": "report", "picked": {"paper": "a3"}}, {"picked": {}}, {"offer": "table"},
    {"offer": "report", "picked": {"folder": "/etc"}}, {"offer": "report", "picked": ["a4"]},
    {"offer": 3, "picked": {}},
    {"offer": "report", "picked": {"paper": ["a4"]}}, {"offer": "report", "picked": {"paper": None}},
])
def test_what_was_never_offered_is_refused_before_anything_is_made(fields):
    heard = []
    assert asked(making(heard.append), **fields)["ok"] is False and heard == []


def test_the_file_carries_the_name_of_its_event_and_goes_out_once():
    widget = making()
    receipt = asked(widget, offer="table", picked={})
    assert receipt == {"ok": True, "text": "Ready: a.pdf, 1 KB. Look in your downloads."}
    assert widget.sent == [({"kind": "file", "request": "r1", "name": "a.pdf", "type": "application/pdf"}, [CONTENT])]
    widget.outbox = [{"request": "r1", "kind": "make", "offer": "table", "picked": {}}]
    assert len(widget.sent) == 1, "an event heard twice is answered once"


def test_a_file_nobody_asked_for_is_never_sent():
    widget = making()
    with pytest.raises(RuntimeError, match="while a make event is being answered"):
        widget.deliver("a.pdf", "application/pdf", CONTENT)

    def twice(_event):
        widget.deliver("a.pdf", "application/pdf", CONTENT)
        widget.deliver("b.pdf", "application/pdf", CONTENT)

    widget.on_event(twice)
    assert asked(widget, offer="table", picked={})["ok"] is False and len(widget.sent) == 1


def test_a_file_too_large_for_a_page_and_a_refusal_are_one_sentence():
    widget = making(lambda event: widget.deliver("a.csv", "text/csv", bytes(LARGEST + 1)))
    receipt = asked(widget, offer="table", picked={})
    assert not receipt["ok"] and "`empathy` command" in receipt["text"] and widget.sent == []

    def refuse(_event):
        raise ExchangeError("Nothing is completed yet.")

    assert asked(making(refuse), offer="table", picked={}) == {"ok": False, "text": "Nothing is completed yet."}


def test_what_was_made_is_downloaded_whole_under_its_name(stage):
    stage.mount(TakeAway(offers=OFFERS))
    page = stage.page
    page.get_by_label("What").select_option("course")
    event = press(stage)
    assert (event["offer"], event["picked"]) == ("report", {"what": "course", "paper": "a4"})
    card = page.locator("[data-offer=report]")
    assert card.get_by_role("status").inner_text() == "Making…"
    page.locator("[data-make=report]").dispatch_event("click")
    assert len(stage.events("make")) == 1, "a second press while it is being made asks for nothing"
    with page.expect_download() as got:
        arrive(stage, event, "amber-otter-27 course.pdf")
        stage.receive(event, "Ready: course.pdf, 1 KB.")
    assert got.value.suggested_filename == "amber-otter-27 course.pdf"
    assert got.value.path().read_bytes() == CONTENT
    assert card.get_by_role("status").inner_text() == "Ready: course.pdf, 1 KB."
    with page.expect_download() as again:
        card.get_by_role("link", name="Save it once more").click()
    assert again.value.path().read_bytes() == CONTENT
    kind = page.evaluate("async () => (await (await fetch(document.querySelector('a[download]').href)).blob()).type")
    assert kind == "application/pdf"
    assert press(stage)["request"] != event["request"] and card.get_by_role("link").count() == 0


def test_a_file_of_another_event_is_left_alone_and_one_that_was_lost_is_told(stage):
    stage.mount(TakeAway(offers=OFFERS))
    downloads = []
    stage.page.on("download", lambda got: downloads.append(got))
    event = press(stage, "table")
    arrive(stage, {"request": "somebody-else"})
    stage.receive(event, "Ready.")
    card = stage.page.locator("[data-offer=table]")
    assert card.get_by_role("alert").inner_text() == "The file did not arrive here. Please press the button again."
    assert card.get_by_role("status").inner_text() == "" and downloads == []


def test_a_refusal_is_read_out_and_the_button_keeps_the_focus(stage):
    stage.mount(TakeAway(offers=OFFERS))
    button = stage.page.get_by_role("button", name="Make this file: Table")
    button.focus()
    stage.page.keyboard.press("Enter")
    stage.receive(stage.outbox[-1], "Nothing is completed yet.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="Nothing is completed yet.").is_visible()
    assert stage.page.evaluate("document.activeElement.dataset.make") == "table"
    stage.page.keyboard.press("Enter")
    assert stage.page.get_by_role("alert").filter(has_text="Nothing").count() == 0 and len(stage.events("make")) == 2


def test_new_offers_keep_what_was_picked_and_words_never_become_markup(stage):
    stage.mount(TakeAway(offers=OFFERS))
    stage.page.get_by_label("Paper").select_option("letter")
    stage.assign(offers=[OFFERS[0], {"id": "x", "label": "<b>bold</b>", "about": "<img src=x>", "choices": []}])
    assert stage.page.get_by_label("Paper").input_value() == "letter"
    assert stage.page.locator("b, img").count() == 0 and stage.page.get_by_text("<b>bold</b>").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme)
    stage.mount(TakeAway(offers=[*OFFERS, {"id": "x", "label": "W" * 80, "about": "W" * 90, "choices": []}]))
    event = press(stage)
    assert stage.violations() == "" and stage.overflow() <= 0
    arrive(stage, event)
    stage.receive(event, f"Ready: {'w' * 60}.pdf, 41 KB.")
    press(stage, "x")
    stage.receive(stage.outbox[-1], "Nothing is completed yet.", ok=False)
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(TakeAway(offers=OFFERS))
    press(stage)
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
