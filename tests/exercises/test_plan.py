"""The chapter "Plan": every choice is kept at once, the page is not believed, and what is implicit stays."""

import datetime
import shutil

import pytest
from sqlalchemy import text

from empathy_widgets.exercises.plan import PlanChapter
from empathy_widgets.exercises.planning.grounds import Grounds
from empathy_widgets.library import Library
from empathy_widgets.play.plan import plan_state
from empathy_widgets.widgets import CaseList, Notice, PlanBoard

CANARY = "zeppelin behind the curtain"
SOON = (datetime.datetime.now().astimezone().date() + datetime.timedelta(days=28)).isoformat()


def board(chapter) -> PlanBoard:
    return chapter.view.children[0]


def suggested(chapter) -> dict:
    return {one["target"]: one for one in board(chapter).suggestions}


def offered(chapter) -> dict:
    return {row["id"]: row for group in board(chapter).steps for row in group["rows"]}


def test_without_a_case_one_is_chosen_first(open_page):
    (chooser,) = PlanChapter(open_page()).view.children
    assert isinstance(chooser.children[0], CaseList)


def test_nothing_is_begun_before_somebody_says_so(page, store, case):
    shown = PlanChapter(page).view.children
    assert len(shown) == 1 and shown[0].plan == "" and "needs none" in shown[0].profile[0][0]
    assert store.plans(case.id) == ()


def test_a_wish_suggests_with_its_reason_and_stands_after_a_reload(plan_begun, open_page, case):
    chapter, tell = plan_begun
    assert list(suggested(chapter)) == ["find-out"]
    tell("wish", id="not-flooded", on=True)
    tell("say", text="By evening I am flooded.")
    again = PlanChapter(open_page(case.id))
    for shown in (chapter, again):
        because = suggested(shown)["steady-ground"]["because"]
        assert "You said that others' distress floods you: steadiness first." in because and "“flooded”" in because
        assert [one["id"] for one in board(shown).wishes if one["on"]] == ["not-flooded"]
        assert board(shown).said == "By evening I am flooded."


def test_only_the_clients_own_words_are_heard(plan_begun):
    chapter, tell = plan_begun
    tell("tell", text="They quarrel every week.")
    tell("note", text="He seems flooded.")
    assert list(suggested(chapter)) == ["find-out"]
    tell("say", text="We quarrel every week.")
    assert "You wrote “quarrel”" in suggested(chapter)["hear-each-other"]["because"]


def test_an_accepted_suggestion_offers_its_steps_and_a_refused_one_its_word_why(plan_begun, store, case):
    chapter, tell = plan_begun
    tell("wish", id="not-flooded", on=True)
    assert board(chapter).steps == []
    tell("decide", target="steady-ground", verdict="accepted", why="")
    assert "steady-ground/when-caring-tires" in offered(chapter)
    assert "steady-ground/the-last-bed" not in offered(chapter)
    assert "Role-play" in board(chapter).steps[0]["asks"]
    tell("decide", target="find-out", verdict="refused", why="", ok=False)
    tell("decide", target="find-out", verdict="refused", why="we know already")
    assert suggested(chapter)["find-out"]["why"] == "we know already"
    kept = store.plans(case.id)[0].events[-1].body
    assert kept["because"].startswith("A plan begins with") and kept["rules"] == ["a-beginning"]


def test_what_the_page_says_about_words_is_never_believed(plan_begun):
    chapter, tell = plan_begun
    tell("decide", target="mend", verdict="accepted", why="", ok=False)
    tell("wish", id="fly", on=True, ok=False)
    tell("step", id="find-out/talk-it-over", on=True, dose="x", sign="y", ok=False)  # not aimed at
    tell("step", id="no/such", on=True, dose="x", sign="y", ok=False)
    tell("ask", id="tea", answer="go", words="", ok=False)
    tell("ask", id="flooding", answer="perhaps", words="", ok=False)
    tell("measure", instrument="gone", on=SOON, ok=False)
    tell("measure", instrument="pes", on="2020-01-01", ok=False)
    tell("say", text="x" * 2001, ok=False)
    assert plan_state(board_plan(chapter).events) == plan_state(board_plan(chapter).events[:1])


def board_plan(chapter):
    return chapter.open.plan


def test_a_scene_can_be_taken_only_after_a_deliberate_yes_and_waits_when_it_is_taken_back(plan_begun):
    chapter, tell = plan_begun
    tell("wish", id="their-side", on=True)
    tell("decide", target="other-chair", verdict="accepted", why="")
    scene = {"id": "other-chair/other-side-of-the-bed", "on": True, "dose": "once", "sign": "a nod"}
    tell("step", **scene, ok=False)
    assert [one["id"] for one in board(chapter).questions] == ["flooding"]
    tell("ask", id="flooding", answer="hold", words="she goes blank")
    assert scene["id"] not in offered(chapter)
    tell("step", **scene, ok=False)
    tell("ask", id="flooding", answer="go", words="asked again")
    tell("step", **scene)
    assert offered(chapter)[scene["id"]]["on"] and not offered(chapter)[scene["id"]]["held"]
    tell("ask", id="flooding", answer="hold", words="asked again")
    assert offered(chapter)[scene["id"]]["held"]


def test_a_message_sent_again_after_a_reload_is_done_once(plan_begun, say, open_page, case, store):
    chapter, _tell = plan_begun
    new = {"id": "", "implicit": False, "text": "We eat together on Sundays."}
    assert say(board(chapter), "goal", request="same", **new)["ok"]
    assert say(board(chapter), "goal", request="gone", id="g2", implicit=False, text="")["ok"]
    again = PlanChapter(open_page(case.id))
    assert say(board(again), "goal", request="same", **new)["ok"]
    assert say(board(again), "goal", request="gone", id="g2", implicit=False, text="")["ok"]
    assert len(store.plans(case.id)[0].events) == 3 and board(again).goals == []


def test_two_pages_on_one_plan_do_not_write_over_each_other(plan_begun, say, open_page, case):
    chapter, tell = plan_begun
    other = PlanChapter(open_page(case.id))
    assert board(other).plan == board(chapter).plan
    tell("wish", id="glad-with", on=True)
    assert not say(board(other), "say", text="from the other page")["ok"]
    assert [one["id"] for one in board(other).wishes if one["on"]] == ["glad-with"]
    assert say(board(other), "say", text="from the other page")["ok"]


def test_a_new_plan_carries_on_what_was_said_and_leaves_the_earlier_one_as_it_was(plan_begun, store, case):
    chapter, tell = plan_begun
    tell("wish", id="glad-with", on=True)
    tell("goal", id="", implicit=False, text="We tell each other good news.")
    tell("ask", id="flooding", answer="go", words="")
    tell("decide", target="gladness", verdict="accepted", why="")
    before = store.plans(case.id)[0].events
    tell("anew")
    earlier, newest = store.plans(case.id)
    assert earlier.events == before and earlier.status == "completed"
    state = plan_state(newest.events)
    assert list(state.wishes) == ["glad-with"] and state.goals and not state.answers and not state.suggestions
    (told,) = board(chapter).earlier
    assert "Aimed at: Join in with gladness" in told["paragraphs"]


def test_a_plan_made_before_stays_readable_when_its_content_is_gone(plan_begun, open_page, case, monkeypatch):
    chapter, tell = plan_begun
    tell("wish", id="their-side", on=True)
    tell("decide", target="other-chair", verdict="accepted", why="")
    tell("step", id="other-chair/at-the-supper-table", on=True, dose="once", sign="a nod")
    tell("wish", id="glad-with", on=True)
    grounds = Grounds.of

    def poorer(page):
        found = grounds(page)
        left = tuple(one for one in found.rules.targets if one.id == "find-out")
        return type(found)(found.rules.model_copy(update={"targets": left, "wishes": ()}), frozenset(), found.done,
                           found.clear, found.lines, found.newest)

    monkeypatch.setattr(Grounds, "of", poorer)
    again = PlanChapter(open_page(case.id))
    assert {one["text"] for one in board(again).wishes} == {
        "I want to see how it looks from their side.", "I want to be glad with others when things go well for them."}
    assert suggested(again)["other-chair"]["verdict"] == "accepted"
    row = offered(again)["other-chair/at-the-supper-table"]
    assert row["on"] and row["title"] == "Talk over “At the supper table”" and row["link"] == ""


def test_the_practice_form_is_said_to_suggest_nothing_by_its_scores(fill, case, open_page):
    fill(case, 1)
    (shown,) = PlanChapter(open_page(case.id)).view.children
    (lines,) = shown.profile
    assert lines[0].startswith("Read with Recognising and Sharing Feelings (practice form)")
    assert "Cannot tell how far a score lies from others" in lines[1] and "goes by wishes, words" in lines[2]


def test_a_clear_score_suggests_and_prints_what_was_measured(store, case, open_page, say, fill):
    fill(case, lambda item: 5 if item in (2, 6, 10, 14, 18) else 3, "pes", "paper")
    chapter = PlanChapter(open_page(case.id))
    say(board(chapter), "anew")
    because = suggested(chapter)["steady-ground"]["because"]
    assert "Negative affective empathy lies above the mean of Polish adults" in because
    assert "That can be a gift or a weight" in because
    assert store.plans(case.id)[0].events[0].body["administration"] is not None


def test_a_plan_is_readable_where_every_file_of_rules_is_broken_or_gone(page, store, case, tmp_path):
    plan = store.start_plan(case.id)
    store.add_plan_event(plan.id, "say", {"text": "I want peace."}, case_id=case.id)
    shutil.copytree(page.library.folder, tmp_path / "content")
    page.library = Library(tmp_path / "content")
    for file in (tmp_path / "content" / "plan").glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("because:", "becuase:").replace("question:", "query:"), "utf-8")
    assert page.library.complaints() != []
    for gone in (False, True):
        if gone:
            shutil.rmtree(tmp_path / "content" / "plan")
        chapter = PlanChapter(page)
        assert board(chapter).said == "I want peace." and board(chapter).suggestions == []


def test_a_plan_that_cannot_be_shown_says_so(page, store, case, raw_event):
    plan = store.start_plan(case.id)
    raw_event(plan.id)
    (notice,) = PlanChapter(page).view.children
    assert isinstance(notice, Notice) and "cannot be shown" in notice.title


@pytest.fixture
def raw_event(workspace):
    """Write an event of a newer program's past the store."""
    def written(plan_id):
        with workspace.engine.begin() as connection:
            connection.execute(text(
                "INSERT INTO plan_events VALUES (:plan, 1, 'sing', '{}', '2026-11-28T12:00:00.000000+00:00', NULL)"),
                {"plan": plan_id})
    return written
