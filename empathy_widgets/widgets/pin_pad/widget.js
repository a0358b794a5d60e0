import { makePinFields } from "../shared/pin_fields.js";
import { bringInSight } from "../shared/sight.js";
import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The pad: one field to unlock, two that must match to set, and one more for the PIN until now to change it.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openPad(model, el) {
  const root = makeRoot(el, "ew-pin-pad");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const strings = () => model.get("strings");
  /** @type {ReturnType<typeof makePinFields>} */
  let fields;
  /** @type {HTMLButtonElement} */
  let button;

  const outbox = openOutbox(
    model,
    (_event, receipt) => {
      button.disabled = false;
      fields.clear();
      fields.complain(receipt.ok ? "" : receipt.text);
      status.say(receipt.ok ? receipt.text : "");
      if (!receipt.ok) fields.focus();
    },
    { forget: true },
  );

  function send() {
    if (button.disabled) return;
    const pin = fields.read();
    if (pin === null) return;
    button.disabled = true;
    status.say(strings().checking);
    if (model.get("purpose") === "change") outbox.send("change", { old: fields.old(), pin });
    else outbox.send("pin", { pin });
  }

  function build() {
    const purpose = model.get("purpose");
    const twice = purpose !== "unlock";
    fields = makePinFields(strings(), { uid, twice, old: purpose === "change", shortest: model.get("shortest"), onEnter: send });
    const words = twice ? strings().set : strings().unlock;
    button = makeButton(words, send, { "data-primary": true, "data-send-pin": true });
    const inside = make(
      "div",
      { class: "ew-panel ew-stack" },
      model.get("title") ? make("h2", { text: model.get("title") }) : "",
      model.get("help") ? make("p", { class: "ew-muted", text: model.get("help") }) : "",
      fields.element,
      make("p", { class: "ew-actions" }, button),
      status,
    );
    const line = model.get("reveal");
    const details = make("details", {}, make("summary", { class: "ew-reveal", text: line }), inside);
    details.addEventListener("toggle", () => details.open && bringInSight(fields.first, details));
    root.replaceChildren(line ? details : inside);
  }

  const undo = onChange(model, ["title", "help", "purpose", "reveal", "shortest", "strings"], build);
  build();
  return () => {
    undo();
    outbox.close();
    fields.clear();
    root.remove();
  };
}

export default { render: ({ model, el }) => openPad(model, el) };
