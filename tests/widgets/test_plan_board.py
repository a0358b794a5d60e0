"""The page of a plan: ticks, answers, refusals with a word why, goals apart, steps, and a day; all by keyboard."""

import pytest

from empathy_widgets.widgets import PlanBoard

LONG = "W" * 60
BOARD = {
    "plan": "p1", "title": "The plan of amber-otter-27", "line": "Begun today.",
    "profile": [["Read with PES.", f"NAE lies above. {LONG}"]],
    "wishes": [{"id": "their-side", "text": "To see <b>their</b> side.", "on": False},
               {"id": "glad-with", "text": f"To be glad. {LONG}", "on": True}],
    "problems": [{"id": "loss", "text": "Loss", "on": False}],
    "questions": [{"id": "flooding", "title": "Role-play", "question": "Flooded?", "go": "I asked: go.",
                   "hold": "Hold.", "answer": "", "words": ""}],
    "suggestions": [
        {"target": "other", "label": "The other chair", "because": f"You said so. {LONG}", "verdict": "", "why": ""},
        {"target": "find", "label": "Find out", "because": "Always.", "verdict": "refused", "why": "known"}],
    "written": [{"id": "t4", "text": "Sundays"}],
    "goals": [{"id": "g1", "implicit": False, "text": f"Stay. {LONG}"},
              {"id": "g2", "implicit": True, "text": "Grief."}],
    "steps": [{"target": "other", "label": "The other chair", "asks": "Role-play", "rows": [
        {"id": "other/talk", "title": "Talk", "when": "between", "dose": "once", "sign": "a nod", "on": False,
         "held": False, "link": "/chapter/discussion"},
        {"id": "other/play", "title": "Play", "when": "session", "dose": "once", "sign": "a nod", "on": True,
         "held": True, "link": ""}]}],
    "instruments": [{"id": "pes", "title": "Perth Empathy Scale"}], "history": ["13:47: begun"],
    "earlier": [{"heading": "Earlier plan", "paragraphs": ["Aimed at: x"]}],
}


@pytest.fixture
def plan(stage):
    return stage.mount(PlanBoard(**BOARD))


def last(stage, kind):
    stage.page.wait_for_function("kind => stage.model.posts.flat().some((one) => one.kind === kind)", arg=kind)
    return {name: value for name, value in stage.events(kind)[-1].items() if name not in ("request", "kind")}


def test_before_there_is_a_plan_there_is_one_button(stage):
    stage.mount(PlanBoard(title="A plan", profile=[["No scale is completed yet."]]))
    assert stage.page.get_by_role("button").all_inner_texts() == ["Begin a plan"]
    stage.page.get_by_role("button").press("Enter")
    assert last(stage, "anew") == {}


def test_what_is_ticked_and_written_is_sent(plan):
    page = plan.page
    page.get_by_role("checkbox", name="To see <b>their</b> side.").press("Space")
    assert last(plan, "wish") == {"id": "their-side", "on": True} and page.locator("b").count() == 0
    page.get_by_role("checkbox", name="Loss").check()
    assert last(plan, "problem") == {"id": "loss", "on": True}
    page.get_by_label("In their own words").fill("I want to stay.")
    page.get_by_label("In a few words, if you like").fill("Every week.")
    assert last(plan, "say") == {"text": "I want to stay."}
    page.get_by_role("textbox", name="What you want to remember").fill("Ask again.")
    assert last(plan, "tell") == {"text": "Every week."}
    page.keyboard.press("Tab")
    assert last(plan, "note") == {"text": "Ask again."}


def test_no_answer_is_chosen_beforehand_but_that_nobody_asked(plan):
    page = plan.page
    assert page.locator("[data-question=flooding] :checked").get_attribute("data-answer") == "flooding-unasked"
    assert page.locator("[data-words=flooding]").count() == 0
    page.get_by_role("radio", name="I asked: go.").check()
    assert last(plan, "ask") == {"id": "flooding", "answer": "go", "words": ""}
    plan.assign(questions=[{**BOARD["questions"][0], "answer": "go"}])
    page.locator("[data-words=flooding]").fill("asked alone")
    page.keyboard.press("Tab")
    plan.page.wait_for_function("stage.model.posts.flat().some((one) => one.words === 'asked alone')")
    assert last(plan, "ask") == {"id": "flooding", "answer": "go", "words": "asked alone"}


def test_a_refusal_needs_a_word_why_and_can_be_left_open(plan):
    page = plan.page
    page.get_by_role("button", name="Not this: The other chair").press("Enter")
    page.keyboard.press("Enter")
    assert plan.events("decide") == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Aim at this: The other chair").wait_for()
    page.get_by_role("button", name="Not this: The other chair").press("Enter")
    page.keyboard.type("not now")
    page.keyboard.press("Enter")
    assert last(plan, "decide") == {"target": "other", "verdict": "refused", "why": "not now"}
    assert page.locator("[data-suggestion=find] .ew-decided").inner_text() == "Not this: known"
    page.get_by_role("button", name="Think again: Find out").click()
    assert last(plan, "decide") == {"target": "find", "verdict": "", "why": ""}


def test_an_accepted_suggestion_keeps_the_focus_where_it_was(plan):
    page = plan.page
    page.locator("[data-accept=other]").press("Enter")
    assert last(plan, "decide") == {"target": "other", "verdict": "accepted", "why": ""}
    plan.assign(suggestions=[{**BOARD["suggestions"][0], "verdict": "accepted"}, BOARD["suggestions"][1]])
    page.locator("[data-again=other]").wait_for()
    assert page.evaluate("document.activeElement.dataset.again") == "other"


def test_goals_of_both_kinds_stand_apart(plan):
    page = plan.page
    assert page.locator("[data-goals=explicit] [data-goal]").count() == 1
    assert "On no client's paper" in page.locator("[data-goals=implicit]").inner_text()
    page.get_by_role("textbox", name="What you keep in mind").fill("He may be grieving.")
    page.keyboard.press("Enter")
    assert last(plan, "goal") == {"id": "", "implicit": True, "text": "He may be grieving."}
    page.get_by_role("textbox", name="A goal, as they would say it").fill("We eat together.")
    page.get_by_role("button", name="Add: A goal, as they would say it").click()
    assert last(plan, "goal") == {"id": "", "implicit": False, "text": "We eat together."}
    page.get_by_role("button", name="It is agreed now: Grief.").click()
    assert last(plan, "goal") == {"id": "g2", "implicit": False, "text": "Grief."}
    page.get_by_role("textbox", name="Goal 1", exact=True).fill("Stay five minutes.")
    page.get_by_role("button", name="Take out: Grief.").click()
    sent = plan.events("goal")
    assert {"id": "g1", "implicit": False, "text": "Stay five minutes."}.items() <= sent[-2].items()
    assert {"id": "g2", "implicit": True, "text": ""}.items() <= sent[-1].items()


def test_what_is_typed_is_not_lost_when_another_part_changes(plan):
    page = plan.page
    page.get_by_role("textbox", name="Goal 1", exact=True).fill("Half a sen")
    plan.assign(suggestions=[], steps=[], said="By evening I am flooded.")
    page.get_by_text("Steps stand here as soon as").wait_for()
    assert page.get_by_role("textbox", name="Goal 1", exact=True).input_value() == "Half a sen"
    plan.assign(goals=[{**BOARD["goals"][0], "text": "From elsewhere."}, BOARD["goals"][1]])
    page.keyboard.type("tence")
    assert page.get_by_role("textbox", name="Goal 1", exact=True).input_value() == "Half a sentence"


def test_what_is_being_typed_goes_on_when_its_own_part_is_drawn_anew(plan):
    page = plan.page
    page.get_by_role("textbox", name="What you keep in mind").fill("waits here")
    page.get_by_role("textbox", name="Goal 1", exact=True).fill("Half a sen")
    plan.assign(goals=[*BOARD["goals"], {"id": "g9", "implicit": True, "text": "From another page."}])
    page.get_by_role("textbox", name="Goal 2, only for you").wait_for()
    page.keyboard.type("tence")
    assert page.get_by_role("textbox", name="Goal 1", exact=True).input_value() == "Half a sentence"
    assert page.get_by_role("textbox", name="What you keep in mind").input_value() == "waits here"
    page.get_by_role("button", name="Not this: The other chair").click()
    page.keyboard.type("not th")
    plan.assign(suggestions=[*BOARD["suggestions"], {**BOARD["suggestions"][0], "target": "more", "label": "More"}])
    page.get_by_role("button", name="Not this: More").wait_for()
    page.keyboard.type("is month")
    page.keyboard.press("Enter")
    assert last(plan, "decide")["why"] == "not this month"


def test_a_step_is_taken_and_says_how_often_and_how_anybody_would_notice(plan):
    page = plan.page
    page.get_by_role("checkbox", name="Talk").check()
    assert last(plan, "step") == {"id": "other/talk", "on": True, "dose": "once", "sign": "a nod"}
    page.locator("[data-dose='other/play']").fill("twice")
    page.keyboard.press("Tab")
    assert last(plan, "step") == {"id": "other/play", "on": True, "dose": "twice", "sign": "a nod"}
    assert page.get_by_text("Waits: the answer to what is asked first").count() == 1
    assert page.get_by_role("link", name="Open: Talk").get_attribute("href") == "/chapter/discussion"
    assert page.get_by_text("More steps once you have asked: Role-play").count() == 1


def test_a_day_and_a_scale_are_sent_together_and_taken_back_together(plan):
    page = plan.page
    page.get_by_label("With").select_option("pes")
    assert plan.events("measure") == []
    page.get_by_label("On", exact=True).fill("2026-12-24")
    page.keyboard.press("Tab")
    assert last(plan, "measure") == {"instrument": "pes", "on": "2026-12-24"}
    plan.assign(measure={"instrument": "pes", "on": "2026-12-24", "text": "PES, on 24 December 2026."})
    page.get_by_text("PES, on 24 December 2026.").wait_for()
    page.get_by_label("With").select_option("")
    assert last(plan, "measure") == {"instrument": "", "on": ""}


def test_something_of_ones_own_can_be_aimed_at(plan):
    page = plan.page
    page.get_by_role("textbox", name="Something of your own to aim at").fill("Breakfasts")
    page.keyboard.press("Enter")
    assert last(plan, "aim") == {"id": "", "text": "Breakfasts"}
    page.get_by_role("button", name="Take out: Sundays").click()
    assert last(plan, "aim") == {"id": "t4", "text": ""}


def test_what_went_wrong_is_said(plan):
    plan.page.get_by_role("checkbox", name="Loss").check()
    event = plan.events("problem")[-1]
    plan.receive(event, "Another page carried on here.", ok=False)
    assert plan.page.get_by_role("alert").inner_text() == "Another page carried on here."


def test_a_plan_that_ended_can_be_read_and_not_changed(stage):
    stage.mount(PlanBoard(**BOARD, read_only=True))
    page = stage.page
    assert page.get_by_text("This plan has ended.").count() == 1
    assert page.locator("[data-add], [data-accept], [data-remove], [data-again]").count() == 0
    assert page.locator("input[type=checkbox]:enabled, select:enabled, textarea:not([readonly])").count() == 0


def test_a_printed_page_holds_nothing_that_is_only_for_the_clinician(plan):
    page = plan.page
    secret = page.locator("[data-goals=implicit], [data-part=notes], [data-part=ask], .ew-past")
    seen = [secret.nth(number) for number in range(secret.count())]
    assert len(seen) == 4 and all(one.is_visible() for one in seen)
    page.emulate_media(media="print")
    assert not any(one.is_visible() for one in seen)
    assert page.locator("[data-goals=explicit]").is_visible()


def test_leaving_undoes_everything(plan):
    assert plan.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width):
    stage = open_stage(width, 640, scheme).mount(PlanBoard(**BOARD))
    assert stage.violations() == "" and stage.overflow() <= 0
