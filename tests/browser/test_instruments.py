"""A site brings its own wording: refused with the line named, mended, looked at, confirmed, loaded, given. Made up."""

import pytest
from playwright.sync_api import expect
from test_accessibility import OVERFLOW, check

from empathy_widgets.domain import Wording

pytestmark = pytest.mark.browser
SENTENCES = [f"{number}. Satz {number} ist erfunden." for number in range(1, 21)]
DOUBLED = "\n".join([*SENTENCES[:6], "7. Satz 3 ist erfunden.", *SENTENCES[7:]])


def test_a_wording_is_pasted_mended_looked_at_confirmed_loaded_and_given(tab, store, case):
    tab.open("instruments", case=case.id)
    page = tab.page
    page.locator('details[data-instrument="pes"] > summary').click()
    expect(page.locator('[data-instrument="pes"]').get_by_text("Who may give and read it")).to_be_visible()
    page.get_by_label("Which instrument?").select_option("pes")
    page.get_by_label("Language of the sentences").fill("de")
    page.get_by_label("Paste the sentences").fill(DOUBLED)
    page.get_by_role("button", name="Look at it in the scale").click()
    expect(page.get_by_text("Line 7 says the same as line 3; correct one of them.")).to_be_visible()
    page.get_by_label("Paste the sentences").fill("\n".join(SENTENCES))
    page.get_by_role("button", name="Look at it in the scale").click()
    scale = page.locator(".ew-likert-scale")
    expect(scale.locator("fieldset[data-item]")).to_have_count(20)
    expect(scale.locator(".ew-sentence").nth(6)).to_have_text("Satz 7 ist erfunden.")
    assert scale.locator("input:not(:disabled)").count() == 0 and store.loaded_wordings() == ()
    check(page)
    page.get_by_label("I have read these terms").check()
    page.get_by_role("button", name="Load this wording").click()
    expect(page.get_by_text("The wording is loaded")).to_be_visible()
    expect(page.locator('details[data-instrument="pes"]')).to_contain_text("your site's wording: de")
    (loaded,) = store.loaded_wordings("pes")
    assert loaded.wording.items[7] == "Satz 7 ist erfunden." and store.verify() == []
    page.get_by_role("link", name="Administer a scale").last.click()
    tab.ready()
    tab.begin("pes", "self")
    sentence = page.locator('fieldset[data-item="1"] .ew-sentence')
    expect(sentence).to_have_text("Satz 1 ist erfunden.")
    expect(sentence).to_have_attribute("lang", "de")
    tab.answer(1, 4)
    (sitting,) = store.administrations(case.id)
    assert (sitting.wording, sitting.language, sitting.answers) == (loaded.wording.id, "de", {1: 4})


def test_two_languages_side_by_side_survive_a_reload(tab, store, case):
    german = Wording(instrument="iri", language="de", items={number: f"Satz {number}." for number in range(1, 29)})
    arabic = Wording(instrument="iri", language="ar", items={number: f"جملة {number}" for number in range(1, 29)})
    for wording in (german, arabic):
        store.add_wording(wording, "Made up for this test.")
    tab.open("administer-a-scale", case=case.id)
    page = tab.page
    page.locator('input[type=radio][value="iri"]').check(force=True)
    page.locator('input[type=radio][value="proxy"]').check(force=True)
    page.get_by_label("German").check(force=True)
    page.get_by_label("Show also in").select_option(arabic.id)
    check(page)
    page.get_by_role("button", name="Begin").click()
    beside = page.locator('fieldset[data-item="1"] legend .ew-beside')
    expect(beside).to_have_text("جملة 1")
    tab.answer(1, 2)
    page.wait_for_url(f"**beside={arabic.id}*")
    page.reload()
    tab.ready()
    expect(beside).to_have_attribute("lang", "ar")
    expect(page.locator('fieldset[data-item="1"] .ew-sentence')).to_have_text("Satz 1.")
    check(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(OVERFLOW) <= 0
    (sitting,) = store.administrations(case.id)
    assert (sitting.wording, sitting.answers) == (german.id, {1: 2})


def test_a_large_file_arrives_whole_and_the_line_stays_up(tab, store):
    tab.open("instruments")
    page = tab.page
    page.get_by_label("Which instrument?").select_option("teq")
    page.get_by_label("Language of the sentences").fill("en")
    long = b"\n".join(b"%d. Sentence %d. %s" % (number, number, b"x" * 310_000) for number in range(1, 17))
    page.get_by_label("Or choose a file").set_input_files(
        {"name": "long.txt", "mimeType": "text/plain", "buffer": long})
    page.wait_for_function("document.querySelector('[data-file]').files.length === 1")
    page.get_by_role("button", name="Look at it in the scale").click()
    expect(page.get_by_text("Line 1 is 310012 characters long")).to_be_visible(timeout=20_000)
    expect(page.locator(".ew-case-bar")).not_to_contain_text("lost")
