import { makeChips } from "../shared/chips.js";
import { make, newId } from "../shared/shared.js";
import { draw } from "./trail.js";

const ANSWERS = /** @type {const} */ (["no", "unsure", "yes"]);

/**
 * Whether an answer leads away for now; not being sure does as well.
 *
 * @param {{ stop_on: string }} gate
 * @param {string | undefined} answer
 */
export const stops = (gate, answer) => answer === gate.stop_on || answer === "unsure";

const NOT_DIALLED = /[^0-9+*#]/g;

/**
 * Whom to ring in an emergency; null where nobody is named.
 *
 * @param {string} heading
 * @param {{ name: string, number: string, when: string }[]} numbers
 */
export function makeNumbers(heading, numbers) {
  if (!numbers.length) return null;
  return make(
    "div",
    { class: "ew-stack-1", "data-crisis": true },
    make("p", { class: "ew-term", text: heading }),
    make("ul", { class: "ew-crisis" }, ...numbers.map(({ name, number, when }) => make(
      "li",
      {},
      make("span", { text: name, dir: "auto" }),
      make("a", { href: `tel:${number.replace(NOT_DIALLED, "")}`, text: number, dir: "ltr" }),
      when ? make("span", { class: "ew-small ew-muted", text: when, dir: "auto" }) : null,
    ))),
  );
}

/** The gate at which the path begins, shut, with the way and a tree behind it. */
export function makeShutGate() {
  const svg = draw("svg", { class: "ew-shut-gate", viewBox: "0 0 240 112", "aria-hidden": "true" });
  svg.append(
    draw("path", { class: "ew-gate-hill", d: "M0 112 C36 66 90 54 126 62 C166 72 212 60 240 112 Z" }),
    draw("path", { class: "ew-gate-way", d: "M82 112 C106 92 114 80 118 65 L127 65 C132 82 140 94 160 112 Z" }),
    draw("path", { class: "ew-trail-trunk", d: "M186 70 v-22" }),
    draw("circle", { class: "ew-trail-crown", cx: 186, cy: 34, r: 17 }),
    draw("circle", { class: "ew-trail-crown", cx: 174, cy: 44, r: 11 }),
    draw("circle", { class: "ew-trail-crown", cx: 199, cy: 43, r: 12 }),
    draw("path", { class: "ew-gate-posts", d: "M74 110 V56 M168 110 V56" }),
    draw("path", { class: "ew-gate-bars", d: "M80 70 H162 M80 84 H162 M80 98 H162 M80 98 L162 70" }),
  );
  return svg;
}

/**
 * The questions about safety. One whose answer leads away says at once what to do instead.
 *
 * @param {Strings} strings
 * @param {any[]} gates
 * @param {{ answers: (id: string) => string | undefined, locked: boolean, say: (id: string, answer: string) => unknown }} options
 */
export function makeGates(strings, gates, { answers, locked, say }) {
  const uid = `ew-${newId().slice(0, 8)}`;
  return gates.map((gate) => {
    const answer = answers(gate.id);
    return make(
      "div",
      { class: "ew-gate ew-stack-2", "data-gate": gate.id, "data-stops": stops(gate, answer) },
      makeChips(gate.asks, ANSWERS.map((value) => [value, strings[value]]), {
        name: `${uid}-${gate.id}`, keep: gate.id, value: answer, locked, row: true, choose: (value) => say(gate.id, value),
      }),
      stops(gate, answer) ? make("p", { class: "ew-gate-says", text: gate.says, dir: "auto" }) : null,
    );
  });
}
