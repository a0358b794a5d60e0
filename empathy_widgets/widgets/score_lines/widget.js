import { make, makeRoot, onChange } from "../shared/shared.js";
import { Bubble } from "../shared/bubble.js";

/** Roles are spelled out because on narrow screens the rows become blocks. */
const SIGNS = { rose: "▲", fell: "▼", "no reliable change": "=" };

/** @param {number} part */
const percent = (part) => `${(100 * part).toFixed(3)}%`;

/**
 * A mark of the line, at its part of the way.
 *
 * @param {string} name
 * @param {number | null | undefined} at
 */
function mark(name, at) {
  if (typeof at !== "number") return null;
  const made = make("span", { class: `ew-mark ew-${name}`, "data-mark": name });
  made.style.insetInlineStart = percent(at);
  return made;
}

/** @param {Record<string, any>} row */
function track(row) {
  const line = make("span", { class: "ew-track" });
  if (row.band) {
    const band = make("span", { class: "ew-band", "data-mark": "band" });
    band.style.insetInlineStart = percent(row.band[0]);
    band.style.inlineSize = percent(row.band[1] - row.band[0]);
    line.append(band);
  }
  if (typeof row.at === "number" && typeof row.before === "number") {
    const way = make("span", { class: "ew-way" });
    way.style.insetInlineStart = percent(Math.min(row.at, row.before));
    way.style.inlineSize = percent(Math.abs(row.at - row.before));
    line.append(way);
  }
  for (const made of [mark("mean", row.mean), mark("before", row.before), mark("now", row.at)]) if (made) line.append(made);
  return line;
}

/**
 * @param {Model} model
 * @param {HTMLElement} root
 * @param {Bubble} tips
 */
function drawLines(model, root, tips) {
  const strings = model.get("strings");
  const rows = model.get("rows");
  const compared = rows.some((row) => row.verdict || row.earlier);
  const head = (name) => make("th", { scope: "col", role: "columnheader", class: `ew-col-${name}`, text: strings[name] });
  const verdict = (row) =>
    row.verdict && row.verdict !== "cannot tell"
      ? make("span", { class: "ew-verdict-word" },
          make("span", { class: "ew-sign", "aria-hidden": "true", text: SIGNS[row.verdict] ?? "" }),
          make("span", { text: strings[`verdict: ${row.verdict}`] ?? row.verdict }))
      : null;
  const place = (row) => {
    const button = make("button", { type: "button", class: "ew-place-on-range", "aria-label": row.says },
      make("span", { class: "ew-end", text: row.low }), track(row), make("span", { class: "ew-end", text: row.high }));
    tips.add(button, row.says);
    return button;
  };
  const line = (row) =>
    make("tr", { role: "row", "data-subscale": row.subscale },
      make("th", { scope: "row", role: "rowheader", class: "ew-subscale", dir: "auto" },
        make("span", { text: row.label }), row.note ? make("span", { class: "ew-note", text: row.note }) : null),
      make("td", { role: "cell", class: "ew-score" },
        row.score
          ? make("strong", { "data-score": row.score, text: row.score })
          : make("span", { "data-score": true, class: "ew-muted", text: strings.unscored })),
      make("td", { role: "cell", class: "ew-where" }, place(row)),
      compared
        ? make("td", { role: "cell", class: "ew-verdict", "data-verdict": row.verdict },
            make("span", { class: "ew-change", text: row.change }), verdict(row))
        : null);
  const names = ["subscale", "score", "place", ...(compared ? ["verdict"] : [])];
  const table = make("table", { role: "table", class: "ew-table", "data-scores": true, "aria-label": model.get("caption") },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...names.map(head))),
    make("tbody", { role: "rowgroup" }, ...rows.map(line)));
  const key = make("ul", { class: "ew-key" }, ...model.get("key").map((one) =>
    make("li", {}, make("span", { class: `ew-sample ew-mark ew-${one.mark}`, "aria-hidden": "true" }),
      make("span", { text: one.text, dir: "auto" }))));
  tips.clear();
  root.replaceChildren(make("div", { class: "ew-lines" }, table, key), tips.bubble);
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-score-lines");
    const tips = new Bubble(root);
    const draw = () => drawLines(model, root, tips);
    const undo = onChange(model, ["caption", "key", "rows", "strings"], draw);
    draw();
    return () => {
      undo();
      tips.close();
      root.remove();
    };
  },
};
