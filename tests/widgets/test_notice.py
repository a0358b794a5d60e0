"""A notice: its tone is heard and read as well as seen."""

import pytest
import traitlets

from empathy_widgets.widgets import Notice


def test_a_tone_nobody_knows_is_refused_in_python():
    with pytest.raises(traitlets.TraitError):
        Notice(tone="shouting")


@pytest.mark.parametrize(("tone", "role", "word"), [
    ("calm", "status", "Note"), ("warning", "status", "Please notice"), ("error", "alert", "This did not work"),
])
def test_the_tone_is_a_role_and_a_word(stage, tone, role, word):
    stage.mount(Notice(tone=tone, title="No norms", text="First.\n\nSecond."))
    one = stage.page.get_by_role(role)
    assert one.get_by_text(word, exact=True).is_visible()
    assert one.locator("p").all_inner_texts()[1:] == ["First.", "Second."]


def test_links_lead_on_and_scripts_do_not(stage):
    script = {"text": "No", "href": "javascript:alert(1)"}
    stage.mount(Notice(links=[{"text": "All cases", "href": "/chapter/welcome"}, script]))
    assert [link.inner_text() for link in stage.page.get_by_role("link").all()] == ["All cases"]


def test_words_never_become_markup(stage):
    stage.mount(Notice(title="<b>title</b>", text="<img src=x onerror=alert(1)>"))
    assert stage.page.locator("b, img").count() == 0


def test_a_notice_follows_python(stage):
    stage.mount(Notice(text="Before."))
    stage.assign(tone="error", text="After.")
    assert stage.page.get_by_role("alert").get_by_text("After.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tone", ["calm", "warning", "error"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, tone):
    stage = open_stage(320, 640, scheme).mount(
        Notice(tone=tone, title="W" * 60, text="Please make room.", links=[{"text": "All cases", "href": "/"}]))
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    stage.mount(Notice(text="Before."))
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
