"""A practice on the page: numbers kept the moment they are given, the same after a new kernel, alone or with a case."""

import pytest

from empathy_widgets.exercises.regulation import Regulation
from empathy_widgets.library import Library


@pytest.fixture
def begin(page, say):
    def started(content="slow-breath", on=page):
        chapter = Regulation(on)
        receipt = say(chapter.view.children[0], "start", content=content, answers={})
        assert receipt["ok"], receipt
        return chapter.view.children[0].children[0]
    return started


def reopened(open_page, store, case_id, query=""):
    (run,) = store.runs(case_id)
    return Regulation(open_page(query=f"{query}run={run.id}")).view.children[0].children[0]


def test_there_are_three_skills_and_one_of_them_leaves_the_breath_alone():
    skills = [Library().entry("skills", head["id"]) for head in Library().shelf("skills")]
    assert len(skills) == 3 and all("Stop whenever you like" in skill.stop for skill in skills)
    (breath,) = [skill for skill in skills if any(step.ring != "still" for step in skill.steps)]
    assert breath.instead == "look-around" and "panic" in breath.not_for


def test_numbers_are_kept_as_they_are_given_and_come_back(begin, say, open_page, store, case):
    pace = begin()
    assert say(pace, "full", when="before", value=8)["text"].startswith("Saved")
    assert reopened(open_page, store, case.id, f"case={case.id}&").full == {"before": 8}
    say(pace, "done", seconds=120)
    say(pace, "full", when="after", value=5)
    say(pace, "take", text="slow")
    again = reopened(open_page, store, case.id, f"case={case.id}&")
    assert (again.full, again.tried, again.taken) == ({"before": 8, "after": 5}, True, "slow")
    assert say(again, "finish")["ok"] and again.read_only


def test_it_can_be_ones_own_practice(begin, open_page, store, say):
    pace = begin("look-around", open_page())
    assert say(pace, "stopped", seconds=7)["ok"]
    assert reopened(open_page, store, None).tried


def test_a_number_that_is_not_offered_is_refused_and_nothing_is_kept(begin, say, store, case):
    pace = begin()
    for when, value in (("before", 11), ("after", 3), ("later", 3)):
        receipt = say(pace, "full", when=when, value=value)
        assert not receipt["ok"] and "reload" in receipt["text"]
    assert store.runs(case.id)[0].events == ()
    assert say(pace, "full", when="before", value=10)["ok"]
