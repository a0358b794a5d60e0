"""A stage for one widget: a real Chromium, the widget's own module and stylesheet, a stand-in for its model.

Nothing leaves the machine: the page's address is answered by the test itself.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

HOME = "http://127.0.0.1/stage"

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {margin: 0; padding: 1rem; background: var(--ew-paper, #fff); color: var(--ew-ink)}
.at-top {position: absolute; inset-inline-start: -99rem}</style>
<script>
window.live = {count: 0, timers: new Set()};
for (const target of [EventTarget.prototype]) {
  const {addEventListener: add, removeEventListener: remove} = target;
  const held = new Map();
  const key = (self, name, heard) => [self === window ? "window" : self === document ? "document" : null, name, heard];
  target.addEventListener = function (name, heard, ...rest) {
    if (this === window || this === document) held.set(heard, [...(held.get(heard) ?? []), name]);
    return add.call(this, name, heard, ...rest);
  };
  target.removeEventListener = function (name, heard, ...rest) {
    if (held.has(heard)) {
      const left = held.get(heard).filter((one) => one !== name);
      if (left.length) held.set(heard, left); else held.delete(heard);
    }
    return remove.call(this, name, heard, ...rest);
  };
  window.heldListeners = () => [...held.values()].flat();
}
const {setInterval: every, clearInterval: stop} = window;
window.setInterval = (...words) => { const id = every(...words); live.timers.add(id); return id; };
window.clearInterval = (id) => { live.timers.delete(id); stop(id); };
</script></head><body><main><h1 class="at-top">Stage</h1></main></body></html>"""

MOUNT = """async ({esm, css, state}) => {
  const heard = {}, style = document.createElement("style"), el = document.createElement("div");
  style.textContent = css;
  document.head.append(style);
  document.querySelector("main").append(el);
  const model = {
    posts: [], sent: [],
    get: (name) => state[name],
    set: (name, value) => { state[name] = structuredClone(value); },
    save_changes() { this.posts.push(structuredClone(state.outbox)); },
    send(content) { this.sent.push(content); },
    on(name, hear) { (heard[name] ??= new Set()).add(hear); },
    off(name, hear) { heard[name]?.delete(hear); },
    tell(name, ...words) { for (const hear of [...(heard[name] ?? [])]) hear(...words); },
    assign(changes) {
      Object.assign(state, changes);
      for (const name of Object.keys(changes)) this.tell(`change:${name}`);
    },
    listeners: () => Object.values(heard).reduce((sum, each) => sum + each.size, 0),
  };
  const address = URL.createObjectURL(new Blob([esm], {type: "text/javascript"}));
  const {default: module} = await import(address);
  window.stage = {model, el, module, cleanup: await module.render({model, el})};
}"""


class Stage:
    """One page with one widget on it, and Python's side played by the test."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.goto(HOME)

    def mount(self, widget) -> Stage:
        """Render ``widget`` from its own files, with its state as it stands."""
        state = {name: value for name, value in widget.get_state().items() if not name.startswith("_")}
        for name in ("layout", "tabbable", "tooltip"):
            state.pop(name, None)
        self.page.evaluate(MOUNT, {"esm": widget._esm, "css": widget._css, "state": state})
        return self

    def mount_again(self) -> None:
        """Render a second view of the same model, as JupyterLab does when a cell is moved."""
        self.page.evaluate("async () => { stage.cleanup = await stage.module.render(stage); }")

    def assign(self, **traits) -> None:
        """Change traits, as Python would."""
        self.page.evaluate("traits => stage.model.assign(traits)", traits)

    def say(self, content: dict) -> None:
        """Send a custom message, as Python would."""
        self.page.evaluate("content => stage.model.tell('msg:custom', content)", content)

    @property
    def outbox(self) -> list[dict]:
        """The events that stand in the outbox now."""
        return self.page.evaluate("stage.model.get('outbox') ?? []")

    @property
    def posts(self) -> list[list[dict]]:
        """The outbox of each message to Python, oldest first."""
        return self.page.evaluate("stage.model.posts")

    def events(self, kind: str) -> list[dict]:
        """Every event of a kind that was ever posted, once each."""
        seen = {event["request"]: event for post in self.posts for event in post if event["kind"] == kind}
        return list(seen.values())

    def receive(self, event: dict, text: str = "Saved 14:03", *, ok: bool = True, **more) -> None:
        """Send the receipt of one event, as Python would; a saved answer stands in ``answers`` first."""
        if event["kind"] == "respond" and ok:
            answers = self.page.evaluate("stage.model.get('answers')")
            before = answers.get(str(event["item"]))
            answers[str(event["item"])] = {
                "choice": event["choice"], "declined": event["declined"],
                "revision": before["revision"] + 1 if before else 0,
            }
            self.assign(answers=answers)
        before = self.page.evaluate("stage.model.get('receipts')")
        self.assign(receipts={**before, event["request"]: {"ok": ok, "text": text, **more}})

    def receive_all(self) -> None:
        """Acknowledge whatever waits, and what that sets free, until nothing waits."""
        while waiting := [event for event in self.outbox
                          if event["request"] not in self.page.evaluate("stage.model.get('receipts')")]:
            for event in waiting:
                self.receive(event)

    def close(self) -> dict:
        """Call the widget's cleanup and say what it left behind."""
        return self.page.evaluate("""() => {
          stage.cleanup();
          return {model: stage.model.listeners(), window: heldListeners(), timers: live.timers.size,
                  elements: stage.el.childElementCount};
        }""")

    def violations(self) -> str:
        """What axe finds on the page, one line each; "" for nothing."""
        return Axe().run(self.page).generate_snapshot()

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def open_stage(browser):
    """Open a fresh page; its console must stay free of errors."""
    contexts, stages = [], []

    def opened(width: int = 1280, height: int = 900, scheme: str = "light", **options) -> Stage:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **options)
        contexts.append(context)
        stages.append(Stage(context.new_page()))
        return stages[-1]

    yield opened
    for context in contexts:
        context.close()
    assert [error for stage in stages for error in stage.errors] == []


@pytest.fixture
def stage(open_stage):
    """One fresh page, 1280 px wide, light."""
    return open_stage()
