"""A stage for one widget: real Chromium, the widget's own module and stylesheet, a stand-in for its model."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from empathy_widgets.widgets.shared.plot import plotly_js

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {margin: 0; padding: 16px; background: var(--ew-paper); color: var(--ew-ink)}</style>
</head><body><main><h1 style="font-size: 20px">Stage</h1></main></body></html>"""

MOUNT = """async ({esm, css, state}) => {
  const heard = {}, style = document.createElement("style"), el = document.createElement("div");
  style.textContent = css;
  document.head.append(style);
  document.querySelector("main").append(el);
  const model = {
    sent: [], heard,
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; },
    save_changes() {},
    send(content) { this.sent.push(content); },
    on(name, hear) { (heard[name] ??= new Set()).add(hear); },
    off(name, hear) { heard[name]?.delete(hear); },
    tell(name, ...words) { for (const hear of [...(heard[name] ?? [])]) hear(...words); },
    assign(changes) {
      Object.assign(state, changes);
      for (const name of Object.keys(changes)) this.tell(`change:${name}`);
    },
    get listeners() { return Object.values(heard).reduce((sum, each) => sum + each.size, 0); },
  };
  const address = URL.createObjectURL(new Blob([esm], {type: "text/javascript"}));
  const {default: module} = await import(address);
  const cleanup = await module.render({model, el});
  window.mounted = {model, el, cleanup};
}"""

LINES = """(index) => {
  const trace = document.querySelectorAll(".scatterlayer .trace")[index];
  return [...trace.querySelectorAll("path.js-line")].map((path) => {
    const at = path.getScreenCTM();
    return path.getAttribute("d").replace(/[MZ]/g, "").split("L").map((pair) => pair.split(",").map(Number))
      .map(([x, y]) => [x + at.e, y + at.f]);
  });
}"""


class Stage:
    """One page with one widget on it."""

    def __init__(self, page: Page, errors: list[str]) -> None:
        self.page = page
        self.errors = errors

    def plotly(self) -> None:
        """Put plotly.js on the page, as the served page does."""
        self.page.add_script_tag(url=plotly_js().as_uri())

    def mount(self, widget) -> None:
        """Render ``widget`` from its own files and its state as it stands."""
        state = {name: value for name, value in widget.get_state().items()
                 if not name.startswith("_") and name not in {"layout", "tabbable", "tooltip"}}
        self.page.evaluate(MOUNT, {"esm": widget._esm, "css": widget._css, "state": state})

    def draw(self, widget) -> None:
        """Mount a chart with plotly on the page, and wait until it is drawn."""
        self.plotly()
        self.mount(widget)
        self.drawn()

    def drawn(self, times: int = 1) -> None:
        """Wait until the chart was drawn ``times`` times or more."""
        self.page.wait_for_function(
            "times => Number(document.querySelector('[data-drawn=\"true\"]')?.dataset.draws ?? 0) >= times", arg=times)

    @property
    def draws(self) -> int:
        """How often the chart was drawn."""
        return int(self.page.locator("[data-chart]").get_attribute("data-draws"))

    def assign(self, **traits) -> None:
        """Change traits, as Python would."""
        self.page.evaluate("traits => window.mounted.model.assign(traits)", traits)

    def lines(self, trace: int = 0) -> list[list[list[float]]]:
        """What a radar's trace draws as lines: runs of [x, y] in px of the page."""
        return self.page.evaluate(LINES, trace)

    def circle(self) -> tuple[tuple[float, float], float]:
        """Centre and radius of the drawn outer circle, px of the page."""
        box = self.page.locator(".polar .angular-line path").first.evaluate(
            "path => { const {x, y, width, height} = path.getBBox(), at = path.getScreenCTM();"
            " return [x + width / 2 + at.e, y + height / 2 + at.f, width / 2]; }")
        return (box[0], box[1]), box[2]

    def colour(self, selector: str, name: str = "stroke") -> str:
        """A computed colour of the first element of ``selector``."""
        return self.page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)


@pytest.fixture
def stage(browser, tmp_path):
    """A fresh page, 1280 px wide, which must end without an error in its console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    place = tmp_path / "stage.html"
    place.write_text(PAGE, "utf-8")
    page.goto(place.as_uri())
    yield Stage(page, errors)
    context.close()
    assert errors == []
