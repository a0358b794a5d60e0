import { fill, make, makeButton } from "../shared/shared.js";

/**
 * A label above its field.
 *
 * @param {string} text
 * @param {HTMLElement} input
 */
export function makeField(text, input) {
  return make("div", { class: "ew-field" }, make("label", { for: input.id, text }), input);
}

/**
 * A list to choose from.
 *
 * @param {string} id
 * @param {[string, string][]} options
 * @param {string} value
 * @returns {HTMLSelectElement}
 */
function makeSelect(id, options, value, more = {}) {
  const select = make("select", { id, ...more }, ...options.map(([name, text]) => make("option", { value: name, text })));
  select.value = value;
  return select;
}

/**
 * Practice form or published scale; neither is chosen beforehand.
 *
 * @param {Strings} strings
 * @param {string} uid
 */
export function makeKind(strings, uid) {
  const row = (value, text) =>
    make(
      "label",
      { class: "ew-choice" },
      make("input", { type: "radio", name: `${uid}-kind`, value, "data-kind": value }),
      make("span", { text }),
    );
  return make(
    "fieldset",
    { class: "ew-stack-2" },
    make("legend", { text: strings.kind }),
    row("practice", strings.kind_practice),
    row("published", strings.kind_published),
  );
}

/**
 * The points and words of each choice.
 *
 * @param {Strings} strings
 * @param {string} uid
 */
export function makeRange(draft, strings, uid) {
  const row = ({ value, label }, index) =>
    make(
      "li",
      { class: "ew-range" },
      make("input", {
        type: "text", inputmode: "numeric", maxlength: "6", dir: "ltr", value: String(value), "data-points": index,
        "aria-label": fill(strings.choice_points, { number: index + 1 }),
      }),
      make("input", {
        type: "text", value: label, maxlength: "200", dir: "auto", "data-label": index,
        "aria-label": fill(strings.choice_label, { number: index + 1 }), lang: draft.language || null,
      }),
    );
  return make(
    "fieldset",
    { class: "ew-stack-2", "aria-describedby": `${uid}-range` },
    make("legend", { text: strings.choices }),
    make("p", { class: "ew-muted ew-small", id: `${uid}-range`, text: strings.choices_help }),
    make("ul", { class: "ew-stack-2" }, ...draft.choices.map(row)),
  );
}

/**
 * One score: its name and what is true of it.
 *
 * @param {Strings} strings
 * @param {string} uid
 */
export function makeScore(score, number, strings, uid, { onName, onRemove }) {
  const id = `${uid}-score-${number}`;
  const name = make("input", { type: "text", id: `${id}-label`, maxlength: "200", value: score.label, dir: "auto", "data-score-label": number });
  const plain = make("input", { type: "text", id: `${id}-plain`, maxlength: "2000", value: score.plain, dir: "auto" });
  const about = ["cognitive", "affective", "compassionate", "other"].map((kind) => [kind, strings[`score_${kind}`]]);
  const selects = {
    score: makeSelect(`${id}-how`, [["sum", strings.score_sum], ["mean", strings.score_mean]], score.score, { "data-score-how": number }),
    kind: makeSelect(`${id}-about`, /** @type {[string, string][]} */ (about), score.kind),
    higher_is: makeSelect(`${id}-higher`, [
      ["", strings.score_open], ["better", strings.score_better], ["worse", strings.score_worse], ["neither", strings.score_neither],
    ], score.higher_is, { "data-score-higher": number }),
  };
  name.addEventListener("input", () => {
    score.label = name.value;
    onName();
  });
  plain.addEventListener("input", () => {
    score.plain = plain.value;
  });
  for (const [entry, select] of Object.entries(selects)) select.addEventListener("change", () => {
    score[entry] = select.value;
  });
  return make(
    "li",
    { class: "ew-score ew-stack-2" },
    makeField(fill(strings.score_label, { number }), name),
    make(
      "div",
      { class: "ew-pair" },
      makeField(strings.score_how, selects.score),
      makeField(strings.score_about, selects.kind),
      makeField(strings.score_higher, selects.higher_is),
    ),
    makeField(strings.score_plain, plain),
    make("p", {}, makeButton(strings.remove, onRemove, { "data-remove": number })),
  );
}

/**
 * Every item in a table: turned round or not, and a tick for each score it counts in.
 *
 * @param {Strings} strings
 * @param {Set<number>} turned
 */
export function makeItems(draft, scores, turned, strings) {
  const tick = (checked, label, onTick, more) => {
    const box = make("input", { type: "checkbox", class: "ew-tickbox", checked, "aria-label": label, ...more });
    box.addEventListener("change", () => onTick(box.checked));
    return make("td", {}, box);
  };
  const put = (set, number) => (checked) => {
    if (checked) set.add(number);
    else set.delete(number);
  };
  const named = (score, index) => score.label.trim() || String(index + 1);
  const row = ({ number, text }) =>
    make(
      "tr",
      { "data-finish-item": number },
      make("th", { scope: "row" }, make("span", { class: "ew-points", text: number }), " ", make("bdi", { text, lang: draft.language || null })),
      tick(turned.has(number), `${strings.item} ${number}: ${strings.turned}`, put(turned, number), { "data-turned": number }),
      ...scores.map((score, index) =>
        tick(
          score.items.has(number),
          `${strings.item} ${number}: ${fill(strings.counts, { score: named(score, index) })}`,
          put(score.items, number),
          { "data-counts": `${number}-${index + 1}` },
        ),
      ),
    );
  return make(
    "div",
    { class: "ew-belongs", role: "region", "aria-label": strings.items, tabindex: 0 },
    make(
      "table",
      {},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          make("th", { scope: "col", text: strings.item }),
          make("th", { scope: "col", text: strings.turned }),
          ...scores.map((score, index) => make("th", { scope: "col", dir: "auto", text: named(score, index) })),
        ),
      ),
      make("tbody", {}, ...draft.items.map(row)),
    ),
  );
}
