"""The bouquet on paper is the bouquet on the page: the same shapes, in the same places, in the light's colours."""

import xml.etree.ElementTree as ET

from charts.chart_stage import stage  # noqa: F401  a fixture

from empathy_widgets.charts.kindness_month import (
    COLOURS, GROUND, HEART, LEAF_GREEN, STEM, Bloom, describe_kindness_month, kindness_month,
)
from empathy_widgets.library import Library
from empathy_widgets.widgets import KindnessMonth

MONTH = Library().entry("practices", "acts-of-kindness")
SORTS = ["strangers", "family", "friends", "oneself", "unseen"]
CARDS = [next(act.id for act in MONTH.acts if act.towards == sort) for sort in SORTS]


def whole_month():
    """Thirty days: every sort, an act without a card, one of one's own, partly done ones, days off."""
    kept = {"begin": {"": {"day": "2026-12-01"}}, "act": {}, "log": {},
            "own-act": {"own-1-unseen": {"key": "own-1-unseen", "text": "Swept the stairs."}}}
    for number in range(1, 31):
        day = f"2026-12-{number:02}"
        done = "no" if number % 9 == 4 else "partly" if number % 7 == 2 else "yes"
        act = "own-1-unseen" if number == 3 else CARDS[number % 5] if number != 8 else ""
        kept["act"][day] = {"key": day, "act": act}
        kept["log"][day] = {"key": day, "day": day, "done": done, "after": None, "well": None, "text": ""}
    return kept


SHAPES = """svg => [...svg.querySelectorAll("path, circle, g")].map((one) =>
  [one.tagName, one.getAttribute("d") ?? one.getAttribute("r") ?? "", one.getAttribute("transform") ?? ""])"""
FILL = """(one, name) => {
  const said = getComputedStyle(one)[name];
  const parts = said.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const all = said.startsWith("color(") ? parts.map((part) => Math.round(255 * part)) : parts;
  return "#" + all.map((part) => part.toString(16).padStart(2, "0")).join("");
}"""


def drawn(shapes):
    """Every shape of a drawing with its place, in any order; groups that only hold others left out."""
    return sorted((tag, shape, place) for tag, shape, place in shapes if shape or place)


def on_paper(svg):
    return drawn([(one.tag.rpartition("}")[2], one.get("d") or one.get("r") or "", one.get("transform") or "")
                  for one in ET.fromstring(svg).iter() if one.tag.rpartition("}")[2] in ("path", "circle", "g")])


def test_paper_and_page_draw_one_picture(stage):  # noqa: F811  the fixture
    kept = whole_month()
    stage.mount(KindnessMonth(run="r", practice=MONTH.model_dump(mode="json"), kept=kept, today="2026-12-31"))
    bouquet = stage.page.locator(".ew-bouquet")
    svg = kindness_month(MONTH, kept)
    assert len(on_paper(svg)) > 200 and drawn(bouquet.evaluate(SHAPES)) == on_paper(svg)
    assert f"<title>{bouquet.get_attribute('aria-label')}</title>" in svg
    fills = {sort: bouquet.locator(f".ew-flower[data-sort={sort}]").first.evaluate(FILL, "fill") for sort in COLOURS}
    assert fills == COLOURS
    hearts = bouquet.locator(".ew-flower[data-sort=family] .ew-heart").first
    mixed = [hearts.evaluate(FILL, "fill"), *(bouquet.locator(name).first.evaluate(FILL, what) for name, what in (
        (".ew-leaf", "fill"), (".ew-arch", "fill"), (".ew-stem", "stroke")))]
    assert mixed == [HEART, LEAF_GREEN, GROUND, STEM]


def test_an_empty_month_and_one_in_words():
    assert "no flower yet" in kindness_month(MONTH, {})
    days = [Bloom("family", "yes"), Bloom("family", "partly"), Bloom("any", "no"), Bloom("unseen", "yes")]
    assert describe_kindness_month(days) == (
        "A bouquet in a jar: 2 × family, 1 × people who never know, 1 × a day off.")
