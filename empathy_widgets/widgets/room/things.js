import { fill, make, safeAddress } from "../shared/shared.js";

/**
 * What a thing is, what one can do there, and what was done.
 *
 * @param {any} thing
 * @param {Strings} strings
 * @param {string} between
 */
export function sentence(thing, strings, between = " ") {
  const named = `${fill(strings.name, thing)}.`;
  const where = thing.href ? "" : fill(strings.elsewhere, thing);
  return [named, thing.done ? `${thing.done}.` : "", where].filter(Boolean).join(between);
}

/**
 * The link that lies over a thing; where there are no links, a button that says which chapter to open.
 *
 * @param {any} thing
 * @param {Strings} strings
 */
export function makeThing(thing, strings) {
  const address = thing.href && safeAddress(thing.href);
  const shared = { class: "ew-thing", "data-id": thing.id, "aria-label": sentence(thing, strings) };
  return address ? make("a", { ...shared, href: address }) : make("button", { ...shared, type: "button" });
}

/**
 * Say where something of a thing is in both pictures; what has no place in them is left to the list.
 *
 * @param {HTMLElement} part
 * @param {string} id
 * @param {Record<string, any>} wide
 * @param {Record<string, any>} tall
 */
export function placeIn(part, id, wide, tall) {
  part.hidden = !(id in wide && id in tall);
  if (part.hidden) return;
  for (const [name, place] of [["w", wide[id]], ["t", tall[id]]]) {
    const [x, y, width, height] = place.box;
    const [mx, my] = place.mark;
    for (const [what, value] of Object.entries({ x, y, width, height, mx, my })) part.style.setProperty(`--${name}-${what}`, `${value}%`);
  }
}

/**
 * The same links in words.
 *
 * @param {any[]} things
 * @param {Strings} strings
 */
export function makeList(things, strings) {
  if (!things.length) return make("p", { class: "ew-muted", text: strings.empty });
  const rows = things.map((thing) => {
    const address = thing.href && safeAddress(thing.href);
    const name = address ? make("a", { href: address, text: thing.name, dir: "auto" }) : make("strong", { text: thing.name, dir: "auto" });
    return make(
      "li",
      { "data-state": thing.state },
      name,
      make("span", { class: "ew-small", text: thing.says, dir: "auto" }),
      thing.done ? make("span", { class: "ew-small ew-muted", text: thing.done }) : null,
      address ? null : make("span", { class: "ew-small ew-muted", text: fill(strings.elsewhere, thing) }),
    );
  });
  return make("ul", { "aria-label": strings.things }, ...rows);
}
