import { fill, make } from "../shared/shared.js";
import { makeGauges } from "./opening.js";

const SVG = "http://www.w3.org/2000/svg";

/** The place of a picture: somebody is there, and nobody yet. */
function makePortrait() {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 120 120", class: "ew-portrait", "aria-hidden": "true", "data-portrait": "" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const d of ["M60 26a21 21 0 1 1 0 42a21 21 0 0 1 0-42Z", "M18 120c2-29 19-43 42-43s40 14 42 43Z"]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/**
 * The other person: a place for a picture, who they are, how they look just now, and their gauges.
 *
 * @param {any} scene
 * @param {any[]} gauges
 * @param {string} looks
 * @param {Strings} strings
 */
export function makeOther(scene, gauges, looks, strings) {
  return [
    makePortrait(),
    make(
      "div",
      { class: "ew-person" },
      make("p", { class: "ew-name" }, make("bdi", { text: scene.other })),
      make("p", { class: "ew-role ew-small ew-muted", text: scene.role ?? "", dir: "auto" }),
    ),
    looks ? make("p", { class: "ew-looks", text: looks, dir: "auto" }) : null,
    makeGauges(gauges, fill(strings.now, { name: scene.other })),
  ].filter((one) => one !== null);
}
