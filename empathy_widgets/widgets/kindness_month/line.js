import { fill, make, makeButton } from "../shared/shared.js";

const STEPS = [5, 4, 3, 2, 1];
const DONE = /** @type {const} */ (["yes", "partly", "no"]);

/**
 * A question with five answers in words, and that one rather does not say.
 *
 * @param {Strings} strings
 * @param {"well" | "after"} name
 */
function makeScale(strings, name, uid, draft) {
  const words = name === "well" ? "well" : "feeling";
  const chip = (value) => {
    const input = make("input", { type: "radio", name: `${uid}-${name}`, "data-keep": `${name}-${value}`, value: String(value ?? "") });
    input.checked = draft[name] === value;
    input.addEventListener("change", () => (draft[name] = value));
    return make("label", { class: "ew-chip" }, input, make("span", { text: value ? strings[`${words}_${value}`] : strings.not_said }));
  };
  return make(
    "fieldset",
    { class: "ew-stack-2", "data-scale": name },
    make("legend", { class: "ew-legend", text: strings[name] }),
    make("div", { class: "ew-wrap" }, ...[...STEPS, null].map(chip)),
  );
}

/**
 * How it was, before whether it was done: the last press writes the line.
 *
 * @param {Strings} strings
 * @param {{ uid: string, draft: any, onDone: (done: "yes" | "partly" | "no") => unknown }} given
 */
export function makeForm(strings, { uid, draft, onDone }) {
  const text = make("input", { type: "text", id: `${uid}-line`, maxlength: "4000", dir: "auto", "data-line": true, "data-keep": "line" });
  text.value = draft.text;
  text.addEventListener("input", () => (draft.text = text.value));
  return make(
    "section",
    { class: "ew-how ew-stack", "data-form": true },
    make("h4", { class: "ew-minor", tabindex: "-1", text: strings.how_it_was }),
    makeScale(strings, "well", uid, draft),
    makeScale(strings, "after", uid, draft),
    make("div", { class: "ew-field ew-wide" }, make("label", { for: text.id, text: strings.line }), text),
    make(
      "div",
      { class: "ew-stack-2", role: "group", "aria-labelledby": `${uid}-done` },
      make("p", { class: "ew-legend", id: `${uid}-done`, text: strings.done }),
      make("p", { class: "ew-actions" }, ...DONE.map((done) =>
        makeButton(strings[`done_${done}`], () => onDone(done), { "data-done": done, "data-primary": done === "yes" }))),
    ),
  );
}

/**
 * What was written of a day.
 *
 * @param {Strings} strings
 * @param {any} line
 * @param {(() => unknown) | null} onChange
 */
export function makeWritten(strings, line, onChange) {
  const said = [
    line.well ? fill(strings.well_line, { well: strings[`well_${/** @type {1} */ (line.well)}`] }) : "",
    line.after ? fill(strings.after_line, { feeling: strings[`feeling_${/** @type {1} */ (line.after)}`] }) : "",
  ];
  return make(
    "section",
    { class: "ew-how ew-stack-2", "data-written": line.done },
    make("p", { class: "ew-how-said", tabindex: "-1", text: strings[`log_${/** @type {"yes"} */ (line.done)}`] }),
    line.text ? make("blockquote", { class: "ew-line", text: line.text, dir: "auto" }) : null,
    said.some(Boolean) ? make("p", { class: "ew-small ew-muted", text: said.filter(Boolean).join(" ") }) : null,
    onChange ? make("p", { class: "ew-actions" }, makeButton(strings.change, onChange, { "data-change": true, "data-keep": "change" })) : null,
  );
}
