import { make } from "../shared/shared.js";

const SVG = "http://www.w3.org/2000/svg";

/** The shape of each lane's marks, so that colour never says it alone; 16 px wide, around its middle. */
const SHAPES = {
  measure: "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z",
  room: "M-7 -4.5a2.5 2.5 0 0 1 2.5 -2.5h9a2.5 2.5 0 0 1 2.5 2.5v9a2.5 2.5 0 0 1 -2.5 2.5h-9a2.5 2.5 0 0 1 -2.5 -2.5z",
  plan: "M0 -9l9 9l-9 9l-9 -9z",
  between: "M0 -8.5l9 15h-18z",
};

/**
 * Put an element at a part of the axis.
 *
 * @template {HTMLElement} Placed
 * @param {Placed} element
 * @param {number} at
 */
export function put(element, at) {
  element.style.insetInlineStart = `${at * 100}%`;
  return element;
}

/**
 * The shape of one thing, filled where it happened, a ring where it is planned.
 *
 * @param {string} lane
 * @param {boolean} planned
 */
function makeShape(lane, planned) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: "-12 -12 24 24", width: "24", height: "24", "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", SHAPES[lane] ?? SHAPES.measure);
  if (planned) shape.setAttribute("class", "ew-ring");
  svg.append(shape);
  return svg;
}

/**
 * A mark: a button with its name, a shape for one thing, a number for several close together.
 *
 * @param {any} mark
 * @param {string} lane
 * @param {Attributes} attributes
 */
export function makeMark(mark, lane, attributes) {
  const several = mark.of.length > 1;
  const button = make(
    "button",
    { type: "button", class: "ew-mark", "aria-label": mark.says, "data-several": several, "data-planned": Boolean(mark.planned), ...attributes },
    several ? make("span", { class: "ew-count", text: mark.of.length }) : makeShape(lane, mark.planned),
  );
  return put(button, mark.at);
}

/**
 * How far the things under one counted mark reach, or how long something went on.
 *
 * @param {any} mark
 */
export function makeReach(mark) {
  const reach = put(make("span", { class: "ew-reach" }), mark.first);
  reach.style.inlineSize = `${(mark.last - mark.first) * 100}%`;
  return reach;
}
