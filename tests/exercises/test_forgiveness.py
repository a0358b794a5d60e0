"""Forgiveness on the page: answers about safety, places, words and the letter are kept, and nothing else is."""

import pytest

from empathy_widgets.exercises.forgiveness import Forgiveness


@pytest.fixture
def begin(page, say):
    def started(on=page):
        chapter = Forgiveness(on)
        receipt = say(chapter.view.children[0], "start", content="forgiveness", answers={})
        assert receipt["ok"], receipt
        return chapter.view.children[0].children[0]
    return started


def reopened(open_page, store, case):
    (run,) = store.runs(case.id)
    return Forgiveness(open_page(query=f"case={case.id}&run={run.id}")).view.children[0].children[0]


def test_everything_is_kept_and_comes_back(begin, say, open_page, store, case):
    path = begin()
    letter = "Dear you,\n" + "x" * 19_000
    for kind, fields in (("safe", {"key": "ongoing", "answer": "no"}), ("stage", {"key": "cost", "state": "left"}),
                         ("write", {"key": "choice-2", "text": " Not now. "}), ("letter", {"text": letter})):
        assert say(path, kind, **fields)["text"].startswith("Saved")
    kept = reopened(open_page, store, case).kept
    assert kept["safe"]["ongoing"]["answer"] == "no" and kept["stage"]["cost"]["state"] == "left"
    assert kept["write"]["choice-2"]["text"] == " Not now. " and kept["letter"][""]["text"] == letter


def test_an_answer_about_safety_can_change_and_the_newest_stands(begin, say, open_page, store, case):
    path = begin()
    for answer in ("yes", "unsure", "no"):
        assert say(path, "safe", key="fear", answer=answer)["ok"]
    assert reopened(open_page, store, case).kept["safe"] == {"fear": {"key": "fear", "answer": "no"}}


def test_a_cleared_letter_is_empty_wherever_it_is_opened(begin, say, open_page, store, case):
    path = begin()
    assert say(path, "letter", text="Dear you")["ok"] and say(path, "letter", text="")["ok"]
    assert reopened(open_page, store, case).kept["letter"][""]["text"] == ""


def test_the_menu_tells_the_places_and_a_place_that_was_left_counts(begin, say, page, store, case):
    path = begin()
    for key, state in (("happened", "begun"), ("happened", "done"), ("cost", "left")):
        assert say(path, "stage", key=key, state=state)["ok"]
    assert Forgiveness(page).line(store.runs(case.id)[0]) == "places visited: 2"


def test_a_page_that_fell_behind_is_shown_what_another_kept(begin, say, open_page, store, case):
    behind = begin()
    say(reopened(open_page, store, case), "stage", key="cost", state="begun")
    receipt = say(behind, "write", key="cost-0", text="Sleep.")
    assert not receipt["ok"] and behind.kept["stage"]["cost"]["state"] == "begun"
    assert say(behind, "write", key="cost-0", text="Sleep.")["ok"]


@pytest.mark.parametrize(("kind", "fields"), [
    ("safe", {"key": "weather", "answer": "no"}), ("safe", {"key": "fear", "answer": "perhaps"}),
    ("stage", {"key": "heaven", "state": "begun"}), ("stage", {"key": "cost", "state": "failed"}),
    ("write", {"key": "cost-9", "text": "x"}), ("write", {"key": "cost", "text": "x"}),
    ("write", {"key": "cost-0", "text": "x" * 4001}), ("letter", {"text": "x" * 20_001}),
])
def test_what_does_not_belong_here_is_refused_and_nothing_is_kept(begin, say, store, case, kind, fields):
    path = begin()
    receipt = say(path, kind, **fields)
    assert not receipt["ok"] and "reload" in receipt["text"]
    assert store.runs(case.id)[0].events == ()
    assert say(path, "safe", key="fear", answer="no")["ok"]


def test_behind_an_answer_that_leads_away_nothing_more_is_kept_and_what_was_written_stays(begin, say, store, case):
    path = begin()
    assert say(path, "write", key="cost-0", text="Sleep.", request="w")["ok"]
    assert say(path, "safe", key="fear", answer="unsure")["ok"]
    refused = [say(path, "write", key="cost-0", text="More."), say(path, "letter", text="Dear you"),
               say(path, "stage", key="cost", state="done")]
    assert all(not receipt["ok"] and "leads away" in receipt["text"] for receipt in refused)
    assert say(path, "write", key="cost-0", text="Sleep.", request="w")["ok"], "kept before: only answered"
    assert say(path, "stage", key="cost", state="left")["ok"]
    assert [event.kind for event in store.runs(case.id)[0].events] == ["write", "safe", "stage"]
    assert path.kept["write"]["cost-0"]["text"] == "Sleep."
    assert say(path, "safe", key="fear", answer="no")["ok"] and say(path, "letter", text="Dear you")["ok"]
