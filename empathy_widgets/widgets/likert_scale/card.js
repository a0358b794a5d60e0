import { fill, make } from "../shared/shared.js";
import { tongue } from "./frame.js";

/**
 * One item as a fieldset: its sentence as legend, every choice with its label, and how its answer fares.
 *
 * @param {Model} model
 * @param {string} group
 */
export function makeCard(model, item, group, onChoose) {
  const strings = model.get("strings");
  const text = model.get("paper") ? null : item.text;
  const words = tongue(model);
  const state = make("p", { class: "ew-answer-state" });
  const error = make("p", { class: "ew-error", role: "alert" });
  const hint = item.hint
    ? make("p", { class: "ew-hint ew-muted", id: `${group}-hint`, text: item.hint, ...words })
    : null;
  const number = make("span", { class: "ew-number", text: fill(strings.item, { item: item.number }) });
  const sentence = text ? make("span", { class: "ew-sentence", text, ...words }) : null;
  const other = (text) =>
    text && !model.get("paper")
      ? make("span", { class: "ew-beside", text, lang: model.get("beside_language") || null, dir: "auto" })
      : null;
  const radios = [];
  const row = (value, label, extra = {}, beside = "") => {
    const radio = make("input", {
      type: "radio", name: group, value, disabled: model.get("read_only"),
      onchange: () => onChoose(value === "declined" ? null : value, value === "declined"),
    });
    radios.push(radio);
    return make("label", { class: "ew-choice", ...extra }, radio, make("span", { text: label, dir: "auto" }, other(beside)));
  };
  const choices = model.get("choices");
  const rows = choices.map((choice) => row(choice.value, choice.label, {}, choice.beside));
  const few = choices.length <= 7;
  const grid = { class: "ew-choices ew-stack-2", "data-few": few, style: `--ew-count: ${choices.length}` };
  const fieldset = make(
    "fieldset",
    { "data-item": item.number, tabindex: "-1", class: "ew-item", "aria-describedby": hint?.id },
    make("legend", { "data-number-only": !text }, number, sentence, other(item.beside)),
    hint,
    make("div", { ...grid, lang: tongue(model, "choices").lang, dir: model.get("direction") || null }, ...rows),
    row("declined", strings.decline, { "data-decline": true }),
    state,
    error,
  );
  return {
    item: item.number,
    element: fieldset,
    /** Show the answer that stands, and how it fares: {state: "saving" | "saved" | "failed", text}. */
    paint(answer, fate) {
      const value = answer ? (answer.declined ? "declined" : String(answer.choice)) : null;
      for (const radio of radios) radio.checked = radio.value === value;
      fieldset.dataset.answered = String(answer !== null);
      const failed = fate?.state === "failed";
      state.dataset.answerState = fate?.state ?? "";
      state.textContent = failed ? "" : (fate?.text ?? "");
      if (error.textContent !== (failed ? fate.text : "")) error.textContent = failed ? fate.text : "";
    },
    /** Choose by value, as a digit key does. */
    choose(value) {
      const radio = radios.find((one) => one.value === value && !one.disabled);
      if (!radio) return false;
      radio.focus();
      if (!radio.checked) radio.click();
      return true;
    },
  };
}
