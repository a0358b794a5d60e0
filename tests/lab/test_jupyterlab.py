"""The same notebooks in JupyterLab: the same scale, the same store, the same radar, no FigureWidget."""

import json
import re

import pytest
from pdf import Printed
from playwright.sync_api import expect

from empathy_widgets.library import Library
from empathy_widgets.places import notebooks_folder

ADMINISTER, PROFILE = "01-administer-a-scale.ipynb", "02-profile.ipynb"
FORM = "pes-practice-form"
pytestmark = pytest.mark.browser


def mark(page):
    return page.locator("[data-save-state]").first


def answer_by_keyboard(page, item, key):
    """Choose with a digit or an arrow key, wait for the save mark, and go on with Enter."""
    expect(page.locator(f'fieldset[data-item="{item}"]')).to_be_visible()
    page.keyboard.press(key)
    expect(page.locator("[data-answer-state=saved]")).to_be_visible()
    expect(mark(page)).to_have_attribute("data-save-state", "saved")
    expect(mark(page)).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    page.keyboard.press("Enter")


def test_a_scale_by_keyboard_survives_a_restarted_and_a_killed_kernel(lab, open_notebook):
    case = lab.store.create_case("<img src=x onerror=alert(1)>")
    desk = open_notebook(ADMINISTER).run_all()
    page = desk.page
    desk.open_case(case.code)
    expect(page.locator("[data-case-label]")).to_have_text("<img src=x onerror=alert(1)>")
    assert page.locator('[value="handed over"]').is_disabled()
    expect(page.get_by_text("JupyterLab shows everything to everybody").first).to_be_visible()
    page.locator(f'input[type=radio][value="{FORM}"]').check()
    page.locator('input[type=radio][value="self"]').check()
    page.get_by_role("button", name="Begin").click()
    page.locator('fieldset[data-item="1"] input[value="1"]').focus()
    answer_by_keyboard(page, 1, "ArrowDown")
    answer_by_keyboard(page, 2, "5")
    answer_by_keyboard(page, 3, "1")
    expect(page.locator('fieldset[data-item="4"]')).to_be_focused()
    (sitting,) = lab.store.administrations(case.id)
    assert (sitting.answers, sitting.mode, sitting.status) == ({1: 2, 2: 5, 3: 1}, "self", "open")

    desk.restart_and_run_all()
    expect(page.locator("[data-case-code]")).to_have_count(0)
    desk.open_case(case.code)
    expect(page.locator(".ew-open-row")).to_contain_text("3 of 20 items answered")
    page.get_by_role("button", name=re.compile("^Carry on")).click()
    expect(page.locator('fieldset[data-item="4"]')).to_be_visible()

    lab.kill_kernels()
    expect(page.locator('[data-connection="lost"]')).to_be_visible(timeout=8_000)
    expect(page.get_by_text("Run this notebook's cells again to carry on")).to_be_visible()
    expect(mark(page)).not_to_have_attribute("data-save-state", "saved")
    assert lab.store.administration(sitting.id).answers == {1: 2, 2: 5, 3: 1}
    assert lab.store.verify() == []


def test_the_profile_draws_its_radar_without_a_figure_widget_and_its_report_comes_down(lab, open_notebook):
    case = lab.store.create_case("")
    sitting = lab.store.start(case.id, FORM, "self", version=2)
    for item in Library().instrument(FORM).items:  # scales-and-evidence.md, golden vector: 1, 2, 3, 4 repeated
        counts = 1 + (item.number - 1) % 4
        choice = 6 - counts if item.reverse_keyed else counts
        lab.store.respond(sitting.id, item.number, choice, case_id=case.id)
    lab.store.complete(sitting.id, case_id=case.id)
    desk = open_notebook(PROFILE).run_all()
    page = desk.page
    desk.open_case(case.code)
    radar = page.locator('[data-chart="radar"]')
    radar.scroll_into_view_if_needed()
    expect(radar.locator("svg .polar").first).to_be_visible(timeout=20_000)
    for subscale, points in {"NCE": "5", "NAE": "10", "PCE": "15", "PAE": "20"}.items():
        expect(page.locator(f'table[data-scores] tr[data-subscale="{subscale}"] [data-score]')).to_have_text(points)
    assert page.locator(".jp-RenderedPlotly, .plotly-graph-div.figurewidget").count() == 0
    button = page.locator("[data-make=report]")
    button.scroll_into_view_if_needed()
    with page.expect_download() as got:
        button.click()
    assert Printed(got.value.path().read_bytes()).alternatives[0].startswith("Radar chart of 4 subscales")
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_the_shipped_chapters_stay_as_they_are(lab):
    chapters = list(notebooks_folder().glob("*.ipynb"))
    assert chapters
    for chapter in chapters:
        cells = json.loads(chapter.read_text("utf-8"))["cells"]
        assert not any(cell.get("outputs") for cell in cells)
        assert (lab.workspace.folder / "notebooks" / chapter.name).exists()


def test_a_scene_is_played_and_carried_on_in_jupyterlab(lab, open_notebook):
    desk = open_notebook("04-role-play.ipynb").run_all()
    page = desk.page
    page.locator("[data-entry=two-cups] summary").click()
    page.locator("[data-begin=two-cups]").click()
    page.locator(".ew-opening [data-begin]").click()
    page.locator("[data-option=b]").focus()
    page.keyboard.press("b")
    expect(page.locator(".ew-turn")).to_have_count(1)
    expect(mark(page)).to_have_attribute("data-save-state", "saved")
    desk.restart_and_run_all()
    page.get_by_role("button", name="Carry on: Two cups").click()
    expect(page.locator(".ew-turn")).to_have_count(1)
    (run,) = lab.store.runs()
    assert [event.kind for event in run.events] == ["begin", "choose"] and lab.store.verify() == []


@pytest.mark.parametrize("name", ["05-mirroring"])
def test_the_other_chapters_of_the_room_open_in_jupyterlab(lab, open_notebook, name):
    page = open_notebook(f"{name}.ipynb").run_all().page
    expect(page.locator(".ew-chapter-menu [data-entry]").first).to_be_visible()
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
