"""Active listening on the page: what was said back is kept as typed, and is there on another page."""

import pytest

from empathy_widgets.exercises.active_listening import ActiveListening


@pytest.fixture
def begin(page, say):
    def started(on=page):
        chapter = ActiveListening(on)
        receipt = say(chapter.view.children[0], "start", content="active-listening", answers={})
        assert receipt["ok"], receipt
        return chapter.view.children[0].children[0]
    return started


def reopened(open_page, store, case_id, query=""):
    (run,) = store.runs(case_id)
    return ActiveListening(open_page(query=f"{query}run={run.id}")).view.children[0].children[0]


def test_the_menu_offers_this_practice_and_no_other(page):
    assert [entry["id"] for entry in ActiveListening(page).entries()] == ["active-listening"]


def test_words_are_kept_as_typed_and_come_back(begin, say, open_page, store, case):
    drill = begin()
    assert say(drill, "track", text="work")["text"].startswith("Saved")
    assert say(drill, "say-back", key="work-lunch", text="  You can't tell.\n")["ok"]
    again = reopened(open_page, store, case.id, f"case={case.id}&")
    assert again.kept["track"][""]["text"] == "work"
    assert again.kept["say-back"]["work-lunch"] == {
        "key": "work-lunch", "text": "  You can't tell.\n", "added": None, "dropped": None, "judged": None}
    assert say(again, "say-back", key="work-lunch", text="Better.", added=False, dropped=False, judged=True)["ok"]
    last = reopened(open_page, store, case.id, f"case={case.id}&").kept["say-back"]["work-lunch"]
    assert (last["text"], last["judged"]) == ("Better.", True)


def test_the_menu_tells_what_was_said_back_and_not_what_was_taken_back(begin, say, page, store, case):
    drill = begin()
    for key, text in (("couples-phone", "A radio."), ("work-lunch", "A table."), ("work-lunch", " ")):
        assert say(drill, "say-back", key=key, text=text)["ok"]
    assert ActiveListening(page).line(store.runs(case.id)[0]) == "said back: 1"


def test_a_page_that_fell_behind_is_shown_what_another_kept(begin, say, open_page, store, case):
    behind = begin()
    say(reopened(open_page, store, case.id, f"case={case.id}&"), "track", text="couples")
    receipt = say(behind, "say-back", key="couples-phone", text="You are the radio.")
    assert not receipt["ok"] and behind.kept["track"][""]["text"] == "couples"
    assert say(behind, "say-back", key="couples-phone", text="You are the radio.")["ok"]


@pytest.mark.parametrize(("kind", "fields"), [
    ("track", {"text": "the-neighbours"}), ("say-back", {"key": "couples-nobody", "text": "x"}),
    ("say-back", {"key": "couples-phone", "text": "x" * 4001}),
])
def test_what_does_not_belong_here_is_refused_and_nothing_is_kept(begin, say, store, case, kind, fields):
    drill = begin()
    receipt = say(drill, kind, **fields)
    assert not receipt["ok"] and "reload" in receipt["text"]
    assert store.runs(case.id)[0].events == ()
    assert say(drill, "track", text="couples")["ok"]


def test_it_can_be_ones_own_practice(begin, say, open_page, store):
    drill = begin(open_page())
    assert say(drill, "track", text="work")["ok"]
    assert reopened(open_page, store, None).kept["track"][""]["text"] == "work"
