"""From the first click to the profile, as a clinician goes it."""

import re

import pytest
from playwright.sync_api import expect
from served import until

from empathy_widgets.library import Library

FORM = "pes-practice-form"
pytestmark = pytest.mark.browser


def begin(tab, case, mode="self", instrument=FORM):
    tab.open("administer-a-scale", case=case.id)
    tab.begin(instrument, mode)
    expect(tab.page.locator("fieldset[data-item]")).to_be_visible()
    return tab


def test_from_the_first_click_to_the_profile(tab, store):
    page = tab.page
    assert page.url.endswith("/chapter/welcome"), "the token leaves the address at once"
    page.get_by_role("button", name="Make a new case").click()
    page.get_by_role("link", name="Open this case").click()
    page.wait_for_url(re.compile(r"/chapter/administer-a-scale\?case="))
    tab.ready()
    code = page.locator("[data-case-code]").inner_text()
    assert re.fullmatch(r"[a-z]+-[a-z]+-\d+", code)
    tab.begin(FORM, "self")
    for item in range(1, 21):
        assert tab.shown == item
        assert page.locator("input[type=radio]:checked").count() == 0, "nothing is chosen beforehand"
        keyed = 1 + (item - 1) % 4
        tab.answer(item, 6 - keyed if Library().instrument(FORM).item(item).reverse_keyed else keyed)
        tab.next()
    page.locator("[data-finish]").click()
    page.get_by_role("link", name="See the profile").click()
    tab.ready()
    # scales-and-evidence.md, golden vector: answers 1, 2, 3, 4 repeated
    for subscale, points in {"NCE": "5", "NAE": "10", "PCE": "15", "PAE": "20"}.items():
        assert page.locator(f'table[data-scores] tr[data-subscale="{subscale}"] [data-score]').inner_text() == points
    expect(page.locator('[data-chart="radar"] svg .polar').first).to_be_visible()
    case = store.case_by_code(code)
    assert [sitting.status for sitting in store.administrations(case.id)] == ["completed"]
    assert store.verify() == []


def test_a_reload_comes_back_to_the_same_item_with_nothing_lost_and_nothing_twice(tab, case, store):
    begin(tab, case)
    for item in range(1, 4):
        tab.answer(item, 2)
        tab.next()
    sitting = store.administrations(case.id)[0]
    until(lambda: store.administration(sitting.id).current_item == 4, what="the place in the store")
    tab.page.reload()
    tab.ready()
    assert tab.shown == 4
    tab.page.locator("[data-back]").click()
    expect(tab.radio(3, 2)).to_be_checked()
    assert store.administration(sitting.id).answers == {1: 2, 2: 2, 3: 2}


def test_a_closed_tab_can_be_resumed_from_the_case(tab, new_tab, case):
    begin(tab, case)
    tab.answer(1, 5)
    tab.next()
    again = new_tab(like=tab)
    tab.page.close()
    again.open("administer-a-scale", case=case.id)
    again.page.get_by_text("Carry on", exact=True).first.click()
    again.ready()
    assert again.shown == 2


def test_prefer_not_to_answer_is_recorded_and_is_not_an_open_item(tab, case, store):
    begin(tab, case)
    tab.answer(1, "declined")
    tab.next()
    for _item in range(2, 21):
        tab.next()
    expect(tab.page.locator("[data-go-to]")).to_have_count(19)
    expect(tab.page.locator("[data-declined]")).to_have_attribute("data-declined", "1")
    sitting = store.administration(store.administrations(case.id)[0].id)
    assert [(response.item, response.declined) for response in sitting.responses] == [(1, True)]


def test_the_whole_scale_by_keyboard_alone(tab, case, store):
    begin(tab, case)
    page = tab.page
    page.locator("fieldset[data-item='1'] input[value='1']").focus()
    for item in range(1, 21):
        page.keyboard.press("3")
        expect(tab.radio(item, 3)).to_be_checked()
        if item == 1:
            page.keyboard.press("ArrowDown")
            expect(tab.radio(1, 4)).to_be_checked()
            assert tab.shown == 1, "an arrow never jumps to the next item"
            page.keyboard.press("3")
        expect(page.locator("[data-save-state]").first).to_have_attribute("data-save-state", "saved")
        page.keyboard.press("Enter")
    page.locator("[data-finish]").press("Enter")
    expect(page.get_by_text("Every answer is saved")).to_be_visible()
    sitting = store.administration(store.administrations(case.id)[0].id)
    assert sitting.answers == dict.fromkeys(range(1, 21), 3) and sitting.status == "completed"


def test_two_tabs_on_two_cases_never_cross(tab, new_tab, store):
    first, second = store.create_case("one"), store.create_case("two")
    other = new_tab(like=tab)
    begin(tab, first)
    begin(other, second)
    for item in range(1, 6):
        tab.answer(item, 1)
        other.answer(item, 5)
        tab.next()
        other.next()
    for case, value in ((first, 1), (second, 5)):
        sitting = store.administration(store.administrations(case.id)[0].id)
        assert sitting.answers == dict.fromkeys(range(1, 6), value)
    assert tab.page.locator("[data-case-code]").inner_text() == first.code
    assert other.page.locator("[data-case-code]").inner_text() == second.code


def test_a_mistake_is_set_aside_with_a_reason_and_stays_in_the_trail(tab, case, store):
    begin(tab, case)
    tab.fill_all(20)
    tab.page.locator("[data-finish]").click()
    tab.page.get_by_role("link", name="See the profile").click()
    tab.ready()
    tab.page.get_by_role("heading", name="Take it with you").click()
    form = tab.page.locator(".ew-correction-form")
    form.locator("summary").click()
    form.locator('input[type=radio][value="void"]').check()
    form.locator("textarea").fill("<b>Wrong person</b>; answered in jest")
    form.locator("button[data-continue]").click()
    form.locator("button[data-confirm]").click()
    expect(tab.page.get_by_text("No completed sitting yet")).to_be_visible(timeout=20_000)
    entry = next(entry for entry in store.audit(case.id) if entry.reason)
    assert entry.reason == "<b>Wrong person</b>; answered in jest"
    assert store.verify() == []


def test_a_key_only_instrument_says_so_and_offers_the_practice_form(tab, case):
    tab.open("administer-a-scale", case=case.id)
    card = tab.page.locator('input[type=radio][value="pes"]')
    card.check(force=True)
    expect(tab.page.get_by_text("belongs to its owners").first).to_be_visible()
    expect(tab.page.get_by_text("practice form", exact=False).first).to_be_visible()
