"""Practices given to a case, the page they go home on, and the way back, for the tests of both."""

import base64
import datetime
import re

import pytest
from playwright.sync_api import expect

from empathy_widgets.exercises.practice.at_home import BroughtHome, home_file
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played

TODAY = datetime.date.today()
GIVEN = {"reason": "You said the evenings are long.", "start": TODAY.isoformat(),
         "end": (TODAY + datetime.timedelta(41)).isoformat(), "weekdays": list(range(7)), "minutes": 7, "at": "",
         "zone": ""}


@pytest.fixture
def give(page, store, case):
    """Give the case every practice on the shelf; the runs by their content."""
    def given(**changed):
        played = Played(page.library, store)
        runs = {}
        for kind in [kind for kind, chapter in RUNS.items() if chapter.folder == "practices"]:
            for head in page.library.shelf("practices"):
                if head["kind"] == kind:
                    _noun, text = played.begin(kind, head["id"])
                    run = store.start_run(case.id, kind, head["id"], {}, version_text=text)
                    store.add_event(run.id, "assign", {**GIVEN, **changed}, case_id=case.id)
                    runs[head["id"]] = run.id
        return runs
    return given


@pytest.fixture
def open_home(browser, tmp_path, page):
    """Open the case's page from a file with the network cut; any other request, and any error, fails the test."""
    opened, wrong = [], []

    def home(width=390, scheme="light", script=""):
        _name, _type, content = home_file(page)
        file = tmp_path / "practices at home.html"
        file.write_bytes(content)
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme,
                                      reduced_motion="reduce", accept_downloads=True)
        opened.append(context)
        context.set_offline(True)
        if script:
            context.add_init_script(script)
        tab = context.new_page()
        tab.on("request", lambda asked: None if re.match(r"(blob|data):", asked.url) or asked.url == file.as_uri()
               else wrong.append(asked.url))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        tab.goto(file.as_uri())
        expect(tab.locator("[data-empty] button")).to_be_attached()
        return tab

    yield home
    for context in opened:
        context.close()
    assert wrong == []


@pytest.fixture
def back(page, say):
    """Bring a file, as the clinician does; the receipt, and the widget with what is shown."""
    brought = BroughtHome(page, lambda: None)

    def bring(content):
        receipt = say(brought.widget, "bring", name="take-home.json", content=base64.b64encode(content).decode())
        return receipt, brought.widget
    return bring


def write(tab, run, text):
    """Write a line into a practice's log."""
    place = tab.locator(f"#practice-{run}")
    if place.get_attribute("open") is None:
        place.locator("> summary").press("Enter")
    log = place.locator(".ew-practice-log")
    log.locator("details:not([open]) > summary").filter(has_text="It writes itself").evaluate_all(
        "found => found.forEach((one) => one.click())")
    log.locator("[data-done]").get_by_label("Yes").press(" ")
    log.locator("[data-line]").fill(text)
    log.locator("[data-write]").press("Enter")
    expect(log.locator("[data-log]").first).to_contain_text(text.split(" ")[0])


def saved(tab):
    """The file the page saves."""
    with tab.expect_download() as download:
        tab.locator("[data-save]").press("Enter")
    assert re.fullmatch(r"take-home-[a-z0-9-]+\.json", download.value.suggested_filename)
    return download.value.path().read_bytes()


def logged(store, run):
    return [event.body for event in store.run(run).events if event.kind == "log"]


def within(box):
    """Every widget inside a box."""
    for one in getattr(box, "children", ()):
        yield one
        yield from within(one)


def back_add(widget, request="first"):
    widget.outbox = [{"request": request, "kind": "add"}]
    return widget.receipts[request]
