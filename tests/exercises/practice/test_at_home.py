"""Practices go home as one file that needs no network, and what was written there comes back once, as it was chosen."""

import base64
import datetime
import json
import re
import zlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from empathy_widgets.errors import NotAllowed
from empathy_widgets.exchange.take_home import page_id
from empathy_widgets.exchange.take_home.page import LARGEST
from empathy_widgets.exercises.active_listening import ActiveListening
from empathy_widgets.exercises.practice.at_home import BroughtHome, home_file
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played

TODAY = datetime.date.today()
GIVEN = {"reason": "You said the evenings are long.", "start": TODAY.isoformat(),
         "end": (TODAY + datetime.timedelta(41)).isoformat(), "weekdays": list(range(7)), "minutes": 7, "at": "",
         "zone": ""}
LINE = "The kettle sang. </script>\u2028 “Yes”"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""


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


def test_every_practice_that_is_given_fits_into_one_small_file(give, store, case, page):
    runs = give()
    assert len(runs) == len(page.library.shelf("practices")) >= 4
    store.add_event(runs["forgiveness"], "look", {"text": "She looked away."}, case_id=case.id)
    name, kind, content = home_file(page)
    assert len(content) <= LARGEST == 300_000 and (name[-5:], kind) == (".html", "text/html")
    assert all(run.encode() in content for run in runs.values()) and b"She looked away." not in content
    assert any(line.reason == "page to take home" for line in store.audit(case.id))
    store.add_event(runs["forgiveness"], "call-off", {"why": "Too early."}, case_id=case.id)
    after = home_file(page)[2]
    assert runs["forgiveness"].encode() not in after and runs["loving-kindness"].encode() in after


def within(box):
    """Every widget inside a box."""
    for one in getattr(box, "children", ()):
        yield one
        yield from within(one)


def test_both_stand_in_the_chapter_and_what_was_added_stands_in_the_log_at_once(give, open_page, case, store, say):
    run = give()["active-listening"]
    chapter = ActiveListening(open_page(query=f"case={case.id}&run={run}"))
    shown = {type(one).__name__: one for one in within(chapter.view)}
    offered = {offer["id"]: offer for offer in shown["TakeAway"].offers}
    assert "take-home" in offered and say(shown["TakeAway"], "make", offer="take-home", picked={})["ok"]
    line = {"request": "a" * 32, "run": run, "kind": "log", "body": {
        "key": "k", "day": TODAY.isoformat(), "done": "partly", "well": 3, "before": None, "after": None,
        "minutes": None, "text": "At the sink", "by": "take-home page"}}
    inner = json.dumps({"page": page_id(case.id), "case": case.code, "saved": TODAY.isoformat(), "lines": [line]})
    file = {"empathy_take_home": 1, "checksum": f"{zlib.crc32(inner.encode()):08x}", "content": inner}
    back = shown["BringBack"]
    say(back, "bring", name="a.json", content=base64.b64encode(json.dumps(file).encode()).decode())
    assert "partly done" in back.rows[0]["about"] and shown["PracticeLog"].kept.get("log") is None
    assert say(back, "add")["text"] == "1 line was added." and back.rows == []
    assert shown["PracticeLog"].kept["log"]["k"]["text"] == "At the sink"
    assert logged(store, run) == [line["body"]]


def test_lines_of_several_practices_are_added_all_or_none(give, store, case):
    runs = give()
    lines = [(runs[name], "keep", {"text": name}, name) for name in ("forgiveness", "loving-kindness")]
    store.end_run(runs["loving-kindness"], case_id=case.id)
    with pytest.raises(NotAllowed, match="has ended"):
        store.add_events(case.id, lines)
    assert [event.kind for event in store.run(runs["forgiveness"]).events] == ["assign"]
    store.reopen_run(runs["loving-kindness"], case_id=case.id)
    assert (store.add_events(case.id, lines), store.add_events(case.id, lines)) == (2, 0)
    other = store.create_case("Thursdays")
    with pytest.raises(NotAllowed, match="another case"):
        store.add_events(other.id, lines)


@pytest.mark.browser
def test_what_is_chosen_comes_back_as_it_was_written_and_only_once(give, open_home, back, store):
    runs = give()
    listening, wishes = runs["active-listening"], runs["loving-kindness"]
    tab = open_home()
    expect(tab.locator("[data-lines]")).to_be_hidden()
    write(tab, listening, LINE)
    write(tab, wishes, "Mine alone")
    tab.reload()
    tab.locator(f"#practice-{listening} > summary").press("Enter")
    expect(tab.locator(f"#practice-{listening} [data-log]")).to_contain_text("The kettle sang.")
    lines = tab.locator("[data-lines] input")
    expect(lines).to_have_count(2)
    tab.locator("[data-save]").press("Enter")
    expect(tab.locator("#along [role=status]")).to_have_text("Choose at least one line first.")
    tab.get_by_label("The kettle sang.").press(" ")
    file = saved(tab)
    assert b"Mine alone" not in file
    receipt, shown = back(file)
    assert receipt["ok"] and logged(store, listening) == []
    assert [(row["text"], row["known"]) for row in shown.rows] == [(LINE, False)]
    assert back_add(shown)["text"] == "1 line was added."
    (body,) = logged(store, listening)
    assert (body["text"], body["by"], body["day"]) == (LINE, "take-home page", TODAY.isoformat())
    assert logged(store, wishes) == []
    receipt, shown = back(file)
    assert "already" in receipt["text"] and [row["known"] for row in shown.rows] == [True]
    assert "nothing was added" in back_add(shown, "second")["text"] and len(logged(store, listening)) == 1


def back_add(widget, request="first"):
    widget.outbox = [{"request": request, "kind": "add"}]
    return widget.receipts[request]


@pytest.mark.browser
def test_a_damaged_file_or_another_cases_changes_nothing(give, open_home, back, store, open_page, say):
    runs = give()
    tab = open_home(1280, "dark")
    write(tab, runs["forgiveness"], "One sentence")
    tab.get_by_role("button", name="Choose all").press("Enter")
    file = saved(tab)
    held = json.loads(file)
    assert f"{zlib.crc32(held['content'].encode()):08x}" == held["checksum"]
    other = store.create_case("Thursdays")
    elsewhere = BroughtHome(open_page(other.id), lambda: None)
    receipt = say(elsewhere.widget, "bring", name="a", content=base64.b64encode(file).decode())
    assert f"and {other.code} is open here" in receipt["text"]
    for damaged, sentence in ((file.replace(b"One sent", b"Two sent"), "changed on its way"), (file[:-9], "cut off"),
                              (b"Dear Sir", "not a file a take-home page saved")):
        receipt, shown = back(damaged)
        assert not receipt["ok"] and sentence in receipt["text"] and shown.rows == []
    assert logged(store, runs["forgiveness"]) == []
    store.end_run(runs["forgiveness"], case_id=store.run(runs["forgiveness"]).case_id)
    assert "is finished. Open it again" in back(file)[0]["text"]
    store.reopen_run(runs["forgiveness"], case_id=store.run(runs["forgiveness"]).case_id)
    assert back(file)[0]["ok"], "and the file as it was saved is read"


@pytest.mark.browser
def test_where_the_browser_keeps_nothing_the_page_says_so_at_once_and_offers_paper(give, open_home):
    runs = give()
    tab = open_home(script=NO_STORAGE + "window.print = () => { window.printed = (window.printed ?? 0) + 1; };")
    expect(tab.locator("#told")).to_contain_text("keeps nothing that is written")
    tab.locator("#told button").press("Enter")
    assert tab.evaluate("window.printed") == 1
    tab.emulate_media(media="print")
    expect(tab.locator(".sheet").first).to_be_visible()
    expect(tab.locator(".sheet [data-blank] tr").first).to_be_visible()
    assert tab.locator("main").is_hidden()
    tab.emulate_media(media="screen")
    place = tab.locator(f"#practice-{runs['active-listening']}")
    place.locator("> summary").press("Enter")
    place.locator("[data-done]").get_by_label("Yes").press(" ")
    place.locator("[data-write]").press("Enter")
    expect(place.locator(".ew-practice-log [role=alert]")).to_contain_text("please use paper")


@pytest.mark.browser
def test_what_is_chosen_can_be_printed_and_all_of_it_deleted(give, open_home):
    runs = give()
    tab = open_home(script="window.print = () => {};")
    write(tab, runs["active-listening"], "On paper")
    tab.get_by_label("On paper").press(" ")
    tab.locator("[data-print]").press("Enter")
    tab.emulate_media(media="print")
    sheets = tab.locator(".sheet")
    assert [sheet.is_visible() for sheet in sheets.all()].count(True) == 1
    expect(tab.locator(".sheet:visible")).to_contain_text("On paper")
    tab.emulate_media(media="screen")
    tab.locator("[data-forget]").press("Enter")
    tab.locator("[data-forget-yes]").press("Enter")
    expect(tab.locator("#along [role=status]")).to_have_text("It is deleted on this device.")
    assert tab.locator("[data-log]").count() == 0
    tab.reload()
    expect(tab.locator("#along")).to_contain_text("Nothing is written yet.")


@pytest.mark.browser
def test_the_page_is_for_everybody_on_a_phone_and_on_a_desk(give, open_home):
    runs = give()
    tab = open_home()
    for run in runs.values():
        write(tab, run, "A line")
    for width, scheme in ((390, "light"), (1280, "dark")):
        tab.set_viewport_size({"width": width, "height": 844})
        tab.emulate_media(color_scheme=scheme)
        assert Axe().run(tab).generate_snapshot() == ""
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_without_scripts_the_page_can_be_read_and_filled_in_on_paper(give, browser, tmp_path, page):
    give()
    file = tmp_path / "home.html"
    file.write_bytes(home_file(page)[2])
    context = browser.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto(file.as_uri())
    expect(tab.locator(".sheet").first).to_be_visible()
    expect(tab.locator(".home-still")).to_contain_text("open the file in a browser")
    context.close()


@pytest.mark.browser
def test_a_line_that_a_reload_sends_once_more_does_not_take_the_place_of_its_correction(give, open_home):
    run = give()["active-listening"]
    tab = open_home()
    key = f"ew-home-{json.loads(tab.locator('#content').text_content())['page']}"
    write(tab, run, "At first")
    (first,) = tab.evaluate("key => JSON.parse(localStorage.getItem(key)).lines", key)
    log = tab.locator(f"#practice-{run} .ew-practice-log")
    log.locator("[data-log] button").press("Enter")
    log.locator("[data-line]").fill("Corrected")
    log.locator("[data-write]").press("Enter")
    expect(log.locator("[data-log]")).to_contain_text("Corrected")
    waiting = [{"request": first["request"], "kind": "log", **first["body"]}]
    tab.evaluate("([name, held]) => sessionStorage.setItem(name, JSON.stringify(held))", [f"ew-run-{run}-log", waiting])
    tab.reload()
    tab.wait_for_function("name => sessionStorage.getItem(name) === null", arg=f"ew-run-{run}-log")
    lines = tab.evaluate("key => JSON.parse(localStorage.getItem(key)).lines", key)
    assert [line["body"]["text"] for line in lines] == ["Corrected"]
