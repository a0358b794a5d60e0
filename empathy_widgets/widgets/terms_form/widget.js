import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The terms: what they say, one box that is never ticked beforehand, and two ways out.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openTerms(model, el) {
  const root = makeRoot(el, "ew-terms-form ew-panel ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-error` });
  const strings = () => model.get("strings");
  /** @type {HTMLInputElement} */
  let box;
  /** @type {HTMLButtonElement} */
  let load;

  const outbox = openOutbox(model, (_event, receipt) => {
    load.disabled = false;
    status.say(receipt.ok ? receipt.text : "");
    error.textContent = receipt.ok ? "" : receipt.text;
  });

  function send() {
    if (load.disabled) return;
    error.textContent = box.checked ? "" : strings().need_confirmed;
    if (!box.checked) return box.focus();
    load.disabled = true;
    status.say(strings().loading);
    outbox.send("load", { confirmed: true });
  }

  function build() {
    const facts = model.get("facts").flatMap(({ term, text }) => [make("dt", { class: "ew-term", text: term }), make("dd", { text })]);
    box = make("input", { type: "checkbox", class: "ew-tickbox", "aria-describedby": error.id, "data-confirmed": true });
    load = makeButton(strings().load, send, { "data-primary": true, "data-load": true });
    const discard = makeButton(strings().discard, () => outbox.send("discard"), { "data-discard": true });
    root.replaceChildren(
      make("h2", { class: "ew-minor", text: strings().title }),
      make("dl", { class: "ew-stack-1" }, ...facts),
      make("label", { class: "ew-choice" }, box, make("span", { text: model.get("confirmation") })),
      error,
      make("p", { class: "ew-actions" }, load, discard),
      status,
    );
  }

  const undo = onChange(model, ["facts", "confirmation", "strings"], build);
  build();
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openTerms(model, el) };
