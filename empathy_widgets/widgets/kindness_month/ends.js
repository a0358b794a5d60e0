import { make, makeButton } from "../shared/shared.js";

/** The two ends of a month: how it is begun, and what is to be kept of it. */

/**
 * The choice of the first day.
 *
 * @param {Strings} strings
 * @param {{ uid: string, purpose: string, first: string, onBegin: (day: string) => unknown }} given
 */
export function makeBegin(strings, { uid, purpose, first, onBegin }) {
  const field = make("input", { type: "date", id: `${uid}-first`, "data-first": true });
  field.value = first;
  return make(
    "section",
    { class: "ew-panel ew-stack", "data-begin-form": true },
    make("h3", { text: strings.begin_title }),
    make("p", { text: purpose, dir: "auto" }),
    make("p", { class: "ew-muted", text: strings.begin_help }),
    make("div", { class: "ew-field" }, make("label", { for: field.id, text: strings.begin_day }), field),
    make("p", { class: "ew-actions" },
      makeButton(strings.begin, () => onBegin(field.value || first), { "data-primary": true, "data-begin-month": true })),
  );
}

/**
 * The question at the end.
 *
 * @param {Strings} strings
 * @param {string} uid
 * @param {HTMLTextAreaElement} field
 */
export function makeKeep(strings, uid, field) {
  field.id = `${uid}-keep`;
  return make(
    "div",
    { class: "ew-field ew-wide" },
    make("label", { for: field.id, text: strings.keep }),
    make("p", { class: "ew-small ew-muted", text: strings.keep_help }),
    field,
  );
}
