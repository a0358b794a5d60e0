import { fiveWords } from "../shared/chips.js";
import { make } from "../shared/shared.js";

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
