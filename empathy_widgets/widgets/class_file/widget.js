import { makeFileField } from "../shared/file_field.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";

/**
 * The instrument, the file, and where it is allowed a path; one receipt for whichever was used.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openClassFile(model, el) {
  const root = makeRoot(el, "ew-class-file ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const asked = make("div", { class: "ew-asked" });
  const strings = () => model.get("strings");
  /** @type {HTMLSelectElement} */
  let instrument;
  /** @type {ReturnType<typeof makeFileField>} */
  let file;
  /** @type {ReturnType<typeof pathField> | null} */
  let path = null;

  const outbox = openOutbox(
    model,
    (event, receipt) => {
      // with the answer there is something to show, or nothing any more: what is around the field folds and unfolds
      if (receipt.ok) requestAnimationFrame(() => bringInSight(event.kind === "choose" ? instrument : file.input, root));
      if (event.kind === "choose" && receipt.ok) return status.say("");
      const confirming = event.kind === "confirm";
      status.say(receipt.ok || confirming ? receipt.text : "");
      if (confirming) return;
      file.clear();
      complain(event.kind, receipt.ok ? "" : receipt.text);
    },
    { forget: true },
  );

  function complain(kind, text) {
    file.complain(kind === "point" ? "" : text);
    path?.complain(kind === "point" ? text : "");
    if (text) (kind === "point" && path ? path : file).input.focus();
  }

  function send(kind, detail) {
    complain(kind, "");
    status.say(kind === "choose" ? "" : strings().reading);
    outbox.send(kind, { instrument: instrument.value, ...detail });
  }

  function instrumentField() {
    const before = instrument?.value ?? model.get("chosen");
    instrument = make("select", { id: `${uid}-instrument`, "data-instrument": true, onchange: () => send("choose") });
    for (const { id, title } of model.get("instruments")) instrument.append(make("option", { value: id, text: title }));
    if (model.get("instruments").some((one) => one.id === before)) instrument.value = before;
    return make("div", { class: "ew-field" }, make("label", { for: instrument.id, text: strings().instrument }), instrument);
  }

  function pathField() {
    const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-path-error` });
    const help = make("p", { class: "ew-muted ew-small", id: `${uid}-path-help`, text: strings().path_help });
    const ask = () => {
      if (input.value.trim()) send("point", { path: input.value.trim() });
      else complain("point", strings().path_missing);
    };
    const input = make("input", {
      type: "text", id: `${uid}-path`, "aria-describedby": `${help.id} ${error.id}`, spellcheck: "false",
      autocomplete: "off", "data-path": true, onkeydown: (event) => event.key === "Enter" && ask(),
    });
    return {
      input,
      complain(text) {
        error.textContent = text;
        input.setAttribute("aria-invalid", String(Boolean(text)));
      },
      element: make("div", { class: "ew-field" }, make("label", { for: input.id, text: strings().path }), input, help, error,
        make("p", { class: "ew-actions" }, makeButton(strings().point, ask, { "data-point": true }))),
    };
  }

  /** What Python asks of the file: whether it reads well, or which column is which item. */
  function question() {
    const asked = model.get("asked");
    if (!asked.text) return [];
    const names = asked.names.map((text, place) => [String(place), text]);
    const choice = (row) => {
      const select = make("select", {
        "data-item": row.item, "aria-label": fill(strings().item_named, { item: row.item }),
      }, ...[["-1", strings().none], ...names].map(([value, text]) => make("option", { value, text })));
      select.value = String(row.place);
      return select;
    };
    const selects = asked.items.map(choice);
    const mixed = new Set(asked.items.map((row) => row.way)).size > 1; // what holds for all of them the note below says once
    const head = [strings().item, strings().column, ...(mixed ? [strings().found] : [])].map((text) => make("th", { scope: "col", text }));
    const line = (row, place) =>
      make("tr", {},
        make("th", { scope: "row", text: row.label ? `${row.item}. ${row.label}` : row.item, dir: "auto" }),
        make("td", {}, selects[place]), mixed ? make("td", { class: "ew-small ew-muted", text: row.way }) : null);
    const table = selects.length
      ? make("div", { class: "ew-scroll", tabindex: "0", role: "region", "aria-label": strings().column },
          make("table", { class: "ew-table" }, make("thead", {}, make("tr", {}, ...head)),
            make("tbody", {}, ...asked.items.map(line))))
      : null;
    const confirm = () => send("confirm", { places: selects.map((select) => Number(select.value)) });
    return [make("section", { class: "ew-panel ew-stack", "data-asked": true },
      make("p", { text: asked.text, dir: "auto" }), table,
      ...asked.notes.map((text) => make("p", { class: "ew-muted ew-small", text, dir: "auto" })),
      make("p", { class: "ew-actions" }, makeButton(strings().confirm, confirm, { "data-confirm": true })))];
  }

  function build() {
    file?.close();
    file = makeFileField(strings(), {
      uid, accept: ".csv,.txt,.tsv,.xlsx,.ods,.xls,.sav", limit: model.get("limit"), onFile: (chosen) => send("bring", chosen),
    });
    path = model.get("by_path") ? pathField() : null;
    root.replaceChildren(instrumentField(), file.element, ...(path ? [path.element] : []), asked, status);
    ask();
  }

  function ask() {
    asked.replaceChildren(...question());
  }

  const undo = onChange(model, ["strings", "limit", "instruments", "chosen", "by_path"], build);
  const undoAsking = onChange(model, ["asked"], ask);
  build();
  if (outbox.waiting.some((event) => event.kind !== "choose")) status.say(strings().reading);
  return () => {
    undo();
    undoAsking();
    outbox.close();
    file.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openClassFile(model, el) };
