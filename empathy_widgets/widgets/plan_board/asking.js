import { keepTyping } from "../shared/keeping.js";
import { make } from "../shared/shared.js";

/**
 * A labelled text area that is kept while it is typed.
 *
 * @param {{ readOnly: boolean, stops: (() => unknown)[], [name: string]: any }} options
 */
export function makeWriting({ id, label, help, value, readOnly, stops, save, attributes = {} }) {
  const field = make("textarea", {
    id, rows: "2", maxlength: "2000", dir: "auto", readonly: readOnly, "data-keep": id,
    "aria-describedby": help ? `${id}-help` : null, ...attributes,
  });
  field.value = value ?? "";
  if (!readOnly) stops.push(keepTyping(field, save));
  return make("div", { class: "ew-field" }, make("label", { for: id, text: label }),
    help ? make("p", { id: `${id}-help`, class: "ew-small ew-muted", text: help }) : null, field);
}

/**
 * Rows that can be ticked.
 *
 * @param {any[]} rows
 * @param {{ kind: "wish" | "problem", heading: string, send: Send, readOnly: boolean, [name: string]: any }} options
 */
function makeTicks(rows, { kind, heading, send, readOnly }) {
  const row = (/** @type {any} */ one) => {
    const box = make("input", {
      type: "checkbox", class: "ew-tickbox", disabled: readOnly, "data-tick": one.id, "data-keep": `${kind}-${one.id}`,
      onchange: () => send(kind, { id: one.id, on: box.checked }),
    });
    box.checked = one.on;
    return make("label", { class: kind === "wish" ? "ew-choice" : "ew-chip" }, box, make("span", { text: one.text, dir: "auto" }));
  };
  return make("fieldset", { class: kind === "wish" ? "ew-wishes" : "ew-wrap" },
    make("legend", { class: "ew-hidden", text: heading }), ...rows.map(row));
}

/**
 * What the client wants: wishes to tick, and their own words.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeWants(model, tools) {
  const { strings, send, uid } = tools;
  return [
    make("p", { class: "ew-muted ew-small", text: strings.wants_help }),
    makeTicks(model.get("wishes"), { ...tools, kind: "wish", heading: strings.wants }),
    makeWriting({ ...tools, id: `${uid}-say`, label: strings.say, value: model.get("said"),
      save: (/** @type {string} */ text) => send("say", { text }), attributes: { "data-say": true } }),
  ];
}

/**
 * What brings them: a few words to tick, and their own.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeBrings(model, tools) {
  const { strings, send, uid } = tools;
  return [
    makeTicks(model.get("problems"), { ...tools, kind: "problem", heading: strings.brings }),
    makeWriting({ ...tools, id: `${uid}-tell`, label: strings.tell, value: model.get("told"),
      save: (/** @type {string} */ text) => send("tell", { text }), attributes: { "data-tell": true } }),
  ];
}

/**
 * What has to be asked before some steps: nothing is chosen beforehand, and only a deliberate yes opens them.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeAsking(model, tools) {
  const { strings, send, uid, readOnly, stops } = tools;
  const question = (/** @type {any} */ one) => {
    const words = make("input", { type: "text", maxlength: "500", dir: "auto", readonly: readOnly, id: `${uid}-${one.id}-words`,
      "data-words": one.id, "data-keep": `words-${one.id}` });
    words.value = one.words;
    let answer = one.answer;
    const say = () => send("ask", { id: one.id, answer, words: words.value });
    if (!readOnly) stops.push(keepTyping(words, say));
    const option = (/** @type {string} */ value, /** @type {string} */ text) => {
      const radio = make("input", {
        type: "radio", name: `${uid}-${one.id}`, value, disabled: readOnly, "data-answer": `${one.id}-${value || "unasked"}`,
        "data-keep": `answer-${one.id}-${value}`,
        onchange: () => {
          answer = value;
          say();
        },
      });
      radio.checked = answer === value;
      return make("label", { class: "ew-choice" }, radio, make("span", { text }));
    };
    return make("fieldset", { class: "ew-question ew-stack-2", "data-question": one.id },
      make("legend", { class: "ew-legend", text: one.title }),
      make("p", { text: one.question, dir: "auto" }),
      option("go", one.go), option("hold", one.hold), option("", strings.unasked),
      one.answer ? make("div", { class: "ew-field" }, make("label", { for: words.id, text: strings.ask_words }), words) : null);
  };
  return [make("p", { class: "ew-muted ew-small", text: strings.ask_help }), ...model.get("questions").map(question)];
}
