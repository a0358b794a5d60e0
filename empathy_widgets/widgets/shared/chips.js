import { make } from "./shared.js";

/**
 * A question with its answers side by side, of which one can be chosen.
 *
 * @param {string} question
 * @param {[string, string][]} answers the value and the words of each
 * @param {{ name: string, keep?: string, value: string | undefined, locked?: boolean, row?: boolean,
 *   choose: (value: string) => unknown }} asked without `value` none is chosen;
 *   `keep` names the place focus returns to; `row`: beside the question
 */
export function makeChips(question, answers, { name, keep = name, value: chosen, locked = false, row = false, choose }) {
  const chips = answers.map(([value, text]) => {
    const input = make("input", {
      type: "radio", name, value, disabled: locked, "data-answer": value, "data-keep": `${keep}-${value}`,
      onchange: () => choose(value),
    });
    input.checked = value === chosen;
    return make("label", { class: "ew-chip" }, input, make("span", { text }));
  });
  return row
    ? make("fieldset", { class: "ew-question-row" }, make("legend", { text: question, dir: "auto" }), ...chips)
    : make("fieldset", { class: "ew-stack-2" }, make("legend", { class: "ew-legend", text: question }), make("div", { class: "ew-chip-row" }, ...chips));
}

/**
 * The five answers of how it was, in words, and that one rather does not say, which is "". `strings` holds the words by
 * `of` and number, and `not_said`.
 *
 * @param {Record<string, string>} strings
 * @param {string} of
 * @returns {[string, string][]}
 */
export function fiveWords(strings, of) {
  return [...["1", "2", "3", "4", "5"].map((step) => /** @type {[string, string]} */ ([step, strings[`${of}_${step}`]])), ["", strings.not_said]];
}
