"""How an answer travels: nothing is called saved before its receipt, nothing is lost, nothing arrives twice."""

from widgets.samples import answer, scale


def radio(stage, item, value):
    return stage.page.locator(f'fieldset[data-item="{item}"] input[type=radio][value="{value}"]')


def state(stage, item=1):
    one = stage.page.locator(f'fieldset[data-item="{item}"] .ew-answer-state')
    return one.get_attribute("data-answer-state"), one.inner_text()


def hear_saves(stage):
    stage.page.evaluate("""() => {
      window.saves = [];
      addEventListener("empathy:save", (event) => saves.push([event.detail.state, event.detail.text]));
    }""")


def warns_before_leaving(stage):
    return stage.page.evaluate("!dispatchEvent(new Event('beforeunload', {cancelable: true}))")


def test_saved_stands_there_only_after_the_receipt(stage):
    hear_saves(stage)
    stage.mount(scale())
    radio(stage, 1, 4).check()
    assert state(stage) == ("saving", "Saving…")
    stage.receive(stage.outbox[0], "Saved 14:03", at="14:03")
    assert state(stage) == ("saved", "Saved 14:03") and radio(stage, 1, 4).is_checked()
    assert stage.page.evaluate("saves") == [["saving", "Saving…"], ["saved", "Saved 14:03"]]
    assert stage.page.get_by_role("status").inner_text() == "Saved 14:03"


def test_a_refused_answer_shows_the_sentence_and_the_stored_answer(stage):
    hear_saves(stage)
    stage.mount(scale(answers={"1": answer(2, revision=3)}))
    radio(stage, 1, 5).check()
    event = stage.outbox[0]
    assert (event["choice"], event["revision"]) == (5, 3)
    stage.receive(event, "Somebody else changed this answer first. Please look at it again.", ok=False)
    assert stage.page.get_by_role("alert").filter(has_text="Somebody else").is_visible()
    assert radio(stage, 1, 2).is_checked() and state(stage)[1] == ""
    assert stage.page.evaluate("saves.at(-1)[0]") == "failed"


def test_a_refused_first_answer_leaves_the_item_unanswered(stage):
    stage.mount(scale())
    radio(stage, 1, 5).check()
    stage.receive(stage.outbox[0], "There is no room on the disk.", ok=False)
    assert stage.page.locator("input:checked").count() == 0
    assert stage.page.get_by_text("0 of 4 answered").is_visible()


def test_a_refusal_that_comes_late_is_shown_on_the_item_that_follows(stage):
    stage.mount(scale())
    radio(stage, 1, 5).check()
    stage.page.locator("[data-next]").click()
    respond, move = stage.outbox
    stage.receive(respond, "There is no room on the disk.", ok=False)
    stage.receive(move, "")
    assert stage.page.get_by_role("alert").filter(has_text="Item 1: There is no room on the disk.").is_visible()


def test_a_change_of_mind_waits_for_the_first_answer_and_carries_its_revision(stage):
    stage.mount(scale())
    for value in (1, 3, 5):
        radio(stage, 1, value).check()
    assert [event["choice"] for event in stage.events("respond")] == [1]
    stage.receive(stage.outbox[0])
    assert radio(stage, 1, 5).is_checked() and state(stage)[0] == "saving"
    assert [(event["choice"], event["revision"]) for event in stage.events("respond")] == [(1, None), (5, 0)]
    stage.receive_all()
    assert state(stage)[0] == "saved" and radio(stage, 1, 5).is_checked()


def test_events_stay_in_the_outbox_until_their_receipt(stage):
    stage.mount(scale())
    radio(stage, 1, 1).check()
    stage.page.locator("[data-next]").click()
    radio(stage, 2, 2).check()
    assert [event["kind"] for event in stage.outbox] == ["respond", "move", "respond"]
    stage.receive(stage.outbox[0])
    stage.page.locator("[data-next]").click()
    assert [event["kind"] for event in stage.outbox] == ["move", "respond", "move"]
    requests = [event["request"] for post in stage.posts for event in post]
    assert len(set(requests)) == 4


def test_finishing_waits_until_every_answer_is_stored(stage):
    stage.mount(scale(2, current=2))
    radio(stage, 2, 1).check()
    radio(stage, 2, 2).check()
    stage.page.locator("[data-next]").click()
    stage.page.locator("[data-finish]").click()
    assert stage.events("complete") == []
    stage.receive_all()
    assert len(stage.events("complete")) == 1


def test_finishing_stops_when_an_answer_is_refused(stage):
    stage.mount(scale(2, current=2))
    radio(stage, 2, 1).check()
    stage.page.locator("[data-next]").click()
    stage.page.locator("[data-finish]").click()
    stage.receive(stage.outbox[0], "There is no room on the disk.", ok=False)
    assert stage.events("complete") == [] and stage.page.locator("[data-finish]").is_enabled()
    assert stage.page.get_by_text("Item 2: There is no room on the disk.").is_visible()


def test_leaving_warns_only_while_something_waits(stage):
    stage.mount(scale())
    assert not warns_before_leaving(stage)
    radio(stage, 1, 1).check()
    assert warns_before_leaving(stage)
    stage.receive_all()
    assert not warns_before_leaving(stage)


def test_while_the_line_is_down_an_answer_says_it_is_not_saved_yet(stage):
    stage.mount(scale())
    stage.page.evaluate("dispatchEvent(new CustomEvent('empathy:connection', {detail: {state: 'lost'}}))")
    radio(stage, 1, 1).check()
    assert state(stage)[0] == "saving" and state(stage)[1].startswith("Not saved yet")
    stage.page.evaluate("dispatchEvent(new CustomEvent('empathy:connection', {detail: {state: 'live'}}))")
    assert state(stage)[1] == "Saving…"


def test_unacknowledged_answers_survive_a_reload_of_the_same_sitting_under_the_same_ids(stage):
    stage.mount(scale(sitting="s-1"))
    radio(stage, 1, 1).check()
    radio(stage, 1, 4).check()
    first = stage.outbox[0]
    stage.page.evaluate("dispatchEvent(new CustomEvent('empathy:reload'))")
    assert not warns_before_leaving(stage)
    stage.page.reload()
    stage.mount(scale(sitting="s-1"))
    again = [(event["choice"], event["request"] == first["request"]) for event in stage.outbox]
    assert again == [(1, True), (4, False)]
    assert radio(stage, 1, 4).is_checked() and state(stage)[0] == "saving"
    stage.receive_all()
    assert state(stage)[0] == "saved" and radio(stage, 1, 4).is_checked()
    assert stage.page.evaluate("sessionStorage.length") == 0


def test_another_sitting_never_sends_answers_that_are_not_its_own(stage):
    stage.mount(scale(sitting="s-1"))
    radio(stage, 1, 4).check()
    stage.page.evaluate("dispatchEvent(new CustomEvent('empathy:reload'))")
    stage.page.reload()
    stage.mount(scale(sitting="s-2"))
    assert stage.posts == [] and stage.page.locator("input:checked").count() == 0


def test_a_view_drawn_again_still_hears_the_receipts_of_the_one_before(stage):
    stage.mount(scale())
    radio(stage, 1, 4).check()
    stage.close()
    stage.mount_again()
    assert radio(stage, 1, 4).is_checked()
    stage.receive_all()
    assert state(stage)[0] == "saved" and len(stage.events("respond")) == 1


def test_time_counts_from_the_item_in_view_and_stands_still_while_the_page_is_hidden(stage):
    stage.page.evaluate("""() => {
      let now = 1000;
      performance.now = () => now;
      window.pass = (ms) => { now += ms; };
      window.hide = (hidden) => {
        Object.defineProperty(document, "hidden", {configurable: true, get: () => hidden});
        document.dispatchEvent(new Event("visibilitychange"));
      };
    }""")
    stage.mount(scale())
    run = stage.page.evaluate
    run("pass(1500)")
    run("hide(true)")
    run("pass(60000)")
    run("hide(false)")
    run("pass(500)")
    radio(stage, 1, 1).check()
    stage.page.locator("[data-next]").click()
    run("pass(700)")
    stage.page.locator("[data-back]").click()
    run("pass(300)")
    stage.receive_all()
    radio(stage, 1, 2).check()
    stage.page.locator("[data-next]").click()
    run("pass(100)")
    radio(stage, 2, 2).check()
    stage.receive_all()
    timed = [(event["item"], event["elapsed_ms"]) for event in stage.events("respond")]
    assert timed == [(1, 2000), (1, 2300), (2, 800)]


def test_in_the_list_time_counts_since_the_answer_before(stage):
    stage.page.evaluate("() => { let now = 0; performance.now = () => now; window.pass = (ms) => { now += ms; }; }")
    stage.mount(scale(view="list"))
    for item, ms in ((1, 900), (2, 400)):
        stage.page.evaluate("ms => pass(ms)", ms)
        radio(stage, item, 3).check()
    assert [event["elapsed_ms"] for event in stage.events("respond")] == [900, 400]


def test_closing_leaves_nothing_behind(stage):
    stage.mount(scale())
    radio(stage, 1, 3).check()
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
