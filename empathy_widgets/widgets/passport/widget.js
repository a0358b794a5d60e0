import { bringInSight } from "../shared/sight.js";
import { fill, make, makeRoot, onChange } from "../shared/shared.js";

/** A passport: one disclosure, its parts under small headings. */
function part(title, ...inside) {
  return make("section", { class: "ew-part ew-stack" }, make("h3", { text: title }), ...inside);
}

function row(cells) {
  return make("tr", {}, ...cells.map((cell) => (cell instanceof Node ? cell : make("td", { text: cell }))));
}

function table(name, heads, rows) {
  return make(
    "div",
    { class: "ew-scroll", tabindex: "0", role: "region", "aria-label": name },
    make(
      "table",
      { class: "ew-table" },
      make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col", text })))),
      make("tbody", {}, ...rows),
    ),
  );
}

/**
 * The numbers of a subscale's items as chips; a reversed one is marked with a letter, and said in words.
 *
 * @param {Strings} strings
 */
function chips(items, strings) {
  const chip = ({ number, reverse }) =>
    make(
      "li",
      { class: "ew-item-chip", "data-reverse": String(Boolean(reverse)) },
      make("span", { "aria-hidden": reverse ? "true" : null, text: reverse ? `${number} R` : number }),
      reverse ? make("span", { class: "ew-hidden", text: fill(strings.reversed, { item: number }) }) : null,
    );
  return make("td", {}, make("ul", { class: "ew-chips" }, ...items.map(chip)));
}

/**
 * @param {Model} model
 * @param {Strings} strings
 */
function keyPart(model, strings) {
  const rows = model.get("key").map(({ label, points, plain, items, of }) =>
    row([
      make(
        "th",
        { scope: "row" },
        make("span", { text: label }),
        plain ? make("span", { class: "ew-plain ew-small ew-muted", text: plain }) : null,
      ),
      items ? chips(items, strings) : of,
      make("td", { class: "ew-points", text: points }),
    ]),
  );
  const reversed = model.get("key").some((one) => one.items?.some((item) => item.reverse));
  return part(
    strings.key,
    table(strings.key, [strings.score, strings.items, strings.points], rows),
    reversed ? make("p", { class: "ew-small ew-muted", text: strings.reversed_help }) : null,
  );
}

/**
 * @param {Model} model
 * @param {Strings} strings
 */
function labelsPart(model, strings) {
  const one = ({ value, label }) =>
    make("li", {}, make("span", { class: "ew-value", text: value }), make("span", { text: label, dir: "auto" }));
  return part(strings.labels, make("ul", { class: "ew-labels" }, ...model.get("labels").map(one)));
}

/**
 * @param {Model} model
 * @param {Strings} strings
 */
function samplesPart(model, strings) {
  const samples = model.get("samples").map(({ title, line, source, caveat, rows }) =>
    make(
      "div",
      { class: "ew-sample ew-stack" },
      make("p", {}, make("strong", { text: title }), make("span", { class: "ew-plain ew-small ew-muted", text: line })),
      table(
        title,
        [strings.score, strings.mean, strings.sd, strings.reliability],
        rows.map((one) => row([make("th", { scope: "row", text: one.label }), one.mean, one.sd, one.reliability])),
      ),
      make("p", { class: "ew-small", text: caveat }),
      make("p", { class: "ew-small ew-muted", text: source }),
    ),
  );
  const none = make("p", { class: "ew-muted", text: strings.no_samples });
  return part(strings.samples, ...(samples.length ? samples : [none]));
}

function listPart(title, lines, none) {
  if (!lines.length && !none) return null;
  if (!lines.length) return part(title, make("p", { class: "ew-muted", text: none }));
  return part(title, make("ul", { class: "ew-lines" }, ...lines.map((text) => make("li", { text }))));
}

/**
 * @param {Model} model
 * @param {HTMLElement} root
 */
function drawPassport(model, root) {
  const strings = model.get("strings");
  const badge = model.get("badge");
  const open = root.querySelector("details")?.open ?? false;
  const facts = model.get("facts").flatMap(({ term, text }) => [make("dt", { class: "ew-term", text: term }), make("dd", { text })]);
  const summary = make(
    "summary",
    {},
    make("h2", { class: "ew-minor", text: model.get("title"), dir: "auto" }),
    badge ? make("span", { class: "ew-badge", text: badge }) : null,
    make("span", { class: "ew-line ew-small ew-muted", text: model.get("line") }),
  );
  const details = make(
    "details",
    { open, "data-instrument": model.get("instrument") },
    summary,
    make(
      "div",
      { class: "ew-inside" },
      model.get("about") ? make("p", { text: model.get("about") }) : null,
      make("dl", { class: "ew-stack-1" }, ...facts),
      keyPart(model, strings),
      labelsPart(model, strings),
      samplesPart(model, strings),
      listPart(strings.caveats, model.get("caveats"), ""),
      listPart(strings.unknown, model.get("unknown"), strings.nothing_unknown),
    ),
  );
  details.addEventListener("toggle", () => details.open && !open && bringInSight(summary, details));
  root.replaceChildren(details);
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-passport");
    /** @type {(keyof Traits)[]} */
    const shown = ["title", "badge", "line", "about", "facts", "key", "labels", "samples", "caveats", "unknown", "strings"];
    const draw = () => drawPassport(model, root);
    const undo = onChange(model, shown, draw);
    draw();
    return () => {
      undo();
      root.remove();
    };
  },
};
