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

/**
 * The scales of a file, one of which is shown; nothing where there is only one.
 *
 * @param {{name: string, line: string}[]} scales
 * @param {string} chosen
 * @param {Strings} strings
 * @param {string} uid
 * @param {(name: string) => void} onChoose
 */
export function makeScales(scales, chosen, strings, uid, onChoose) {
  if (scales.length < 2) return null;
  const row = ({ name, line }) => {
    const box = make("input", { type: "radio", name: `${uid}-scale`, value: name, checked: name === chosen });
    box.addEventListener("change", () => onChoose(name));
    return make(
      "li",
      {},
      make("label", { class: "ew-scale" }, box, make("span", {}, make("bdi", { text: name }), make("span", { class: "ew-remark ew-small", text: line, dir: "auto" }))),
    );
  };
  return make(
    "fieldset",
    { class: "ew-scales ew-stack-2", "data-scales": scales.length },
    make("legend", { text: strings.scales }),
    make("p", { class: "ew-muted ew-small", text: strings.scales_help }),
    make("ul", { class: "ew-stack-2" }, ...scales.map(row)),
  );
}

/**
 * What became of each part of the file, folded away, with the counts in sight.
 *
 * @param {Strings} strings
 */
export function makeLedger(draft, strings) {
  const { line, entries } = draft.ledger;
  const row = ({ name, said, how, text }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, make("bdi", { text: name })),
      make("td", { text: said }),
      make("td", { text: how, dir: "auto" }),
      make("td", {}, make("bdi", { text, lang: draft.language || null })),
    );
  const heads = [strings.ledger_name, strings.ledger_said, strings.ledger_how, strings.ledger_text];
  return make(
    "details",
    { "data-ledger": entries.length },
    make("summary", {}, make("h3", { class: "ew-minor", text: strings.ledger })),
    make("p", { class: "ew-muted", text: line }),
    make(
      "div",
      { class: "ew-ledger", role: "region", "aria-label": strings.ledger, tabindex: 0 },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col", text })))),
        make("tbody", {}, ...entries.map(row)),
      ),
    ),
  );
}
