"""A month of kindness on the page: what is sent is kept at once, comes back as it was, and belongs to the month."""

import pytest

from empathy_widgets.exercises.acts_of_kindness import ActsOfKindness

LINE = {"well": 4, "before": None, "after": 5, "minutes": None, "text": "She laughed.", "by": "room"}


@pytest.fixture
def begin(page, say):
    def started(on=page):
        chapter = ActsOfKindness(on)
        receipt = say(chapter.view.children[0], "start", content="acts-of-kindness", answers={})
        assert receipt["ok"], receipt
        return chapter, chapter.view.children[0].children[0]
    return started


def reopened(open_page, store, case_id):
    (run,) = store.runs(case_id)
    query = f"case={case_id}&" if case_id else ""
    return ActsOfKindness(open_page(query=f"{query}run={run.id}")).view.children[0].children[0]


def test_a_day_is_kept_as_it_goes_and_comes_back(begin, say, open_page, store, case):
    _, month = begin()
    assert say(month, "begin", day="2026-12-01")["text"].startswith("Saved")
    say(month, "deal", key="2026-12-01", turn=2)
    say(month, "own-act", key="own-1-family", text="Sang on the stairs.")
    say(month, "act", key="2026-12-01", act="own-1-family")
    say(month, "fit", seated=True, free=False, at_home=True)
    say(month, "log", key="2026-12-01", day="2026-12-01", done="yes", **LINE)
    say(month, "keep", text="The stairs.")
    kept = reopened(open_page, store, case.id).kept
    assert kept["begin"][""]["day"] == "2026-12-01" and kept["deal"]["2026-12-01"]["turn"] == 2
    assert kept["act"]["2026-12-01"]["act"] == "own-1-family" and kept["fit"][""]["seated"]
    assert kept["log"]["2026-12-01"]["after"] == 5 and kept["keep"][""]["text"] == "The stairs."


def test_a_line_written_anew_stands_in_the_place_of_the_first(begin, say, open_page, store):
    chapter, month = begin(open_page())
    for done in ("no", "partly"):
        say(month, "log", key="2026-12-02", day="2026-12-02", done=done, **LINE)
    (run,) = store.runs(None)
    assert reopened(open_page, store, None).kept["log"]["2026-12-02"]["done"] == "partly"
    assert chapter.line(run) == "a kind act on 1 day"
    say(month, "log", key="2026-12-03", day="2026-12-03", done="no", **LINE)
    assert chapter.line(store.runs(None)[0]) == "a kind act on 1 day"


@pytest.mark.parametrize(("kind", "body"), [
    ("begin", {"day": "2026-02-30"}), ("act", {"key": "tomorrow", "act": "wave-back"}),
    ("deal", {"key": "2026-12-01", "turn": -1}), ("deal", {"key": "tomorrow", "turn": 1}),
    ("own-act", {"key": "wave-back", "text": "Mine."}),
    ("log", {"key": "2026-12-01", "day": "2026-12-01", "done": "yes", **LINE, "after": 6}),
])
def test_what_does_not_belong_to_the_month_is_refused_and_nothing_is_kept(begin, say, store, case, kind, body):
    _, month = begin()
    receipt = say(month, kind, **body)
    assert not receipt["ok"] and "reload" in receipt["text"]
    assert store.runs(case.id)[0].events == ()
    assert say(month, "begin", day="2026-12-01")["ok"]


def test_the_page_gets_the_whole_deck_and_not_who_reviewed_it(begin):
    _, month = begin()
    assert month.practice["days"] == 30 and len(month.practice["acts"]) >= 130
    assert month.practice["safety"] and not {"reviewed", "rights"} & month.practice.keys()
