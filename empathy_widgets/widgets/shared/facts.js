import { fill, make, safeAddress } from "./shared.js";

/**
 * A grade in words; `strings` holds `good`, `moderate`, `low` and `disputed_grade`.
 *
 * @param {Strings} strings
 * @param {string} grade
 */
export function gradeInWords(strings, grade) {
  const words = { good: strings.good, moderate: strings.moderate, low: strings.low, disputed: strings.disputed_grade };
  return words[/** @type {keyof typeof words} */ (grade)] ?? grade;
}

/**
 * How well a fact is supported; its source and what is disputed of it are one press away. `strings` also holds
 * `fact_grade`, a sentence with {grade}.
 *
 * @param {Strings} strings
 * @param {any} fact
 */
export function makeSource(strings, fact) {
  const href = fact.href ? safeAddress(fact.href) : null;
  const source = href ? make("a", { href, rel: "noreferrer", text: fact.source, dir: "auto" }) : make("span", { text: fact.source, dir: "auto" });
  return make(
    "details",
    { class: "ew-tip ew-small", "data-grade": fact.grade },
    make("summary", {}, make("span", { text: fill(strings.fact_grade, { grade: gradeInWords(strings, fact.grade) }) })),
    fact.disputed ? make("p", { class: "ew-tip-meaning", text: fact.disputed, dir: "auto" }) : null,
    make("p", { class: "ew-tip-meaning" }, source),
  );
}
