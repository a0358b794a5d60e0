import { openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { fill, make, makeRoot, newId, onChange } from "../shared/shared.js";

/**
 * Every question as a group of radio buttons with the reason below it. The groups stay, so that the focus does.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openChecks(model, el) {
  const root = makeRoot(el, "ew-check-cards ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const error = make("p", { class: "ew-error", role: "alert" });
  const keeper = openKeeper(model, model.get("run"), (_event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok) show(); // what was not kept is not shown as chosen
  });
  const checks = model.get("checks");

  /** @param {any} check @param {number} number */
  function makeCheck(check, number) {
    const reason = make("div", { class: "ew-reason", role: "status" });
    const radios = check.choices.map((/** @type {any} */ choice) => {
      const input = make("input", { type: "radio", name: `${uid}-${check.id}`, value: choice.id, id: `${uid}-${check.id}-${choice.id}` });
      input.addEventListener("change", () => {
        error.textContent = "";
        keeper.send("answer", { check: check.id, choice: choice.id });
      });
      return [input, make("label", { class: "ew-choice", for: input.id }, input, make("span", { text: choice.text, dir: "auto" }))];
    });
    const group = make(
      "fieldset",
      { class: "ew-try", "data-check": check.id },
      make("legend", {}, make("span", { class: "ew-small ew-muted", text: fill(strings.question, { number, count: checks.length }) }),
        make("span", { class: "ew-question", text: check.question, dir: "auto" })),
      ...radios.map((/** @type {any} */ [, label]) => label),
      reason,
    );
    /** @param {any} now */
    const answer = (now) => {
      for (const [input] of radios) input.checked = input.value === now.choice;
      const key = `${now.choice} ${now.why}`;
      if (reason.dataset.key === key) return;
      reason.dataset.key = key;
      reason.replaceChildren(
        ...(now.choice ? [make("p", { "data-right": String(now.right) }, make("strong", { text: `${now.right ? strings.right : strings.another} ` }), make("span", { text: now.why, dir: "auto" }))] : []),
      );
    };
    return { group, answer };
  }

  const made = checks.map((/** @type {any} */ check, /** @type {number} */ index) => makeCheck(check, index + 1));
  const show = () => model.get("checks").forEach((/** @type {any} */ check, /** @type {number} */ index) => made[index]?.answer(check));
  root.append(make("h2", { text: strings.title }), make("p", { class: "ew-muted", text: strings.about }), ...made.map((/** @type {any} */ one) => one.group), error);
  show();
  const undo = onChange(model, ["checks"], drawSoon(show));
  return () => {
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openChecks(model, el) };
