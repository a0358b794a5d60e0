import { fill, make, makeButton, makeRoot, makeStatus, newId, openOutbox } from "../shared/shared.js";

/**
 * The form: what goes, why, the code by hand; only then the event.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openForm(model, el) {
  const root = makeRoot(el, "ew-erase-form");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const code = model.get("code");
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-error` });
  const status = makeStatus();
  const spelled = (text) => text.trim().toLowerCase().replace(/[\s_-]+/g, "-");

  const outbox = openOutbox(model, (_event, receipt) => {
    status.say(receipt.ok ? receipt.text : "");
    error.textContent = receipt.ok ? "" : receipt.text;
    erase.disabled = receipt.ok;
  });

  const reasons = make(
    "fieldset",
    { class: "ew-reasons ew-stack-2" },
    make("legend", { text: strings.reason }),
    ...model.get("reasons").map((reason) =>
      make(
        "label",
        { class: "ew-choice" },
        make("input", { type: "radio", name: `${uid}-reason`, value: reason.id }),
        make("span", { text: reason.label }),
      ),
    ),
  );
  const backups = make("input", { type: "checkbox", id: `${uid}-backups`, "aria-describedby": `${uid}-backups-help` });
  const backupField = make(
    "div",
    { class: "ew-field" },
    make("label", { class: "ew-choice" }, backups, make("span", { text: strings.backups })),
    make("p", { id: `${uid}-backups-help`, class: "ew-muted ew-small", text: strings.backups_help }),
  );
  backupField.hidden = !model.get("backups");
  const typed = make("input", {
    type: "text", id: `${uid}-code`, autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    "aria-describedby": `${uid}-error`,
  });
  const codeField = make(
    "div", { class: "ew-field" }, make("label", { for: typed.id, text: fill(strings.code, { code }) }), typed,
  );

  /** @returns {HTMLInputElement | null} */
  const chosen = () => reasons.querySelector("input:checked");

  function send() {
    const reason = chosen()?.value ?? "";
    /** @type {[boolean, string, HTMLInputElement | null][]} */
    const checks = [
      [!reason, strings.need_reason, reasons.querySelector("input")],
      [spelled(typed.value) !== code, fill(strings.need_code, { code }), typed],
    ];
    const amiss = checks.find(([wrong]) => wrong);
    error.textContent = amiss ? amiss[1] : "";
    if (amiss) return amiss[2]?.focus();
    erase.disabled = true;
    status.say(strings.working);
    outbox.send("erase", { reason, code: typed.value.trim(), backups: backups.checked });
  }

  const erase = makeButton(strings.erase, send, { "data-erase": true });
  const inside = make(
    "div",
    { class: "ew-stack ew-panel" },
    make("p", { text: strings.help }),
    make("p", { class: "ew-goes", text: strings.goes }),
    make("ul", {}, ...model.get("holds").map((line) => make("li", { text: line }))),
    reasons, backupField, codeField, make("p", { class: "ew-actions" }, erase), error, status,
  );
  root.append(make("details", {}, make("summary", { class: "ew-reveal", text: strings.summary }), inside));
  return () => {
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openForm(model, el) };
