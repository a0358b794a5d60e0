import { keepTyping } from "../shared/keeping.js";
import { fill, make } from "../shared/shared.js";
import { makeEntries } from "./entries.js";

const PARTS = ["fact", "feeling", "need", "respect"];
const DEGREES = [0, 1, 2, 3, 4];
export const STEP_NAMES = ["problem", "sides", "options", "weigh", "agree", "review"];

/**
 * A labelled text area that is kept while it is typed.
 *
 * @param {{ readOnly: boolean, stops: (() => unknown)[], attributes: Attributes, [name: string]: any }} options
 */
export function makeWriting({ id, label, help, value, readOnly, stops, save, attributes = {} }) {
  const field = make("textarea", {
    id, rows: "3", maxlength: "2000", dir: "auto", readonly: readOnly,
    "aria-describedby": help ? `${id}-help` : null, ...attributes,
  });
  field.value = value ?? "";
  if (!readOnly) stops.push(keepTyping(field, save));
  return make(
    "div",
    { class: "ew-field" },
    make("label", { for: id, text: label }),
    help ? make("p", { id: `${id}-help`, class: "ew-small ew-muted", text: help }) : null,
    field,
  );
}

/**
 * Step 2: a column a person, each with the four parts of their side.
 *
 * @param {Model} model
 */
export function makeSides(model, tools) {
  const { strings } = tools;
  const entries = model.get("entries");
  const side = (person) =>
    make(
      "section",
      { class: "ew-side ew-panel ew-stack", "data-side": person },
      make("h3", { class: "ew-minor", text: person, dir: "auto" }),
      ...PARTS.map((part) =>
        makeEntries(entries.filter((one) => one.person === person && one.part === part), {
          ...tools, person, part, label: strings[part],
        }),
      ),
    );
  return make(
    "div",
    { class: "ew-stack" },
    make("p", { class: "ew-muted", text: strings.sides_help }),
    make("div", { class: "ew-sides" }, ...model.get("people").map(side)),
  );
}

/**
 * Step 3: everything that could be done, and who offered it.
 *
 * @param {Model} model
 */
export function makeOptions(model, tools) {
  const { strings } = tools;
  const entries = model.get("entries").filter((one) => one.part === "option");
  const column = (person) =>
    make(
      "section",
      { class: "ew-side ew-panel ew-stack" },
      make("h3", { class: "ew-minor", text: fill(strings.option_by, { person }), dir: "auto" }),
      makeEntries(entries.filter((one) => one.person === person), { ...tools, person, part: "option", label: strings.option }),
    );
  return make(
    "div",
    { class: "ew-stack" },
    make("p", { class: "ew-muted", text: strings.options_help }),
    make("div", { class: "ew-sides" }, ...model.get("people").map(column)),
  );
}

/**
 * Step 4 to be read: needs down, options across, how far each meets each.
 *
 * @param {Strings} strings
 */
function makeTable(options, needs, meets, strings) {
  const cell = (option, need) => {
    const key = `${option.id}/${need.id}`;
    return make("td", { text: String(key in meets ? (meets[key] ?? strings.not_sure) : strings.not_weighed) });
  };
  const head = (option) => make("th", { scope: "col", text: option.text, dir: "auto" });
  const row = (need) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, make("span", { text: need.text, dir: "auto" }),
        make("span", { class: "ew-small ew-muted", text: ` ${need.person}`, dir: "auto" })),
      ...options.map((option) => cell(option, need)),
    );
  return make(
    "div",
    { class: "ew-grid", role: "region", tabindex: "0", "aria-label": strings.steps_weigh },
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, make("th", { scope: "col", text: strings.need }), ...options.map(head))),
      make("tbody", {}, ...needs.map(row)),
    ),
  );
}

/**
 * Step 4: how far each option meets each need; one card an option, or a table where nothing can be changed.
 *
 * @param {Model} model
 * @param {{ strings: Strings, readOnly: boolean, send: Send, uid: string }} options
 */
export function makeGrid(model, { strings, readOnly, send, uid }) {
  const entries = model.get("entries");
  const options = entries.filter((one) => one.part === "option");
  const needs = entries.filter((one) => one.part === "need");
  if (!options.length || !needs.length) return make("p", { class: "ew-muted", text: strings.no_grid });
  const meets = model.get("meets");
  const degree = (option, need, value, text) => {
    const key = `${option.id}/${need.id}`;
    const radio = make("input", {
      type: "radio", name: `${uid}-${key}`, value: value === null ? "none" : String(value),
      "data-meet": key, "data-keep": `${key}-${value}`, onchange: () => send("meet", { option: option.id, need: need.id, value }),
    });
    radio.checked = key in meets && meets[key] === value;
    return make("label", { class: "ew-short-choice" }, radio, make("span", { text }));
  };
  const row = (option, need) =>
    make(
      "fieldset",
      { class: "ew-meets" },
      make("legend", { class: "ew-legend", "aria-label": fill(strings.meets, { option: option.text, need: need.text, person: need.person }) },
        make("span", { text: need.text, dir: "auto" }), make("span", { class: "ew-small ew-muted", text: ` ${need.person}` })),
      make(
        "div",
        { class: "ew-degrees" },
        ...DEGREES.map((value) => degree(option, need, value, String(value))),
        degree(option, need, null, strings.not_sure),
      ),
    );
  const card = (option) =>
    make(
      "section",
      { class: "ew-side ew-panel ew-stack", "data-weigh": option.id },
      make("h3", { class: "ew-minor", text: option.text, dir: "auto" }),
      ...needs.map((need) => row(option, need)),
    );
  const least = model.get("least");
  return make(
    "div",
    { class: "ew-stack" },
    make("p", { class: "ew-small ew-muted", text: strings.degrees }),
    readOnly ? makeTable(options, needs, meets, strings) : make("div", { class: "ew-sides" }, ...options.map(card)),
    least ? make("p", { class: "ew-least", role: "status", text: `${least} ${strings.least}` }) : null,
  );
}

/**
 * Step 5: who does what by when, and a date to look back.
 *
 * @param {Model} model
 * @param {{ strings: Strings, readOnly: boolean, send: Send, uid: string, stops: (() => unknown)[] }} options
 */
export function makeAgreement(model, { strings, readOnly, send, uid, stops }) {
  const agreed = model.get("agreed");
  const today = new Date();
  const iso = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`;
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-date-error` });
  const date = make("input", {
    type: "date", id: `${uid}-date`, readonly: readOnly, "data-agree": "date", "data-keep": "date", "aria-describedby": `${uid}-date-error`,
  });
  date.value = agreed.date ?? "";
  date.addEventListener("change", () => {
    error.textContent = date.value && date.value < iso ? strings.date_past : "";
    if (!error.textContent && !readOnly) send("agree", { field: "date", text: date.value });
  });
  const field = (name) =>
    makeWriting({
      id: `${uid}-${name}`, label: strings[name], value: agreed[name], readOnly, stops, attributes: { "data-agree": name, "data-keep": name, rows: "2" },
      save: (text) => send("agree", { field: name, text }),
    });
  return make(
    "div",
    { class: "ew-panel ew-stack" },
    make("p", { class: "ew-muted", text: strings.agree_help }),
    ...["who", "what", "when"].map(field),
    make("div", { class: "ew-field" }, make("label", { for: date.id, text: strings.date }), date, error),
  );
}

/**
 * Step 6: how it went, and what now.
 *
 * @param {Model} model
 * @param {{ strings: Strings, readOnly: boolean, send: Send, uid: string, stops: (() => unknown)[] }} options
 */
export function makeReview(model, { strings, readOnly, send, uid, stops }) {
  const outcome = model.get("outcome");
  const date = model.get("look_back");
  let text = model.get("review");
  const writing = makeWriting({
    id: `${uid}-review`, label: strings.review, value: text, readOnly, stops, attributes: { "data-review": true },
    save: (typed) => {
      text = typed;
      send("review", { text, outcome: chosen() });
    },
  });
  const radios = ["keep", "change", "drop"].map((value) => {
    const radio = make("input", { type: "radio", name: `${uid}-outcome`, value, disabled: readOnly });
    radio.checked = outcome === value;
    radio.addEventListener("change", () => {
      text = writing.querySelector("textarea")?.value ?? "";
      send("review", { text, outcome: value });
    });
    return radio;
  });
  const chosen = () => radios.find((one) => one.checked)?.value ?? "";
  return make(
    "div",
    { class: "ew-panel ew-stack" },
    make("p", { class: "ew-muted", text: date ? fill(strings.review_later, { date }) : strings.review_undated }),
    writing,
    make(
      "fieldset",
      { class: "ew-outcome ew-stack-2" },
      make("legend", { text: strings.outcome }),
      ...radios.map((radio) => make("label", { class: "ew-choice" }, radio, make("span", { text: strings[`outcome_${radio.value}`] }))),
    ),
  );
}
