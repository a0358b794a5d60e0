/** The flowers: one sort for each of those an act is towards, told apart by shape first and colour second. */

/** Whom acts are towards, in the order of the table; "any" for an act without a card. */
export const SORTS = ["strangers", "family", "friends", "oneself", "unseen", "any"];

/**
 * Of each sort: how many petals, one petal pointing to the right (the flower reaches 1), and how large its heart is.
 * `charts/kindness_month.py` has the same.
 *
 * @type {Record<string, [number, string, number]>}
 */
const PETALS = {
  strangers: [10, "M.15,0C.3,-.17 .85,-.2 1,0C.85,.2 .3,.17 .15,0Z", 0.26],
  family: [5, "M0,0C.2,-.6 .85,-.62 .98,-.16Q.9,0 .98,.16C.85,.62 .2,.6 0,0Z", 0.2],
  friends: [6, "M0,0C.3,-.34 .6,-.26 1,0C.6,.26 .3,.34 0,0Z", 0.15],
  oneself: [4, "M0,0C.1,-.66 1.05,-.68 .82,0C1.05,.68 .1,.66 0,0Z", 0.17],
  unseen: [12, "M0,-.02H.8A.1,.1 0 1 1 .8,.02H0Z", 0.13],
  any: [3, "M0,0C.15,-.5 .8,-.5 .95,0C.8,.5 .15,.5 0,0Z", 0.18],
};

const LEAF = "M-1,0C-.5,-.55 .4,-.6 1,0C.4,.6 -.5,.55 -1,0Z";

/**
 * An element of a drawing.
 *
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Element[]} children
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * A flower round 0, 0 that reaches `size`.
 *
 * @param {string} sort
 * @param {number} size
 * @param {Record<string, string | number>} more
 */
export function makeFlower(sort, size, more = {}) {
  const [count, petal, heart] = PETALS[sort] ?? PETALS.any;
  const petals = Array.from({ length: count }, (_, index) =>
    draw("path", { d: petal, transform: `rotate(${-90 + (360 / count) * index})` }),
  );
  const whole = draw("g", { transform: `scale(${size})` }, ...petals, draw("circle", { class: "ew-heart", r: heart }));
  return draw("g", { class: "ew-flower", "data-sort": sort, ...more }, whole);
}

/**
 * A leaf round 0, 0, for a day off.
 *
 * @param {number} size
 * @param {number} turn in degrees
 */
export function makeLeaf(size, turn = -35) {
  return draw("g", { class: "ew-leaf" }, draw("path", { d: LEAF, transform: `rotate(${turn}) scale(${size})` }));
}
