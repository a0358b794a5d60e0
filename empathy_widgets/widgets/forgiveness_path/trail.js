import { make } from "../shared/shared.js";

const DRAWN = "http://www.w3.org/2000/svg";
/** Of one place on the path, in units of the picture: how high its row is, and how far from the side it lies. */
const ROW = 80;
const NEAR_SIDE = 30;
const FAR_SIDE = 78;

const aside = (index) => (index % 2 ? FAR_SIDE : NEAR_SIDE);
const down = (index) => index * ROW + ROW / 2;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function draw(tag, attributes) {
  const drawn = document.createElementNS(DRAWN, tag);
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, String(value));
  return drawn;
}

/** The way itself, with grass beside it and a tree where it ends. */
function ground(count) {
  const height = count * ROW + 64;
  const svg = draw("svg", { class: "ew-trail-ground", viewBox: `0 0 112 ${height}`, "aria-hidden": "true" });
  let way = `M${NEAR_SIDE} 0 L${NEAR_SIDE} ${down(0)}`;
  for (let index = 1; index < count; index += 1) {
    const half = (down(index - 1) + down(index)) / 2;
    way += ` C${aside(index - 1)} ${half} ${aside(index)} ${half} ${aside(index)} ${down(index)}`;
  }
  const end = aside(count - 1);
  const last = down(count - 1);
  way += ` C${end} ${last + 30} 54 ${last + 26} 54 ${height - 12}`;
  svg.append(
    draw("path", { class: "ew-trail-edge", d: way }),
    draw("path", { class: "ew-trail-way", d: way }),
    draw("path", { class: "ew-trail-gate", d: `M${NEAR_SIDE - 16} -6 v22 M${NEAR_SIDE + 16} -6 v22 M${NEAR_SIDE - 16} 0 l-12 5 v11 M${NEAR_SIDE - 16} 10 l-12 4` }),
  );
  for (let index = 0; index < count; index += 1) {
    const x = index % 2 ? 20 : 96;
    svg.append(draw("path", { class: "ew-trail-grass", d: `M${x} ${down(index) + 14} q-1 -9 -6 -13 M${x} ${down(index) + 14} v-15 M${x} ${down(index) + 14} q1 -8 7 -12` }));
  }
  svg.append(
    draw("path", { class: "ew-trail-trunk", d: `M98 ${height - 4} v-34 M98 ${height - 24} l8 -9` }),
    draw("circle", { class: "ew-trail-crown", cx: 98, cy: height - 54, r: 20 }),
    draw("circle", { class: "ew-trail-crown", cx: 84, cy: height - 42, r: 13 }),
    draw("circle", { class: "ew-trail-crown", cx: 113, cy: height - 42, r: 14 }),
  );
  return svg;
}

/** What a place looks like: a ring, a ring with somebody in it, a full one, or one with its door ajar. */
function mark(state) {
  const svg = draw("svg", { viewBox: "0 0 44 44", "aria-hidden": "true", class: "ew-place-mark" });
  svg.append(draw("circle", { class: "ew-place-ring", cx: 22, cy: 22, r: 17 }));
  if (state === "begun") svg.append(draw("circle", { class: "ew-place-here", cx: 22, cy: 22, r: 7 }));
  if (state === "done") svg.append(draw("circle", { class: "ew-place-full", cx: 22, cy: 22, r: 17 }), draw("path", { class: "ew-place-tick", d: "M14.5 22.5 l5.5 5.5 l10 -12" }));
  if (state === "left") svg.append(draw("path", { class: "ew-place-leaf", d: "M14 30 C12 18 20 13 31 13 C31 24 26 31 14 30 Z M14 30 L24 20" }));
  return svg;
}

/**
 * The way and the places along it, each a button with its state in words; none has to come before another.
 *
 * @param {Strings} strings
 * @param {any[]} stages
 * @param {{ at: string, state: (id: string) => string, turn: (id: string) => unknown }} options
 */
export function makeTrail(strings, stages, { at, state, turn }) {
  const places = stages.map((stage, index) => {
    const stands = state(stage.id);
    return make(
      "li",
      { class: "ew-place", "data-place": stage.id, "data-state": stands, "data-far": index % 2 === 1 },
      make(
        "button",
        {
          type: "button", class: "ew-place-go", onclick: () => turn(stage.id), "data-keep": `place-${stage.id}`,
          "aria-current": stage.id === at ? "step" : null,
        },
        mark(stands),
        make(
          "span",
          { class: "ew-place-words" },
          make("span", { class: "ew-place-name", text: stage.title, dir: "auto" }),
          make("span", { class: "ew-place-state ew-small ew-muted", text: strings[stands] }),
        ),
      ),
    );
  });
  return [ground(stages.length), make("ol", {}, ...places)];
}
