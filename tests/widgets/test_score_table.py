"""The table of scores, with change and verdict."""

from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe
from charts.chart_stage import stage  # noqa: F401  a fixture

from empathy_widgets.domain import Verdict
from empathy_widgets.widgets.score_table import default_strings, ScoreTable

REASON = "The change of 5 points is more than the 4.9 points that measurement error alone can bring about."


def row(subscale, score, change=None, verdict="", reason="", label="Negative cognitive"):
    return {"subscale": subscale, "label": label, "score": score, "range": "5–25", "answered": "5 of 5",
            "change": change, "verdict": verdict, "reason": reason}


ROWS = [row("NCE", 17, 5, "rose", REASON), row("PCE", 18.75, -6.25, "fell", REASON),
        row("NAE", "9", "+0.5", "no reliable change", REASON),
        row("PAE", None, None, "cannot tell", "Too few items were answered."),
        row("PD", 9, 8, "rose", label="Personal distress"), row("<i>T</i>", 0, 0, label="<b>Total</b>")]


def table(rows=ROWS):
    return ScoreTable(rows=rows, caption="Scores on 14 September 2026")


def test_every_verdict_of_scoring_has_a_word():
    assert {f"verdict: {verdict}" for verdict in get_args(Verdict)} <= set(default_strings())


@pytest.mark.browser
class TestOnThePage:
    def test_scores_are_found_by_subscale(self, stage):
        stage.mount(table())
        at = stage.page.locator
        assert at('table[data-scores] tr[data-subscale="NCE"] [data-score]').inner_text() == "17"
        assert at('table[data-scores] tr[data-subscale="NCE"] [data-score="17"]').count() == 1
        assert at('tr[data-subscale="PAE"] [data-score]').inner_text() == "Not scored"
        assert at('tr[data-subscale="<i>T</i>"] [data-score="0"]').inner_text() == "0"
        assert at('tr[data-subscale="NAE"] [data-score]').inner_text() == "9"

    def test_changes_have_their_sign(self, stage):
        stage.mount(table())
        assert stage.page.locator("td.ew-change").all_inner_texts() == ["+5", "\u22126.3", "+0.5", "–", "+8", "0"]

    def test_a_verdict_is_a_word_and_a_symbol_with_its_reason(self, stage):
        stage.mount(table())
        words = stage.page.locator("[data-verdict]").all_inner_texts()
        assert [text.split("\n")[-1] for text in words] == [
            "Rose by more than measurement error", "Fell by more than measurement error", "No reliable change",
            "Cannot tell", "Rose by more than measurement error"]
        signs = stage.page.locator(".ew-sign").all_inner_texts()
        assert len(set(signs)) == 4 and all(signs)
        assert REASON in stage.page.locator('tr[data-subscale="NCE"] td.ew-verdict').inner_text()

    def test_columns_for_change_appear_once_there_is_something_to_compare(self, stage):
        stage.mount(table([row("NCE", 17)]))
        heads = stage.page.get_by_role("columnheader")
        assert heads.all_inner_texts() == ["Scale", "Score", "Range", "Answered"]
        stage.assign(rows=ROWS)
        assert heads.all_inner_texts()[-2:] == ["Change", "What this means"]

    def test_without_rows_it_says_so(self, stage):
        stage.mount(table([]))
        assert stage.page.get_by_text("There are no scores yet.").is_visible()

    def test_heads_caption_and_rows_are_announced_as_a_table_even_when_stacked(self, stage):
        for width in (1280, 390):
            stage.page.set_viewport_size({"width": width, "height": 800})
            stage.page.evaluate("document.querySelector('main').replaceChildren()")
            stage.mount(table())
            assert stage.page.get_by_role("table", name="Scores on 14 September 2026").count() == 1
            assert stage.page.get_by_role("row").count() == 7
            assert stage.page.get_by_role("rowheader").count() == 6
            assert stage.page.locator("thead th[scope=col]").count() == 6
            assert stage.page.locator("tbody th[scope=row]").count() == 6

    @pytest.mark.parametrize("width", [320, 390])
    def test_a_narrow_page_stacks_rows_and_does_not_scroll_sideways(self, stage, width):
        stage.page.set_viewport_size({"width": width, "height": 800})
        stage.mount(table([*ROWS, row("LONG", 5, label="Extraordinarylongcompoundwordwithoutanyplacetobreak" * 2)]))
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        name, score = (stage.page.locator(f'tr[data-subscale="NCE"] .ew-{part}').bounding_box()
                       for part in ("subscale", "score"))
        assert score["y"] >= name["y"] + name["height"]

    def test_names_stay_text(self, stage):
        stage.mount(table())
        assert stage.page.locator("tbody :is(b, i)").count() == 0
        assert stage.page.get_by_role("rowheader", name="<b>Total</b>").count() == 1

    def test_axe_finds_nothing_light_dark_wide_or_narrow(self, stage):
        stage.mount(table())
        for width in (1280, 390):
            stage.page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                stage.page.emulate_media(color_scheme=scheme)
                assert Axe().run(stage.page).violations_count == 0, (width, scheme)

    def test_leaving_undoes_everything(self, stage):
        stage.mount(table())
        stage.page.evaluate("window.mounted.cleanup()")
        assert stage.page.evaluate("window.mounted.model.listeners") == 0
        assert stage.page.evaluate("window.mounted.el.childElementCount") == 0
