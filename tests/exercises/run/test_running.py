"""Runs on a page: begun once, kept event by event, never crossing cases, carried on by address."""

import pytest

from empathy_widgets.domain import RunKind
from empathy_widgets.errors import NotAllowed, StaleWrite
from empathy_widgets.exercises.run.running import RunChapter, Running, entry_of
from empathy_widgets.widgets import Notice

HEAD = {"id": "tea", "title": "Tea", "about": "A kitchen.", "minutes": 9, "practise": "Staying.", "not_for": "Now.",
        "safety": "Stop."}


class Kitchen(RunChapter):
    kind = RunKind.ROLE_PLAY
    chapter = "kitchen"
    folder = "scripts"

    @staticmethod
    def name():
        return "Kitchen"

    @staticmethod
    def earlier():
        return "This is an earlier kitchen"

    def entries(self):
        return [entry_of(HEAD)]

    def begin(self, content):
        return HEAD, f"id: {content}"

    def settings(self, noun, answers):
        assert noun is HEAD
        if answers.get("way") == "standing":
            raise NotAllowed("Please sit down.")
        return {"way": answers.get("way", "helper")}

    def stage(self, running):
        return [Notice(title="On stage", text=str(len(running.run.events)))]

    def title(self, run):
        return "Tea"

    def line(self, run):
        return f"{len(run.events)} so far"


def test_a_chapter_begins_once_and_turns_to_the_run(page, store, case, say):
    chapter = Kitchen(page)
    (menu,) = chapter.view.children
    assert menu.entries[0]["minutes"] == 9 and case.code in menu.whose
    assert say(menu, "start", content="tea", answers={"way": "standing"})["text"] == "Please sit down."
    assert store.runs(case.id) == ()
    assert say(menu, "start", request="one", content="tea", answers={"way": "pair"})["ok"]
    (run,) = store.runs(case.id)
    assert (run.kind, run.content, run.settings) == ("role-play", "tea", {"way": "pair"})
    assert store.content_of(run).text == "id: tea"
    note, stage = chapter.view.children
    assert stage.title == "On stage" and page.asked_run == run.id
    assert note.tone == "calm" and "taken off the shelf" in note.text, "there is no such file"


def test_without_a_case_it_is_ones_own_practice(open_page, store, say):
    chapter = Kitchen(open_page())
    (menu,) = chapter.view.children
    assert "your own practice" in menu.whose and menu.cases_link == "/chapter/welcome"
    say(menu, "start", content="tea", answers={})
    assert [run.case_id for run in store.runs()] == [None]


def test_in_jupyterlab_a_case_can_be_chosen_on_the_spot(open_page, case, find):
    chapter = Kitchen(open_page(served=False))
    assert len(find(chapter.view, "CaseList")) == 1


def test_open_and_finished_runs_are_listed_with_how_far_they_came(page, store, case):
    for number in range(2):
        run = store.start_run(case.id, "role-play", "tea")
        store.add_event(run.id, "begin", {}, case_id=case.id)
        if number:
            store.end_run(run.id, case_id=case.id)
    (menu,) = Kitchen(page).view.children
    assert len(menu.resumable) == len(menu.finished) == 1 and menu.resumable[0]["line"].endswith("1 so far")
    assert menu.resumable[0]["link"].startswith("/chapter/kitchen?case=")


def test_the_address_leads_back_to_the_run_and_to_no_other_cases(open_page, store, case):
    run, other = store.start_run(case.id, "role-play", "tea"), store.create_case("")
    (shown,) = Kitchen(open_page(query=f"case={case.id}&run={run.id}")).view.children
    assert shown.title == "On stage"
    for query in (f"case={other.id}&run={run.id}", f"run={run.id}"):
        (shown,) = Kitchen(open_page(query=query)).view.children
        assert shown.tone == "error" and "another case" in shown.text and shown.links
    mirroring = store.start_run(case.id, "mirroring", "tea")
    (shown,) = Kitchen(open_page(query=f"case={case.id}&run={mirroring.id}")).view.children
    assert shown.tone == "error"


def test_an_event_is_kept_once_and_another_page_is_noticed(page, store, case):
    run = store.start_run(case.id, "role-play", "tea")
    here, there = Running(page, run), Running(page, run)
    receipt = here.add({"request": "a"}, "choose", {"beat": "cup", "option": "b"})
    assert receipt["text"].startswith("Saved ")
    here.add({"request": "a"}, "choose", {"beat": "cup", "option": "b"})
    assert len(here.run.events) == 1
    stale = []
    there.on_stale = lambda: stale.append(len(there.run.events))
    with pytest.raises(StaleWrite):
        there.add({"request": "b"}, "choose", {"beat": "cup", "option": "a"})
    assert stale == [1]
    there.add({"request": "b"}, "choose", {"beat": "cup", "option": "a"})
    assert [event.body["option"] for event in store.run(run.id).events] == ["b", "a"]
    assert there.end()["text"] and there.read_only
