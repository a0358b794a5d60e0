import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";

/**
 * The form: what should happen and why, a second look, then the event.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openForm(model, el) {
  const root = makeRoot(el, "ew-correction-form");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-error` });
  const status = makeStatus();
  const step = make("div", { class: "ew-stack ew-step" });
  const draft = { kind: "", case: "", reason: "" };
  /** @type {HTMLButtonElement | undefined} */
  let yes;

  const outbox = openOutbox(model, (_event, receipt) => {
    status.say(receipt.ok ? receipt.text : "");
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok) {
      if (yes) yes.disabled = false;
      return;
    }
    Object.assign(draft, { kind: "", case: "", reason: "" });
    ask();
  });

  function kindRow(kind, closed) {
    const radio = make("input", {
      type: "radio", name: `${uid}-kind`, value: kind, disabled: closed,
      onchange() {
        draft.kind = kind;
        error.textContent = "";
        step.querySelector("[data-case-field]")?.toggleAttribute("hidden", kind !== "reassign");
      },
    });
    radio.checked = draft.kind === kind;
    return make("label", { class: "ew-choice" }, radio, make("span", { text: strings[kind] }));
  }

  function caseField() {
    const select = make("select", { id: `${uid}-case`, onchange: () => (draft.case = select.value) });
    select.append(make("option", { value: "", text: strings.case_none }));
    for (const one of model.get("cases")) select.append(make("option", { value: one.id, text: one.code }));
    select.value = draft.case;
    const label = make("label", { for: select.id, text: strings.case });
    const field = make("div", { class: "ew-field", "data-case-field": true }, label, select);
    field.hidden = draft.kind !== "reassign";
    return field;
  }

  function reasonField() {
    const reason = make("textarea", {
      id: `${uid}-reason`, rows: "3", maxlength: "2000", dir: "auto", "aria-describedby": `${uid}-help ${uid}-error`,
      oninput: () => (draft.reason = reason.value),
    });
    reason.value = draft.reason;
    return make(
      "div",
      { class: "ew-field" },
      make("label", { for: reason.id, text: strings.reason }),
      reason,
      make("p", { id: `${uid}-help`, class: "ew-muted ew-small", text: strings.reason_help }),
    );
  }

  /** The first step: what, where to, and why. */
  function ask({ focus = false } = {}) {
    const none = !model.get("cases").length;
    const what = make(
      "fieldset",
      { class: "ew-kinds ew-stack-2" },
      make("legend", { text: strings.what }),
      kindRow("void", false),
      kindRow("reassign", none),
      none ? make("p", { class: "ew-muted ew-small", text: strings.no_case }) : null,
    );
    const onwards = makeButton(strings.continue, check, { "data-continue": true });
    step.replaceChildren(what, caseField(), reasonField(), make("p", { class: "ew-actions" }, onwards));
    if (focus) bringInSight(onwards, step);
  }

  function check() {
    /** @type {[boolean, string, "input" | "select" | "textarea"][]} */
    const checks = [
      [!draft.kind, strings.need_kind, "input"],
      [draft.kind === "reassign" && !draft.case, strings.need_case, "select"],
      [!draft.reason.trim(), strings.need_reason, "textarea"],
    ];
    const amiss = checks.find(([wrong]) => wrong);
    error.textContent = amiss ? amiss[1] : "";
    status.say("");
    if (amiss) step.querySelector(amiss[2])?.focus();
    else confirm();
  }

  /** The second step: say in words what will happen; only then send it. */
  function confirm() {
    const code = model.get("cases").find((one) => one.id === draft.case)?.code ?? "";
    const title = make("h2", { class: "ew-minor", tabindex: "-1", text: strings.confirm_title });
    yes = makeButton(strings[`yes_${draft.kind}`], send, { "data-primary": true, "data-confirm": true });
    const no = makeButton(strings.back, () => {
      error.textContent = "";
      ask({ focus: true });
    });
    step.replaceChildren(
      title,
      make("p", { text: fill(strings[`confirm_${draft.kind}`], { case: code }) }),
      make("blockquote", { class: "ew-reason", text: draft.reason.trim(), dir: "auto" }),
      make("p", { class: "ew-actions" }, yes, no),
    );
    bringInSight(title, step);
  }

  function send() {
    if (!yes || yes.disabled) return;
    yes.disabled = true;
    status.say(strings.working);
    const reason = draft.reason.trim();
    if (draft.kind === "void") outbox.send("void", { reason });
    else outbox.send("reassign", { case: draft.case, reason });
  }

  const help = make("p", { class: "ew-muted", text: strings.help });
  const inside = make("div", { class: "ew-stack ew-panel" }, help, step, error, status);
  root.append(make("details", {}, make("summary", { class: "ew-reveal", text: strings.summary }), inside));
  ask();
  const undo = onChange(model, ["cases"], () => ask());
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openForm(model, el) };
