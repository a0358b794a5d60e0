import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The samples in use, and the form for another; folded until somebody wants it.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openForm(model, el) {
  const root = makeRoot(el, "ew-sample-form");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-error` });
  const place = make("div", { class: "ew-stack" });
  const strings = () => model.get("strings");
  /** @type {HTMLButtonElement | undefined} */
  let button;

  const outbox = openOutbox(model, (_event, receipt) => {
    if (button) button.disabled = false;
    status.say(receipt.ok ? receipt.text : "");
    error.textContent = receipt.ok ? "" : receipt.text;
  });

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} help
   * @param {Attributes} attributes
   */
  function field(name, label, help, attributes = {}) {
    const input = make("input", { id: `${uid}-${name}`, type: "text", dir: "auto", ...attributes });
    const words = help ? make("p", { class: "ew-muted ew-small", id: `${uid}-${name}-help`, text: help }) : null;
    if (words) input.setAttribute("aria-describedby", words.id);
    return { input, view: make("div", { class: "ew-field" }, make("label", { for: input.id, text: label }), input, words) };
  }

  /** @param {Record<string, any>} one */
  const row = (one) =>
    make("li", { class: "ew-kept-sample", "data-sample": one.id },
      make("p", {}, make("strong", { text: one.text, dir: "auto" })),
      make("p", { class: "ew-muted ew-small", text: one.detail, dir: "auto" }),
      makeButton(strings().retire, () => outbox.send("retire", { id: one.id }), { "data-retire": true }));

  function asking() {
    const who = field("who", strings().who, strings().who_help, { maxlength: "300" });
    const collected = field("collected", strings().collected, strings().collected_help, { maxlength: "100" });
    const days = model.get("days").map((/** @type {number} */ value, /** @type {number} */ index) =>
      field(`days-${index}`, index ? strings().most : strings().least, "", {
        type: "text", inputmode: "numeric", value: String(value) }));
    const box = make("input", { type: "checkbox", class: "ew-tickbox", "aria-describedby": error.id, "data-sure": true });
    const send = () => {
      if (!button || button.disabled) return;
      const blank = [who, collected].find((one) => !one.input.value.trim());
      error.textContent = blank ? strings().need_words : box.checked ? "" : strings().need_sure;
      if (blank) return blank.input.focus();
      if (!box.checked) return box.focus();
      button.disabled = true;
      status.say(strings().working);
      const [least = null, most = null] = days.map((one) => Number.parseInt(one.input.value, 10) || 0);
      outbox.send("keep", { who: who.input.value, collected: collected.input.value, sure: true, least, most });
    };
    button = makeButton(strings().keep, send, { "data-keep-sample": true });
    return make("div", { class: "ew-stack" }, who.view, collected.view,
      days.length ? make("div", { class: "ew-days" }, ...days.map((one) => one.view)) : null,
      make("label", { class: "ew-choice" }, box, make("span", { text: model.get("sure") })),
      make("p", { class: "ew-actions" }, button));
  }

  function draw() {
    const kept = model.get("kept");
    place.replaceChildren(
      kept.length ? make("ul", { class: "ew-stack-2" }, ...kept.map(row)) : "",
      make("p", { class: "ew-muted", text: model.get("about"), dir: "auto" }),
      model.get("possible") ? asking() : "",
      error,
      status,
    );
  }

  const undo = onChange(model, ["kept", "about", "sure", "days", "possible", "strings"], draw);
  root.append(make("details", {}, make("summary", { class: "ew-reveal", text: strings().summary }),
    make("div", { class: "ew-panel" }, place)));
  draw();
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openForm(model, el) };
