import { fill, make } from "../shared/shared.js";

/**
 * What a person must decide, a heading and a sentence each.
 *
 * @param {Strings} strings
 */
export function makeDecisions(draft, strings) {
  return make(
    "div",
    { class: "ew-decide ew-warned ew-stack-2" },
    make("h3", { class: "ew-minor", text: strings.decide }),
    make("p", { text: strings.decide_help }),
    make(
      "dl",
      { "data-decisions": draft.decisions.length },
      ...draft.decisions.flatMap(({ about, text, command }) => [
        make("dt", { text: about, dir: "auto" }),
        make("dd", {}, make("bdi", { text }), command ? make("code", { text: command, dir: "ltr" }) : null),
      ]),
    ),
  );
}

/**
 * The choices with their points, lowest first.
 *
 * @param {Strings} strings
 */
export function makeChoices(draft, strings) {
  const row = ({ value, label }) =>
    make("li", {}, make("span", { class: "ew-points", text: value }), make("bdi", { text: label, lang: draft.language || null }));
  return make(
    "div",
    { class: "ew-stack-2" },
    make("h3", { class: "ew-minor", text: strings.choices }),
    make("ul", { class: "ew-draft-choices ew-stack-2", "data-choices": draft.choices.length }, ...draft.choices.map(row)),
  );
}

/**
 * The scores that could be carried, or that there are none.
 *
 * @param {Strings} strings
 */
export function makeScores(draft, strings) {
  return make(
    "div",
    { class: "ew-stack-2" },
    make("h3", { class: "ew-minor", text: strings.scores }),
    draft.scores.length
      ? make("ul", {}, ...draft.scores.map((text) => make("li", { text, dir: "auto" })))
      : make("p", { class: "ew-muted", text: strings.scores_none }),
  );
}

/**
 * Every item with its number, folded away when there are many.
 *
 * @param {Strings} strings
 */
export function makeItems(draft, strings) {
  const row = ({ number, text, reverse, scored }) =>
    make(
      "li",
      { "data-draft-item": number },
      make("span", { class: "ew-points", text: number }),
      make(
        "span",
        {},
        make("bdi", { text, lang: draft.language || null }),
        reverse ? make("span", { class: "ew-remark ew-small", text: strings.reverse }) : null,
        scored ? null : make("span", { class: "ew-remark ew-small", text: strings.not_scored }),
      ),
    );
  return make(
    "details",
    { open: draft.items.length <= 12 },
    make("summary", {}, make("h3", { class: "ew-minor", text: fill(strings.items, { count: draft.items.length }) })),
    make("ol", { class: "ew-draft-items ew-stack-2" }, ...draft.items.map(row)),
  );
}

/**
 * Whether the checker would take the draft as it is, and if not, why.
 *
 * @param {Strings} strings
 */
export function makeChecked(draft, strings) {
  const passes = !draft.complaints.length;
  return make(
    "div",
    { class: "ew-checked ew-stack-2", "data-passes": String(passes) },
    make("h3", { class: "ew-minor", text: strings.checked }),
    make("p", { text: passes ? strings.passes : strings.waits }),
    passes ? null : make("ul", {}, ...draft.complaints.map((text) => make("li", { class: "ew-small", text, dir: "auto" }))),
  );
}
