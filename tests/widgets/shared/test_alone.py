"""A widget without a kernel: the page hears its events, answers them, and keeps what stands."""

import pytest

from empathy_widgets.widgets.shared.base import SHARED, EmpathyWidget
from empathy_widgets.widgets.shared.joining import parts

OWN = """
const practice = {
  render({ model, el }) {
    const root = makeRoot(el, "ew-panel");
    const lines = make("ul", { class: "lines" });
    const told = makeStatus();
    const keeper = openKeeper(model, model.get("run"), (_event, receipt) => told.say(receipt.text));
    const draw = () => lines.replaceChildren(
      ...Object.values(model.get("kept").log ?? {}).map((line) => make("li", { text: `${line.text} (${line.by})` })));
    const undo = onChange(model, ["kept"], draw);
    root.append(lines, told);
    draw();
    window.send = (...event) => keeper.send(...event);
    return () => { undo(); keeper.close(); root.remove(); };
  },
};
export default {
  async render({ model, el }) {
    const place = () => el.appendChild(make("div"));
    window.alone = { heard: [], fail: false, ok: true, models: [] };
    const hear = async (event) => {
      if (alone.fail) throw new Error("the line is down");
      alone.heard.push(event);
      return alone.ok ? { ok: true, text: "Kept." } : { ok: false, text: "This day is over." };
    };
    const traits = { run: "one" };
    alone.models = [1, 2].map(() => openAlone({ traits, hear, by: "take-home page" }));
    keepTogether(alone.models);
    const views = [await showAlone(practice, alone.models[1], place()),
                   await showAlone(() => practice, alone.models[0], place())];
    return () => views.forEach((end) => end());
  },
};
"""


class Alone(EmpathyWidget):
    """Two views of one run, which the page keeps."""

    _esm = "".join(part.body for name in ("keeping.js", "alone.js") for part in parts(SHARED / name)) + OWN
    _css = ""


LINE = {"key": "a", "day": "2026-11-28", "done": "yes", "text": "Held the door"}


@pytest.fixture
def shown(stage):
    stage.mount(Alone())
    stage.page.wait_for_function("() => Boolean(window.send)")
    return stage.page


def send(page, kind, **body):
    page.evaluate("([kind, body]) => { send(kind, body); }", [kind, body])


def told(page, text):
    page.wait_for_function("text => document.querySelectorAll('[role=status]')[1].textContent === text", arg=text)


def test_a_line_is_heard_once_answered_and_stands_in_every_widget_of_its_run(shown):
    send(shown, "log", **LINE)
    told(shown, "Kept.")
    assert shown.locator(".lines li").all_inner_texts() == ["Held the door (take-home page)"] * 2
    (event,) = shown.evaluate("alone.heard")
    request = event.pop("request")
    assert event == {"kind": "log", **LINE, "by": "take-home page"}
    assert shown.evaluate("alone.models[0].get('receipts')") == {request: {"ok": True, "text": "Kept."}}


def test_the_newest_of_a_kind_and_key_stands_and_a_kind_without_keys_has_one_place(shown):
    send(shown, "log", **LINE)
    send(shown, "log", **{**LINE, "text": "Held it twice"})
    send(shown, "log", **{**LINE, "key": "b"})
    send(shown, "keep", text="The doors")
    shown.wait_for_function("alone.heard.length === 4 && alone.models[0].get('kept').keep")
    kept = shown.evaluate("alone.models[1].get('kept')")
    assert {key: line["text"] for key, line in kept["log"].items()} == {"a": "Held it twice", "b": "Held the door"}
    assert kept["keep"] == {"": {"key": "", "text": "The doors"}}, "only a log's line says where it was written"


def test_what_is_refused_is_said_and_does_not_stand(shown):
    shown.evaluate("alone.ok = false")
    send(shown, "log", **LINE)
    told(shown, "This day is over.")
    assert shown.locator(".lines li").count() == 0


def test_what_nobody_heard_waits_and_is_handed_over_again_in_its_order(shown, stage):
    shown.evaluate("alone.fail = true")
    send(shown, "log", **LINE)
    send(shown, "log", **{**LINE, "text": "Later"})
    assert shown.evaluate("alone.heard") == []
    shown.evaluate("alone.fail = false")
    shown.evaluate("alone.models[0].again()")
    shown.wait_for_function("alone.heard.length === 2")
    assert [one["text"] for one in shown.evaluate("alone.heard")] == ["Held the door", "Later"]
    assert shown.locator(".lines li").first.inner_text().startswith("Later")
    shown.evaluate("alone.models[0].again()")
    assert shown.evaluate("alone.heard.length") == 2


def test_closing_leaves_nothing_behind(shown, stage):
    send(shown, "log", **LINE)
    told(shown, "Kept.")
    assert "beforeunload" in shown.evaluate("heldListeners()")
    assert stage.close()["elements"] == 2 and shown.locator("section").count() == 0
    assert "beforeunload" not in shown.evaluate("heldListeners()")
