"""The radar widget: what it takes, how it comes by plotly, how it follows the page."""

import base64
import gzip

import plotly.graph_objects
import pytest
import traitlets
from axe_playwright_python.sync_playwright import Axe
from charts.chart_stage import stage  # noqa: F401  a fixture

from empathy_widgets.charts import Axis, describe_radar, radar, radar_drawing, RadarSeries
from empathy_widgets.widgets.radar_chart import default_strings, RadarChart
from empathy_widgets.widgets.shared.plot import plotly_js

IDS = ("NCE", "PCE", "NAE", "PAE")
AXES = [Axis(name, f"{name} subscale", 5, 25) for name in IDS]
SERIES = [
    RadarSeries("Today", dict.fromkeys(IDS, 17)),
    RadarSeries("June", {**dict.fromkeys(IDS, 9), "NAE": None}, "earlier"),
    RadarSeries("<b>March</b>", dict.fromkeys(IDS, 12), "earlier"),
    RadarSeries("Adults", dict.fromkeys(IDS, 14), "reference", 728),
]
WATCHED = """() => {
  window.held = {observers: 0, heard: 0};
  for (const kind of ["ResizeObserver", "MutationObserver"]) {
    const {observe, disconnect} = window[kind].prototype;
    window[kind].prototype.observe = function (...all) { held.observers += 1; return observe.apply(this, all); };
    window[kind].prototype.disconnect = function () { held.observers -= 1; return disconnect.call(this); };
  }
  for (const one of [window, MediaQueryList.prototype]) {
    const add = one.addEventListener, remove = one.removeEventListener;
    one.addEventListener = function (...all) { held.heard += 1; return add.apply(this, all); };
    one.removeEventListener = function (...all) { held.heard -= 1; return remove.apply(this, all); };
  }
}"""


def unpictured(widget):
    """A chart that comes without its picture, as a figure somebody made by hand."""
    widget.figure = dict(widget.figure)
    return widget


def chart(series=SERIES, **traits):
    return RadarChart(figure=radar_drawing(series, AXES), description=describe_radar(series, AXES), **traits)


def test_a_figure_object_is_taken_as_its_json():
    widget = RadarChart(figure=radar(SERIES, AXES))
    assert widget.figure == radar_drawing(SERIES, AXES)
    with pytest.raises(traitlets.TraitError):
        widget.figure = "a picture"
    assert isinstance(radar(SERIES, AXES), plotly.graph_objects.Figure)


def test_words_can_be_replaced_one_by_one():
    assert RadarChart(strings={"waiting": "Moment"}).strings == {**default_strings(), "waiting": "Moment"}


def test_the_kernel_hands_out_plotly_small_enough_for_the_servers_limit(monkeypatch):
    widget, sent = RadarChart(), []
    monkeypatch.setattr(widget, "send", lambda content, buffers=None: sent.append((content, buffers)))
    widget._handle_custom_msg({"kind": "plotly"}, [])
    (content, (packed,)), = sent
    assert content == {"kind": "plotly"}
    assert gzip.decompress(packed) == plotly_js().read_bytes()
    assert len(packed) < 2_000_000  # jupyter-server drops output beyond 1 MB a second, measured over 3 s


@pytest.mark.parametrize("nonsense", [None, [], "plotly", 3, {}, {"kind": ["plotly"]}, {"kind": "respond"}])
def test_other_messages_from_the_page_are_not_answered(monkeypatch, nonsense):
    widget, sent = RadarChart(), []
    monkeypatch.setattr(widget, "send", lambda *all: sent.append(all))
    widget._handle_custom_msg(nonsense, [])
    assert sent == []


def test_what_travels_to_the_page_for_a_chart_is_small():
    assert len(RadarChart._esm) + len(RadarChart._css) < 52_000


@pytest.mark.browser
class TestOnThePage:
    def test_it_is_a_picture_with_a_name(self, stage):
        stage.draw(chart())
        picture = stage.page.get_by_role("img", name="Radar chart of 4 subscales")
        assert "NAE subscale not scored" in picture.get_attribute("aria-label")
        assert picture.get_attribute("data-chart") == "radar"

    def test_the_legend_is_text_in_order_and_markup_stays_text(self, stage):
        stage.draw(chart())
        assert stage.page.locator(".ew-chart-legend li").all_inner_texts() == [
            "Today", "June", "<b>March</b>", "Adults (n\u00a0=\u00a0728)"]

    def test_axe_finds_nothing_light_or_dark(self, stage):
        stage.draw(chart(caption="Most studies find three factors."))
        for scheme in ("light", "dark"):
            stage.page.emulate_media(color_scheme=scheme)
            assert Axe().run(stage.page).violations_count == 0, scheme

    def test_nothing_in_it_takes_focus_or_a_finger(self, stage):
        stage.draw(chart())
        assert stage.page.locator("[data-chart] :is(a, button, input, [tabindex])").count() == 0
        assert stage.page.locator(".modebar").count() == 0
        assert stage.page.evaluate("getComputedStyle(document.querySelector('.main-svg')).pointerEvents") == "none"

    def test_dark_and_light_recolour_the_drawing(self, stage):
        stage.draw(chart())
        line = ".scatterlayer .trace:last-child path.js-line"
        assert stage.colour(line) == "rgb(28, 90, 97)"
        stage.page.emulate_media(color_scheme="dark")
        stage.drawn(2)
        assert stage.colour(line) == "rgb(134, 197, 194)"
        assert stage.colour(".angularaxistick text", "fill") == "rgb(236, 231, 221)"
        area = ".scatterlayer .trace:last-child path.js-fill"
        assert stage.colour(area, "fill") == "rgb(134, 197, 194)"
        assert float(stage.colour(area, "fillOpacity")) == pytest.approx(0.12, abs=0.01)

    def test_jupyterlabs_own_theme_recolours_it_too(self, stage):
        stage.draw(chart())
        stage.page.evaluate("document.body.setAttribute('data-jp-theme-light', 'false')")
        stage.drawn(2)
        assert stage.colour(".scatterlayer .trace:last-child path.js-line") == "rgb(134, 197, 194)"

    def test_paper_is_always_light(self, stage):
        stage.page.emulate_media(color_scheme="dark")
        stage.draw(chart())
        stage.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        stage.drawn(2)
        assert stage.colour(".scatterlayer .trace:last-child path.js-line") == "rgb(28, 90, 97)"
        stage.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        stage.drawn(3)
        assert stage.colour(".scatterlayer .trace:last-child path.js-line") == "rgb(134, 197, 194)"

    def test_without_plotly_on_the_page_the_kernel_is_asked_once_for_all_charts(self, stage):
        stage.mount(unpictured(chart()))
        first = stage.page.evaluate_handle("window.mounted.model")
        stage.mount(unpictured(chart(SERIES[:1])))
        assert first.evaluate("model => model.sent") == [{"kind": "plotly"}]
        assert stage.page.evaluate("window.mounted.model.sent") == []
        packed = base64.b64encode(gzip.compress(plotly_js().read_bytes(), 6)).decode()
        first.evaluate("""(model, packed) => model.tell("msg:custom", {kind: "plotly"},
            [new DataView(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)).buffer)])""", packed)
        stage.page.wait_for_function("document.querySelectorAll('[data-drawn=\"true\"]').length === 2")
        assert first.evaluate("model => model.heard['msg:custom'].size") == 0

    def test_a_plotly_still_on_its_way_is_waited_for(self, stage):
        stage.page.evaluate("address => { document.documentElement.dataset.plotly = address; }", plotly_js().as_uri())
        stage.mount(unpictured(chart()))
        stage.mount(unpictured(chart(SERIES[:1])))
        stage.page.wait_for_function("document.querySelectorAll('[data-drawn-by=\"plotly\"]').length === 2")
        assert stage.page.locator("script[src]").count() == 1
        assert stage.page.evaluate("window.mounted.model.sent") == []

    def test_a_broken_plotly_leaves_a_sentence_that_points_to_the_table(self, stage):
        stage.page.evaluate("window.Plotly = {react: () => Promise.reject(new Error('no')), purge() {}}")
        stage.mount(unpictured(chart()))
        stage.page.get_by_text(default_strings()["failed"]).wait_for()
        assert stage.page.locator("[data-chart]").get_attribute("data-drawn") == "false"

    def test_a_broken_plotly_leaves_a_chart_s_picture(self, stage):
        stage.page.evaluate("window.Plotly = {react: () => Promise.reject(new Error('no')), purge() {}}")
        stage.mount(chart())
        stage.drawn()
        assert stage.page.locator("[data-drawn-by=picture] .ew-picture").count() == 1
        assert not stage.page.get_by_text(default_strings()["failed"]).is_visible()

    def test_an_empty_chart_waits_and_draws_when_its_figure_comes(self, stage):
        stage.plotly()
        stage.mount(RadarChart())
        assert stage.page.get_by_text("Drawing the chart…").is_visible()
        stage.assign(figure=chart().figure, description="Radar chart of 4 subscales.")
        stage.drawn()

    def test_a_chart_in_a_hidden_place_draws_once_it_is_shown(self, stage):
        stage.page.evaluate("document.querySelector('main').hidden = true")
        stage.plotly()
        stage.mount(chart())
        stage.page.evaluate("document.querySelector('main').hidden = false")
        stage.drawn()

    def test_leaving_undoes_everything(self, stage):
        stage.plotly()
        stage.page.evaluate(WATCHED)
        stage.mount(chart())
        stage.drawn()
        assert stage.page.evaluate("held.observers") == 2 and stage.page.evaluate("held.heard") >= 3
        stage.page.evaluate("() => { window.plot = document.querySelector('.ew-plot'); window.mounted.cleanup(); }")
        assert stage.page.evaluate("held") == {"observers": 0, "heard": 0}
        assert stage.page.evaluate("window.mounted.model.listeners") == 0
        assert stage.page.evaluate("window.mounted.el.childElementCount") == 0
        assert stage.page.evaluate("window.plot._fullLayout") is None

    def test_leaving_before_plotly_arrives_leaves_nothing(self, stage):
        stage.mount(chart())
        stage.page.evaluate("window.mounted.cleanup()")
        stage.plotly()
        stage.assign(figure=chart(SERIES[:1]).figure)
        assert stage.page.locator(".ew-plot, svg").count() == 0
