"""The words several chapters share."""

import pytest

from empathy_widgets.domain import Mode
from empathy_widgets.exercises.page.words import answer, badge, mode_line, mode_menu, points
from empathy_widgets.library import Library


def test_only_a_practice_form_wears_a_badge():
    library = Library()
    assert badge(library.instrument("pes-practice-form")) == "Practice form: not validated, no norms"
    assert badge(library.instrument("pes")) == ""


@pytest.mark.parametrize(("value", "text"), [
    (None, "–"), (17, "17"), (17.5, "17.5"), (0, "0"), (16.25, "16.25"), (49 / 3, "16.33"), (10.004, "10"),
    (100.0, "100"),
])
def test_points_read_as_people_write_them(value, text):
    assert points(value) == text


def test_every_mode_has_words_and_every_way_offered_is_a_mode():
    assert all(mode_line(mode) for mode in Mode)
    assert {way["id"] for way in mode_menu(True)} == {mode.value for mode in Mode} - {"rehearsal", "imported"}
    assert {way["id"]: way["available"] for way in mode_menu(False)}["handed over"] is False
    assert all(way["available"] for way in mode_menu(True))


def test_an_answer_reads_as_its_label():
    form = Library().instrument("pes-practice-form")
    assert answer(form, form.choices[0].value) == form.choices[0].label
    assert answer(form, None) == "preferred not to answer"
