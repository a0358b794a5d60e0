import { keepFocus } from "../shared/redraw.js";
import { make, makeRoot, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * Two native choices; the second only where there is an earlier sitting.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openChooser(model, el) {
  const root = makeRoot(el, "ew-sitting-chooser");
  const uid = `ew-${newId().slice(0, 8)}`;
  const error = make("p", { class: "ew-error", role: "alert" });
  const outbox = openOutbox(model, (_event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok) draw();
  });

  /**
   * @param {"see" | "lay_over"} kind
   * @param {string} label
   * @param {Record<string, string>[]} rows
   * @param {string} value
   */
  function choice(kind, label, rows, value) {
    const select = make("select", {
      id: `${uid}-${kind}`, "data-keep": kind, onchange: () => outbox.send(kind, { id: select.value }),
    });
    for (const row of rows) select.append(make("option", { value: row.id, text: row.text }));
    select.value = value;
    return make("div", { class: "ew-field" }, make("label", { for: select.id, text: label }), select);
  }

  function draw() {
    const strings = model.get("strings");
    const sittings = model.get("sittings");
    const earlier = model.get("earlier");
    const line = model.get("line");
    keepFocus(root, () =>
      root.replaceChildren(
        make("div", { class: "ew-choices" },
          sittings.length ? choice("see", strings.sitting, sittings, model.get("chosen")) : null,
          earlier.length ? choice("lay_over", strings.over, earlier, model.get("laid_over")) : null),
        line ? make("p", { class: "ew-line-of-sitting", text: line, dir: "auto" }) : "",
        error));
  }

  draw();
  const undo = onChange(model, ["sittings", "chosen", "earlier", "laid_over", "line", "strings"], draw);
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openChooser(model, el) };
