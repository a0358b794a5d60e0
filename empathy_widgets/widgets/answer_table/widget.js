import { fill, make, makeRoot, onChange } from "../shared/shared.js";

/**
 * The table of answers. Roles are spelled out because on narrow screens its rows become blocks.
 *
 * @param {Model} model
 * @param {HTMLElement} root
 */
function drawTable(model, root) {
  const strings = model.get("strings");
  const rows = model.get("rows");
  const timed = rows.some((row) => typeof row.seconds === "number");
  const head = (text, name) => make("th", { scope: "col", role: "columnheader", class: name, text });
  const cell = (name, ...children) => make("td", { role: "cell", class: name }, ...children);
  const seconds = (value) =>
    typeof value === "number"
      ? fill(strings.seconds, { seconds: value.toLocaleString(undefined, { maximumFractionDigits: 1 }) })
      : "";
  const remark = (flag) =>
    flag ? make("span", { class: "ew-flag ew-small", text: flag === true ? strings.flag : flag }) : null;
  const line = (row) =>
    make(
      "tr",
      { role: "row", "data-item": row.number, "data-flagged": Boolean(row.flag) },
      make("th", { scope: "row", role: "rowheader", class: "ew-nr", text: row.number }),
      cell("ew-text", make("span", { text: row.text ?? "", dir: "auto" })),
      cell(
        "ew-answer",
        make("span", { class: row.answer ? null : "ew-muted", text: row.answer ?? strings.unanswered, dir: "auto" }),
        remark(row.flag),
      ),
      timed ? cell("ew-time", make("span", { text: seconds(row.seconds) })) : null,
    );
  const header = make(
    "tr",
    { role: "row" },
    head(strings.number, "ew-nr"),
    head(strings.item, "ew-text"),
    head(strings.answer, "ew-answer"),
    timed ? head(strings.time, "ew-time") : null,
  );
  const table = make(
    "table",
    { role: "table", class: "ew-table", "data-answers": true },
    model.get("caption") ? make("caption", { text: model.get("caption") }) : null,
    make("thead", { role: "rowgroup" }, header),
    make("tbody", { role: "rowgroup" }, ...rows.map(line)),
  );
  const notes = model.get("notes");
  root.replaceChildren(
    rows.length ? table : make("p", { class: "ew-muted", text: strings.empty }),
    notes.length
      ? make(
          "div",
          { class: "ew-notes ew-warned ew-stack-2", "data-quality-notes": notes.length },
          make("h2", { class: "ew-minor", text: strings.notes }),
          make("ul", {}, ...notes.map((note) => make("li", { text: note.text, dir: "auto" }))),
        )
      : "",
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-answer-table ew-stack");
    const draw = () => drawTable(model, root);
    const undo = onChange(model, ["caption", "rows", "notes", "strings"], draw);
    draw();
    return () => {
      undo();
      root.remove();
    };
  },
};
