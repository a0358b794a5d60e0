import { openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { fill, listen, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";
import { makeMoment } from "./moment.js";
import { makeOpening } from "./opening.js";
import { makeOther } from "./other.js";
import { makeTools } from "./tools.js";
import { makeFeedback, makeMatch, makeRound, makeSaid, makeTurn } from "./transcript.js";
import { makeTriad } from "./triad.js";

const LEADS_ON = ["begin", "choose", "pass", "guess", "again", "onwards", "write", "rotate", "read", "change", "close"];

/**
 * The stage: the other person on one side, the lines in the middle, what the last reply did beside them.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openStage(model, el) {
  const root = makeRoot(el, "ew-stage ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const title = make("h2", { dir: "auto", tabindex: "-1" });
  const opening = make("div", { class: "ew-place" });
  const rounds = make("div", { class: "ew-place ew-stack" });
  const other = make("div", { class: "ew-other" });
  const count = make("summary", { class: "ew-small" });
  const earlier = make("ol", { class: "ew-transcript", "aria-label": strings.transcript });
  const before = make("details", { class: "ew-before" }, count, earlier);
  const said = make("ol", { class: "ew-transcript ew-last", "aria-label": strings.you_said });
  const did = make("section", { class: "ew-did", "aria-labelledby": `${uid}-did` });
  const moment = make("div", { class: "ew-now" });
  const floor = make("div", { class: "ew-floor" }, other, before, said, did, moment);
  const unfolded = new Set();
  let draft = {};
  let shown = "";
  let waiting = false;
  let leads = "";
  let paused = false;

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    waiting = false;
    error.textContent = receipt.ok ? "" : receipt.text;
    if (receipt.ok) status.say("");
    if (!receipt.ok) paint();
    else if (LEADS_ON.includes(event.kind)) lead(event.kind);
  });
  /** @type {Send} */
  const send = (...given) => {
    const [kind] = given;
    if (waiting && kind !== "tick") return;
    waiting = kind !== "tick";
    leads = "";
    error.textContent = "";
    status.say("");
    keeper.send(...given);
  };
  const triad = makeTriad(model, send);
  const tools = makeTools(model, { strings, send, stop: () => (paused = false), pause });

  /** A pause holds the clock of three people too; nothing of the scene is in sight meanwhile. */
  function pause(on) {
    paused = on;
    if (on && model.get("triad").since) send("clock", { running: false });
    paint();
    if (!on) turnTo("begin");
  }

  /** The receipt may come before or after what it changed is drawn: the reader is led there both times. */
  function lead(kind) {
    leads = kind;
    delete root.dataset.takenUp;
    queueMicrotask(() => leads === kind && turnTo(kind));
  }

  /** What a person unfolded stays unfolded. */
  function rememberFolds() {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = earlier.querySelectorAll(":scope > li > details");
    [...folds].forEach((one, index) => (one.open ? unfolded.add(index) : unfolded.delete(index)));
  }

  function paint() {
    rememberFolds();
    const here = document.activeElement;
    const led = here === document.body || root.contains(here);
    const scene = model.get("scene");
    const phase = model.get("phase");
    const readOnly = model.get("read_only");
    const turns = model.get("turns");
    const now = model.get("now");
    const key = `${turns.length}/${now.beat ?? ""}/${now.reply ? "reply" : now.change ? "change" : ""}`;
    if (key !== shown) draft = {};
    shown = key;
    if (phase !== "playing") paused = false;
    title.textContent = scene.title ?? "";
    const begin = phase === "opening" && !readOnly ? () => send("begin") : null;
    opening.replaceChildren(phase === "opening" ? makeOpening(scene, strings, begin) : makeRole(scene));
    const openRounds = new Set([...rounds.querySelectorAll("details[open]")].map((one) => one.dataset.round));
    rounds.replaceChildren(
      ...model.get("rounds").map((round, index) =>
        makeRound(round, index, { scene, strings, open: openRounds.has(String(index)) })),
    );
    floor.hidden = phase === "opening" || paused;
    other.replaceChildren(...makeOther(scene, model.get("gauges"), phase === "playing" ? now.looks : "", strings));
    paintTurns(scene, turns, !readOnly && phase !== "closed" && !model.get("triad").closed);
    moment.replaceChildren(...[present(scene, phase, now, readOnly)].filter(Boolean));
    tools.paint(paused);
    root.dataset.phase = phase;
    if (leads && led) lead(leads);
  }

  /** What was said: the last turn with what it did in sight, the others folded to a line. */
  function paintTurns(scene, turns, again) {
    const last = turns.at(-1);
    const behind = turns.slice(0, -1);
    earlier.replaceChildren(
      ...behind.map((turn, index) => makeTurn(turn, index, { scene, strings, open: unfolded.has(index) })),
    );
    before.hidden = !behind.length;
    count.textContent = fill(strings.earlier, { count: behind.length });
    said.hidden = did.hidden = !last;
    said.start = turns.length;
    said.replaceChildren(...(last ? [makeSaid(last, { scene, strings, beside: true })] : []));
    did.replaceChildren(
      ...(last
        ? [make("h3", { class: "ew-minor", id: `${uid}-did`, tabindex: "-1", "data-did": String(turns.length - 1), text: strings.did }),
          last.match ? makeMatch(last.match, strings) : "",
          makeFeedback(last, scene, strings, again ? () => send("again", { beat: last.beat }) : null)]
        : []),
    );
  }

  function makeRole(scene) {
    return make(
      "p",
      { class: "ew-part" },
      make("span", { text: scene.part, dir: "auto" }),
      scene.cue ? make("span", { class: "ew-cue ew-small", text: scene.cue, dir: "auto" }) : null,
    );
  }

  function present(scene, phase, now, readOnly) {
    if (phase === "playing") return makeMoment(now, { scene, strings, send, uid, draft, readOnly });
    if (phase === "closed") return model.get("triad").roles ? null : makeClosed(readOnly);
    if (phase !== "ended") return null;
    const ending = model.get("ending");
    return make(
      "div",
      { class: "ew-ending ew-panel ew-stack", "data-ending": ending.id },
      make("h3", { text: ending.title, dir: "auto", tabindex: "-1", "data-moment": true }),
      make("p", { text: ending.text, dir: "auto" }),
      make("h4", { class: "ew-minor", text: strings.debrief }),
      make("ul", { class: "ew-bullets" }, ...ending.debrief.map((text) => make("li", { text, dir: "auto" }))),
      ending.skill
        ? make("p", { class: "ew-skill" }, make("span", { class: "ew-aside", text: strings.skill }), " ", make("strong", { text: ending.skill, dir: "auto" }))
        : null,
      makeNextRound(readOnly),
    );
  }

  /** Ended before its end: that is allowed, and one may go on after all. */
  function makeClosed(readOnly) {
    return make(
      "div",
      { class: "ew-closed ew-panel ew-stack-3", "data-closed": true },
      make("h3", { text: strings.closed_title, tabindex: "-1", "data-moment": true }),
      make("p", { text: strings.closed_one }),
      readOnly
        ? null
        : make("p", { class: "ew-actions" }, makeButton(strings.close_not, () => send("close", { on: false }), { "data-close": "not" })),
    );
  }

  /** Between the rounds of three people: what comes next stands below the ending. */
  function makeNextRound(readOnly) {
    const { anew, closed, round, of } = model.get("triad");
    if (!anew || closed || readOnly || round >= of) return null;
    return make("p", { class: "ew-actions" }, makeButton(strings.rotate_anew, () => send("rotate"), { "data-primary": true }));
  }

  /** Move the reader along: to what the reply did, or to the new line; the focus goes with the eye. */
  function turnTo(kind) {
    const after = ["choose", "onwards", "read", "pass"].includes(kind);
    const target = moment.querySelector("[data-reply]") ?? (after ? did.querySelector("h3") : null) ??
      moment.querySelector("[data-moment]") ?? (kind === "close" ? title : null);
    if (!target) return;
    const beside = getComputedStyle(floor).gridTemplateColumns.split(" ").length > 2;
    bringInSight(target, beside ? floor : target.parentElement, did.contains(target) ? moment : null);
  }

  const letters = (event) => {
    const typing = ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
    if (paused || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = moment.querySelector(`[data-option="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  };
  root.addEventListener("keydown", letters);

  const unfold = () => root.querySelectorAll("details").forEach((one) => (one.open = true));
  const undo = [
    onChange(model, ["scene", "phase", "read_only", "turns", "rounds", "triad", "now", "gauges", "progress", "ending"], drawSoon(paint)),
    listen(window, "beforeprint", unfold),
  ];
  root.dataset.takenUp = ""; // what comes next stands before what was said last time
  root.append(title, opening, triad.element, rounds, floor, tools.panel, error, status, tools.bar);
  paint();
  return () => {
    undo.forEach((one) => one());
    triad.close();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openStage(model, el) };
