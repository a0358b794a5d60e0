"""The list of cases: each by its code, with what there is to say, and whatever was typed as its label."""

import pytest

from empathy_widgets.exercises.page.case_chooser import CaseChooser

MARKUP = "<img src=x onerror=alert(1)> & ‮ ${7*7} {code} 😀"


def test_a_line_says_what_there_is_and_leaves_rehearsals_out(open_page, fill, store, case):
    chooser = CaseChooser(open_page())
    assert chooser.list.cases[0]["line"] == "No sitting yet"
    fill(case, mode="rehearsal")
    assert CaseChooser(open_page()).list.cases[0]["line"] == "No sitting yet"
    fill(case)
    fill(case, finish=False)
    line = CaseChooser(open_page()).list.cases[0]["line"]
    assert line.startswith("1 sitting completed · 1 to finish · last ")


def test_a_new_case_gets_a_code_and_the_way_to_it(open_page, store, say):
    chooser = CaseChooser(open_page(), "profile")
    receipt = say(chooser.list, "create", label="Tuesdays")
    case = store.case_by_code(receipt["code"])
    assert receipt["link"] == f"/chapter/profile?case={case.id}" and case.label == "Tuesdays"
    assert [row["code"] for row in chooser.list.cases] == [case.code]


@pytest.mark.parametrize("label", [None, "", MARKUP])
def test_a_label_is_kept_and_shown_as_typed(open_page, store, say, label):
    chooser = CaseChooser(open_page())
    case = store.case_by_code(say(chooser.list, "create", label=label)["code"])
    assert case.label == (label or "") == chooser.list.cases[0]["label"]


@pytest.mark.parametrize("label", ["x" * 2001, "a\0b", 7, ["a"]])
def test_a_label_that_cannot_be_kept_is_refused_in_words(open_page, store, say, label):
    receipt = say(CaseChooser(open_page()).list, "create", label=label)
    assert receipt["ok"] is False and receipt["text"].endswith(".") and store.cases() == ()


def test_in_jupyterlab_opening_a_case_turns_the_page(open_page, store, say, case):
    page = open_page(served=False)
    turned = []
    page.on_turn(lambda: turned.append(page.case.code))
    chooser = CaseChooser(page)
    assert chooser.list.cases[0]["link"] is None
    assert say(chooser.list, "open", id=case.id)["ok"] and turned == [case.code]


@pytest.mark.parametrize("id", ["", "' OR 1=1 --", "../../etc", "x" * 100_000])
def test_a_case_that_is_not_there_is_refused(open_page, say, id, nobody):
    page = open_page()
    for asked in (id, nobody):
        assert say(CaseChooser(page).list, "open", id=asked)["ok"] is False
    assert page.case is None
