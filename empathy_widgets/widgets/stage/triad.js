import { keepFocus } from "../shared/redraw.js";
import { fill, make, makeButton, makeStatus, onChange } from "../shared/shared.js";

/** A soft bell; where there is no sound, there is none. */
function ringBell() {
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const loud = context.createGain();
    tone.frequency.value = 528;
    loud.gain.setValueAtTime(0.15, context.currentTime);
    loud.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 2);
    tone.connect(loud).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 2);
    tone.onended = () => context.close();
  } catch {
    // the words say it too
  }
}

/**
 * Three people: who has which role, the clock of the round, and the observer's list.
 *
 * @param {Model} model
 * @param {Send} send
 */
export function makeTriad(model, send) {
  const strings = model.get("strings");
  const root = make("section", { class: "ew-triad ew-panel ew-stack", hidden: true });
  const left = make("p", { class: "ew-clock", role: "timer" });
  const status = makeStatus();
  /** @type {number | undefined} */
  let timer;
  let rung = "";

  /** Seconds left of the round, the time before the clock was last stopped counted in. */
  function remaining() {
    const { since, minutes, spent } = model.get("triad");
    const ran = (spent ?? 0) + (since ? Date.now() - since : 0);
    return Math.ceil((minutes * 60_000 - ran) / 1000);
  }

  function tell_time() {
    const { since, minutes, round, of, spent } = model.get("triad");
    if (!since && !spent) {
      left.textContent = fill(strings.clock_still, { minutes });
      return;
    }
    const seconds = remaining();
    if (seconds > 0) {
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      left.textContent = fill(since ? strings.clock_left : strings.clock_held, { time });
      return;
    }
    const over = round < of ? strings.clock_over : strings.clock_over_last;
    left.textContent = over;
    if (!since || rung === `${round}`) return;
    rung = `${round}`;
    status.say(over);
    if (seconds > -3) ringBell();
  }

  function paint() {
    const triad = model.get("triad");
    root.hidden = !triad.roles || model.get("phase") === "opening" || (triad.anew && model.get("read_only"));
    clearInterval(timer);
    timer = undefined;
    root.replaceChildren();
    if (root.hidden) return;
    const readOnly = model.get("read_only");
    const open = !triad.closed;
    const box = (item) => {
      const tick = make("input", {
        type: "checkbox", class: "ew-tickbox", "data-tick": item.id, "data-keep": `tick-${item.id}`, disabled: readOnly,
        onchange: () => send("tick", { item: item.id, on: tick.checked }),
      });
      tick.checked = item.on;
      return make("label", { class: "ew-bare-choice" }, tick, make("span", { text: item.label }));
    };
    const running = Boolean(triad.since);
    const buttons = make(
      "p",
      { class: "ew-actions" },
      makeButton(running ? strings.clock_stop : strings.clock_start, () => send("clock", { running: !running }), {
        "data-clock": running ? "stop" : "start", "data-keep": "clock",
      }),
      triad.round < triad.of
        ? makeButton(triad.anew ? strings.rotate_anew : strings.rotate, () => send("rotate"), { "data-rotate": true, "data-keep": "rotate" })
        : null,
    );
    const back = triad.closed
      ? make(
        "p",
        { class: "ew-actions" },
        make("span", { text: strings.closed }),
        makeButton(strings.close_not, () => send("close", { on: false }), { "data-close": true, "data-keep": "close" }),
      )
      : null;
    root.append(
      make("h3", { class: "ew-minor", text: fill(strings.round, triad) }),
      make("ul", { class: "ew-roles" }, ...triad.roles.map((text) => make("li", { text, dir: "auto" }))),
      ...(open ? [left, ...(readOnly ? [] : [buttons])] : [back].filter(Boolean)),
      ...(open
        ? [make("fieldset", { class: "ew-ticks ew-stack-1" }, make("legend", { text: strings.observer }), ...triad.list.map(box))]
        : []),
      status,
    );
    tell_time();
    if (running && open && !readOnly) timer = setInterval(tell_time, 1000);
  }

  const undo = onChange(model, ["triad", "phase", "read_only"], () => keepFocus(root, paint));
  paint();
  return {
    element: root,
    close() {
      clearInterval(timer);
      undo();
    },
  };
}
