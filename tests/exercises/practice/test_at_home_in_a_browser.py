"""The page at home in a real browser, from a file and with the network cut: what is chosen comes back as written."""

import base64
import json
import zlib

import pytest
from at_home_stage import TODAY, back_add, logged, saved, write
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from empathy_widgets.exercises.practice.at_home import BroughtHome, home_file

pytestmark = pytest.mark.browser
LINE = "The kettle sang. </script>\u2028 “Yes”"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""


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
