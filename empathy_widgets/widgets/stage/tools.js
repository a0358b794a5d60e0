import { fill, make, makeButton } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";

/**
 * How far the scene has come, a dot a moment; in words for whoever does not see them.
 *
 * @param {{ done?: number, left?: number }} progress
 * @param {Strings} strings
 */
function makeDots({ done = 0, left = 0 }, strings) {
  const words = fill(left > 1 ? strings.dots : strings.dots_last, { number: done + 1, left: left - 1 });
  const dot = (/** @type {string} */ name) => make("span", { class: "ew-dot", "data-dot": name });
  return make(
    "p",
    { class: "ew-dots", role: "img", "aria-label": words, title: words },
    ...Array.from({ length: done }, () => dot("done")),
    dot("now"),
    ...Array.from({ length: Math.max(0, left - 1) }, () => dot("left")),
  );
}

/**
 * What is there at any moment of a scene: how far it has come, a pause, leaving this moment out, and ending here.
 *
 * @param {Model} model
 * @param {{ strings: Strings, send: Send, stop: () => void, pause: (on: boolean) => void }} options
 */
export function makeTools(model, { strings, send, stop, pause }) {
  const dots = make("div", { class: "ew-how-far" });
  const rest = makeButton(strings.pause, () => pause(true), { "data-pause": true });
  const out = makeButton(strings.leave_out, () => send("pass", { beat: model.get("now").beat }), {
    "data-pass": true, title: strings.leave_out_help,
  });
  const end = makeButton(strings.end, () => {
    stop();
    send("close", { on: true });
  }, { "data-close": true, "aria-label": strings.close });
  const bar = make("div", { class: "ew-tools", role: "group", "aria-label": strings.tools }, dots,
    make("p", { class: "ew-actions" }, rest, out, end));
  const onwards = makeButton(strings.break_on, () => pause(false), { "data-primary": true, "data-pause": "over" });
  const title = make("h3", { class: "ew-minor", tabindex: "-1", text: strings.break_title });
  const safety = make("p", { dir: "auto" });
  const panel = make("div", { class: "ew-break ew-panel ew-stack", hidden: true }, title,
    make("p", { text: strings.break_text }), safety, make("p", { class: "ew-actions" }, onwards));

  return {
    bar,
    panel,
    /** @param {boolean} paused */
    paint(paused) {
      const now = model.get("now");
      const phase = model.get("phase");
      const playing = phase === "playing";
      const { anew, closed } = model.get("triad");
      const between = phase === "ended" && anew && !closed; // of three people another round may come
      bar.hidden = model.get("read_only") || paused || !(playing || between);
      panel.hidden = !paused;
      rest.hidden = !playing;
      out.hidden = !playing || Boolean(now.change || now.reply);
      dots.replaceChildren(...(playing ? [makeDots(model.get("progress"), strings)] : []));
      safety.textContent = paused ? model.get("scene").safety : "";
      if (paused && !panel.contains(document.activeElement)) bringInSight(title, panel);
    },
  };
}
