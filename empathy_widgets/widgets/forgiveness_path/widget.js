import { keepTyping, openKeeper } from "../shared/keeping.js";
import { makeAbout, makeSteps } from "../shared/practice_about.js";
import { makeTitle } from "../shared/practice_title.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { make, makeButton, makeRoot, newId, onChange } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";
import { makeGates, makeNumbers, makeShutGate, stops } from "./gates.js";
import { makeLetter } from "./letter.js";
import { makeTrail } from "./trail.js";

/**
 * Safety first; then a path of places, each to stay at, to leave, and to come back to.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openPath(model, el) {
  const root = makeRoot(el, "ew-forgiving ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const practice = model.get("practice");
  const { gates, stages, letter } = practice;
  const writes = stages.some(({ id }) => id === "letter") ? "letter" : stages.at(-1)?.id;
  const error = make("p", { class: "ew-error", role: "alert" });
  const safety = make("aside", { class: "ew-safety ew-small", "aria-label": strings.safety }, make("p", { text: practice.safety, dir: "auto" }));
  const asking = make("div", { class: "ew-gates ew-stack-3" });
  const place = make("div", { class: "ew-stack" });
  /** @type {Map<string, Record<string, any>>} what is on its way, by kind and key */
  const sent = new Map();
  /** @type {(() => unknown)[]} */
  let ends = [];
  let at = "";
  let focused = "";
  let changing = false;
  const drawn = { gates: "", stay: "", states: "" };
  const trail = make("nav", { class: "ew-trail", "aria-label": strings.path });
  const moving = make("div");

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    const key = `${event.kind}/${event.key ?? ""}`;
    const words = ["write", "letter"].includes(event.kind);
    const last = !keeper.waiting.some((one) => `${one.kind}/${one.key ?? ""}` === key);
    if (last && (receipt.ok || !words)) sent.delete(key);
    if (!receipt.ok) paintSoon();
  });
  const stands = (kind, key = "") => sent.get(`${kind}/${key}`) ?? model.get("kept")[kind]?.[key];
  const answer = (id) => stands("safe", id)?.answer || undefined;
  const state = (id) => stands("stage", id)?.state ?? "open";
  const stopped = () => gates.some((gate) => stops(gate, answer(gate.id)));
  const open = () => gates.every(({ id }) => answer(id)) && !stopped();

  /** @type {Send} */
  const send = (kind, detail) => {
    error.textContent = "";
    sent.set(`${kind}/${detail && "key" in detail ? detail.key : ""}`, detail ?? {});
    keeper.send(.../** @type {any} */ ([kind, detail]));
  };

  function drawGates() {
    const asked = makeGates(strings, gates, {
      answers: answer,
      locked: model.get("read_only"),
      say: (key, given) => {
        changing = true;
        send("safe", { key, answer: given });
        paintSoon();
      },
    });
    const inside = open()
      ? [
        make(
          "details",
          { open: changing, "data-answers": true },
          make("summary", { class: "ew-reveal", text: strings.gates_open }),
          make("div", { class: "ew-stack-3" }, ...asked),
        ),
      ]
      : [makeShutGate(), make("h3", { text: strings.gates }), make("p", { class: "ew-small ew-muted", text: strings.gates_first }), ...asked];
    asking.classList.toggle("ew-panel", !open());
    safety.hidden = stopped();
    asking.replaceChildren(
      ...inside,
      stopped()
        ? make(
          "div",
          { class: "ew-gate-stop ew-stack-2", "data-stopped": true },
          make("h4", { class: "ew-minor", text: strings.gates_stop }),
          make("p", { text: practice.safety, dir: "auto" }),
          makeNumbers(strings.numbers, model.get("crisis")),
          make("p", { class: "ew-small ew-muted", text: strings.gates_stop_note }),
        )
        : "",
    );
  }

  /** @param {any} stage @param {number} number */
  function question(stage, number) {
    const key = `${stage.id}-${number}`;
    const id = `${uid}-${key}`;
    const field = make("textarea", {
      id, rows: "3", maxlength: "4000", dir: "auto", readonly: model.get("read_only"), "data-keep": key, "data-write": key,
    });
    field.value = stands("write", key)?.text ?? "";
    if (!model.get("read_only")) {
      ends.push(keepTyping(field, (text) => {
        if (["open", "left"].includes(state(stage.id))) send("stage", { key: stage.id, state: "begun" });
        send("write", { key, text });
      }));
    }
    return make("div", { class: "ew-field" }, make("label", { for: id, text: stage.asks[number], dir: "auto" }), field);
  }

  /** @param {any} stage */
  function moves(stage) {
    const stood = state(stage.id);
    const go = (text, to, primary = false) =>
      makeButton(text, () => {
        ends.forEach((end) => end());
        send("stage", { key: stage.id, state: to });
        focused = `[data-place="${CSS.escape(stage.id)}"] button`;
        paintSoon();
      }, { "data-to": to, "data-primary": primary, "data-keep": `to-${to}` });
    return make(
      "p",
      { class: "ew-actions" },
      stood === "begun" ? go(strings.done_here, "done", true) : null,
      stood === "open" ? go(strings.begin, "begun", true) : null,
      stood === "left" ? go(strings.back, "begun", true) : null,
      stood === "done" ? go(strings.again, "begun") : null,
      ["open", "begun"].includes(stood) ? go(strings.leave, "left") : null,
      make("span", { class: "ew-small ew-muted", text: strings.leave_note }),
    );
  }

  /** @param {any} stage */
  function stay(stage) {
    const locked = model.get("read_only");
    const words = letter && stage.id === writes
      ? makeLetter(strings, letter, {
        id: `${uid}-letter`, text: stands("letter")?.text ?? "", locked, save: (text) => send("letter", { text }),
      })
      : null;
    if (words) ends.push(words.stop);
    return make(
      "article",
      { class: "ew-stay ew-panel ew-stack", "data-stay": stage.id },
      make("h3", { text: stage.title, tabindex: "-1", dir: "auto" }),
      make("p", { class: "ew-stay-says", text: stage.says, dir: "auto" }),
      make("h4", { class: "ew-minor", text: strings.tries }),
      make("ul", { class: "ew-bullets" }, ...stage.tries.map((text) => make("li", { text, dir: "auto" }))),
      words?.element,
      make("h4", { class: "ew-minor", text: strings.asks }),
      ...stage.asks.map((_text, number) => question(stage, number)),
      locked ? null : moving,
    );
  }

  /** @param {string} id */
  function turn(id) {
    at = id;
    focused = ".ew-stay h3";
    paintSoon();
  }

  /** @param {keyof typeof drawn} part @param {any[]} now */
  function changed(part, now) {
    const said = JSON.stringify(now);
    const differs = said !== drawn[part];
    drawn[part] = said;
    return differs;
  }

  /** Draws what changed; a place that is written at stands still while its state changes round it. */
  function build() {
    const readOnly = model.get("read_only");
    const opened = open();
    if (changed("gates", [gates.map(({ id }) => answer(id)), readOnly])) drawGates();
    const stage = stages.find(({ id }) => id === at) ?? stages.find(({ id }) => state(id) === "begun")
      ?? stages.find(({ id }) => state(id) === "open") ?? stages[0];
    if (opened) at = stage.id;
    if (opened && changed("states", [at, stages.map(({ id }) => state(id)), readOnly])) {
      trail.replaceChildren(...makeTrail(strings, stages, { at, state, turn }));
      moving.replaceChildren(moves(stage));
    }
    if (!changed("stay", [opened, at, readOnly])) return;
    ends.forEach((end) => end());
    ends = [];
    place.replaceChildren(opened ? make("div", { class: "ew-walk" }, trail, stay(stage)) : "");
  }
  function paint() {
    keepFocus(root, build);
    const target = focused ? root.querySelector(focused) : null;
    focused = "";
    if (target) bringInSight(target, target.closest("article"));
  }
  const paintSoon = drawSoon(paint);

  root.append(
    makeTitle(practice),
    make("p", { text: practice.purpose, dir: "auto" }),
    safety,
    asking,
    place,
    make(
      "details",
      { "data-steps": true },
      make("summary", { class: "ew-reveal", text: strings.steps }),
      makeSteps(practice.steps),
    ),
    error,
    makeAbout(strings, practice),
  );
  const undo = onChange(model, ["kept", "read_only"], paintSoon);
  paint();
  return () => {
    ends.forEach((end) => end());
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openPath(model, el) };
