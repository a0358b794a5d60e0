import { make } from "./shared.js";

/**
 * A word of the trade and, one touch or key away, what it means.
 *
 * @param {string} word
 * @param {string} meaning
 * @param {Attributes} attributes of the word itself
 */
export function makeTip(word, meaning, attributes = {}) {
  return make(
    "details",
    { class: "ew-tip" },
    make("summary", {}, make("span", { text: word, ...attributes })),
    make("p", { class: "ew-small ew-tip-meaning", text: meaning }),
  );
}
