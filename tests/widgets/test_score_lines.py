"""The scores of a sitting, a line each: places, values on pointing, focusing and touching, and each row readable."""

from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe

from empathy_widgets.domain import Verdict
from empathy_widgets.widgets.score_lines import ScoreLines, default_strings


def row(subscale, score="17", at=0.6, before=0.35, change="+5", verdict="rose", **more):
    return {"subscale": subscale, "label": f"Negative cognitive empathy {subscale}", "score": score, "low": "5",
            "high": "25", "earlier": "12", "at": at, "before": before, "mean": 0.4, "band": [0.1, 0.6], "note": "",
            "change": change, "verdict": verdict, "says": f"{subscale}: 17 today\n12 in June", **more}


ROWS = [row("NCE"), row("PCE", "5", 0, 1, "−20", "fell"), row("NAE", verdict="no reliable change", change="0"),
        row("PAE", verdict="cannot tell", band=None, mean=None), row("X", "", None, note="2 of 5 answered"),
        row("<i>T</i>")]
KEY = [{"mark": mark, "text": f"{mark} <b>"} for mark in ("now", "before", "band", "mean")]


def lines(rows=ROWS):
    return ScoreLines(rows=rows, key=KEY, caption="Scores on 14 September 2026")


def test_every_verdict_of_scoring_but_the_one_said_once_has_a_word():
    told = {f"verdict: {verdict}" for verdict in get_args(Verdict)} - {"verdict: cannot tell"}
    assert told <= set(default_strings()) and "verdict: cannot tell" not in default_strings()


def test_each_mark_lies_at_its_part_of_the_line(stage):
    stage.mount(lines())
    for subscale, at, before in (("NCE", 0.6, 0.35), ("PCE", 0, 1)):
        places = stage.page.locator(f'tr[data-subscale="{subscale}"]').evaluate("""(row) => {
          const track = row.querySelector(".ew-track").getBoundingClientRect();
          const middle = (name) => { const box = row.querySelector(`[data-mark=${name}]`).getBoundingClientRect();
                                     return (box.left + box.width / 2 - track.left) / track.width; };
          return [middle("now"), middle("before")]; }""")
        assert places == pytest.approx([at, before], abs=0.01)
    assert stage.page.locator('tr[data-subscale="X"] [data-mark=now]').count() == 0


def test_a_verdict_is_a_word_and_a_symbol_and_what_nobody_can_tell_is_not_in_the_rows(stage):
    stage.mount(lines())
    cells = stage.page.locator("td.ew-verdict")
    assert [text.split() for text in cells.all_inner_texts()[:4]] == [
        ["+5", "▲", "Rose"], ["−20", "▼", "Fell"], ["0", "=", "No", "reliable", "change"], ["+5"]]
    assert stage.page.get_by_text("annot tell").count() == 0
    assert stage.page.locator('tr[data-subscale="X"] [data-score]').inner_text() == "Not scored"
    assert stage.page.get_by_text("2 of 5 answered").is_visible()


def test_nothing_is_compared_where_there_is_nothing_to_compare_with(stage):
    stage.mount(lines([row("NCE", before=None, change="", verdict="", earlier="")]))
    assert stage.page.get_by_role("columnheader").all_inner_texts() == ["Scale", "Score", "On its range"]


def test_values_show_on_pointing_focus_and_touch_and_go_again(open_stage):
    stage = open_stage(width=390)
    stage.mount(lines())
    tip, buttons = stage.page.locator(".ew-bubble"), stage.page.locator(".ew-place-on-range")
    buttons.nth(0).hover()
    assert tip.inner_text() == "NCE: 17 today\n12 in June"
    stage.page.mouse.move(0, 0)
    assert not tip.is_visible()
    buttons.nth(1).focus()
    assert tip.is_visible() and "PCE" in tip.inner_text()
    stage.page.keyboard.press("Escape")
    assert not tip.is_visible()
    buttons.nth(2).dispatch_event("click")
    assert tip.is_visible() and "NAE" in tip.inner_text()
    box = tip.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert buttons.nth(2).get_attribute("aria-label") == "NAE: 17 today\n12 in June"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_is_a_table_to_whoever_hears_it_and_does_not_scroll_sideways(open_stage, width):
    stage = open_stage(width=width)
    stage.mount(lines([*ROWS, row("LONG", label="Extraordinarylongcompoundwordwithoutanyplacetobreak" * 2)]))
    assert stage.page.get_by_role("table", name="Scores on 14 September 2026").count() == 1
    assert stage.page.get_by_role("rowheader").count() == 7 and stage.page.get_by_role("row").count() == 8
    assert stage.overflow() == 0


def test_names_stay_text(stage):
    stage.mount(lines())
    assert stage.page.locator(".ew-score-lines :is(b, i)").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_stage, scheme):
    for width in (390, 1280):
        stage = open_stage(width=width, scheme=scheme)
        stage.mount(lines())
        stage.page.locator(".ew-place-on-range").first.focus()
        found = Axe().run(stage.page)
        assert found.violations_count == 0, found.generate_report()


def test_no_listener_stays_behind(stage):
    stage.mount(lines())
    left = stage.close()
    assert left["model"] == 0 and left["timers"] == 0 and left["window"] == [], left
