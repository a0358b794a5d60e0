"""The month: windows that light up, cards that stay the same after a reload, missed days met kindly, days that hold."""

import pytest
from playwright.sync_api import expect
from widgets.months import MONTH, PRACTICE, TODAY, cards, day, each, kept, line, month, window


def act_of(sort):
    return next(act.id for act in MONTH.acts if act.towards == sort)


def test_a_month_is_begun_on_the_day_that_is_chosen(stage):
    stage.mount(month({}))
    assert stage.page.locator(".ew-window").count() == 0
    assert stage.page.locator("[data-first]").input_value() == TODAY
    stage.page.locator("[data-first]").fill("2026-12-20")
    stage.page.locator("[data-begin-month]").press("Enter")
    (begun,) = stage.events("begin")
    assert begun["day"] == "2026-12-20"


def test_a_month_that_was_given_begins_when_it_was_given_for(stage):
    given = {"reason": "It fits you.", "start": day(3), "end": day(32), "weekdays": [0], "minutes": None}
    stage.mount(month({"assign": {"": given}, "begin": {"": {"day": day(1)}}}))
    assert stage.page.locator("[data-begin-form]").count() == 0
    days = each(stage, ".ew-window")
    assert days == [day(number) for number in range(3, 33)]


def test_every_window_says_its_day_and_what_became_of_it(stage):
    stands = kept(
        act={day(1): {"key": day(1), "act": act_of("strangers")}, day(15): {"key": day(15), "act": act_of("oneself")}},
        log={day(1): line(1), day(2): line(2, "no"), day(3): line(3, "partly")})
    stage.mount(month(stands))
    names = {number: window(stage, number).get_attribute("aria-label") for number in (1, 2, 3, 4, 14, 15, 16)}
    assert names == {
        1: "Tuesday 1 December: an act towards a stranger, done", 2: "Wednesday 2 December: a day off",
        3: "Thursday 3 December: an act, partly done", 4: "Friday 4 December: nothing written",
        14: "Monday 14 December: today, nothing written", 15: "Tuesday 15 December: an act towards yourself, planned",
        16: "Wednesday 16 December: still to come"}
    assert window(stage, 14).get_attribute("aria-current") == "date"
    assert stage.page.locator("[aria-current=date]").count() == 1
    assert stage.page.get_by_text("2 of 30 windows are lit.").is_visible()


def test_arrows_go_from_day_to_day_and_one_place_is_in_the_tab_order(stage):
    stage.mount(month())
    assert stage.page.locator(".ew-window[tabindex='0']").count() == 1
    window(stage, 14).focus()
    for key, lands in (("ArrowRight", 15), ("ArrowDown", 22), ("ArrowLeft", 21), ("ArrowUp", 14), ("Home", 1),
                       ("ArrowLeft", 1), ("End", 30), ("ArrowDown", 30)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("document.activeElement.dataset.day") == day(lands), key
    stage.page.keyboard.press("Enter")
    assert stage.page.locator("[data-open-day]").get_attribute("data-open-day") == day(30)
    assert stage.page.evaluate("document.activeElement.closest('[data-open-day]') !== null")


def test_three_cards_are_the_same_after_a_reload_and_another_three_are_others(open_stage):
    first, again, turned = open_stage(), open_stage(), open_stage()
    first.mount(month())
    again.mount(month())
    assert len(set(cards(first))) == 3 and cards(first) == cards(again)
    first.page.locator("[data-deal]").press("Enter")
    (dealt,) = first.events("deal")
    assert dealt == {**dealt, "key": TODAY, "turn": 1}
    stands = kept(deal={TODAY: {"key": TODAY, "turn": 1}})
    first.assign(kept=stands)
    first.page.locator(f"[data-card='{cards(again)[0]}']").wait_for(state="detached")
    turned.mount(month(stands))
    assert cards(first) == cards(turned) and not set(cards(first)) & set(cards(again))
    assert first.page.evaluate("document.activeElement.matches('[data-deal]')")


def test_another_day_and_another_run_have_other_cards(open_stage):
    dealt = []
    for more in ({}, {"today": day(15)}, {"run": "r2"}):
        stage = open_stage()
        stage.mount(month(**more))
        dealt.append(tuple(cards(stage)))
        assert len(set(each(stage, "[data-card]", "one.dataset.sort"))) == 3
    assert len(set(dealt)) == 3


def test_an_act_of_another_day_comes_again_only_when_no_other_is_left(stage):
    few = [act.model_dump(mode="json") for act in MONTH.acts[:5]]
    done = {day(number): {"key": day(number), "act": few[number - 1]["id"]} for number in range(1, 5)}
    log = {day(number): line(number) for number in range(1, 5)}
    stage.mount(month(kept(act=done, log=log), practice={**PRACTICE, "acts": few}))
    assert cards(stage) == [few[4]["id"]]
    off = {**log, day(1): line(1, "no")}
    stage.assign(kept=kept(act=done, log=off))
    stage.page.wait_for_function("document.querySelectorAll('[data-card]').length === 2")
    assert set(cards(stage)) == {few[0]["id"], few[4]["id"]}
    stage.assign(kept=kept(act={**done, day(5): {"key": day(5), "act": few[4]["id"]}}, log=log))
    stage.page.wait_for_function("document.querySelectorAll('[data-card]').length === 3")


def test_cards_fit_what_is_wanted(stage):
    stage.mount(month())
    stage.page.locator("[data-fit=seated]").press(" ")
    (wanted,) = stage.events("fit")
    assert (wanted["seated"], wanted["free"], wanted["at_home"]) == (True, False, False)
    stage.assign(kept=kept(fit={"": {"seated": True, "free": True, "at_home": True}}))
    fits = {act.id for act in MONTH.acts if act.seated and act.at_home and act.cost == "free"}
    for turn in range(8):
        stage.assign(kept=kept(fit={"": {"seated": True, "free": True, "at_home": True}},
                               deal={TODAY: {"key": TODAY, "turn": turn}}))
        stage.page.wait_for_function("document.querySelector('[data-fit=at_home]').checked")
        assert len(cards(stage)) == 3 and set(cards(stage)) <= fits


def test_a_card_is_taken_and_then_how_it_was_comes_before_whether_it_was_done(stage):
    stage.mount(month())
    (first, *_) = cards(stage)
    stage.page.locator(f"[data-take='{first}']").press("Enter")
    (taken,) = stage.events("act")
    assert taken == {**taken, "key": TODAY, "act": first}
    stage.assign(kept=kept(act={TODAY: {"key": TODAY, "act": first}}))
    stage.receive(taken)
    chosen = stage.page.locator(f"[data-chosen='{first}']")
    chosen.wait_for()
    assert chosen.evaluate("one => one === document.activeElement") and cards(stage) == []
    order = each(stage, "[data-form] :is([data-scale], [data-line], [data-done=yes])",
                 "one.dataset.scale ?? (one.dataset.done ? 'done' : 'line')")
    assert order == ["well", "after", "line", "done"]
    stage.page.get_by_role("group", name="How well could you be there?").get_by_label("mostly").press(" ")
    stage.page.get_by_role("group", name="How do you feel now?").get_by_label("light", exact=True).press(" ")
    stage.page.get_by_label("One line about it, if you like").fill("She laughed.")
    stage.page.locator("[data-done=yes]").press("Enter")
    (written,) = stage.events("log")
    assert {name: written[name] for name in line(14)} == line(14, text="She laughed.")
    stage.assign(kept=kept(act={TODAY: {"key": TODAY, "act": first}}, log={TODAY: line(14, text="She laughed.")}))
    stage.receive(written)
    stage.page.locator("[data-written=yes]").wait_for()
    assert stage.page.evaluate("document.activeElement.textContent") == "Done."
    assert stage.page.get_by_role("status").inner_text() == "Written down. A window is lit."


def test_what_was_said_of_how_it_was_is_taken_back_by_delete(stage):
    stage.mount(month(kept(act={TODAY: {"key": TODAY, "act": act_of("family")}})))
    mostly = stage.page.get_by_role("group", name="How well could you be there?").get_by_label("mostly")
    mostly.press(" ")
    assert mostly.is_checked()
    mostly.press("Delete")
    assert not mostly.is_checked()
    stage.page.locator("[data-done=partly]").press("Enter")
    (written,) = stage.events("log")
    assert (written["well"], written["after"], written["done"]) == (None, None, "partly")


def test_a_missed_day_is_met_kindly_and_can_be_filled_in_later(stage):
    stage.mount(month())
    window(stage, 8).click()
    stage.page.locator("[data-form] summary").press("Enter")
    stage.page.locator("[data-done=no]").press("Enter")
    (written,) = stage.events("log")
    assert written["day"] == day(8) and written["done"] == "no"
    stage.assign(kept=kept(log={day(8): line(8, "no")}))
    stage.receive(written)
    assert stage.page.get_by_text("A day off. Nothing is lost.").count() == 2
    stage.page.locator("[data-change]").press("Enter")
    stage.page.locator("[data-done=yes]").press("Enter")
    assert [one["done"] for one in stage.events("log")] == ["no", "yes"]


def test_a_day_to_come_can_be_planned_and_not_written_of(stage):
    stage.mount(month())
    window(stage, 20).click()
    assert len(cards(stage)) == 3 and stage.page.locator("[data-form]").count() == 0
    assert stage.page.get_by_text("you can say when the day has come").is_visible()
    window(stage, 13).click()
    assert stage.page.locator("[data-form]").count() == 1


def test_an_act_of_ones_own_has_a_flower(stage):
    stage.mount(month(kept(**{"own-act": {"own-1-family": {"key": "own-1-family", "text": "Sang."}}})))
    stage.page.locator("[data-own-act] summary").press("Enter")
    stage.page.locator("[data-own-take]").press("Enter")
    assert stage.events("own-act") == [] and stage.page.get_by_role("alert").inner_text().startswith("Please write")
    stage.page.locator("[data-own]").fill("Waved to <b>Ali</b>.")
    stage.page.locator("[data-towards]").select_option("strangers")
    stage.page.locator("[data-own-take]").press("Enter")
    (own,), (act,) = stage.events("own-act"), stage.events("act")
    assert own == {**own, "key": "own-2-strangers", "text": "Waved to <b>Ali</b>."} and act["act"] == own["key"]
    stage.assign(kept=kept(**{"own-act": {own["key"]: {"key": own["key"], "text": own["text"]}},
                              "act": {TODAY: {"key": TODAY, "act": own["key"]}}}))
    stage.page.locator("[data-chosen]").wait_for()
    assert stage.page.locator("[data-chosen]").inner_text() == "Waved to <b>Ali</b>."
    assert window(stage, 14).get_attribute("data-sort") == "strangers"


def test_the_ended_month_is_a_bouquet_with_the_same_in_words(stage):
    sorts = ["strangers", "family", "family", "unseen"]
    acts = {day(n): {"key": day(n), "act": act_of(sort)} for n, sort in enumerate(sorts, 1)}
    log = {**{day(n): line(n) for n in range(1, 6)}, day(7): line(7, "no")}
    stage.mount(month(kept(act=acts, log=log), today=day(31)))
    picture = stage.page.locator(".ew-bouquet")
    assert picture.is_visible() and picture.get_attribute("role") == "img"
    assert picture.get_attribute("aria-label") == (
        "A bouquet in a jar: 1 × strangers, 2 × family, 1 × people who never know, 1 × without a card, 1 × a day off.")
    shown = picture.locator(".ew-flower").evaluate_all("all => all.map((one) => one.dataset.sort)")
    assert sorted(shown) == sorted([*sorts, "any"]) and picture.locator(".ew-leaf").count() == 1
    rows = each(stage, "[data-row]", "[one.dataset.row, one.cells[1].textContent]")
    assert rows == [["strangers", "1"], ["family", "2"], ["unseen", "1"], ["any", "1"], ["off", "1"]]
    stage.page.locator("[data-kept]").fill("The stairs.")
    stage.page.locator("[data-kept]").blur()
    (keep,) = stage.events("keep")
    assert keep["text"] == "The stairs."


def test_what_is_known_of_it_stands_beside_it_with_its_steps_and_its_sources(stage):
    page = stage.mount(month(stands={})).page
    about = page.locator("[data-about]")
    assert about.get_attribute("open") is not None, "before the month has begun"
    assert [about.get_by_text(step).count() for step in PRACTICE["steps"]] == [1] * len(PRACTICE["steps"])
    assert about.locator("a").count() == len(PRACTICE["grounds"])
    stage.assign(kept=kept())
    expect(page.locator(".ew-window").first).to_be_visible()
    assert about.get_attribute("open") is not None, "nothing is folded away under whoever reads it"
    expect(page.get_by_text(PRACTICE["safety"])).to_have_count(1)


def test_a_finished_month_can_be_looked_at_and_not_changed(stage):
    stage.mount(month(kept(log={day(8): line(8)}), read_only=True))
    for gone in ("[data-card]", "[data-form]", "[data-change]", "[data-begin-another]"):
        assert stage.page.locator(gone).count() == 0
    assert stage.page.locator(".ew-bouquet").is_visible()
    assert stage.page.locator("[data-kept]").get_attribute("readonly") == ""


def test_what_is_being_written_survives_news_from_elsewhere(stage):
    stage.mount(month(kept(act={TODAY: {"key": TODAY, "act": act_of("friends")}})))
    field = stage.page.locator("[data-line]")
    field.press_sequentially("He was")
    stage.assign(kept=kept(act={TODAY: {"key": TODAY, "act": act_of("friends")}}, log={day(2): line(2)}))
    window(stage, 2).locator(".ew-flower").wait_for()
    stage.page.keyboard.type(" glad")
    assert field.input_value() == "He was glad"


@pytest.mark.parametrize(("stands", "today"), [
    ({}, TODAY), (kept(log={day(8): line(8), day(9): line(9, "no")}), TODAY), (kept(log={day(8): line(8)}), day(31))])
def test_it_fits_a_narrow_window_and_axe_finds_nothing_in_either_light(open_stage, stands, today):
    stage = open_stage(width=320)
    stage.mount(month(stands, today=today))
    assert stage.overflow() == 0 and stage.violations() == ""
    stage.page.emulate_media(color_scheme="dark")
    assert stage.violations() == ""


def test_it_leaves_nothing_behind(stage):
    stage.mount(month())
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
