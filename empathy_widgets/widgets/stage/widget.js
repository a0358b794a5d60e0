import { openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { fill, listen, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeMoment } from "./moment.js";
import { makeGauges, makeOpening } from "./opening.js";
import { makeRound, makeTurn } from "./transcript.js";
import { makeTriad } from "./triad.js";

/**
 * The scene from its opening to its ending, with everything said so far above the present moment.
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
  const title = make("h2", { dir: "auto" });
  const opening = make("div", { class: "ew-place" });
  const rounds = make("div", { class: "ew-place ew-stack" });
  const past = make("ol", { class: "ew-transcript", "aria-label": strings.transcript });
  const gauges = make("div", { class: "ew-place" });
  const moment = make("div", { class: "ew-place" });
  const unfolded = new Set();
  let draft = {};
  let shown = "";
  let waiting = false;

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    waiting = false;
    error.textContent = receipt.ok ? "" : receipt.text;
    if (receipt.ok) status.say("");
    if (!receipt.ok) paint();
    else if (["begin", "choose", "guess", "again", "onwards", "write", "rotate", "read", "change"].includes(event.kind)) turnTo(event.kind);
  });
  /** @type {Send} */
  const send = (...given) => {
    const [kind] = given;
    if (waiting && kind !== "tick") return;
    waiting = kind !== "tick";
    error.textContent = "";
    status.say("");
    keeper.send(...given);
  };
  const triad = makeTriad(model, send);

  /** What a person unfolded stays unfolded; the last turn is, and folds when another follows. */
  function rememberFolds() {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = past.querySelectorAll(":scope > li > details");
    const shown = [...folds];
    shown.slice(0, -1).forEach((one, index) => (one.open ? unfolded.add(index) : unfolded.delete(index)));
  }

  function paint() {
    rememberFolds();
    const scene = model.get("scene");
    const phase = model.get("phase");
    const readOnly = model.get("read_only");
    const turns = model.get("turns");
    const now = model.get("now");
    const key = `${turns.length}/${now.beat ?? ""}/${now.reply ? "reply" : now.change ? "change" : ""}`;
    if (key !== shown) draft = {};
    shown = key;
    title.textContent = scene.title ?? "";
    const begin = phase === "opening" && !readOnly ? () => send("begin") : null;
    if (phase === "opening") opening.replaceChildren(makeOpening(scene, strings, begin));
    else opening.replaceChildren(makeRole(scene));
    const { closed } = model.get("triad");
    const last = turns.length - 1;
    const openRounds = new Set([...rounds.querySelectorAll("details[open]")].map((one) => one.dataset.round));
    rounds.replaceChildren(
      ...model.get("rounds").map((round, index) =>
        makeRound(round, index, { scene, strings, open: openRounds.has(String(index)) })),
    );
    past.replaceChildren(
      ...turns.map((turn, index) =>
        makeTurn(turn, index, {
          scene, strings, open: index === last || unfolded.has(index),
          onAgain: index === last && !readOnly && !closed ? () => send("again", { beat: turn.beat }) : null,
        }),
      ),
    );
    past.hidden = !turns.length || phase === "opening";
    gauges.replaceChildren(
      ...(phase === "playing" ? [makeGauges(model.get("gauges"), fill(strings.now, { name: scene.other }))] : []),
    );
    moment.replaceChildren(...[present(scene, phase, now, readOnly)].filter(Boolean));
    root.dataset.phase = phase;
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

  /** Between the rounds of three people: what comes next stands below the ending. */
  function makeNextRound(readOnly) {
    const { anew, closed, round, of } = model.get("triad");
    if (!anew || closed || readOnly || round >= of) return null;
    return make("p", { class: "ew-actions" }, makeButton(strings.rotate_anew, () => send("rotate"), { "data-primary": true }));
  }

  /** Move the reader along: to what the reply did, or to the new line; the focus goes with the eye. */
  function turnTo(kind) {
    const feedback = past.querySelector("li:last-child > details > summary");
    const said = ["choose", "onwards", "read"].includes(kind);
    const target = moment.querySelector("[data-reply]") ?? (said ? feedback : moment.querySelector("[data-moment]"));
    if (!target) return;
    target.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (target.closest("details") ?? target).scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }

  const letters = (event) => {
    const typing = ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = moment.querySelector(`[data-option="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  };
  root.addEventListener("keydown", letters);

  const unfold = () => root.querySelectorAll("details").forEach((one) => (one.open = true));
  const undo = [
    onChange(model, ["scene", "phase", "read_only", "turns", "rounds", "triad", "now", "gauges", "ending"], drawSoon(paint)),
    listen(window, "beforeprint", unfold),
  ];
  root.append(title, opening, triad.element, rounds, past, gauges, error, moment, status);
  paint();
  return () => {
    undo.forEach((one) => one());
    triad.close();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openStage(model, el) };
