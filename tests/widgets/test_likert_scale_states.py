"""The scale in all its states: on paper, finished, read-only, in other scripts, for axe, on a phone, in print."""

import pytest
from widgets.samples import answer, items, scale


def radio(stage, item, value):
    return stage.page.locator(f'fieldset[data-item="{item}"] input[type=radio][value="{value}"]')


def shown(stage):
    return [int(one.get_attribute("data-item")) for one in stage.page.locator("fieldset[data-item]").all()]


def test_a_paper_form_shows_numbers_only(stage):
    stage.mount(scale(paper=True, current=2))
    assert stage.page.locator("legend").inner_text() == "Item 2"
    stage.assign(current=0)
    assert "Statement" not in stage.page.locator("section").inner_text()


def test_a_finished_scale_shows_its_closing_words_and_the_way_on(stage):
    stage.mount(scale(current=0, answers={str(item): answer(3) for item in range(1, 5)}))
    stage.page.locator("[data-finish]").click()
    assert stage.page.locator("[data-finish]").is_disabled()
    stage.assign(read_only=True)
    stage.assign(finished=True, finished_text="Thank you. Every answer is saved.",
                 finished_link="/chapter/profile?case=7")
    stage.receive_all()
    assert stage.page.locator("fieldset, [data-next], [data-finish]").count() == 0
    assert stage.page.get_by_role("link", name="See the profile").get_attribute("href") == "/chapter/profile?case=7"
    assert stage.page.evaluate("document.activeElement.dataset.finished") == ""


def test_a_refused_finish_says_why_and_can_be_tried_again(stage):
    stage.mount(scale(current=0))
    stage.page.locator("[data-finish]").click()
    stage.receive(stage.outbox[0], "The workspace is busy. Please try again in a moment.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="busy").is_visible()
    assert stage.page.locator("[data-finish]").is_enabled()


def test_a_read_only_scale_can_be_looked_through_and_sends_nothing(stage):
    stage.mount(scale(read_only=True, answers={"1": answer(2)}))
    assert radio(stage, 1, 2).is_checked() and radio(stage, 1, 3).is_disabled()
    stage.page.locator("[data-next]").click()
    assert shown(stage) == [2] and stage.posts == []


def test_words_never_become_markup(stage):
    nasty = "<img src=x onerror=alert(1)>&amp;"
    stage.mount(scale(title=nasty, instructions=nasty, badge=nasty, items=[{"number": 1, "text": nasty, "hint": nasty}],
                      choices=[{"value": 1, "label": nasty}, {"value": 2, "label": "Yes"}]))
    assert stage.page.locator("img").count() == 0
    assert stage.page.get_by_text(nasty).count() >= 5


def test_other_scripts_keep_their_direction(stage):
    stage.mount(scale(language="ar", direction="rtl", items=[{"number": 1, "text": "ألاحظ عندما يصمت شخص ما."}]))
    first, last = (radio(stage, 1, value).bounding_box()["x"] for value in (1, 5))
    assert first > last
    assert stage.page.locator(".ew-sentence").get_attribute("lang") == "ar"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("traits", [
    {"badge": "Practice form: not validated, no norms", "answers": {"1": answer(2)}}, {"view": "list"}, {"current": 0},
    {"paper": True}, {"finished": True, "finished_text": "Thank you.", "finished_link": "/"},
    {"read_only": True},
], ids=["one", "list", "last", "paper", "finished", "read-only"])
def test_axe_finds_nothing(open_stage, scheme, traits):
    stage = open_stage(scheme=scheme).mount(scale(**traits))
    assert stage.violations() == ""


@pytest.mark.parametrize("traits", [{}, {"view": "list"}, {"current": 0}], ids=["one", "list", "last"])
def test_a_narrow_page_needs_no_sideways_scrolling_and_targets_are_large(open_stage, traits):
    long = [{"number": 1, "text": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle " * 2}]
    stage = open_stage(320, 640).mount(scale(**{"items": long + items(3)[1:], "badge": "Practice form " * 6, **traits}))
    assert stage.overflow() <= 0
    targets = [target for target in stage.page.locator(".ew-choice, button").all() if target.is_visible()]
    assert targets and min(target.bounding_box()["height"] for target in targets) >= 44


def test_forced_colours_and_print_still_show_the_answer(open_stage):
    stage = open_stage(forced_colors="active").mount(scale(answers={"1": answer(2)}))
    chosen = stage.page.locator(".ew-choice:has(:checked)")
    assert chosen.evaluate("one => getComputedStyle(one).borderTopWidth") == "3px"
    stage.page.emulate_media(media="print")
    assert stage.page.locator("[data-next]").is_hidden() and chosen.is_visible()


def test_the_focus_is_shown_once_around_the_whole_choice(stage):
    stage.mount(scale())
    stage.page.keyboard.press("Tab")
    styles = "one => getComputedStyle(one).outlineStyle"
    assert radio(stage, 1, 1).evaluate(styles) == "none"
    assert stage.page.locator(".ew-choice").first.evaluate(styles) == "solid"


def test_an_answer_among_sixty_items_changes_no_more_of_the_page_than_one_among_ten(stage):
    """Counted in nodes and attributes that change, for that is what a list's answers cost a browser."""
    changed = {}
    for count in (10, 60):
        stage.mount(scale(count, view="list"))
        changed[count] = stage.page.evaluate("""() => {
          const seen = new MutationObserver(() => {});
          seen.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
          for (const radio of document.querySelectorAll("fieldset input[value='3']")) radio.click();
          return seen.takeRecords().reduce((sum, one) => sum + 1 + one.addedNodes.length + one.removedNodes.length, 0);
        }""")
    assert len(stage.events("respond")) == 60
    assert 0 < changed[60] / 60 <= 1.5 * changed[10] / 10, changed
