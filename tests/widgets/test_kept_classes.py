"""The classes one keeps: named before they are kept, two compared, one deleted after a second press."""

import pytest

from empathy_widgets.widgets import KeptClasses

CLASSES = [{"id": "a1", "name": "May <b>", "line": "36 people, kept on 3 May 2026"},
           {"id": "b2", "name": "June", "line": "24 people, kept on 3 June 2026"},
           {"id": "c3", "name": "July", "line": "31 people, kept on 3 July 2026"}]


def shown(stage, **traits):
    stage.mount(KeptClasses(**{"classes": CLASSES, "can_keep": True, **traits}))
    return stage.page


def test_a_class_is_kept_under_a_name_and_not_without_one(stage):
    page = shown(stage)
    page.get_by_role("button", name="Keep the figures").click()
    assert page.get_by_role("alert").inner_text() == "Please write a name first, so that you find it again."
    assert page.evaluate("document.activeElement.type") == "text" and stage.posts == []
    page.get_by_label("What is this class called?").fill("  August ")
    page.get_by_role("button", name="Keep the figures").click()
    (event,) = stage.events("keep")
    assert event["name"] == "August"
    stage.receive(event, "The figures of this class are kept; the answers are not.")
    assert page.get_by_role("status").inner_text().startswith("The figures")
    assert page.get_by_role("alert").count() == 0


def test_without_a_class_on_the_page_there_is_nothing_to_keep(stage):
    page = shown(stage, can_keep=False, classes=[])
    assert page.get_by_role("button").count() == 0 and page.get_by_text("No class is kept").is_visible()
    stage.assign(can_keep=True)
    assert page.get_by_role("button", name="Keep the figures").is_visible()


def test_the_last_two_are_compared_unless_others_are_chosen(stage):
    page = shown(stage)
    page.get_by_role("button", name="Compare these two").click()
    page.get_by_label("Compare", exact=True).select_option("a1")
    page.get_by_role("button", name="Compare these two").click()
    assert [(one["before"], one["after"]) for one in stage.events("compare")] == [("b2", "c3"), ("a1", "c3")]
    page.get_by_label("with", exact=True).select_option("a1")
    page.get_by_role("button", name="Compare these two").click()
    assert page.get_by_role("alert").inner_text() == "Please choose two different classes."
    assert len(stage.events("compare")) == 2
    stage.assign(classes=CLASSES[:1])
    assert page.get_by_role("button", name="Compare").count() == 0


def test_a_class_is_deleted_at_the_second_press(stage):
    page = shown(stage)
    page.get_by_role("button", name="Delete May <b>").click()
    assert stage.events("delete") == []
    page.get_by_role("button", name="Really delete May <b>?").click()
    (event,) = stage.events("delete")
    assert event["id"] == "a1"
    stage.receive(event, "The workspace is busy.", ok=False)
    assert page.get_by_role("alert").inner_text() == "The workspace is busy."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 900, scheme)
    shown(stage, classes=[*CLASSES, {"id": "d4", "name": "x" * 200, "line": "5 people"}])
    assert stage.violations() == "" and stage.overflow() <= 0


def test_closing_leaves_nothing_behind(stage):
    shown(stage)
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
