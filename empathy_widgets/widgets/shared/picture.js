/** A chart's picture as Python draws it: every place is a part of the plot, whose size only the page knows. */

const KNOWN = "g, path, circle, text, tspan";
const PAIR = /(-?[\d.]+) (-?[\d.]+)/g;

/**
 * The picture as an element; null where there is none.
 *
 * @param {string | undefined} text
 */
export function readPicture(text) {
  if (!text) return null;
  const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (read.localName !== "svg") return null;
  const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(read, true)));
  for (const other of svg.querySelectorAll(`:not(${KNOWN})`)) other.remove();
  return svg;
}

/**
 * Put every piece of a picture where it belongs on a chart of this size (px).
 *
 * @param {SVGSVGElement} svg
 * @param {number} width
 * @param {number} height
 */
export function placePicture(svg, width, height) {
  const [left, right, top, bottom] = (svg.dataset.margins ?? "").split(" ").map(Number);
  const across = width - left - right;
  const down = height - top - bottom;
  const radius = Math.min(across, down) / 2;
  const round = svg.dataset.shape === "polar";
  const [x0, y0, dx, dy] = round
    ? [left + across / 2, top + down / 2, radius, radius]
    : [left, top, across, down];
  /** @type {(x: string, y: string) => string} */
  const at = (x, y) => `${x0 + dx * Number(x)} ${y0 + dy * Number(y)}`;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const piece of svg.querySelectorAll("[data-at], [data-d]")) {
    const { at: place, d, r, across: line } = piece.dataset;
    if (place) piece.setAttribute("transform", place.replace(PAIR, (_, x, y) => `translate(${at(x, y)})`));
    if (d) piece.setAttribute("d", d.replace(PAIR, (_, x, y) => at(x, y)));
    if (r) piece.setAttribute("r", String(radius * Number(r)));
    if (line) piece.setAttribute("d", `M0 ${line}H${across}`);
  }
}

/**
 * Once a picture is on the page its words can be measured: the name of an axis stands beside the widest of them.
 *
 * @param {SVGSVGElement} svg
 */
export function placeBeside(svg) {
  const name = svg.querySelector("[data-kind=beside]");
  if (!name) return;
  const widths = [...svg.querySelectorAll("[data-kind=ytick] text")].map((text) => text.getBoundingClientRect().width);
  const turned = name.querySelector("text");
  turned?.setAttribute("transform", `translate(${-Math.max(0, ...widths)} 0) ${turned.dataset.turned ?? ""}`);
}
