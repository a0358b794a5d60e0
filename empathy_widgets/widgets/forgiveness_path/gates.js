import { make, newId } from "../shared/shared.js";

const ANSWERS = ["no", "unsure", "yes"];

/**
 * Whether an answer leads away for now; not being sure does as well.
 *
 * @param {{ stop_on: string }} gate
 * @param {string | undefined} answer
 */
export const stops = (gate, answer) => answer === gate.stop_on || answer === "unsure";

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
      make(
        "fieldset",
        { class: "ew-question-row" },
        make("legend", { text: gate.asks, dir: "auto" }),
        ...ANSWERS.map((value) => {
          const input = make("input", {
            type: "radio", name: `${uid}-${gate.id}`, value, disabled: locked, "data-keep": `${gate.id}-${value}`,
            onchange: () => say(gate.id, value),
          });
          input.checked = value === answer;
          return make("label", { class: "ew-chip" }, input, make("span", { text: strings[value] }));
        }),
      ),
      stops(gate, answer) ? make("p", { class: "ew-gate-says", text: gate.says, dir: "auto" }) : null,
    );
  });
}
