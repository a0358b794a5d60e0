import { keepTyping, openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { makeRing } from "../shared/ring.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeBeat } from "./beat.js";
import { makeFullness } from "./fullness.js";
import { makeGrounds } from "./grounds.js";

/** How many times as long as written a step may stand; the second is as written. */
const TEMPOS = [0.8, 1, 1.25, 1.5, 2];

/**
 * A skill: how full before, the steps in their time, how full after.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openPace(model, el) {
  const root = makeRoot(el, "ew-pace ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const steps = model.get("steps");
  const times = model.get("times");
  const breathes = steps.some((step) => step.ring !== "still");
  const error = make("p", { class: "ew-error", role: "alert" });
  const around = { before: make("div"), after: make("div", { class: "ew-stack" }) };
  const ring = makeRing(make("div", { class: "ew-breathing" }));
  const says = makeStatus({ class: "ew-pace-says", dir: "auto" });
  const count = make("p", { class: "ew-pace-count ew-small ew-muted", "aria-hidden": "true" });
  const where = make("p", { class: "ew-pace-where ew-small ew-muted" });
  const tempoSaid = make("p", { class: "ew-small ew-muted", role: "status" });
  let tempo = 1;
  /** @type {{ at: number, time: number, into: number } | null} */
  let here = null;
  /** @type {(() => unknown)[]} */
  let stops = [];

  const keeper = openKeeper(model, model.get("run"), (_event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok) build();
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };

  const beat = makeBeat(steps, times, {
    onPlace(place, entered) {
      here = place;
      const step = steps[place.at];
      if (entered) {
        says.say(step.says);
        ring.aim(step.ring, step.seconds * TEMPOS[tempo]);
        where.textContent = breathes
          ? fill(strings.time_of, { time: place.time + 1, times })
          : fill(strings.step_of, { step: place.at + 1, steps: steps.length });
      }
      if (step.ring === "still") ring.turn(place.into / step.seconds);
      count.textContent = fill(strings.count, { count: Math.floor(place.into) + 1, seconds: step.seconds });
    },
    onEnd: () => over("done"),
  });

  const go = makeButton(strings.begin, () => (beat.running ? pause() : run()), { "data-primary": true, "data-go": true });
  const stop = makeButton(strings.stop, () => over("stopped"), { "data-stop": true });
  const slower = makeButton(strings.slower, () => retime(tempo + 1), { "data-slower": true });
  const faster = makeButton(strings.faster, () => retime(tempo - 1), { "data-faster": true });

  function run() {
    const goesOn = beat.begun;
    if (goesOn && here) aimAgain(here);
    beat.start();
    if (!goesOn) ring.element.parentElement?.scrollIntoView({ block: "nearest" });
    if (goesOn && here) says.say(steps[here.at].says);
    name();
  }
  function pause() {
    beat.halt();
    ring.hold();
    says.say(strings.paused);
    name();
  }
  /** @param {{ at: number, into: number }} place */
  function aimAgain(place) {
    const step = steps[place.at];
    ring.hold();
    ring.aim(step.ring, (step.seconds - place.into) * TEMPOS[tempo]);
  }
  function retime(wanted) {
    tempo = Math.max(0, Math.min(TEMPOS.length - 1, wanted));
    beat.setSlow(TEMPOS[tempo]);
    if (beat.running && here) aimAgain(here);
    name();
  }
  /** @param {"done" | "stopped"} how */
  function over(how) {
    const seconds = beat.seconds;
    const held = stop === root.ownerDocument.activeElement;
    beat.back();
    here = null;
    ring.rest();
    count.textContent = "";
    where.textContent = "";
    says.say(how === "done" ? strings.over : strings.stopped);
    send(how, { seconds });
    name();
    if (held) go.focus({ preventScroll: true });
  }
  /** What the buttons say, and which of them can be pressed. */
  function name() {
    root.dataset.running = String(beat.running);
    go.textContent = beat.running
      ? strings.pause
      : beat.begun
        ? strings.go_on
        : model.get("tried")
          ? strings.again
          : strings.begin;
    go.hidden = model.get("read_only");
    stop.disabled = !beat.begun;
    slower.disabled = tempo === TEMPOS.length - 1;
    faster.disabled = tempo === 0;
    const whole = times * steps.reduce((sum, step) => sum + step.seconds, 0) * TEMPOS[tempo];
    const seconds = breathes ? Math.round((whole / times) * 10) / 10 : Math.round(whole);
    tempoSaid.textContent = fill(breathes ? strings.tempo_breath : strings.tempo_steps, { seconds });
  }

  /** @param {"before" | "after"} when */
  function fullness(when) {
    const locked = model.get("read_only") || (when === "before" && (model.get("tried") || beat.begun));
    return makeFullness(strings, {
      when, uid, locked, value: model.get("full")[when], say: (value) => send("full", { when, value }),
    });
  }
  function ending() {
    const readOnly = model.get("read_only");
    const id = `${uid}-take`;
    const words = make("textarea", { id, rows: "2", maxlength: "4000", dir: "auto", readonly: readOnly, "data-take": true });
    words.value = model.get("taken");
    if (!readOnly) stops.push(keepTyping(words, (text) => send("take", { text })));
    const finish = makeButton(strings.finish, () => {
      stops.forEach((one) => one());
      send("finish");
    }, { "data-finish": true });
    return [
      make("div", { class: "ew-field" }, make("label", { for: id, text: strings.take }), words),
      make(
        "p",
        { class: "ew-actions" },
        readOnly ? make("span", { class: "ew-small ew-muted", text: strings.finished }) : finish,
        model.get("menu") ? make("a", { class: "ew-button", href: model.get("menu"), text: strings.others }) : null,
      ),
    ];
  }
  function build() {
    stops.forEach((one) => one());
    stops = [];
    around.before.replaceChildren(fullness("before"));
    around.after.replaceChildren(...(model.get("tried") ? [fullness("after"), ...ending()] : []));
    name();
  }

  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    if (event.key === "Escape" && beat.begun) over("stopped");
  };
  root.addEventListener("keydown", keyed);
  says.textContent = strings.ready;
  root.append(
    make("h2", { text: model.get("title"), dir: "auto" }),
    make("p", { class: "ew-pace-leave", text: model.get("stop"), dir: "auto" }),
    make("p", { class: "ew-small ew-muted", text: model.get("not_for"), dir: "auto" }),
    around.before,
    make("div", { class: "ew-pace-sight ew-panel" }, ring.element, make("div", { class: "ew-pace-words" }, says, count, where)),
    make("p", { class: "ew-actions ew-pace-turn" }, go, stop, slower, faster),
    tempoSaid,
    make("p", { class: "ew-small", text: model.get("safety"), dir: "auto" }),
    around.after,
    error,
    makeGrounds(model, strings),
  );
  const undo = onChange(model, ["tried", "read_only"], drawSoon(build));
  build();
  return () => {
    stops.forEach((one) => one());
    beat.halt();
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openPace(model, el) };
