import { make, makeButton, safeAddress } from "../shared/shared.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * A case: its shape, code, label and line as one link (or button), and beside it what it can be moved by.
 *
 * @param {(id: string) => unknown} open
 * @param {{ text: string, send: (id: string) => unknown } | null} move
 * @param {string} uid
 */
export function makeRow(item, open, move, uid) {
  const told = item.shape?.text ? `${uid}-${item.id}` : null;
  const inside = [
    told ? makeShape(item.shape) : makeNoShape(),
    make(
      "span",
      { class: "ew-case-words" },
      make("bdi", { class: "ew-code", text: item.code }),
      item.label ? make("bdi", { class: "ew-case-label", text: item.label }) : null,
      item.line ? make("span", { class: "ew-muted ew-small", text: item.line }) : null,
    ),
  ];
  const address = item.link && safeAddress(item.link);
  const shared = { class: "ew-case-row", "data-case": item.id, "aria-describedby": told };
  return make(
    "li",
    {},
    address
      ? make("a", { ...shared, href: address }, ...inside)
      : make("button", { ...shared, type: "button", onclick: () => open(item.id) }, ...inside),
    told ? make("span", { id: told, hidden: true, text: item.shape.text }) : null,
    move
      ? makeButton(move.text, () => move.send(item.id), {
          "aria-label": `${move.text}: ${item.code}`, "data-archive": item.id, "data-keep": "archive",
        })
      : null,
  );
}

/** Where there is no sitting yet, or none that has a radar. */
function makeNoShape() {
  const svg = part("svg", { class: "ew-shape", viewBox: "-22 -22 44 44", "aria-hidden": "true", focusable: "false" });
  svg.append(part("circle", { class: "ew-shape-none", r: 12 }));
  return svg;
}

/** The outline of the last sitting; a missing score is a gap, and the area is then left empty. */
function makeShape({ rim, points, text }) {
  const svg = part("svg", { class: "ew-shape", viewBox: "-22 -22 44 44", "aria-hidden": "true", focusable: "false" });
  const title = part("title", {});
  title.textContent = text;
  svg.append(title, part("polygon", { class: "ew-shape-rim", points: rim.map(String).join(" ") }));
  for (const [x, y] of rim) svg.append(part("line", { class: "ew-shape-spoke", x1: 0, y1: 0, x2: x, y2: y }));
  const whole = points.every(Boolean);
  if (whole) svg.append(part("polygon", { class: "ew-shape-now", points: points.map(String).join(" ") }));
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length];
    if (!point) return;
    if (!whole && next) {
      svg.append(part("line", { class: "ew-shape-now", x1: point[0], y1: point[1], x2: next[0], y2: next[1] }));
    }
    svg.append(part("circle", { class: "ew-shape-dot", cx: point[0], cy: point[1], r: 1.6 }));
  });
  return svg;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function part(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
