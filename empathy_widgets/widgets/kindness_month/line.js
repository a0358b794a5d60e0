import { fill, make, makeButton } from "../shared/shared.js";

const STEPS = [1, 2, 3, 4, 5];
const DONE = /** @type {const} */ (["yes", "partly", "no"]);

/**
 * A question with five answers from little to much, each named, the chosen one in words; pressed again, or by Delete, it
 * is taken back.
 *
 * @param {Strings} strings
 * @param {"well" | "after"} name
 */
function makeScale(strings, name, uid, draft) {
  const words = name === "well" ? "well" : "feeling";
  const says = (value) => (value ? strings[`${words}_${value}`] : "");
  const chosen = make("span", { class: "ew-muted ew-small", "aria-hidden": "true", text: says(draft[name]) });
  const choose = (value) => {
    draft[name] = value;
    chosen.textContent = says(value);
    for (const one of inputs) one.checked = Number(one.value) === value;
  };
  const inputs = STEPS.map((value) => {
    const input = make("input", { type: "radio", name: `${uid}-${name}`, "data-keep": `${name}-${value}`, value: String(value), "aria-label": says(value) });
    input.checked = draft[name] === value;
    input.addEventListener("click", () => choose(draft[name] === value && input.dataset.held ? null : value));
    input.addEventListener("keydown", (event) => ["Delete", "Backspace"].includes(event.key) && choose(null));
    return input;
  });
  const cell = (input) => {
    const drop = make("span", { class: "ew-drop", "aria-hidden": "true" });
    const whole = make("label", { class: "ew-step", title: input.getAttribute("aria-label") }, input, drop);
    whole.style.setProperty("--ew-step", input.value);
    whole.addEventListener("pointerdown", () => {
      if (input.checked) input.dataset.held = "";
      else delete input.dataset.held;
    });
    return whole;
  };
  return make(
    "fieldset",
    { class: "ew-stack-1 ew-scale", "data-scale": name },
    make("legend", {}, make("span", { text: strings[name] }), chosen),
    make("div", { class: "ew-steps" }, ...inputs.map(cell)),
    make("p", { class: "ew-ends ew-small ew-muted", "aria-hidden": "true" }, make("span", { text: says(1) }), make("span", { text: says(5) })),
  );
}

/**
 * How it was, before whether it was done: the last press writes the line.
 *
 * @param {Strings} strings
 * @param {{ uid: string, draft: any, folded: boolean, onDone: (done: "yes" | "partly" | "no") => unknown }} given
 */
export function makeForm(strings, { uid, draft, folded, onDone }) {
  const text = make("input", { type: "text", id: `${uid}-line`, maxlength: "4000", dir: "auto", "data-line": true, "data-keep": "line" });
  text.value = draft.text;
  text.addEventListener("input", () => (draft.text = text.value));
  const asked = [
    make("div", { class: "ew-scales" }, makeScale(strings, "well", uid, draft), makeScale(strings, "after", uid, draft)),
    make("div", { class: "ew-field ew-wide" }, make("label", { for: text.id, text: strings.line }), text),
    make(
      "div",
      { class: "ew-stack-2", role: "group", "aria-labelledby": `${uid}-done` },
      make("p", { class: "ew-legend", id: `${uid}-done`, text: strings.done }),
      make("p", { class: "ew-actions" }, ...DONE.map((done) =>
        makeButton(strings[`done_${done}`], () => onDone(done), { "data-done": done, "data-primary": done === "yes" }))),
    ),
  ];
  return folded
    ? make("details", { class: "ew-how", "data-form": true },
      make("summary", { class: "ew-reveal", text: strings.how_folded, "data-keep": "how" }), make("div", { class: "ew-stack" }, ...asked))
    : make("section", { class: "ew-how ew-stack", "data-form": true },
      make("h4", { class: "ew-minor", tabindex: "-1", text: strings.how_it_was }), ...asked);
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
