"""The list of cases: each by its code, with what there is to say, and whatever was typed as its label."""

import json

import pytest
from statements import statements_of

from empathy_widgets.exercises.page.case_chooser import SHOWN, CaseChooser
from empathy_widgets.records.database import engine

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


def test_what_was_practised_together_is_counted_and_dated_as_well(open_page, store, case):
    store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
    assert CaseChooser(open_page()).list.cases[0]["line"].startswith("practised together once · last ")
    store.start_run(case.id, "discussion", "sorry", {"people": ["A"], "timed": False})
    assert CaseChooser(open_page()).list.cases[0]["line"].startswith("practised together 2 times · last ")


def test_an_archived_case_is_offered_in_no_chapter(open_page, store, case):
    store.archive_case(case.id)
    chooser = CaseChooser(open_page())
    assert (chooser.list.cases, chooser.list.count, chooser.list.arranges) == ([], 0, False)


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


@pytest.fixture
def made(store, monkeypatch):
    """Make cases, each with an answer in an open sitting; only a few of them wait for the disk."""
    monkeypatch.setitem(engine.SETTINGS, "synchronous", 0)

    def more(number, label="", answered=True):
        cases = [store.create_case(label) for _number in range(number)]
        for case in cases if answered else ():
            sitting = store.start(case.id, "teq", "self")
            store.respond(sitting.id, 1, 1, case_id=case.id)
        return [case.code for case in cases]
    return more


def test_a_list_of_many_cases_asks_as_little_as_one_of_few_and_reads_no_answer(open_page, made):
    page, counts = open_page(), []
    for number in (10, 190):
        made(number)
        with statements_of(page.workspace) as statements:
            chooser = CaseChooser(page)
        assert all("1 to finish" in row["line"] for row in chooser.list.cases)
        assert not any("responses" in statement for statement in statements)
        counts.append((len(chooser.list.cases), len(statements)))
    assert [shown for shown, _asked in counts] == [10, SHOWN] and counts[0][1] == counts[1][1]
    assert chooser.list.count == SHOWN, "all of them are listed, and the page searches by itself"


def test_a_list_sends_the_newest_cases_and_a_search_reaches_the_others(open_page, made, say):
    old = made(2, "Übergang", answered=False)
    new = made(SHOWN, answered=False)
    chooser = CaseChooser(open_page())
    assert [row["code"] for row in chooser.list.cases] == new[::-1] and chooser.list.count == SHOWN + 2
    assert chooser.list.found == {}
    assert say(chooser.list, "search", words="ÜBERGANG")["ok"]
    assert [row["code"] for row in chooser.list.found["cases"]] == old[::-1]
    assert (chooser.list.found["words"], chooser.list.found["count"]) == ("ÜBERGANG", 2)
    assert chooser.list.found["cases"][0]["line"] == "No sitting yet" and chooser.list.found["cases"][0]["link"]
    code = say(chooser.list, "create", label="übergang")["code"]
    assert chooser.list.count == SHOWN + 3 and chooser.list.cases[0]["code"] == code
    assert [row["code"] for row in chooser.list.found["cases"]] == [code, *old[::-1]], "what is listed is never older"


def test_what_a_list_sends_does_not_grow_beyond_what_it_shows(open_page, made):
    made(SHOWN, "W" * 40, answered=False)
    sizes = []
    for _round in range(2):
        sizes.append(len(json.dumps(CaseChooser(open_page()).list.cases)))
        made(SHOWN // 2, "W" * 40, answered=False)
    assert abs(sizes[1] - sizes[0]) < sizes[0] / 20


@pytest.mark.parametrize("words", ["x" * 201, "a\0b", None, 7])
def test_a_search_that_is_no_text_is_refused_in_words(open_page, case, say, words):
    chooser = CaseChooser(open_page())
    receipt = say(chooser.list, "search", words=words)
    assert receipt["ok"] is False and receipt["text"].endswith(".") and chooser.list.found == {}
