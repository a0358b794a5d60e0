import { make } from "../shared/shared.js";

const STEPS = [1, 2, 3, 4, 5];

/**
 * A question with its answers side by side; none is chosen beforehand.
 *
 * @param {string} name
 * @param {string} question
 * @param {[string, string][]} answers
 * @param {string} value
 * @param {(value: string) => unknown} onChoose
 */
export function makeChips(name, question, answers, value, onChoose) {
  const chip = ([id, text]) => {
    const input = make("input", { type: "radio", name, value: id, "data-answer": id });
    input.checked = id === value;
    input.addEventListener("change", () => onChoose(id));
    return make("label", { class: "ew-chip" }, input, make("span", { text }));
  };
  return make(
    "fieldset",
    { class: "ew-stack-2" },
    make("legend", { class: "ew-legend", text: question }),
    make("div", { class: "ew-wrap" }, ...answers.map(chip)),
  );
}

/**
 * The five answers of how it was, in words, and that one rather does not say.
 *
 * @param {Strings} strings
 * @param {"well" | "feeling"} of
 * @returns {[string, string][]}
 */
export function fiveWords(strings, of) {
  return [...STEPS.map((step) => /** @type {[string, string]} */ ([String(step), strings[`${of}_${step}`]])), ["", strings.not_said]];
}

/**
 * A label above its field, a list to choose from where there are options.
 *
 * @param {string} id
 * @param {string} text
 * @param {HTMLElement} field
 */
export function makeLabelled(id, text, field) {
  field.id = id;
  return make("div", { class: "ew-field" }, make("label", { for: id, text }), field);
}

/**
 * A list of the five feelings.
 *
 * @param {Strings} strings
 * @param {number | null} value
 */
export function makeFeeling(strings, value, more = {}) {
  const options = fiveWords(strings, "feeling").reverse().map(([id, text]) => make("option", { value: id, text }));
  const select = make("select", more, ...options);
  select.value = value === null ? "" : String(value);
  return select;
}
