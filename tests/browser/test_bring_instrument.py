"""A questionnaire from another program on the page: chosen, read, tried, taken home; nothing of it is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from brought import FILES
from test_accessibility import check

pytestmark = pytest.mark.browser


def test_a_dictionary_becomes_a_draft_that_is_tried_and_taken_home(tab, store, tmp_path):
    page = tab.open("bring-an-instrument").page
    field = page.locator("[data-file]")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague, here is the scale.")
    field.set_input_files(letter)
    expect(page.locator(".ew-instrument-draft .ew-error")).to_contain_text("no questionnaire that is known here")

    field.set_input_files(FILES / "redcap.csv")
    expect(page.locator("[data-draft] h2")).to_have_text("Garden gate")
    expect(page.locator(".ew-instrument-draft .ew-error")).to_have_text("")
    expect(page.locator("[data-decisions] code")).to_have_text(
        "empathy wording load garden-gate FILE --language xx --accept-terms")

    expect(page.locator("fieldset[data-item]")).to_be_hidden()
    tab.unfold()
    for item, value in ((1, 4), (2, 1)):
        tab.radio(item, value).check(force=True)
        expect(page.locator("fieldset[data-item] [data-answer-state=saved]")).to_have_text("Tried, not kept")
        if item == 1:
            tab.next()
    expect(page.locator('tr[data-subscale="greeting"] [data-score]')).to_have_text("8")

    with page.expect_download() as caught:
        page.locator('[data-make="draft"]').click()
    assert caught.value.suggested_filename == "garden-gate.yaml"
    golden = FILES.parent / "golden" / "redcap.csv.yaml"
    assert Path(caught.value.path()).read_text("utf-8") == golden.read_text("utf-8")
    assert store.cases() == ()
    check(page)
