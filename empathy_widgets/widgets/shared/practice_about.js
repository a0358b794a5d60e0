import { makeSource } from "./facts.js";
import { make } from "./shared.js";

/**
 * What stands beside every practice, folded away: its dose and who says so, how it goes in another life, a bad day,
 * when to stop, whom it is not for, and what is known of it; its steps where `steps` names them.
 *
 * @param {Strings} strings
 * @param {Record<string, any>} practice
 * @param {{ open?: boolean, steps?: string }} given
 */
export function makeAbout(strings, practice, { open = false, steps = "" } = {}) {
  const dose = practice.dose;
  /** @type {[string, string][]} */
  const kept = [
    [strings.about_dose, dose.says],
    [strings.about_whose, dose.source?.says ?? dose.our_choice],
    [strings.about_limits, dose.limits],
    [strings.about_bad_day, practice.bad_day],
    [strings.about_stop, practice.stop],
    [strings.about_not_for, practice.not_for],
  ];
  return make(
    "details",
    { open, "data-about": true },
    make("summary", { class: "ew-reveal", text: strings.about_title, "data-keep": "about" }),
    make(
      "dl",
      { class: "ew-facts" },
      ...(steps ? [make("dt", { class: "ew-term", text: steps }), make("dd", {}, makeSteps(practice.steps))] : []),
      ...kept.flatMap(([term, words]) => [make("dt", { class: "ew-term", text: term }), make("dd", { text: words, dir: "auto" })]),
      make("dt", { class: "ew-term", text: strings.about_otherwise }),
      make("dd", {}, make("ul", { class: "ew-bullets" }, ...practice.variations.map(variation))),
      make("dt", { class: "ew-term", text: strings.about_known }),
      make("dd", {}, make("ul", { class: "ew-bullets" }, ...practice.grounds.map(known))),
    ),
  );

  /** @param {{ kind: string, says: string }} one */
  function variation(one) {
    /** @type {Record<string, string>} */
    const names = {
      short: strings.for_short, teens: strings.for_teens, couples: strings.for_couples,
      "hard-of-hearing": strings.for_hard_of_hearing, "no-privacy": strings.for_no_privacy,
    };
    return make(
      "li",
      { "data-variation": one.kind },
      make("strong", { text: `${names[one.kind] ?? ""}: ` }),
      make("span", { text: one.says, dir: "auto" }),
    );
  }
  /** @param {{ says: string, source: string, grade: string, disputed: string }} fact */
  function known(fact) {
    const href = fact.source.match(/https?:\S+$/)?.[0] ?? "";
    return make("li", {}, make("span", { text: fact.says, dir: "auto" }), makeSource(strings, { ...fact, href }));
  }
}

/**
 * The steps, numbered.
 *
 * @param {string[]} steps
 */
export function makeSteps(steps) {
  return make("ol", { class: "ew-numbered" }, ...steps.map((text) => make("li", { text, dir: "auto" })));
}
