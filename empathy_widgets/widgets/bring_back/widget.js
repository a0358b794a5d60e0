import { makeFileField } from "../shared/file_field.js";
import { drawSoon } from "../shared/redraw.js";
import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * A field for the file, and what it holds until somebody decides.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openBringBack(model, el) {
  const root = makeRoot(el, "ew-bring-back ew-panel ew-stack");
  const strings = model.get("strings");
  const status = makeStatus();
  const shown = make("div", { class: "ew-stack-3", tabindex: "-1" });
  const outbox = openOutbox(model, (event, receipt) => {
    field.clear();
    field.complain(receipt.ok ? "" : receipt.text);
    status.say(receipt.ok ? receipt.text : "");
    if (event.kind !== "bring" || !receipt.ok) field.focus();
  }, { forget: true });
  const field = makeFileField(strings, {
    uid: `ew-${newId().slice(0, 8)}`, accept: ".json,application/json", limit: model.get("limit"),
    onFile: (file) => {
      status.say(strings.reading);
      outbox.send("bring", file);
    },
  });

  /** @param {Record<string, any>} row */
  function makeLine(row) {
    return make("li", { class: "ew-brought-line", "data-known": row.known },
      make("span", { class: "ew-small ew-muted", text: [row.about, row.known ? strings.known : ""].filter(Boolean).join(" · "), dir: "auto" }),
      row.text ? make("span", { text: row.text, dir: "auto" }) : null);
  }

  function draw() {
    const rows = model.get("rows");
    const titles = [...new Set(rows.map((row) => row.practice))];
    shown.hidden = rows.length === 0;
    shown.replaceChildren(
      make("h3", { text: strings.lines }),
      make("p", { text: model.get("told"), dir: "auto" }),
      ...titles.flatMap((title) => [
        make("h4", { class: "ew-term", text: title, dir: "auto" }),
        make("ul", { class: "ew-brought" }, ...rows.filter((row) => row.practice === title).map(makeLine)),
      ]),
      make("div", { class: "ew-actions" },
        rows.some((row) => !row.known) ? makeButton(strings.add, () => outbox.send("add"), { "data-primary": true, "data-add": true }) : null,
        makeButton(strings.cancel, () => outbox.send("cancel"), { "data-cancel": true })),
    );
  }

  root.append(make("h2", { text: strings.heading }), field.element, status, shown);
  const undo = onChange(model, ["rows", "told"], drawSoon(draw));
  draw();
  return () => {
    undo();
    outbox.close();
    field.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openBringBack(model, el) };
