import { make, makeRoot, onChange } from "../shared/shared.js";

/** The table of scores. Roles are spelled out because on narrow screens its rows become blocks. */
const SIGNS = {
  rose: "▲",
  fell: "▼",
  "no reliable change": "=",
  "cannot tell": "?",
};

const given = (value) => value !== null && value !== undefined && value !== "";

/** A number as people write it; words as they are. `signed` puts a plus or a true minus before it. */
function points(value, signed = false) {
  if (typeof value !== "number") return value;
  const text = Math.abs(value).toLocaleString(undefined, { maximumFractionDigits: 1 });
  if (value < 0) return `\u2212${text}`;
  return signed && value > 0 ? `+${text}` : text;
}

/**
 * @param {Model} model
 * @param {HTMLElement} root
 */
function drawScores(model, root) {
  const strings = model.get("strings");
  const rows = model.get("rows");
  const compared = rows.some((row) => given(row.change) || given(row.verdict));
  const head = (name) => make("th", { scope: "col", role: "columnheader", class: `ew-${name}`, text: strings[name] });
  const cell = (name, ...children) =>
    make("td", { role: "cell", class: `ew-${name}` },
      make("span", { class: "ew-heading", "aria-hidden": "true", text: strings[name] }), ...children);
  const score = (row) =>
    given(row.score)
      ? make("strong", { "data-score": row.score, text: points(row.score) })
      : make("span", { "data-score": true, class: "ew-muted", text: strings.unscored });
  const verdict = (row) =>
    given(row.verdict)
      ? make("span", { class: "ew-verdict-word", "data-verdict": row.verdict },
          make("span", { class: "ew-sign", "aria-hidden": "true", text: SIGNS[row.verdict] ?? "" }),
          make("span", { text: strings[`verdict: ${row.verdict}`] ?? row.verdict }))
      : null;
  const line = (row) =>
    make("tr", { role: "row", "data-subscale": row.subscale },
      make("th", { scope: "row", role: "rowheader", class: "ew-subscale", text: row.label, dir: "auto" }),
      cell("score", score(row)),
      cell("range", make("span", { text: row.range ?? "" })),
      cell("answered", make("span", { text: row.answered ?? "" })),
      compared ? cell("change", make("span", { text: given(row.change) ? points(row.change, true) : "–" })) : null,
      compared
        ? make("td", { role: "cell", class: "ew-verdict" }, verdict(row),
            row.reason ? make("span", { class: "ew-reason", text: row.reason, dir: "auto" }) : null)
        : null);
  const names = ["subscale", "score", "range", "answered", ...(compared ? ["change", "verdict"] : [])];
  const table = make("table", { role: "table", class: "ew-table", "data-scores": true },
    model.get("caption") ? make("caption", { text: model.get("caption"), dir: "auto" }) : null,
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...names.map(head))),
    make("tbody", { role: "rowgroup" }, ...rows.map(line)));
  root.replaceChildren(rows.length ? table : make("p", { class: "ew-muted", text: strings.empty }));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-score-table");
    const draw = () => drawScores(model, root);
    const undo = onChange(model, ["caption", "rows", "strings"], draw);
    draw();
    return () => {
      undo();
      root.remove();
    };
  },
};
