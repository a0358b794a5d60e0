import { fill, make } from "../shared/shared.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element with attributes and what it holds.
 *
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {SVGElement[]} children
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * A shape with its furrows, which end at its edge: a soft shade along each, then the furrow itself.
 *
 * @param {any} layer
 * @param {string} id
 */
function drawLayer(layer, id) {
  const shape = draw("path", { id, class: `ew-${layer.kind}`, d: layer.d });
  if (!layer.furrows) return [shape];
  return [
    shape,
    draw("clipPath", { id: `${id}-inside` }, draw("use", { href: `#${id}` })),
    draw("defs", {}, draw("path", { id: `${id}-furrows`, d: layer.furrows })),
    draw(
      "g",
      { "clip-path": `url(#${id}-inside)` },
      ...["ew-shade", "ew-furrow"].map((name) => draw("use", { class: name, href: `#${id}-furrows` })),
    ),
  ];
}

/**
 * The field of a region, and the line from its name to each of its parts.
 *
 * @param {any} region
 * @param {number} width
 * @param {number} height
 * @param {string} clip
 */
function drawRegion(region, width, height, clip) {
  const [row, side] = region.corner.split(" ");
  const from = [side === "left" ? 22 : width - 30, row === "top" ? 8 : height - 8];
  const ends = region.points.map((/** @type {number[]} */ [x, y]) => draw("path", { class: "ew-lead", d: `M${from[0]} ${from[1]}L${x} ${y}` }));
  const dots = region.points.map((/** @type {number[]} */ [x, y]) => draw("circle", { class: "ew-dot", cx: x, cy: y, r: 1.6 }));
  const field = draw("path", { class: `ew-field${region.hidden ? " ew-deeper" : ""}`, d: region.d });
  if (!region.hidden) field.setAttribute("clip-path", `url(#${clip})`);
  return draw("g", { class: "ew-in-view", "data-region": region.region }, field, ...ends, ...dots);
}

/**
 * One view: the drawing, the names of its regions as buttons, and in words what is seen.
 *
 * @param {Model} model
 * @param {any} view
 * @param {string} uid
 * @param {string} card
 * @param {(id: string, options: { focus: boolean }) => void} choose
 */
export function makeView(model, view, uid, card, choose) {
  const strings = model.get("strings");
  const [width, height] = [model.get("width"), model.get("height")];
  const words = view.id === "outer" ? { name: strings.outer, about: strings.outer_about } : { name: strings.inner, about: strings.inner_about };
  const known = model.get("regions");
  /** @param {any} region */
  const numberOf = (region) => known.findIndex((one) => one.id === region.region) + 1;
  const drawn = view.regions.filter(numberOf).sort((/** @type {any} */ one, /** @type {any} */ other) => numberOf(one) - numberOf(other));
  /** @param {number} x @param {number} y */
  const place = (x, y) => `left:${((100 * x) / width).toFixed(2)}%;top:${((100 * y) / height).toFixed(2)}%`;

  const svg = draw(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${words.name}. ${words.about}` },
    ...view.layers.flatMap((/** @type {any} */ layer, /** @type {number} */ at) => drawLayer(layer, `${uid}-${at}`)),
    draw("clipPath", { id: `${uid}-edge` }, draw("use", { href: `#${uid}-${view.edge}` })),
    ...view.marks.filter((/** @type {any} */ mark) => mark.to).map((/** @type {any} */ mark) => draw("path", { class: "ew-tick", d: `M${mark.from.join(" ")}L${mark.to.join(" ")}` })),
    ...drawn.map((/** @type {any} */ region) => drawRegion(region, width, height, `${uid}-edge`)),
  );
  for (const field of svg.querySelectorAll("[data-region]")) {
    field.addEventListener("click", () => choose(field.getAttribute("data-region") ?? "", { focus: true }));
  }
  const marks = view.marks.map((/** @type {any} */ mark) =>
    make("span", { class: "ew-mark", "aria-hidden": "true", style: place(mark.at[0], mark.at[1]), text: strings[/** @type {keyof Strings} */ (mark.name)] }),
  );
  const numbers = drawn.flatMap((/** @type {any} */ region) =>
    region.points.map((/** @type {number[]} */ [x, y]) =>
      make("span", { class: "ew-number", "aria-hidden": "true", "data-region": region.region, style: place(x, y), text: numberOf(region) }),
    ),
  );
  const names = drawn.map((/** @type {any} */ region) => {
    const { name } = known[numberOf(region) - 1];
    return make(
      "button",
      {
        type: "button", class: "ew-button ew-toggle ew-name", "aria-pressed": "false", "aria-controls": card, "data-region": region.region,
        "data-corner": region.corner, "aria-label": fill(strings.region_in, { region: name, view: words.name }),
        onclick: () => choose(region.region, { focus: true }),
      },
      make("span", { class: "ew-which", "aria-hidden": "true", text: numberOf(region) }),
      make("span", { text: name, dir: "auto" }),
    );
  });
  return make(
    "figure",
    { class: "ew-view ew-stack-1", "data-view": view.id },
    make("figcaption", { class: "ew-stack-1" }, make("strong", { text: words.name }), make("span", { class: "ew-small ew-muted", text: words.about })),
    make("div", { class: "ew-drawn" }, make("div", { class: "ew-names" }, ...names), make("div", { class: "ew-sheet" }, svg, ...marks, ...numbers)),
  );
}
