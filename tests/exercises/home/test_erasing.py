"""Deleting a case from the first page."""

import pytest

from empathy_widgets.errors import NotFound
from empathy_widgets.exercises.welcome import Welcome


@pytest.fixture
def form(find, page, fill, case, store):
    fill(case)
    store.start_run(case.id, "discussion", "sorry", {"people": ["A", "B"]})
    return find(Welcome(page).view, "EraseForm")[0]


def test_the_page_says_what_goes(form, case):
    assert form.code == case.code
    assert form.holds == [
        f"The code {case.code} and its label", "1 sitting with every answer (1 finished)",
        "1 scene, talk, round of mirroring or board, with every word written in it",
        "What the history says of all this",
    ]


def test_it_is_deleted_and_the_page_goes_home(form, case, store, say):
    said = say(form, "erase", reason="ASKED", code=f" {case.code.upper()} ", backups=False)
    assert said == {"ok": True, "text": "Deleted.", "goto": "/chapter/welcome"}
    with pytest.raises(NotFound):
        store.case(case.id)
    assert store.verify() == []


def test_backups_go_with_it_when_asked(workspace, store, case, open_page, find, say):
    workspace.backup()
    form = find(Welcome(open_page(case.id)).view, "EraseForm")[0]
    assert form.backups == 1
    assert say(form, "erase", reason="MISTAKE", code=case.code, backups=True)["ok"]
    assert not any(case.code.encode() in file.read_bytes() for file in workspace.folder.rglob("*") if file.is_file())


def test_another_code_or_no_reason_deletes_nothing(form, case, store, say):
    other = store.create_case()
    for fields in ({"reason": "ASKED", "code": other.code}, {"reason": "ASKED", "code": "nobody"},
                   {"reason": "", "code": case.code}):
        assert not say(form, "erase", backups=False, **fields)["ok"]
    assert {one.id for one in store.cases()} == {case.id, other.id}


def test_in_jupyterlab_the_page_turns_to_no_case(open_page, case, store, find, say):
    page = open_page(served=False)
    page.choose(case)
    welcome = Welcome(page)
    assert say(find(welcome.view, "EraseForm")[0], "erase", reason="ASKED", code=case.code, backups=False)["ok"]
    assert page.case is None and find(welcome.view, "EraseForm") == []


def test_a_form_left_over_from_a_closed_case_says_so_and_deletes_nothing(open_page, case, store, find, say):
    page = open_page(served=False)
    page.choose(case)
    form = find(Welcome(page).view, "EraseForm")[0]
    page.leave()
    erased = {"reason": "ASKED", "code": case.code, "backups": False}
    assert say(form, "erase", **erased) == {"ok": False, "text": "No case is open here. Choose one first."}
    assert store.case(case.id) == case
    page.choose(case)
    assert say(form, "erase", **erased)["ok"]


def test_another_page_of_the_case_is_told_in_a_sentence(open_page, case, store, say, find):
    one, other = Welcome(open_page(case.id)), Welcome(open_page(case.id))
    say(find(one.view, "EraseForm")[0], "erase", reason="ASKED", code=case.code, backups=False)
    said = say(find(other.view, "EraseForm")[0], "erase", reason="ASKED", code=case.code, backups=False)
    assert said["ok"] is False and said["text"].endswith(".")
