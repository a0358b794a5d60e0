import { makeSource } from "../shared/facts.js";
import { make } from "../shared/shared.js";

/**
 * What a person should know of the practice: how it goes, for whom it is not, what is known and what is not.
 *
 * @param {Strings} strings
 * @param {any} practice
 * @param {boolean} open
 */
export function makeAbout(strings, practice, open) {
  const { dose, steps, variations, grounds } = practice;
  if (!dose) return null;
  const said = (name, text) => [make("dt", { text: strings[name] }), make("dd", { text, dir: "auto" })];
  const list = (name, tag, rows) => [make("dt", { text: strings[name] }), make("dd", {}, make(tag, { class: "ew-bullets" }, ...rows))];
  return make(
    "details",
    { open, "data-about": true },
    make("summary", { class: "ew-reveal", text: strings.about, "data-keep": "about" }),
    make(
      "dl",
      { class: "ew-facts ew-about" },
      ...list("steps", "ol", steps.map((text) => make("li", { text, dir: "auto" }))),
      ...said("dose", [dose.says, dose.our_choice].filter(Boolean).join(" ")),
      ...said("safety", practice.safety),
      ...said("not_for", practice.not_for),
      ...said("bad_day", practice.bad_day),
      ...said("stop", practice.stop),
      ...list("variations", "ul", variations.map((one) =>
        make("li", {}, make("strong", { text: `${strings[`variation_${/** @type {"short"} */ (one.kind.replaceAll("-", "_"))}`]}: ` }), make("span", { text: one.says, dir: "auto" })))),
      ...list("known", "ul", grounds.map((fact) => make("li", {}, make("span", { text: fact.says, dir: "auto" }), makeSource(strings, fact)))),
      ...said("limits", dose.limits),
    ),
  );
}
