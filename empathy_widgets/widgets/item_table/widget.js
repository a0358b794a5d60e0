import { fill, make, makeRoot, newId, onChange } from "../shared/shared.js";

/**
 * One table a subscale; each scrolls sideways by itself where the page is narrow.
 *
 * @param {Model} model
 * @param {HTMLElement} root
 * @param {string} uid
 */
function drawItems(model, root, uid) {
  const strings = model.get("strings");
  const row = ([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row", text: first }), ...rest.map((text) => make("td", { text })));
  const section = ({ id, label, line, rows }) =>
    make("div", { class: "ew-items ew-stack-2", "data-items": id },
      make("h3", { class: "ew-minor", text: label, dir: "auto" }),
      make("p", { text: line }),
      make("div", { class: "ew-sideways", role: "region", tabindex: "0", "aria-label": fill(strings.items_of, { label }) },
        make("table", {},
          make("thead", {}, make("tr", {}, ...model.get("columns").map((text) => make("th", { scope: "col", text })))),
          make("tbody", {}, ...rows.map(row)))));
  const warnings = model.get("warnings");
  const subscales = model.get("subscales");
  root.replaceChildren();
  if (model.get("title")) root.append(make("h2", { text: model.get("title") }));
  if (model.get("line")) root.append(make("p", { class: "ew-muted", text: model.get("line") }));
  if (warnings.length) {
    root.append(make("div", { class: "ew-warnings ew-warned ew-stack-2", role: "group", "aria-labelledby": `${uid}-warnings` },
      make("h3", { class: "ew-minor", id: `${uid}-warnings`, text: strings.warnings }),
      ...warnings.map((text) => make("p", { text }))));
  }
  root.append(...subscales.map(section));
  if (!subscales.length) root.append(make("p", { class: "ew-muted", text: strings.empty }));
  root.append(...model.get("notes").map((text) => make("p", { class: "ew-muted ew-small", text })));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-item-table ew-stack");
    const uid = `ew-${newId().slice(0, 8)}`;
    const draw = () => drawItems(model, root, uid);
    const undo = onChange(model, ["title", "line", "columns", "subscales", "warnings", "notes", "strings"], draw);
    draw();
    return () => {
      undo();
      root.remove();
    };
  },
};
