"""The page's own front end and JupyterLab's widget manager do the same with the same widget."""

import json

import pytest
from playwright.sync_api import expect
from served import Served
from own_notebooks import write_notebook

from empathy_widgets.records import Workspace

pytestmark = [pytest.mark.browser]

WIDGET = '''
import anywidget, traitlets, ipywidgets

class Probe(anywidget.AnyWidget):
    _esm = """
    export default {
      initialize({ model }) {
        (window.models ??= {})[model.get("which")] = model; // whatever happens to its views
        model.set("begun", model.get("begun") + 1);
        model.save_changes();
      },
      render({ model, el }) {
        const list = document.createElement("ol"), said = document.createElement("output");
        const paint = () => {
          list.replaceChildren(...model.get("items").map((item) => {
            const line = document.createElement("li");
            line.textContent = JSON.stringify(item);
            return line;
          }));
          list.dataset.number = String(model.get("number"));
          list.dataset.bytes = model.get("data") ? String(model.get("data").byteLength) : "";
        };
        const hear = (content, buffers) => {
          said.textContent = JSON.stringify(content) + (buffers ?? []).map((one) => one.byteLength);
        };
        model.on("change:items", paint);
        model.on("change:number", paint);
        model.on("change:data", paint);
        model.on("msg:custom", hear);
        paint();
        el.append(list, said);
        return () => el.replaceChildren();
      },
    };
    """
    which = traitlets.Unicode().tag(sync=True)
    begun = traitlets.Int(0).tag(sync=True)
    items = traitlets.List().tag(sync=True)
    number = traitlets.Any(0).tag(sync=True)
    word = traitlets.Unicode("").tag(sync=True)
    nested = traitlets.Dict().tag(sync=True)
    data = traitlets.Any(None, allow_none=True).tag(sync=True)
    told = traitlets.Dict().tag(sync=True)

    def __init__(self, which):
        super().__init__(which=which)
        self.heard = []
        self.on_msg(self.hear)

    def set_state(self, state):
        if set(state) - {"begun"}:
            self.heard.append(["update", sorted(state), json.loads(json.dumps(state, default=len))])
        super().set_state(state)

    def hear(self, _widget, content, buffers):
        if content.get("ask") == "told":
            plain = {name: getattr(self, name) for name in ("begun", "items", "number", "word", "nested")}
            self.told = {"state": plain, "bytes": len(self.data or b""), "heard": list(self.heard)}
        elif content.get("ask") == "change":
            self.number, self.items = content["number"], content["items"]
        elif content.get("ask") == "turn":
            box.children = box.children[::-1]
        else:
            self.heard.append(["custom", content, [len(one) for one in buffers]])
            self.send({"back": content}, [bytes(one) for one in buffers])

import json
one, two = Probe("one"), Probe("two")
box = ipywidgets.VBox([one, ipywidgets.HBox([two, one])])
box
'''
DRIVE = """async ({seed, count, stepwise}) => {
  let at = seed;
  const next = (most) => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  const pages = ["one", "two"].map((name) => window.models[name]);
  const value = (deep = 2) => [
    () => next(1000), () => `word ${next(99)} ü“`, () => next(2) === 1, () => null, () => next(997) / 8,
    () => Array.from({length: next(4)}, () => deep ? value(deep - 1) : 1),
    () => Object.fromEntries(Array.from({length: next(4)}, (_, n) => [`k${n}`, deep ? value(deep - 1) : 1])),
  ][next(7)]();
  const bytes = () => new Uint8Array(Array.from({length: next(50)}, () => next(256)));
  const idle = async (model) => {
    const name = `mark ${next(1e9)}`;
    await new Promise((done) => {
      const hear = (content) => {
        if (content?.back?.mark !== name) return;
        model.off("msg:custom", hear);
        done();
      };
      model.on("msg:custom", hear);
      model.send({mark: name});
    });
  };
  for (let n = 0; n < count; n += 1) {
    const model = pages[next(2)];
    [
      () => { model.set("number", next(1000)); model.save_changes(); },
      () => { model.set({word: `w${next(100)}`, nested: {deep: value()}}); model.save_changes(); },
      () => { model.set("items", Array.from({length: next(5)}, () => value())); model.save_changes(); },
      () => { model.set("data", new DataView(bytes().buffer)); model.save_changes(); },
      () => model.send({n, value: value()}, null, [bytes(), bytes()].slice(next(3))),
      () => { model.set("word", `unsaved ${next(9)}`); model.set("number", next(9)); model.save_changes(); },
      () => model.send({ask: "change", number: next(1000), items: [n, value()]}),
      () => model.send({ask: "turn"}),
    ][next(8)]();
    if (stepwise) await idle(model);
  }
  for (const model of pages) await idle(model);
  const moved = [];
  const hear = () => moved.push(pages[0].get("number"));
  pages[0].on("change:number", hear);
  for (let n = 1; n <= 40; n += 1) { pages[0].set("number", -n); pages[0].save_changes(); }
  await idle(pages[0]);
  await idle(pages[0]);
  pages[0].off("change:number", hear);
  const told = [];
  for (const model of pages) {
    const heard = new Promise((done) => model.on("change:told", () => done(model.get("told"))));
    model.send({ask: "told"});
    told.push(await heard);
    await idle(model);
  }
  const names = ["begun", "items", "number", "word", "nested"];
  return {
    told,
    moved,
    here: pages.map((model) => Object.fromEntries(names.map((name) => [name, model.get(name)]))),
    shown: [...document.querySelectorAll(".output ol")].map((list) => list.parentElement.innerHTML),
  };
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server with one notebook for each front end."""
    folder = tmp_path_factory.mktemp("site")
    write_notebook(folder / "notebooks", "light", WIDGET)
    write_notebook(folder / "notebooks", "stock", WIDGET, "ipywidgets.IntSlider()")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = Served(place.folder, folder / "log", beside=folder / "notebooks").start()
    yield running
    running.stop()


def driven(browser, site, notebook, **how):
    """What a page and its Python hold after the same random events."""
    context = browser.new_context()
    context.request.get(site.link, max_redirects=0)
    tab = context.new_page()
    faults = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"{site.origin}/chapter/{notebook}")
    expect(tab.locator(".output ol")).to_have_count(3, timeout=60_000)
    expect(tab.locator("[data-page-ready=true]")).to_have_count(1, timeout=60_000)
    found = tab.evaluate(DRIVE, how)
    drawn_by = tab.evaluate("document.querySelector('script[src*=\"/voila/\"]') ? 'stock' : 'light'")
    context.close()
    assert not faults and drawn_by == notebook
    return found


def marks_left_out(heard):
    return [one for one in heard if one[0] != "custom" or "mark" not in one[1]]


def test_event_by_event_python_hears_the_same_and_the_page_shows_the_same(browser, site):
    light, stock = (driven(browser, site, one, seed=7, count=300, stepwise=True) for one in ("light", "stock"))
    for one, other in zip(light["told"], stock["told"], strict=True):
        assert len(marks_left_out(one["heard"])) > 60
        assert marks_left_out(one["heard"]) == marks_left_out(other["heard"])
        assert one["state"] == other["state"] and one["bytes"] == other["bytes"]
    assert light["here"] == stock["here"] == [told["state"] for told in light["told"]]
    assert light["shown"] == stock["shown"]


@pytest.mark.parametrize("seed", [1, 20261128])
def test_after_a_thousand_events_at_once_both_hold_the_same(browser, site, seed):
    light, stock = (driven(browser, site, one, seed=seed, count=1000, stepwise=False) for one in ("light", "stock"))
    for found in (light, stock):
        assert json.dumps(found["here"]) == json.dumps([told["state"] for told in found["told"]])
    assert light["moved"] == stock["moved"] == [-n for n in range(1, 41)], "an older echo was taken for news"
    customs = [[[one for one in told["heard"] if one[0] == "custom" and "mark" not in one[1]] for told in found["told"]]
               for found in (light, stock)]
    assert customs[0] == customs[1] and sum(map(len, customs[0])) > 80
    assert [told["state"] for told in light["told"]] == [told["state"] for told in stock["told"]]
