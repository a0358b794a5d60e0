import { make } from "./shared.js";

/**
 * Marker shapes around 0, 0, as plotly draws them, for the legend.
 *
 * @type {Record<string, string>}
 */
const MARKS = {
  circle: "M4.5,0A4.5,4.5 0 1,1 -4.5,0A4.5,4.5 0 1,1 4.5,0Z",
  square: "M-4,-4H4V4H-4Z",
  diamond: "M0,-5.5L5.5,0L0,5.5L-5.5,0Z",
  "triangle-up": "M0,-5L5,4H-5Z",
  "triangle-down": "M0,5L5,-4H-5Z",
  cross: "M-1.8,-5H1.8V-1.8H5V1.8H1.8V5H-1.8V1.8H-5V-1.8H-1.8Z",
  x: "M-5,-2.6L-2.6,-5L0,-2.4L2.6,-5L5,-2.6L2.4,0L5,2.6L2.6,5L0,2.4L-2.6,5L-5,2.6L-2.4,0Z",
};
/** @type {Record<string, string>} */
const DASHES = { dash: "7 5", dot: "2 3", dashdot: "7 3 2 3", longdash: "11 5", longdashdot: "11 3 2 3" };

/**
 * The legend as a list of words that wraps; each with a sample of its line and marker.
 *
 * @param {Trace[]} data
 */
export function legendOf(data) {
  /**
   * @param {"svg" | "path"} tag
   * @param {Record<string, string | number>} attributes
   */
  const svg = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };
  const named = data.filter((trace) => trace.meta?.legend && trace.showlegend !== false);
  named.sort((one, other) => one.legendrank - other.legendrank);
  return named.map((trace) => {
    const lined = trace.mode.includes("lines");
    const width = lined ? 44 : 16;
    const sample = svg("svg", { width, height: 14, viewBox: `${-width / 2} -7 ${width} 14`, "aria-hidden": "true" });
    const [token] = [trace.meta.tokens["marker.color"]].flat();
    sample.style.cssText = `color: var(${token}); opacity: ${trace.opacity ?? 1}`;
    if (lined) {
      sample.append(svg("path", { d: "M-22,0H22", stroke: "currentColor", "stroke-width": trace.line.width,
        "stroke-dasharray": DASHES[trace.line.dash] ?? "none" }));
    }
    sample.append(svg("path", { d: MARKS[trace.marker.symbol] ?? MARKS.circle, fill: "currentColor" }));
    return make("li", { "data-emphasis": trace.meta.emphasis }, sample, make("span", { text: trace.meta.legend }));
  });
}
