import { fill, make, makeButton } from "../shared/shared.js";

/**
 * One entry: its words, guess or confirmed, and what can be done with it.
 *
 * @param {any} entry
 * @param {{ strings: Strings, readOnly: boolean, send: Send, [name: string]: any }} options
 */
function makeEntry(entry, { strings, readOnly, send, editing, onEdit }) {
  if (editing) {
    const field = make("input", { type: "text", maxlength: "500", dir: "auto", "aria-label": fill(strings.edit, entry), "data-edit-field": true });
    field.value = entry.text;
    const save = () => {
      const text = field.value.trim();
      onEdit(null);
      if (text && text !== entry.text) send("edit", { id: entry.id, text });
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) save();
      if (event.key === "Escape") onEdit(null);
    });
    return make("li", { class: "ew-entry ew-editing" }, field, makeButton(strings.save, save, { "data-save-edit": true }));
  }
  const state = entry.confirmed ? "confirmed" : "guess";
  const confirm = readOnly || entry.part === "option"
    ? null
    : makeButton(strings.right, () => send("confirm", { id: entry.id, on: !entry.confirmed }), {
      "data-quiet": true, "data-confirm": entry.id, "data-keep": `confirm-${entry.id}`, "aria-pressed": String(entry.confirmed),
      "aria-label": fill(strings.confirm, entry),
    });
  return make(
    "li",
    { class: "ew-entry", "data-entry": entry.id, "data-state": entry.part === "option" ? "option" : state },
    make("span", { class: "ew-entry-text", text: entry.text, dir: "auto" }),
    entry.part === "option"
      ? make("span", { class: "ew-state ew-small", text: fill(strings.option_by, entry) })
      : make("span", { class: "ew-state ew-small", text: strings[state] }),
    readOnly
      ? null
      : make(
        "span",
        { class: "ew-entry-do" },
        confirm,
        makeButton(strings.edit_short, () => onEdit(entry.id), { "data-quiet": true, "data-edit": entry.id, "data-keep": `edit-${entry.id}`, "aria-label": fill(strings.edit, entry) }),
        makeButton(strings.remove_short, () => send("remove", { id: entry.id }), { "data-quiet": true, "data-remove": entry.id, "aria-label": fill(strings.remove, entry) }),
      ),
  );
}

/**
 * A list of entries with a field to add one.
 *
 * @param {any} entries
 * @param {{ strings: Strings, readOnly: boolean, send: Send, uid: string, [name: string]: any }} options
 */
export function makeEntries(entries, { label, person, part, strings, readOnly, send, uid, drafts, ...tools }) {
  const key = `${part}-${person}`;
  const field = make("input", {
    type: "text", id: `${uid}-${key}`, maxlength: "500", autocomplete: "off", dir: "auto", "data-add": key, "data-keep": `add-${key}`,
    "aria-label": fill(strings.add_to, { part: label, person }),
  });
  field.value = drafts.get(key) ?? "";
  field.addEventListener("input", () => drafts.set(key, field.value));
  const add = () => {
    const text = field.value.trim();
    if (!text) return field.focus();
    field.value = "";
    drafts.delete(key);
    send("add", { person, part, text });
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) add();
  });
  const rows = entries.map((entry) => makeEntry(entry, { strings, readOnly, send, ...tools, editing: tools.editing === entry.id }));
  return make(
    "div",
    { class: "ew-entries ew-stack-2", "data-part": part },
    part === "option" ? null : make("h4", { class: "ew-part", text: label }),
    rows.length ? make("ul", { class: "ew-stack-2" }, ...rows) : readOnly ? make("p", { class: "ew-small ew-muted", text: strings.empty }) : null,
    readOnly
      ? null
      : make("div", { class: "ew-add" }, field, makeButton(strings.add, add, { "data-add-button": key, "data-keep": `add-${key}`, "aria-label": fill(strings.add_to, { part: label, person }) })),
  );
}
